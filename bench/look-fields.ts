import { chromium } from '@playwright/test';
import config from '../tests/playwright.config.ts';
import { withServer } from '../tests/journeys/server.ts';
import { demonstration, signIn } from '../tests/journeys/sign-in.ts';

await withServer({}, async server => {
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1440, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      page.on('pageerror', e => console.log('ERROR', String(e)));
      await signIn(page, server.url, demonstration.email('pmo-director'), demonstration.password).catch(e => console.log(String(e)));
      const shot = (name: string, full = true) => page.screenshot({ path: `/tmp/x/${name}-${width}-${scheme}.png`, fullPage: full });
      const step = async (name: string, act: () => Promise<unknown>) => {
        try { await act(); await page.waitForTimeout(400); await shot(name, false); } catch (e) { console.log(name, width, String(e).slice(0, 300)); }
      };
      await page.goto(`${server.url}/fields`); await page.waitForTimeout(1200); await shot('fields');
      await step('edit-tree', () => page.getByRole('button', { name: 'Cost centre', exact: true }).click());
      await page.keyboard.press('Escape');
      await step('formula', async () => {
        await page.getByRole('button', { name: 'Benefit per pound', exact: true }).click();
        await page.getByRole('button', { name: 'Try it' }).click();
        await page.waitForTimeout(600);
      });
      await page.keyboard.press('Escape');
      await page.goto(`${server.url}/projects/PRJ-1?tab=details`); await page.waitForTimeout(1500); await shot('details');
      await step('why', () => page.getByRole('button', { name: /^Why Benefit per pound/ }).click());
      await page.goto(`${server.url}/projects?columns=name,status,costCentre,deliveryPartner,complexity,regulatory,goLiveWindow,benefitPerPound&filter=${encodeURIComponent('costCentre == "Operations"')}`);
      await page.waitForTimeout(1800); await shot('list', false);
      await page.close();
    }
  }
  await browser.close();
});
