import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { accessibilityProblems } from './axe.ts';
import { expect, test } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

const construction = fileURLToPath(
  new URL('../../../shared/data/mspdi/files/Commercial_construction_project_plan-mpp.xml', import.meta.url),
);

/** Opens the empty plan of a project of its own. */
const openPlan = async (page: Page, url: string, name: string): Promise<string> => {
  await signIn(page, url, demonstration.email('pmo-director'), demonstration.password);
  const { csrf } = await (await page.request.get(`${url}/api/me`)).json();
  const headers = { 'x-chartroom-csrf': csrf, 'idempotency-key': crypto.randomUUID() };
  const made = await page.request.post(`${url}/api/projects`, { headers, data: { name } });
  const { key } = await made.json();
  await page.goto(`${url}/projects/${key}/plan`);
  return key;
};

/** Brings a file in through the wizard, up to the loss report. */
const importPlan = async (page: Page, file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0]) => {
  await page.getByRole('button', { name: 'Import a plan' }).click();
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('button', { name: 'Show the plan' }).waitFor({ timeout: 60_000 });
};

const dock = (page: Page) => page.getByRole('region', { name: 'Consequences before you save' });
const cell = (page: Page, row: number, key: string) =>
  page.locator(`[role=row][aria-rowindex="${row}"] [data-key=${key}]`);

