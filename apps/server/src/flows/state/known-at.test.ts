import { afterAll, beforeAll, expect, test } from 'vitest';
import { between } from '../../testing/between.ts';
import type { Answer } from '../../testing/client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

// What was known at an instant is what a reader saw then, whatever was changed and corrected afterwards.

let server: TestServer;
let org: TestOrganisation;
let by: TestPerson;
const ids = new Map<string, string>();
const id = (name: string): string => ids.get(name) ?? '';

const ok = async (answer: Promise<Answer>): Promise<Answer['body']> => {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
};

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('harbour');
  by = await org.person('Ada Director', 'pmo-director', 'administrator');
  const add = async (name: string, path: string, body: unknown) => {
    ids.set(name, (await ok(by.post(path, body))).id);
  };
  await add('unit', '/api/units', { name: 'Operations' });
  await add('person', '/api/people', { name: 'Tom Okafor', unitId: id('unit') });
  await add('portfolio', '/api/portfolios', { name: 'Change', cadenceDays: 7, ownerId: id('person') });
  await add('left', '/api/portfolios', { name: 'Left', parentId: id('portfolio') });
  await add('programme', '/api/programmes', { name: 'Finance', managerId: id('person') });
  await add('project', '/api/projects', {
    ...{ name: 'Switch', managerId: id('person'), unitId: id('unit'), portfolioId: id('left') },
    ...{
      programmeId: id('programme'),
      currency: 'EUR',
      costForecastMinor: 100_00,
      finishForecast: '2026-12-01',
    },
  });
  await ok(by.post(`/api/projects/${id('project')}/baseline`, { reason: 'Approved' }, { version: 1 }));
  await add('milestone', `/api/projects/${id('project')}/milestones`, {
    name: 'Go live',
    forecast: '2026-11-30',
  });
  await ok(by.post('/api/rates', { rates: [{ from: 'EUR', to: 'GBP', day: '2020-01-01', rate: '0.8' }] }));
  const scale = (await ok(by.get('/api/rating-scales'))).items[0].id;
  const report = { asOf: '2026-01-31', scaleId: scale, overall: 'Green', narrative: 'All is well' };
  await add('report', `/api/projects/${id('project')}/reports`, report);
  await ok(by.post(`/api/reports/${id('report')}/publish`, undefined, { version: 1 }));
});
afterAll(() => server.close());

const questions = (): readonly string[] => [
  '/api/projects?compareWith=2020-01-01',
  `/api/projects?portfolio=${id('portfolio')}`,
  '/api/cockpit?compareWith=2020-01-01',
  `/api/cockpit?portfolio=${id('portfolio')}`,
  '/api/cockpit/trend?',
  `/api/projects/${id('project')}?`,
  `/api/projects/${id('project')}/reports?`,
  '/api/metrics/cost-forecast-total/explain?',
  '/api/metrics/silent-count/explain?',
  `/api/metrics/computed-status/explain?project=${id('project')}`,
  '/api/portfolios?',
  '/api/programmes?',
  '/api/units?',
  '/api/rates?',
  '/api/status-rules?',
];

/** Of what may be done and in which version something is now, the past says nothing. */
const nowOnly = ['may', 'version', 'transitions', 'knownAt'];
const told = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body, (key, value) => (nowOnly.includes(key) ? undefined : value)));

const answers = async (knownAt?: string): Promise<readonly unknown[]> =>
  Promise.all(
    questions().map(async path => [
      path,
      told(await ok(by.get(knownAt === undefined ? path : `${path}&knownAt=${knownAt}`))),
    ]),
  );

async function correctEverything(): Promise<void> {
  const version = async (path: string, of: string) =>
    (await ok(by.get(path))).items.find((i: { id: string }) => i.id === of).version;
  const patch = async (path: string, name: string, body: unknown) =>
    ok(by.patch(`${path}/${id(name)}`, body, { version: await version(path, id(name)) }));
  await patch('/api/units', 'unit', { name: 'Logistics' });
  await patch('/api/people', 'person', { name: 'Thomas Okafor' });
  await patch('/api/programmes', 'programme', { name: 'Finance platform', managerId: null });
  await patch('/api/portfolios', 'portfolio', { name: 'Transformation', cadenceDays: 400, ownerId: null });
  const { project } = await ok(by.get(`/api/projects/${id('project')}`));
  const moved = { name: 'Payments switch', portfolioId: id('portfolio'), costForecastMinor: 300_00 };
  await ok(
    by.patch(
      `/api/projects/${project.id}`,
      { ...moved, finishForecast: '2027-12-01' },
      { version: project.version },
    ),
  );
  const left = { version: await version('/api/portfolios', id('left')) };
  expect((await by.delete(`/api/portfolios/${id('left')}`, left)).status).toBe(204);
  await ok(by.post('/api/rates', { rates: [{ from: 'EUR', to: 'GBP', day: '2020-01-01', rate: '0.9' }] }));
  await ok(by.post(`/api/reports/${id('report')}/corrections`, { overall: 'Red', reason: 'It was not' }));
  const milestone = `/api/projects/${project.id}/milestones/${id('milestone')}`;
  await ok(by.patch(milestone, { forecast: '2027-11-30' }, { version: 1 }));
  const override = { status: 'on-track', reason: 'Steering committee', expires: '2190-01-01' };
  await ok(by.post(`/api/projects/${project.id}/override`, override));
  const [{ rules, validFrom }] = (await ok(by.get('/api/status-rules'))).items;
  await ok(by.post('/api/status-rules', { validFrom, note: 'The same again', rules }));
  const { version: own } = await ok(by.get('/api/organisation'));
  await ok(by.patch('/api/organisation', { currency: 'USD', cadenceDays: 90 }, { version: own }));
  await ok(by.post('/api/portfolios', { name: 'Left' }));
}

test('R3.9 lists, figures and their explanations known at an instant are what they were at that instant', async () => {
  const before = await answers();
  const instant = await between();
  await correctEverything();
  const now = await answers();
  now.forEach((answer, i) => {
    expect(answer, questions()[i]).not.toEqual(before[i]);
  });
  expect(await answers(instant)).toEqual(before);
});

test('the past can be read and not changed', async () => {
  const { items, may } = await ok(by.get(`/api/portfolios?knownAt=${new Date().toISOString()}`));
  expect([may.create, items[0].may.edit]).toEqual([false, false]);
  expect((await ok(by.get('/api/portfolios'))).items[0].may.edit).toBe(true);
});
