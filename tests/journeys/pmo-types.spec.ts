import type { Page } from '@playwright/test';
import { expect, test } from './server.ts';
import { demonstration, signIn } from './sign-in.ts';

const days = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);

/** Sends what the signed-in person of a page may send. */
async function sender(page: Page, url: string) {
  const me = await (await page.request.get(`${url}/api/me`)).json();
  const send = async (method: 'post' | 'patch' | 'put', path: string, data: object, version?: number) => {
    const headers = {
      'x-chartroom-csrf': me.csrf,
      'idempotency-key': crypto.randomUUID(),
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const answer = await page.request[method](`${url}${path}`, { headers, data });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return answer.json();
  };
  return { me, send };
}

/** The field that the demonstration requires of what is under way, with some value of its tree. */
async function costCentre(page: Page, url: string): Promise<object> {
  const { items } = await (await page.request.get(`${url}/api/fields`)).json();
  const field = items.find((f: { key: string }) => f.key === 'costCentre');
  const leaf = field.options.find((o: { code: string }) =>
    field.options.every((other: { parent: string | null }) => other.parent !== o.code),
  );
  return { costCentre: leaf.code };
}

/** A project that has all that a strict PMO wants before it starts but a baseline; answers its key and id. */
async function almostReady(page: Page, url: string, type: string) {
  const { me, send } = await sender(page, url);
  const unit = await send('post', '/api/units', { name: `Department, ${type}`, pmoType: type });
  const { items: portfolios } = await (await page.request.get(`${url}/api/portfolios`)).json();
  const { items: people } = await (await page.request.get(`${url}/api/people?limit=5`)).json();
  const sponsor = people.find((p: { id: string }) => p.id !== me.person.id);
  const project = await send('post', '/api/projects', {
    ...{ name: `Tide gauge, ${type}`, description: 'Warns the harbour of high water.', class: 'C' },
    ...{ unitId: unit.id, portfolioId: portfolios[0].id, managerId: me.person.id, sponsorId: sponsor.id },
    ...{ startForecast: days(0), finishForecast: days(300), fields: await costCentre(page, url) },
  });
  for (const kind of ['milestone', 'gate'])
    await send('post', `/api/projects/${project.id}/milestones`, {
      ...{ name: `First ${kind}`, kind, forecast: days(200) },
    });
  const money = { costForecastMinor: 100_000_00, benefitsForecastMinor: 300_000_00 };
  const { version } = await send('patch', `/api/projects/${project.id}`, money, project.version);
  return { id: project.id as string, key: project.key as string, version: version as number, send };
}

/** Tries to begin the project in the page; answers what it says where it is held back. */
async function begin(page: Page, url: string, key: string): Promise<string | null> {
  await page.goto(`${url}/projects/${key}?tab=details`);
  await page.getByRole('button', { name: 'Active…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Active', exact: true }).click();
  const refused = dialog.getByText('cannot move on');
  await expect.poll(async () => (await dialog.isHidden()) || (await refused.isVisible())).toBe(true);
  return (await dialog.isHidden()) ? null : refused.textContent();
}

/** Begins the initiation request and leaves it unfinished; agrees on a method lighter than the rules propose. */
async function initiate(page: Page, url: string, { id, key, send }: Awaited<ReturnType<typeof almostReady>>) {
  await page.goto(`${url}/projects/${key}/documents`);
  await page.getByRole('button', { name: 'Initiation request' }).click();
  await expect(page.getByText('Step 1 of 6: The request')).toBeVisible();
  await page.getByLabel('In three sentences').fill('The harbour floods without a warning.');
  await expect(page.locator('[data-saving=saved]')).toBeVisible();
  const { items } = await (await page.request.get(`${url}/api/methods`)).json();
  const light = items.find((m: { key: string }) => m.key === 'LIGHT');
  const body = { methodVersionId: light.newest.id, level: 'light', from: days(0), reason: 'A small gauge' };
  await send('put', `/api/projects/${id}/method`, body, 1);
  await page.goto(`${url}/projects/${key}?tab=method`);
  await expect(page.getByText('A small gauge').first()).toBeVisible();
}

interface Waived {
  readonly id: string;
  readonly code: string;
  readonly by: Page;
}

/** Asks in the page that a control may fail for a while; somebody else approves. */
async function waive(page: Page, url: string, { id, code, by }: Waived) {
  await page.goto(`${url}/controls?cell=${encodeURIComponent(`${id} ${code}`)}`);
  await page.getByRole('button', { name: 'Ask for a waiver' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why it cannot be mended now').fill('The supplier plans with us next month');
  await dialog.getByLabel('What is done instead until then').fill('Weekly review with the PMO');
  await dialog.getByRole('textbox', { name: 'Until', exact: true }).fill(days(60));
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(dialog).toBeHidden();
  const { items } = await (await by.request.get(`${url}/api/waivers?state=asked`)).json();
  const asked = items.find(
    (w: { project: { id: string }; control: { code: string } }) =>
      w.project.id === id && w.control.code === code,
  );
  const { send } = await sender(by, url);
  await send('post', `/api/waivers/${asked.id}/decision`, { decision: 'approved' }, 1);
}

test.describe('R1.8 the same story under each type of PMO: initiated, tailored, a deliverable missing', () => {
  test('a supportive one lets it begin and advises', async ({ page, demo }) => {
    await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
    const project = await almostReady(page, demo.url, 'supportive');
    await initiate(page, demo.url, project);
    expect(await begin(page, demo.url, project.key)).toBeNull();
    await page.goto(`${demo.url}/controls?cell=${encodeURIComponent(`${project.id} SCH-01`)}`);
    await expect(page.getByText('Advise').first()).toBeVisible();
  });

  test('a controlling one wants a waiver first', async ({ page, browser, demo }) => {
    await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
    const project = await almostReady(page, demo.url, 'controlling');
    await initiate(page, demo.url, project);
    expect(await begin(page, demo.url, project.key)).toContain('ask for a waiver: SCH-01');
    const by = await browser.newPage();
    await signIn(by, demo.url, demonstration.email('pmo-analyst'), demonstration.password);
    // Without a baseline neither the dates nor the cost are agreed.
    for (const code of ['SCH-01', 'CST-01']) await waive(page, demo.url, { id: project.id, code, by });
    await by.close();
    expect(await begin(page, demo.url, project.key)).toBeNull();
  });

  test('a directive one holds it until it is mended', async ({ page, demo }) => {
    await signIn(page, demo.url, demonstration.email('pmo-director'), demonstration.password);
    const project = await almostReady(page, demo.url, 'directive');
    await initiate(page, demo.url, project);
    expect(await begin(page, demo.url, project.key)).toContain('Mend first: SCH-01');
    await project.send('post', `/api/projects/${project.id}/baseline`, { reason: 'Agreed' }, project.version);
    expect(await begin(page, demo.url, project.key)).toBeNull();
  });
});
