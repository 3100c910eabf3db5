// npm run bench:web [-- --json]: how soon the cockpit of the demonstration is there, how fast it answers a key, how much it loads.
import { type Browser, chromium, type Page } from '@playwright/test';
import { ensureWebBuilt } from '../scripts/bootstrap/web.mjs';
import { withServer } from '../tests/journeys/server.ts';
import { settled } from '../tests/journeys/settled.ts';
import config from '../tests/playwright.config.ts';
import { atMost, printFigures } from './figures.ts';

const runs = 5;
const limits = { paintMs: 1500, interactionMs: 100, scriptKb: 250 };
const director = { email: 'pmo.director@northmoor.example', password: 'chartroom-demo' };

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel(/e-mail/i).fill(director.email);
  await page
    .getByLabel(/password/i)
    .first()
    .fill(director.password);
  await page.getByRole('button', { name: /sign in/i }).click();
  await page.getByRole('button', { name: /As of/ }).waitFor();
}

/** Compressed bytes of the scripts that a first visit loads until the cockpit stands, in KB of 1024 bytes. */
async function firstScripts(
  browser: Browser,
  url: string,
  state: Awaited<ReturnType<typeof storageOf>>,
): Promise<number> {
  const context = await browser.newContext({ storageState: state });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.responseReceived', e => {
    if (e.type === 'Script') bytes += Number(e.response.headers['content-length'] ?? Number.NaN);
  });
  await page.goto(url);
  await page.getByText('Needs attention').waitFor();
  await context.close();
  return bytes / 1024;
}

const storageOf = (page: Page) => page.context().storageState();

/** Milliseconds until the largest thing of the first screen is painted. */
async function largestPaint(
  browser: Browser,
  url: string,
  state: Awaited<ReturnType<typeof storageOf>>,
): Promise<number> {
  const context = await browser.newContext({ storageState: state, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) Object.assign(globalThis, { largestPaint: entry.startTime });
    }).observe({ type: 'largest-contentful-paint', buffered: true } as never);
  });
  await page.goto(url);
  await page.getByText('Needs attention').waitFor();
  await settled(page);
  const value = await page.evaluate(() => (globalThis as unknown as { largestPaint: number }).largestPaint);
  await context.close();
  return value;
}

/** Milliseconds from a key to the next frame with its effect: opening the palette, and closing it. */
async function slowestInteraction(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.getByText('Needs attention').waitFor();
  await settled(page);
  await page.evaluate(() => {
    const durations: number[] = [];
    Object.assign(globalThis, { interactions: durations });
    new PerformanceObserver(list => {
      for (const entry of list.getEntries()) durations.push(entry.duration);
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as never);
  });
  for (let i = 0; i < runs; i++) {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  const durations = await page.evaluate(
    () => (globalThis as unknown as { interactions: number[] }).interactions,
  );
  return Math.max(0, ...durations);
}

await ensureWebBuilt();
await withServer({}, async ({ url }) => {
  const browser = await chromium.launch(config.use?.launchOptions);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await signIn(page, url);
  const state = await storageOf(page);
  const paints: number[] = [];
  for (let i = 0; i < runs; i++) paints.push(await largestPaint(browser, url, state));
  const scriptKb = await firstScripts(browser, url, state);
  const interactionMs = await slowestInteraction(page, url);
  await browser.close();
  printFigures([
    atMost('largest contentful paint of the cockpit, middle of five', middle(paints), 'ms', limits.paintMs),
    atMost('slowest answer to a key', interactionMs, 'ms', limits.interactionMs),
    atMost('compressed JavaScript of the first page', scriptKb, 'KiB', limits.scriptKb),
  ]);
});
