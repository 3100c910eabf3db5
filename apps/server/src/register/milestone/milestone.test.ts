import { afterAll, beforeAll, expect, it } from 'vitest';
import { shareTestServer, type TestServer } from '../../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await shareTestServer();
});
afterAll(() => server.close());

it('a change of a key date says what changes; what it leaves out stays', async () => {
  const director = await (await server.organisation('works')).person('Ada Director', 'pmo-director');
  const { body: project } = await director.post('/api/projects', { name: 'Bridge' });
  const days = { baseline: '2030-01-07', forecast: '2030-02-04' };
  const key = { name: 'Handover', kind: 'gate', ...days };
  const { body: made } = await director.post(`/api/projects/${project.id}/milestones`, key);
  const path = `/api/projects/${project.id}/milestones/${made.id}`;
  const renamed = await director.patch(path, { name: 'Opened' }, { version: made.version });
  expect(renamed.body).toMatchObject({ name: 'Opened', kind: 'gate', ...days });
  const cleared = await director.patch(path, { forecast: null }, { version: renamed.body.version });
  expect(cleared.body).toMatchObject({ name: 'Opened', baseline: '2030-01-07', forecast: null });
});
