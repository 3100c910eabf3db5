import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let bridge: { readonly id: string; readonly key: string };

const make = async (name: string, more: object = {}) => {
  const dates = { startForecast: '2026-01-05', finishForecast: '2026-12-18', ...more };
  const made = await director.post('/api/projects', { name, currency: 'GBP', ...dates });
  expect(made.status).toBe(201);
  return made.body as { readonly id: string; readonly key: string };
};

beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('roads');
  director = await org.person('Ada Director', 'pmo-director');
  bridge = await make('Bridge', { finishForecast: '2027-03-31' });
  await make('Canal', { confidential: true });
  const gate = (name: string, baseline: string, forecast: string) =>
    director.post(`/api/projects/${bridge.id}/milestones`, { name, kind: 'gate', baseline, forecast });
  for (const answer of [
    await gate('Gate 2', '2026-09-01', '2026-10-15'),
    await gate('Gate 1', '2026-03-01', '2026-03-01'),
  ])
    expect(answer.status).toBe(201);
});
afterAll(() => server.close());

describe('R4.8 the roadmap', () => {
  it('gives each project its dates and its key dates in order of time', async () => {
    const { status, body } = await director.get('/api/roadmap');
    expect(status).toBe(200);
    expect(body).toMatchObject({ total: 2, nextCursor: null });
    const [row] = body.items.filter((r: { readonly key: string }) => r.key === bridge.key);
    expect(row).toMatchObject({
      name: 'Bridge',
      dates: { startForecast: '2026-01-05', finishForecast: '2027-03-31' },
      milestones: [
        { name: 'Gate 1', kind: 'gate' },
        { name: 'Gate 2', baseline: '2026-09-01', forecast: '2026-10-15' },
      ],
    });
  });

  it('R4.8 shows nobody more projects than they may see, and no other organisation’s', async () => {
    const viewer = await org.person('Vera Viewer', 'pmo-analyst');
    const seen = await viewer.get('/api/roadmap');
    expect(seen.body.items.map((r: { readonly name: string }) => r.name)).toEqual(['Bridge']);
    const other = await server.organisation('rails');
    const stranger = await other.person('Otto Other', 'pmo-director');
    expect((await stranger.get('/api/roadmap')).body.items).toEqual([]);
    expect((await server.anonymous.get('/api/roadmap')).status).toBe(401);
  });

  it('R4.8 takes the filter of the project list, and says what is wrong with one', async () => {
    const some = await director.get(`/api/roadmap?filter=${encodeURIComponent('name == "Canal"')}`);
    expect(some.body.items.map((r: { readonly name: string }) => r.name)).toEqual(['Canal']);
    const wrong = await director.get(`/api/roadmap?filter=${encodeURIComponent('colour == "red"')}`);
    expect(wrong.status).toBe(400);
    expect(wrong.body.detail).toContain('colour');
  });
});
