import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  director = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const add = async (name: string, body: object = {}, active = false): Promise<string> => {
  const { body: project } = await director.post('/api/projects', { name, ...body });
  if (active) await director.post(`/api/projects/${project.id}/transition`, { to: 'active' }, { version: 1 });
  return project.id;
};
const rulesOf = async (id: string, by: TestPerson = director): Promise<readonly string[]> =>
  (await by.get(`/api/projects/${id}`)).body.warnings.map((w: { rule: string }) => w.rule);
const whole = { startActual: '2020-01-01', finishForecast: '2190-01-01' };

describe('data warnings', () => {
  test('R16.13 tell what is missing of a project, what to do, and where', async () => {
    const bare = await add('Bare', {}, true);
    const { warnings } = (await director.get(`/api/projects/${bare}`)).body;
    expect(warnings).toContainEqual({
      rule: 'no-manager',
      text: 'Nobody is named who runs it.',
      remedy: 'Name a manager.',
      field: 'managerId',
    });
    expect(await rulesOf(bare)).toEqual(['no-manager', 'no-sponsor', 'no-baseline', 'no-finish']);
    const people = { managerId: director.id, sponsorId: director.id };
    const good = await add('Whole', { ...whole, ...people, costForecastMinor: 100 }, true);
    await director.post(`/api/projects/${good}/baseline`, { reason: 'Agreed' }, { version: 2 });
    expect(await rulesOf(good)).toEqual(['not-reported']);
  });

  test('R16.13 tell what is hardly true: dates, cost, currency, a name twice', async () => {
    const past = await add('Past', { startForecast: '2020-01-01', finishForecast: '2020-02-01' }, true);
    expect(await rulesOf(past)).toContain('forecast-in-the-past');
    const late = await add('Late to start', { startForecast: '2020-01-01' });
    expect(await rulesOf(late)).toContain('not-started');
    const dear = await add('Dear', { costForecastMinor: 100, finishForecast: '2190-01-01' });
    await director.post(`/api/projects/${dear}/baseline`, { reason: 'Agreed' }, { version: 1 });
    await director.patch(`/api/projects/${dear}`, { costForecastMinor: 100_000 }, { version: 2 });
    expect(await rulesOf(dear)).toContain('cost-far-from-baseline');
    const foreign = await add('In francs', { currency: 'CHF' });
    expect(await rulesOf(foreign)).toContain('no-rate');
    const [first, second] = [await add('Twin'), await add('twin')];
    expect(await rulesOf(first)).toContain('same-name');
    expect(await rulesOf(second)).toContain('same-name');
  });

  test('R16.13 are a column and a filter of the list, and a list of the organisation', async () => {
    const { body } = await director.get('/api/warnings');
    const manager = body.items.find((i: { rule: string }) => i.rule === 'no-manager');
    const filter = encodeURIComponent(manager.when);
    const found = await director.get(`/api/projects?filter=${filter}&warnings=true`);
    expect(found.body.total).toBe(manager.projects);
    expect(found.body.items[0].warnings.length).toBeGreaterThan(0);
    const any = await director.get(
      `/api/projects?filter=${encodeURIComponent('warnings > 0')}&sort=-warnings`,
    );
    expect(any.body.total).toBe(body.projects);
    expect(any.body.items[0].warnings).toBeNull();
    const none = await director.get(`/api/projects?filter=${encodeURIComponent('warnings > 99')}`);
    expect(none.body.total).toBe(0);
  });

  test('do not tell of what the reader may not see', async () => {
    await add('Secret twin', { confidential: true });
    const open = await add('Secret twin');
    const reader = await org.person('Rea Reader', 'team-member');
    expect(await rulesOf(open)).toContain('same-name');
    expect(await rulesOf(open, reader)).not.toContain('same-name');
    const money = await add('Costly', { costForecastMinor: 100, finishForecast: '2190-01-01' });
    await director.post(`/api/projects/${money}/baseline`, { reason: 'Agreed' }, { version: 1 });
    await director.patch(`/api/projects/${money}`, { costForecastMinor: 100_000 }, { version: 2 });
    expect(await rulesOf(money, reader)).not.toContain('cost-far-from-baseline');
  });
});