test('R8.3 a planner brings in a plan of Microsoft Project, moves a task by keyboard, sees what it does before it is saved, and reports progress', async ({
  page,
  demo,
}) => {
  test.skip(!existsSync(construction), 'The collection of real plans is not on this machine.');
  const key = await openPlan(page, demo.url, 'Office tower');
  await expect(page.getByText('This project has no plan yet')).toBeVisible();
  await importPlan(page, construction);
  await expect(page.getByRole('region', { name: 'Loss report' })).toBeVisible();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const grid = page.getByRole('treegrid', { name: 'Tasks' });
  await grid.waitFor();
  expect(await accessibilityProblems(page)).toEqual([]);

  await grid.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
  const before = await cell(page, 6, 'start').textContent();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('status').filter({ hasText: '3 working days later' })).toHaveText(
    /^.+, .+, 3 working days later$/,
  );
  await expect(dock(page)).toBeVisible();
  await expect(cell(page, 6, 'moved')).toHaveText('+3 d');
  await expect(page.getByText(/1 edit, \d+ tasks changed/)).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);

  await page.keyboard.press('Control+z');
  await expect(cell(page, 6, 'moved')).toHaveText('+2 d');
  await page.keyboard.press('Control+y');
  await expect(cell(page, 6, 'moved')).toHaveText('+3 d');
  await page.keyboard.press('Control+Enter');
  await expect(dock(page)).toBeHidden();
  const after = await cell(page, 6, 'start').textContent();
  expect(after).not.toBe(before);

  await page.reload();
  await grid.waitFor();
  await expect(cell(page, 6, 'start')).toHaveText(after ?? '');

  await page.getByRole('button', { name: 'Import, export and print' }).click();
  await page.getByRole('button', { name: 'Take a baseline' }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed with the client');
  await page.getByRole('button', { name: 'Take the baseline' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();

  await cell(page, 6, 'percent').dblclick();
  await page.getByRole('textbox', { name: 'Percent complete' }).fill('50');
  await page.keyboard.press('Enter');
  await expect(cell(page, 6, 'percent')).toHaveText('50');
  await page.reload();
  await expect(cell(page, 6, 'percent')).toHaveText('50');

  await page.goto(`${demo.url}/projects/${key}?tab=progress`);
  await expect(page.getByRole('region', { name: 'Earned value' })).toBeVisible();
});

test('R1.5 R1.6 a backlog item goes through the columns of the board by keyboard, in the plan that holds the phases', async ({
  page,
  demo,
}) => {
  const key = await openPlan(page, demo.url, 'Mobile app');
  await page.getByRole('button', { name: 'Begin a plan' }).click();
  await page.getByRole('treegrid', { name: 'Tasks' }).waitFor();
  await page.getByRole('link', { name: 'Board' }).click();
  await page.getByRole('textbox', { name: 'New item' }).fill('Sign in by fingerprint');
  await page.getByRole('textbox', { name: 'Points' }).fill('5');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const backlog = page.getByRole('region', { name: 'Backlog' });
  await expect(backlog.getByRole('button', { name: /Sign in by fingerprint/ })).toBeVisible();
  await page.getByRole('button', { name: 'New sprint' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Sprint 1');
  await page.getByRole('button', { name: 'Add the sprint' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: /Sprint 1,/ })).toBeVisible();
  await backlog.getByRole('button', { name: /Sign in by fingerprint/ }).press('Control+ArrowRight');
  const card = page.getByRole('button', { name: /Sign in by fingerprint/ });
  await expect(backlog.getByRole('button', { name: /Sign in by fingerprint/ })).toBeHidden();
  await card.press('Control+ArrowRight');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.goto(`${demo.url}/projects/${key}/plan`);
  await expect(page.getByRole('treegrid', { name: 'Tasks' })).toContainText('Sign in by fingerprint');
});

test('R16.8 a plan of 5,000 tasks is walked to its end with a window full of rows', async ({
  page,
  demo,
}) => {
  const rows = Array.from(
    { length: 5_000 },
    (_, i) => `${i + 1},Task ${i + 1},${1 + (i % 5)}d,${i % 10 === 0 ? '' : i}`,
  );
  const csv = ['ID,Name,Duration,Predecessors', ...rows].join('\n');
  await openPlan(page, demo.url, 'Long haul');
  await importPlan(page, { name: 'large.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Show the plan' }).click();
  const grid = page.getByRole('treegrid', { name: 'Tasks' });
  await expect(grid).toHaveAttribute('aria-rowcount', '5001');
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
  await grid.focus();
  await page.keyboard.press('End');
  await expect(cell(page, 5_001, 'name')).toContainText('Task 5000');
  expect(await grid.getByRole('row').count()).toBeLessThan(60);
});

/** Zooms the roadmap step by step until the money under it is told so. */
async function zoomTo(page: Page, way: 'in' | 'out', title: string): Promise<void> {
  const money = page.getByRole('region', { name: 'Money under the roadmap' });
  const told = money.getByRole('heading', { name: title });
  await expect(async () => {
    if (!(await told.isVisible())) await page.getByRole('button', { name: `Zoom ${way}` }).click();
    await expect(told).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

test('R4.8 the roadmap shows all projects on one time axis, by portfolio or programme, drawn and as a table', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  await page.goto(`${demo.url}/roadmap`);
  const projects = page.getByRole('listbox', { name: 'Projects on the roadmap' });
  await projects.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(projects.getByRole('option', { selected: true })).toHaveCount(1);
  await page.getByRole('button', { name: /^Lanes/ }).click();
  await page.getByRole('button', { name: 'Programme', exact: true }).click();
  await expect(page).toHaveURL(/lanes=programme/);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('button', { name: 'Picture, SVG' }).click();
  expect((await download).suggestedFilename()).toBe('roadmap.svg');
  const money = page.getByRole('region', { name: 'Money under the roadmap' });
  await expect(money).toContainText(/£[\d.]+m spent/, { timeout: 20_000 });
  // What other journeys have added decides how much time is seen at first.
  await zoomTo(page, 'in', 'Money by month');
  await zoomTo(page, 'out', 'Money by quarter');
  await money.getByRole('button', { name: 'Details' }).click();
  const why = page.getByRole('complementary', { name: 'Money by quarter' });
  const ahead = why.getByRole('row').filter({ hasText: /^Q\d \d{4}(£[\d.]+[km]){3,4}$/ });
  await ahead.first().getByRole('button').click();
  await expect(why.getByRole('heading', { name: /^Projects with the most cost in Q/ })).toBeVisible();
  await zoomTo(page, 'out', 'Money by year');
  await expect(page.getByRole('complementary', { name: 'Money by year' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Money', exact: true }).click();
  await expect(money).toBeHidden();
  await page.getByRole('button', { name: 'Money', exact: true }).click();
  await page.getByRole('button', { name: 'View as table' }).click();
  const drawn = await page.getByRole('region', { name: 'Roadmap as a table' }).getByRole('row').count();
  expect(drawn).toBeGreaterThan(10);
  await expect(page.getByRole('table', { name: /^Money by quarter/ })).toBeVisible();
});
