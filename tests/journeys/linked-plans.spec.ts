import type { APIRequestContext, Page } from '@playwright/test';
import { accessibilityProblems } from './axe.ts';
import { expect, test } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

const day = 8 * 3600;

/** What a signed-in person sends without a page. */
const sender = async (request: APIRequestContext, url: string) => {
  const { csrf } = await (await request.get(`${url}/api/me`)).json();
  return async (path: string, data: object, version?: number) => {
    const headers = {
      'x-chartroom-csrf': csrf,
      'idempotency-key': crypto.randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const answer = await request.post(`${url}${path}`, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
};
type Send = Awaited<ReturnType<typeof sender>>;

/** A project whose plan has one task. */
async function oneTask(send: Send, name: string, task: string): Promise<{ id: string; key: string }> {
  const project = await send('/api/projects', { name });
  await send(`/api/projects/${project.id}/plan`, { start: '2027-03-01' });
  const commands = [{ do: 'create', fields: { name: task, durationSec: 5 * day } }];
  await send(`/api/projects/${project.id}/plan/steps`, { commands }, 1);
  return project;
}

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

test('R8.3 a move names the project that waits for it before it is saved; R8.4 the request is answered; R7.5 somebody else decides on the new baseline', async ({
  page,
  browser,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  const send = await sender(page.request, demo.url);
  const cable = await oneTask(send, 'Lay the sea cable', 'Lay');
  const mast = await oneTask(send, 'Raise the mast', 'Raise');
  await send(`/api/projects/${mast.id}/dependencies`, { giverId: cable.id, giverTask: 1, task: 1 });
  await send(`/api/projects/${cable.id}/plan/baselines`, { reason: 'Agreed with the port' });

  await page.goto(`${demo.url}/projects/${cable.key}/plan`);
  const grid = page.getByRole('treegrid', { name: 'Tasks' });
  await grid.focus();
  await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  const consequences = page.getByRole('region', { name: 'Consequences before you save' });
  await expect(consequences).toContainText('Raise the mast');
  await page.keyboard.press('Control+Enter');
  await expect(consequences).toBeHidden();

  await page.goto(`${demo.url}/dependencies`);
  await row(page, mast.key).getByRole('button', { name: 'Answer' }).click();
  await expect(page.getByRole('dialog')).toContainText('Raise the mast waits for “Lay”');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(row(page, mast.key)).toContainText('Accepted');

  const analyst = await browser.newPage();
  await signIn(analyst, demo.url, demonstration.email('pmo-analyst'), demonstration.password);
  const ask = await sender(analyst.request, demo.url);
  await ask(`/api/projects/${cable.id}/plan/change-requests`, { reason: 'The ship comes later' });
  await analyst.goto(`${demo.url}/projects/${cable.key}/plan`);
  await expect(analyst.getByText('Somebody else has to decide')).toBeVisible();
  await analyst.close();
  await page.goto(`${demo.url}/projects/${cable.key}/plan`);
  await page.getByRole('button', { name: 'Decide' }).click();
  await expect(page.getByRole('dialog')).toContainText('The ship comes later');
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('button', { name: 'Approve' }).click();
  await expect(page.getByText('asks for a new baseline')).toBeHidden();
  const baselines = await page.request.get(`${demo.url}/api/projects/${cable.id}/plan/baseline?number=0`);
  expect((await baselines.json()).reason).toBe('The ship comes later');
});

test('R10.1 a task gets somebody of the organisation and a role that is still to be filled, each with a share', async ({
  page,
  demo,
}) => {
  await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
  const send = await sender(page.request, demo.url);
  const harbour = await oneTask(send, 'Dredge the harbour', 'Dredge');
  const me = (await (await page.request.get(`${demo.url}/api/me`)).json()).person.name;
  await page.goto(`${demo.url}/projects/${harbour.key}/plan?task=1`);
  const share = (who: string) => page.getByRole('textbox', { name: `Share of ${who}, per cent` });
  for (const who of ['Dredger crew', me]) {
    await page.getByRole('combobox', { name: 'Person or role' }).fill(who);
    await page.keyboard.press('Enter');
    await expect(share(who)).toHaveValue('100');
  }
  await share(me).fill('50');
  await page.keyboard.press('Enter');
  // Half of the time takes twice as long: that is shown before it is saved.
  await expect(share(me)).toHaveValue('50');
  expect(await accessibilityProblems(page)).toEqual([]);
  const consequences = page.getByRole('region', { name: 'Consequences before you save' });
  await expect(consequences).toBeVisible();
  await page.getByRole('treegrid', { name: 'Tasks' }).focus();
  await page.keyboard.press('Control+Enter');
  await expect(consequences).toBeHidden();
  await page.reload();
  await expect(share(me)).toHaveValue('50');
  const { resources } = await (await page.request.get(`${demo.url}/api/projects/${harbour.id}/plan`)).json();
  expect(resources).toMatchObject([
    { name: 'Dredger crew', generic: true },
    { name: me, generic: false },
  ]);
  await page.getByRole('button', { name: 'Take Dredger crew off this task' }).click();
  await expect(share('Dredger crew')).toBeHidden();
});
