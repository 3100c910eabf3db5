import type { WeeklyUpdate } from '@chartroom/contract';
import { expect, test } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

interface Row {
  readonly key: string;
  readonly health: { readonly reported: { readonly status: string }; readonly computed: string };
}

test('R7.2 R7.6 a watermelon is found, challenged, corrected, and seen later as it was known', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  const read = (path: string) => page.evaluate(async to => (await fetch(to)).json(), path);

  // Found: green outside, red inside; red by what a dimension measures, not by a report that is late; not yet
  // reported today.
  const filter = encodeURIComponent('reportedStatus == "on-track" && computed == "off-track"');
  const { items } = (await read(`/api/projects?filter=${filter}`)) as { readonly items: readonly Row[] };
  let found: { readonly key: string; readonly update: WeeklyUpdate } | undefined;
  for (const { key } of items) {
    const update = (await read(`/api/projects/${key}/update`)) as WeeklyUpdate;
    if (update.published !== null || !update.dimensions.some(d => d.computed === 'off-track')) continue;
    found = { key, update };
    break;
  }
  if (found === undefined) throw new Error(`None of ${items.length} watermelons is red in a dimension.`);
  const { key, update } = found;
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
