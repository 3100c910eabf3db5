import type { Page } from '@playwright/test';
import { accessibilityProblems } from './axe.ts';
import { pages } from './pages.ts';
import { expect, test } from './server.ts';
import { settled } from './settled.ts';
import { demonstration, signIn } from './sign-in.ts';

/** As text, because it runs in the page. */
const pageIsWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1';
const widths = [1440, 390];

/** What is wrong with the page as it stands, in each width, in light and in dark: there only colours can be wrong that were not. */
async function look(page: Page, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      // Without motion other colours are there at once; another width may load what it shows.
      await settled(page, colorScheme === 'light' ? 250 : 50);
      if (await page.evaluate(pageIsWide)) found.push(`${path} is wider than a window of ${width} px`);
      const about = colorScheme === 'light' ? 'everything' : 'colours';
      const problems = await accessibilityProblems(page, about);
      found.push(...problems.map(p => `${path} ${width} px ${colorScheme} ${p}`));
    }
  }
  return found;
}

/**
 * As text, because it runs in the page: goes to an address as a link would, and resolves when its page is drawn. A page that
 * is loaded anew compiles the app and axe-core anew, which takes as long as axe-core takes to look.
 */
const follow = (path: string) => `new Promise((resolve, reject) => {
  const router = globalThis.__TSR_ROUTER__;
  setTimeout(() => reject(new Error('The page was not drawn.')), 20000);
  const leave = router.subscribe('onRendered', () => {
    leave();
    resolve();
  });
  router.history.push(${JSON.stringify(path)});
})`;

/** Listens for what breaks and what the policy refuses. */
function listen(page: Page): readonly string[] {
  const broken: string[] = [];
  page.on('pageerror', error => broken.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' && /Content.Security|Refused/.test(message.text()))
      broken.push(message.text());
  });
  return broken;
}

// Two walks, so that neither takes long.
for (const half of [0, 1]) {
  test(`R16.6 axe-core finds nothing on any page, light and dark, 1440 and 390 px: half ${half + 1}`, async ({
    page,
    demo,
  }) => {
    test.setTimeout(600_000);
    const broken = listen(page);
    const found: string[] = [];
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    if (half === 0) found.push(...(await look(page, '/sign-in')));
    await page.setViewportSize({ width: 1440, height: 900 });
    await signIn(page, demo.url, demonstration.email('administrator'), demonstration.password);
    for (const path of pages.filter((_, i) => i % 2 === half)) {
      await page.setViewportSize({ width: widths[0] ?? 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      await page.evaluate(follow(path));
      await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 20_000 });
      found.push(...(await look(page, path)));
    }
    expect(found).toEqual([]);
    expect(broken).toEqual([]);
  });
}
