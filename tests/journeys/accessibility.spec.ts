import { accessibilityProblems } from './axe.ts';
import { pages } from './pages.ts';
import { expect, test } from './server.ts';
import { settled } from './settled.ts';
import { demonstration, signIn } from './sign-in.ts';

/** As text, because it runs in the page. */
const pageIsWide = 'document.documentElement.scrollWidth > document.documentElement.clientWidth + 1';

for (const width of [1440, 390]) {
  test(`R16.6 axe-core finds nothing on any page, light and dark, ${width} px`, async ({ browser, demo }) => {
    // Each walk looks at every page twice.
    test.setTimeout(600_000);
    const context = await browser.newContext({ colorScheme: 'light', viewport: { width, height: 900 } });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('pageerror', error => broken.push(error.message));
    page.on('console', message => {
      if (message.type() === 'error' && /Content.Security|Refused/.test(message.text()))
        broken.push(message.text());
    });
    const found: string[] = [];
    /** The page as it stands in light, and the same page in dark. */
    const look = async (path: string) => {
      found.push(...(await accessibilityProblems(page)).map(p => `${path} ${p}`));
      await page.emulateMedia({ colorScheme: 'dark' });
      await settled(page);
      found.push(...(await accessibilityProblems(page)).map(p => `${path} dark ${p}`));
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await page.goto(demo.url);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await look('/sign-in');
    await signIn(page, demo.url, demonstration.email('administrator'), demonstration.password);
    for (const path of pages) {
      await page.goto(`${demo.url}${path}`);
      await page.getByRole('heading', { level: 1 }).first().waitFor({ timeout: 20_000 });
      await settled(page);
      if (await page.evaluate(pageIsWide)) found.push(`${path} is wider than the window`);
      await look(path);
    }
    expect(found).toEqual([]);
    expect(broken).toEqual([]);
    await context.close();
  });
}
