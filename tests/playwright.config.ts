import { defineConfig } from '@playwright/test';
import { browser } from '../scripts/bootstrap/debian.mjs';

// The system's Chromium, drawing the same pixels on every machine; journeys start their own servers, each worker its own.
export default defineConfig({
  testDir: 'journeys',
  globalSetup: './journeys/load-demonstration.ts',
  outputDir: '../test-results',
  workers: 2,
  // Two share the machine with their servers and browsers.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // To trace takes almost as long again as the journey: add `--trace on` for one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser() ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none',
        '--force-color-profile=srgb',
      ],
    },
  },
});
