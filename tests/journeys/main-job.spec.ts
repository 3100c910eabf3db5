import type { Page } from '@playwright/test';
import { accessibilityProblems } from './axe.ts';
import { director, expect, test } from './server.ts';
import { settled } from './settled.ts';
import { signIn } from './sign-in.ts';
import { ukFile, ukMapping, ukSnapshots } from './uk-portfolio.ts';

// One story: a PMO director brings ten years of a government's portfolio, looks at a day, and asks why.
test.describe.configure({ mode: 'serial' });
test.skip(ukFile === null, 'The real portfolio is read from ../shared/data, which is not here.');

interface Cockpit {
  readonly projects: number;
  readonly reported: readonly { readonly said: string; readonly count: number }[];
  readonly figures: readonly { readonly metric: string; readonly value: unknown }[];
}

let page: Page;
test.beforeAll(async ({ browser, server }) => {
  page = await browser.newPage();
  await signIn(page, server.url, director.email, director.password);
});
test.afterAll(() => page.close());

/** The README's pictures are taken by `npm run screenshots`; any other run leaves them as they are. */
const screenshots = process.env.SCREENSHOTS ?? 'test-results/screenshots';
const screenshot = async (name: string) => {
  await settled(page);
  await page.screenshot({ path: `${screenshots}/${name}.png` });
};

test('imports the file through the wizard', async () => {
  await page.getByRole('link', { name: 'Imports' }).click();
  await page.getByRole('radio', { name: /Status reports/ }).check();
  await page
    .getByLabel('Drop a CSV or Excel file here')
    .and(page.locator('input'))
    .setInputFiles(ukFile ?? '');
  await page.getByLabel('Mapping file').setInputFiles(ukMapping);
  await page.getByRole('button', { name: 'Check the file' }).click();
  const all = page.getByRole('button', { name: 'Import all 1,728 rows' });
  await all.waitFor({ timeout: 60_000 });
  await screenshot('import');
  await all.click();
  await page.getByRole('link', { name: /Open the cockpit as of 31 Mar 2023/ }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('R7.1 shows what the file says on every one of its days: projects, ratings, whole-life cost', async ({
  server,
}) => {
  for (const snapshot of ukSnapshots(ukFile ?? '')) {
    await page.goto(`${server.url}/?asOf=${snapshot.day}`);
    const figures = page
      .getByRole('region', { name: 'Key figures' })
      .or(page.getByRole('list', { name: 'Key figures' }));
    await expect(figures.first()).toContainText(String(snapshot.projects));
    const {
      reported,
      projects,
      figures: exact,
    } = (await page.evaluate(
      async day => (await fetch(`/api/cockpit?asOf=${day}`)).json(),
      snapshot.day,
    )) as Cockpit;
    expect(projects).toBe(snapshot.projects);
    expect(Object.fromEntries(reported.map(r => [r.said, r.count]))).toEqual(snapshot.ratings);
    expect(exact.find(f => f.metric === 'whole-life-cost-total')?.value).toBe(snapshot.costMinor);
  }
});

test('R7.8 picks a day and one to compare with, and sees what changed and what is red', async () => {
  await page.getByRole('button', { name: /As of/ }).click();
  await page.getByRole('textbox', { name: 'As of' }).fill('30 Sep 2017');
  await page.getByRole('textbox', { name: 'Compare with' }).fill('30 Sep 2016');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page).toHaveURL(/asOf=2017-09-30/);
  await expect(page).toHaveURL(/compareWith=2016-09-30/);
  await expect(page.getByText('Magenta marks what changed since')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('turned red');
  for (const kind of ['Re-rated', 'Moved', 'New', 'Left', 'Returned']) {
    await expect(page.getByRole('button', { name: new RegExp(`${kind} ?\\d+`) })).toBeVisible();
  }
  await screenshot('cockpit');
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('R7.2 R7.11 opens a project and learns why it is computed off track when it is reported at risk', async () => {
  await page.getByRole('link', { name: 'PHE Science Hub' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('PHE Science Hub');
  await expect(page.getByText(/Disagree for/)).toBeVisible();
  await screenshot('project');
  await page
    .getByRole('button', { name: /Off track/ })
    .first()
    .click();
  const why = page
    .getByRole('complementary', { name: /Why this/ })
    .or(page.getByRole('dialog', { name: /Why this/ }));
  await expect(why).toContainText('1,553 days');
  await expect(why).toContainText('Amber');
  await expect(why).toContainText('30 Mar 2021');
  await expect(why).toContainText('30 Jun 2025');
  await screenshot('explain');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();
});

test('finds a project from the keyboard alone', async ({ server }) => {
  await page.goto(`${server.url}/?asOf=2017-09-30`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const asOf = page.getByRole('button', { name: /As of/ });
  await asOf.focus();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(asOf).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('crossrail');
  await expect(page.getByRole('option', { name: /Crossrail/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Crossrail');
});

test('who cannot reach the server is told that the session goes on', async ({ server }) => {
  await page.goto(server.url);
  await page.getByRole('button', { name: /account of/ }).click();
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByText(/^You are still signed in/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('gives the same figures on the command line', async ({ server, request: _ }) => {
  const made = await page.evaluate(async () => {
    const { csrf } = (await (await fetch('/api/me')).json()) as { csrf: string };
    const answer = await fetch('/api/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-chartroom-csrf': csrf },
      body: JSON.stringify({
        name: 'journey',
        scopes: [
          'project.read',
          'money.read',
          'organisation.read',
          'portfolio.read',
          'report.read',
          'rule.read',
        ],
      }),
    });
    return (await answer.json()) as { secret: string };
  });
  const said = await server.chartroom(
    ['report', 'cockpit', '--as-of', '2017-09-30', '--compare-with', '2016-09-30', '--json'],
    {
      CHARTROOM_URL: server.url,
      CHARTROOM_TOKEN: made.secret,
    },
  );
  const report = JSON.parse(said);
  expect(report).toMatchObject({
    asOf: '2017-09-30',
    compareWith: '2016-09-30',
    projects: 133,
    reported: { Green: 2, 'Amber/Green': 22, Amber: 59, 'Amber/Red': 38, Red: 8, 'No rating': 4 },
  });
  const explained = await server.chartroom(
    ['explain', 'computed-status', 'PHE Science Hub', '--as-of', '2017-09-30', '--json'],
    {
      CHARTROOM_URL: server.url,
      CHARTROOM_TOKEN: made.secret,
    },
  );
  expect(JSON.parse(explained)).toMatchObject({ value: 'off-track', recomputed: { agrees: true } });
});
