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
