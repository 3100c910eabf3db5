import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../testing/client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
let member: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour');
  ada = await org.person('Ada Director', 'pmo-director', 'administrator');
  member = await org.person('Tim Member', 'team-member');
});
afterAll(() => server.close());

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};
const historyOf = async (by: TestPerson, kind: string, id: string, more = '') =>
  ok(by.get(`/api/history?kind=${kind}&id=${id}${more}`));
interface Entry {
  readonly id: string;
  readonly changes: readonly { readonly field: string; readonly from: unknown; readonly to: unknown }[];
}
const entryWith = (items: readonly Entry[], field: string, to: unknown): Entry | undefined =>
  items.find(i => i.changes.some(c => c.field === field && c.to === to));

test('R3.7 the history of a project tells field by field who changed what when and why, filtered and as CSV', async () => {
  const project = await ok(ada.post('/api/projects', { name: 'Bridge', costForecastMinor: 100 }));
  const body = { name: '=Bridge', finishForecast: '2030-01-01', costForecastMinor: 250, managerId: ada.id };
  await ok(ada.patch(`/api/projects/${project.id}`, { ...body, reason: 'New contract' }, { version: 1 }));
  const { name, items } = await historyOf(ada, 'project', project.id);
  expect(name).toBe('PRJ-1 =Bridge');
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    by: 'Ada Director',
    name: 'register.project.updated',
    reason: 'New contract',
  });
  expect(items[0].changes).toEqual(
    expect.arrayContaining([
      { field: 'name', from: 'Bridge', to: '=Bridge' },
      { field: 'finishForecast', from: null, to: '2030-01-01' },
      { field: 'costForecastMinor', from: 100, to: 250 },
      { field: 'managerId', from: null, to: 'Ada Director' },
    ]),
  );
  const only = async (more: string) => (await historyOf(ada, 'project', project.id, more)).items.length;
  expect([await only('&field=finishForecast'), await only('&by=nobody'), await only('&by=ada')]).toEqual([
    1, 0, 2,
  ]);
  expect([await only('&to=2020-01-01'), await only('&from=2020-01-01')]).toEqual([0, 2]);
  const csv = await ok(ada.get(`/api/history/export?kind=project&id=${project.id}&field=name`));
  expect(csv.toString()).toContain(`New contract,name,Bridge,'=Bridge`);
  const seen = await historyOf(member, 'project', project.id);
  expect(JSON.stringify(seen)).not.toContain('costForecastMinor');
  expect(seen.items.map((i: { may: { restore: boolean } }) => i.may.restore)).toEqual([false, false]);
});

test('R3.7 amounts are in the currency of the project, or in the organisation’s where it is none', async () => {
  const { currency } = await ok(ada.get('/api/organisation'));
  const other = currency === 'EUR' ? 'JPY' : 'EUR';
  const { id } = await ok(
    ada.post('/api/projects', { name: 'Weir', currency: other, costForecastMinor: 100 }),
  );
  const unit = await ok(ada.post('/api/units', { name: 'Weirs' }));
  expect((await historyOf(ada, 'project', id)).items[0].currency).toBe(other);
  expect((await historyOf(ada, 'unit', unit.id)).items[0].currency).toBe(currency);
});

test('R3.7 an earlier version of a project is restored as a new change with its reason, once', async () => {
  const project = await ok(
    ada.post('/api/projects', { name: 'Canal', costForecastMinor: 100, category: 'Water' }),
  );
  const path = `/api/projects/${project.id}`;
  await ok(ada.patch(path, { name: 'Kanal', costForecastMinor: 900, category: null }, { version: 1 }));
  const { items } = await historyOf(ada, 'project', project.id);
  const first = entryWith(items, 'name', 'Canal');
  const restore = (by: TestPerson, body: object, key?: string) =>
    by.post(`/api/history/${first?.id}/restore`, body, key ? { key } : {});
  expect((await restore(ada, {})).status).toBe(400);
  expect((await restore(member, { reason: 'Mine' })).status).toBe(403);
  const done = await restore(ada, { reason: 'Typing error' }, 'restore-canal-once');
  expect(done.body.restored).toEqual(['name', 'category', 'costForecastMinor']);
  expect((await restore(ada, { reason: 'Typing error' }, 'restore-canal-once')).body).toEqual(done.body);
  expect((await ok(ada.get(path))).project).toMatchObject({
    ...{ name: 'Canal', category: 'Water', version: 3 },
    money: { costForecastMinor: 100 },
  });
  const after = (await historyOf(ada, 'project', project.id)).items;
  expect(after).toHaveLength(3);
  expect(after[0].reason).toMatch(/^Restored as of .* UTC: Typing error$/);
  expect((await restore(ada, { reason: 'Again' })).status).toBe(409);
});

