import { trench } from '../../apps/server/src/testing/trench.ts';
import { accessibilityProblems } from './axe.ts';
import { director, expect, test } from './server.ts';
import { signIn } from './sign-in.ts';

test('R7.4 a plan with a baseline shows how much is earned, when it will end and what it will cost, and why', async ({
  page,
  server,
}) => {
  await signIn(page, server.url, director.email, director.password);
  const { csrf } = await (await page.request.get(`${server.url}/api/me`)).json();
  const headers = () => ({ 'x-chartroom-csrf': csrf, 'idempotency-key': crypto.randomUUID() });
  const made = await page.request.post(`${server.url}/api/projects`, {
    headers: headers(),
    data: { name: 'Trench' },
  });
  const { id, key } = await made.json();
  const file = { name: 'trench.xml', mimeType: 'text/xml', buffer: Buffer.from(trench) };
  await page.request.post(`${server.url}/api/projects/${id}/plan/imports`, {
    headers: headers(),
    multipart: { mode: 'new', file },
  });
  await expect(async () =>
    expect((await page.request.get(`${server.url}/api/projects/${id}/plan/value`)).status()).toBe(200),
  ).toPass();
  await page.goto(`${server.url}/projects/${key}?tab=progress`);
  const figures = page.getByRole('region', { name: 'Earned value' });
  await expect(figures).toContainText('0.83');
  await expect(figures).toContainText('13 Jan 2026');
  await page.getByRole('button', { name: 'View as table' }).click();
  await expect(page.getByRole('table').filter({ hasText: 'Forecast cost' })).toContainText('£2.2k');
  await expect(page.getByRole('list').filter({ hasText: 'Critical path test' })).toContainText(
    'Missed tasks',
  );
  expect(await accessibilityProblems(page)).toEqual([]);
  await figures.getByRole('button', { name: '0.83' }).first().click();
  await expect(page.getByText('What each unit spent has earned (CPI)')).toBeVisible();
});
