import { accessibilityProblems } from './axe.ts';
import { director, expect, test } from './server.ts';
import { signIn } from './sign-in.ts';

test('R2.3 a template is made of a project, changed by keyboard, published, and its change taken by a project', async ({
  page,
  server,
}) => {
  await signIn(page, server.url, director.email, director.password);
  const { csrf } = await (await page.request.get(`${server.url}/api/me`)).json();
  const headers = () => ({ 'x-chartroom-csrf': csrf, 'idempotency-key': crypto.randomUUID() });
  const post = async (path: string, data: object) =>
    (await page.request.post(`${server.url}${path}`, { headers: headers(), data })).json();
  const model = await post('/api/projects', { name: 'Model office' });
  const start = '2029-01-01';
  await post(`/api/projects/${model.id}/templates`, { templates: ['small-change'], start });

  await page.goto(`${server.url}/project-templates`);
  await page.getByRole('button', { name: 'Save a project as a template…' }).click();
  await page.getByRole('combobox', { name: 'Project' }).fill('Model office');
  await page.getByRole('option', { name: /Model office/ }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Office move');
  await page.getByRole('checkbox', { name: 'Class, category and description' }).uncheck();
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByRole('heading', { name: 'Office move', level: 1 })).toBeVisible();

  const publish = async (note: string) => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('textbox', { name: 'Review on' }).fill('1 Jan 2190');
    await page.getByRole('textbox', { name: 'What changed' }).fill(note);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Begin a draft' })).toBeVisible();
  };
  await publish('As it was done');
  const made = await post('/api/projects', { name: 'Second office' });
  await post(`/api/projects/${made.id}/templates`, { templates: ['office-move'], start });

  await page.getByRole('button', { name: 'Begin a draft' }).click();
  await expect(page.getByRole('tab', { name: /Tasks/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Working days of Make the change' }).fill('20');
  await page.getByRole('button', { name: 'Add a task' }).focus();
  await page.keyboard.press('Enter');
  const name = page.getByRole('textbox', { name: 'Name of the task' }).last();
  await name.fill('Thank everybody');
  await name.press('Alt+ArrowUp');
  await expect(page.getByText('Thank everybody is row 8 of 9')).toBeAttached();
  await page.getByRole('textbox', { name: 'Thank everybody comes after' }).fill('7FS+1');
  await page.getByRole('tab', { name: /Gates/ }).click();
  await page.getByRole('button', { name: 'Add a gate' }).click();
  await page.getByRole('textbox', { name: 'Name of the gate' }).last().fill('Keys handed over');

  // Somebody else saves a role meanwhile: both stand.
  const now = await (
    await page.request.get(`${server.url}/api/project-templates/office-move?number=2`)
  ).json();
  const definition = { ...now.definition, roles: [...now.definition.roles, { id: 'host', name: 'Host' }] };
  await page.request.put(`${server.url}/api/project-templates/office-move/draft`, {
    headers: { ...headers(), 'if-match': `"${now.version}"` },
    data: { number: 2, definition },
  });
  const save = page.getByRole('button', { name: 'Save the draft' });
  await save.click();
  await expect(page.getByText(/Somebody saved this draft meanwhile/)).toBeVisible();
  await save.click();
  await expect(save).toBeDisabled();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('tab', { name: /Roles/ }).click();
  await expect(page.getByRole('textbox', { name: 'Name of the role' }).last()).toHaveValue('Host');
  await publish('Longer, with thanks');

  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`${server.url}/projects/${made.key}/documents`);
  await expect(page.getByText('Office move: version 2 is offered')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Take Thank everybody' }).uncheck();
  const take = page.getByRole('button', { name: /^Take \d changes$/ });
  await expect(take).toBeDisabled();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Thanked already');
  await take.click();
  await expect(page.getByText(/Left task:.* of version 2: Thanked already/)).toBeVisible();
  await expect(page.getByText('Office move: version 2 is offered')).toBeHidden();
  const plan = await (await page.request.get(`${server.url}/api/projects/${made.id}/plan`)).json();
  expect(JSON.stringify(plan)).not.toContain('Thank everybody');
  const gates = await (await page.request.get(`${server.url}/api/gates?project=${made.id}`)).json();
  expect(JSON.stringify(gates)).toContain('Keys handed over');
});
