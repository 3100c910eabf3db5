import { accessibilityProblems } from './axe.ts';
import { director, expect, test } from './server.ts';
import { signIn } from './sign-in.ts';

const words =
  'Skippers book by telephone, a third of the calls are lost in summer, and nobody knows how many gave up.';

test('R2.4 a request is written step by step on a telephone and by keyboard, kept by itself, and handed in', async ({
  page,
  server,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await signIn(page, server.url, director.email, director.password);
  const { csrf } = await (await page.request.get(`${server.url}/api/me`)).json();
  const headers = () => ({ 'x-chartroom-csrf': csrf, 'idempotency-key': crypto.randomUUID() });
  const post = async (path: string, data: object) =>
    (await page.request.post(`${server.url}${path}`, { headers: headers(), data })).json();
  const made = await post('/api/projects', { name: 'Online booking' });
  const other = await post('/api/people', { name: 'Sue Sponsor' });
  await post(`/api/people/${other.id}/grants`, { role: 'sponsor', scopeKind: 'organisation', scopeId: null });

  await page.goto(`${server.url}/projects/${made.key}/documents`);
  await page.getByRole('button', { name: 'Initiation request' }).click();
  await expect(page.getByText('Step 1 of 6: The request')).toBeVisible();
  // Filled from data, and kept without a button.
  await expect(page.getByLabel('Name of the project')).toHaveValue('Online booking');
  await page.getByLabel('Sponsor').fill('Sue Sponsor');
  await page.keyboard.press('Tab');
  await page.getByLabel('In three sentences').fill(words);
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('In three sentences')).toHaveValue(words);
  expect(await accessibilityProblems(page)).toEqual([]);

  const next = page.getByRole('button', { name: 'Next' });
  await next.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('What is wrong today').fill(words);
  await page.getByLabel('What would be different').fill(words);
  await page.getByRole('combobox', { name: 'Main reason' }).click();
  await page.getByRole('option', { name: 'Efficiency' }).click();
  await next.click();
  await page.getByLabel('What belongs to it').fill('A booking page in two languages');
  await next.click();
  await next.click();
  await next.click();
  // What is missing has a way to its step.
  await expect(page.getByText('2 fields are missing', { exact: true })).toBeVisible();
  await page.getByRole('listitem').filter({ hasText: 'What could go wrong' }).getByRole('button').click();
  await page.getByLabel('What could go wrong').fill(words);
  await next.click();
  await page.getByRole('textbox', { name: 'Decision' }).fill(words);
  await next.click();
  await page.getByRole('button', { name: 'Hand in for review…' }).click();
  await page.getByRole('combobox', { name: 'Approver' }).click();
  await page.getByRole('option', { name: 'Sue Sponsor' }).click();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await expect(page.getByText('Waits for Sue Sponsor.')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Download' }).click();
      await page.getByRole('menuitem', { name: 'PDF' }).click();
    })(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^PRJ-\d+-initiation-request-v1-[0-9a-f]{12}\.pdf$/);
});
