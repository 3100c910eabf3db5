import { openDatabase, readConfig } from '../../apps/server/src/platform/index.ts';
import { accessibilityProblems } from './axe.ts';
import { director, expect, test } from './server.ts';
import { signIn } from './sign-in.ts';

/** The password was typed longer ago than five minutes, in every session. */
async function letPasswordsAge(data: string): Promise<void> {
  const opened = await openDatabase(readConfig({ CHARTROOM_DATA: data, LOG_LEVEL: 'error' }, 'time'));
  const client = await opened.pool.connect();
  try {
    await client.query("update platform_session set fresh_until = '2020-01-01T00:00:00Z'");
  } finally {
    client.release();
    await opened.close();
  }
}

test.use({ viewport: { width: 390, height: 844 } });

test('R1.3 a sponsor votes and decides at a gate on a phone, signed by the password', async ({
  page,
  server,
}) => {
  await signIn(page, server.url, director.email, director.password);
  const me = await (await page.request.get(`${server.url}/api/me`)).json();
  const ask = async (method: 'POST', path: string, data: object, version?: number) => {
    const headers = {
      ...{ 'x-chartroom-csrf': me.csrf, 'idempotency-key': crypto.randomUUID() },
      ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
    };
    const answer = await page.request.fetch(`${server.url}${path}`, { method, headers, data });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  };
  const project = await ask('POST', '/api/projects', { name: 'Breakwater', sponsorId: me.person.id });
  const key = { name: 'G5 Close', kind: 'gate', forecast: '2190-01-01' };
  const milestone = await ask('POST', `/api/projects/${project.id}/milestones`, key);
  const gate = await ask('POST', `/api/projects/${project.id}/gates`, {
    ...{ milestoneId: milestone.id, standard: 'closure' },
  });
  await ask('POST', `/api/gates/${gate.id}/opening`, {}, gate.version);
  await server.whileStopped(() => letPasswordsAge(server.data));

  await page.goto(`${server.url}/my-work`);
  await page.getByRole('link', { name: 'Vote', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'G5 Close' })).toBeVisible();
  await page.getByRole('radio', { name: 'For', exact: true }).click();
  await page.getByRole('button', { name: 'Record my vote' }).click();
  await page.getByRole('textbox', { name: 'Your password' }).fill(director.password);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('Quorum reached, 1 of 1')).toBeVisible();
  expect(await accessibilityProblems(page)).toEqual([]);
  await page.getByRole('radio', { name: /^Recycle/ }).click();
  await page.getByRole('textbox', { name: 'Why it is decided so' }).fill('The review is still to come');
  await page.getByRole('button', { name: 'Record the decision' }).click();
  await expect(page.getByText('The review is still to come')).toBeVisible();
  await expect(page.getByText(/sha256 [0-9a-f]{64}/)).toBeVisible();
  await page.getByRole('link', { name: 'Round 2' }).click();
  await expect(page.getByText('Planned', { exact: true }).first()).toBeVisible();
  const wide = await page.evaluate('document.documentElement.scrollWidth');
  expect(wide).toBeLessThanOrEqual(390);
});
