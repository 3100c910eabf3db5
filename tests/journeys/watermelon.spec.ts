import type { WeeklyUpdate } from '@chartroom/contract';
import type { Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

interface Row {
  readonly key: string;
  readonly health: { readonly reported: { readonly status: string }; readonly computed: string };
}

/** Tells the register that a project ends a year late, which no report says; whether it took that. */
async function endsLate(page: Page, url: string, key: string): Promise<boolean> {
  const { csrf } = await (await page.request.get(`${url}/api/me`)).json();
  const { project } = await (await page.request.get(`${url}/api/projects/${key}`)).json();
  const { finishBaseline } = project.dates;
  if (finishBaseline === null) return false;
  const late = new Date(Date.parse(finishBaseline) + 400 * 86_400_000).toISOString().slice(0, 10);
  const headers = { 'x-chartroom-csrf': csrf, 'if-match': `"${project.version}"` };
  const data = { finishForecast: late, reason: 'The supplier delivers next year' };
  return (await page.request.patch(`${url}/api/projects/${project.id}`, { headers, data })).ok();
}

test('R7.2 R7.6 a watermelon is found, challenged, corrected, and seen later as it was known', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  const read = (path: string) => page.evaluate(async to => (await fetch(to)).json(), path);

  // Made on any day of the week: reported green, and red since by what its schedule measures.
  const green = encodeURIComponent('reportedStatus == "on-track" && state == "active"');
  const { items } = (await read(`/api/projects?filter=${green}`)) as { readonly items: readonly Row[] };
  let key = '';
  for (const row of items) {
    const { published } = (await read(`/api/projects/${row.key}/update`)) as WeeklyUpdate;
    if (published !== null || !(await endsLate(page, demo.url, row.key))) continue;
    key = row.key;
    break;
  }

  // Found: green outside, red inside.
  const melons = encodeURIComponent('reportedStatus == "on-track" && computed == "off-track"');
  const list = (await read(`/api/projects?filter=${melons}`)) as { readonly items: readonly Row[] };
  expect(list.items.map(p => p.key)).toContain(key);
  const update = (await read(`/api/projects/${key}/update`)) as WeeklyUpdate;
  expect(update.dimensions.filter(d => d.computed === 'off-track')).not.toEqual([]);
  const { computedAt } = update;

  // Challenged: whoever says on track against the data is asked why, and publishes nothing before.
  await page.goto(`${demo.url}/projects/${key}/update`);
  const ratings = page.getByRole('region', { name: 'Ratings' });
  await ratings.waitFor();
  for (const { computed } of update.dimensions) {
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    if (computed !== 'unknown' && computed !== 'on-track') {
      await expect(page.locator('textarea:focus')).toBeVisible();
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('textarea:focus, [data-step]:focus-within')).not.toHaveCount(0);
  await expect(ratings.getByText(/^Why on track, not/).first()).toBeVisible();

  // Corrected: what the data say is taken, row by row, and it is published by keyboard.
  for (const { dimension, computed } of update.dimensions) {
    if (computed === 'unknown' || computed === 'on-track') continue;
    await page.locator(`[data-step="rating:${dimension}"] [data-step-focus]`).focus();
    await page.keyboard.press('s');
  }
  await expect(ratings.getByText(/^Why on track, not/)).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/tab=reports/);
  const now = (await read(`/api/projects/${key}`)) as Row;
  expect(now.health).toMatchObject({ reported: { status: 'off-track' }, computed: 'off-track' });

  // Seen later as it was known: the address takes the whole product back.
  const then = (await read(`/api/projects/${key}?knownAt=${encodeURIComponent(computedAt)}`)) as Row;
  expect(then.health.reported.status).toBe('on-track');
  await page.goto(`${demo.url}/projects/${key}?knownAt=${encodeURIComponent(computedAt)}`);
  await expect(page.getByText('On track').first()).toBeVisible();
});

test('R7.2 what is written while a save is under way is in the report that is published at once', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  const read = (path: string) => page.evaluate(async to => (await fetch(to)).json(), path);
  const { items } = (await read('/api/projects?filter=state%20%3D%3D%20%22active%22')) as {
    readonly items: readonly Row[];
  };
  const open = async (key: string) => (await read(`/api/projects/${key}/update`)) as WeeklyUpdate;
  let update: WeeklyUpdate | null = null;
  for (const { key } of items) {
    const found = await open(key);
    if (found.published === null && found.report === null && found.may.publish) update = found;
    if (update !== null) break;
  }
  if (update === null) throw new Error('Broken assumption: a project has no report of today.');
  await page.goto(`${demo.url}/projects/${update.project.key}/update`);
  for (const { dimension, computed } of update.dimensions) {
    await page.locator(`[data-step="rating:${dimension}"] [data-step-focus]`).focus();
    // What no rule judges is rated; of the rest what the data say is taken.
    await page.keyboard.press(computed === 'unknown' ? '1' : 's');
  }
  await expect(page.getByText(/^Saved /)).toBeVisible();
  // Each save takes its time from here on, so that more is written while it is under way.
  await page.route('**/api/reports/*', async route => {
    const answer = await route.fetch();
    await new Promise(resolve => setTimeout(resolve, 1_500));
    await route.fulfill({ response: answer });
  });
  const line = page.getByRole('textbox', { name: 'A line of your own' });
  const saving = page.waitForRequest(r => r.method() === 'PATCH' && r.url().includes('/api/reports/'));
  await line.fill('The first line');
  await line.press('Enter');
  await saving;
  await line.fill('The second line');
  await line.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(page).toHaveURL(/tab=reports/);
  const { published } = await open(update.project.key);
  const said = JSON.stringify(published);
  expect(said).toContain('The first line');
  expect(said).toContain('The second line');
});