test('R3.7 portfolios, programmes, units, people, milestones and reports have their history, and go back', async () => {
  const project = await ok(ada.post('/api/projects', { name: 'Dock' }));
  const scale = (await ok(ada.get('/api/rating-scales'))).items[0].id;
  const report = { asOf: '2026-01-31', scaleId: scale, overall: 'Green', narrative: 'Well' };
  const things = [
    ['portfolio', '/api/portfolios', { name: 'Change' }, { name: 'Growth', cadenceDays: 9 }],
    ['programme', '/api/programmes', { name: 'Finance' }, { name: 'Money' }],
    ['unit', '/api/units', { name: 'Works' }, { name: 'Yard', code: 'Y' }],
    ['person', '/api/people', { name: 'Ann Ode' }, { name: 'Ann Other', jobTitle: 'Planner' }],
    [
      'milestone',
      `/api/projects/${project.id}/milestones`,
      { name: 'Go live', forecast: '2030-01-01' },
      { forecast: '2031-01-01' },
    ],
  ] as const;
  for (const [kind, path, first, then] of things) {
    const { id } = await ok(ada.post(path, first));
    await ok(ada.patch(`${path}/${id}`, then, { version: 1 }));
    const { items } = await historyOf(ada, kind, id);
    expect(
      items.map((i: { may: { restore: boolean } }) => i.may.restore),
      kind,
    ).toEqual([false, true]);
    const { restored } = await ok(ada.post(`/api/history/${items[1].id}/restore`, { reason: 'Wrong one' }));
    expect(restored.toSorted(), kind).toEqual(Object.keys(then).toSorted());
    const again = (await historyOf(ada, kind, id)).items;
    expect(again[0].changes, kind).toEqual(
      expect.arrayContaining([expect.objectContaining({ to: Object.values(first).at(-1) })]),
    );
    expect(again[0].reason, kind).toContain('Wrong one');
  }
  const { id } = await ok(ada.post(`/api/projects/${project.id}/reports`, report));
  await ok(ada.post(`/api/reports/${id}/publish`, undefined, { version: 1 }));
  const bad = await ok(ada.post(`/api/reports/${id}/corrections`, { overall: 'Red', reason: 'Slip' }));
  const published = (await historyOf(ada, 'report', id)).items[0];
  await ok(ada.post(`/api/history/${published.id}/restore`, { reason: 'Red was wrong' }));
  const [latest] = (await ok(ada.get(`/api/projects/${project.id}/reports`))).items;
  expect(latest).toMatchObject({ revision: 3, narrative: 'Well', overall: { said: 'Green' } });
  expect(latest.id).not.toBe(bad.id);
});

test('what may not be seen has no history', async () => {
  const secret = await ok(ada.post('/api/projects', { name: 'Secret', confidential: true }));
  const analyst = await org.person('Ann Analyst', 'pmo-analyst');
  expect((await analyst.get(`/api/history?kind=project&id=${secret.id}`)).status).toBe(404);
  const [entry] = (await historyOf(ada, 'project', secret.id)).items;
  expect((await analyst.post(`/api/history/${entry.id}/restore`, { reason: 'So' })).status).toBe(404);
  const told = await historyOf(analyst, 'person', ada.id);
  expect(JSON.stringify(told)).not.toContain(secret.id);
});
