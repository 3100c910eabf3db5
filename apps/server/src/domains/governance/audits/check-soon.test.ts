import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ environment: { CHARTROOM_SCHEDULE_SECONDS: '86400' } });
  director = await (await server.organisation('harbour')).person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

it('R3.3 checks a project by itself a moment after something it depends on changed', async () => {
  const { body: quay } = await director.post('/api/projects', { name: 'Quay' });
  const history = async (): Promise<readonly string[]> =>
    (await director.get(`/api/projects/${quay.id}/controls/GOV-01`)).body.history.map(
      (h: { state: string }) => h.state,
    );
  await expect.poll(history, { timeout: 20_000 }).toEqual(['fail']);
  await director.patch(`/api/projects/${quay.id}`, { sponsorId: director.id }, { version: quay.version });
  await expect.poll(history, { timeout: 20_000 }).toEqual(['fail', 'pass']);
});

it('R2.9 R3.3 checks again what is calculated, when what it reads or the formula itself changes', async () => {
  const post = async (path: string, body: object) => {
    const answer = await director.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  await post('/api/fields', { key: 'berths', label: 'Berths', type: 'number' });
  const load = { key: 'load', label: 'Load', type: 'formula', result: 'number', formula: 'berths * 2.0' };
  const field = await post('/api/fields', load);
  const pier = await post('/api/projects', { name: 'Pier', fields: { berths: 4 } });
  const strength = { supportive: 'advise', controlling: 'waiver', directive: 'block' };
  const kind = { name: 'Not too full', category: 'data', severity: 'low', strength };
  await post('/api/controls', { code: 'OWN-01', ...kind, applies: '', fails: 'load > 10' });
  const history = async (): Promise<readonly string[]> =>
    (await director.get(`/api/projects/${pier.id}/controls/OWN-01`)).body.history.map(
      (h: { state: string }) => h.state,
    );
  await expect.poll(history, { timeout: 20_000 }).toEqual(['pass']);
  await director.patch(`/api/projects/${pier.id}`, { fields: { berths: 6 } }, { version: pier.version });
  await expect.poll(history, { timeout: 20_000 }).toEqual(['pass', 'fail']);
  await director.patch(`/api/fields/${field.id}`, { formula: 'berths * 1.0' }, { version: field.version });
  await expect.poll(history, { timeout: 20_000 }).toEqual(['pass', 'fail', 'pass']);
});
