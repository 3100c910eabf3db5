import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok } from '../../../../testing/method-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
let manager: TestPerson;
const path = '/api/project-templates/small-change';

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('kept', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Max Manager', 'project-manager');
});
afterAll(() => server.close());

const madeOf = async (name: string, more: object = {}): Promise<{ id: string; key: string }> => {
  const p = await ok(director.post('/api/projects', { name, ...more }));
  const body = { templates: ['small-change'], start: '2029-01-01' };
  await ok(director.post(`/api/projects/${p.id}/templates`, body));
  return p;
};

it('R2.10 a retired project template is made nothing of until it is brought back; its projects are told', async () => {
  const p = await madeOf('First');
  const page = await ok(director.get(path));
  const gone = await ok(
    director.post(`${path}/retirement`, { reason: 'Too much' }, { version: page.version }),
  );
  expect(gone).toMatchObject({ state: 'retired', may: { retire: false, restore: true } });
  const q = await ok(director.post('/api/projects', { name: 'Second' }));
  const body = { templates: ['small-change'], start: '2029-01-01' };
  expect((await director.post(`/api/projects/${q.id}/templates`, body)).status).toBe(409);
  expect((await director.post(`${path}/restoration`, {}, { version: page.version })).status).toBe(412);
  expect((await manager.post(`${path}/restoration`, {}, { version: gone.version })).status).toBe(403);
  const back = await ok(director.post(`${path}/restoration`, {}, { version: gone.version }));
  expect(back).toMatchObject({ state: 'published', may: { retire: true, restore: false } });
  expect((await director.post(`${path}/restoration`, {}, { version: back.version })).status).toBe(409);
  await ok(director.post(`/api/projects/${q.id}/templates`, body));
  const { items } = await ok(director.get(`${path}/projects`));
  expect(items).toMatchObject([
    { key: p.key, number: 1, live: true },
    { key: q.key, number: 1, live: true },
  ]);
  const secret = await madeOf('Secret', { confidential: true });
  const seen = await ok(manager.get(`${path}/projects`));
  expect(seen.items.map((i: { id: string }) => i.id)).not.toContain(secret.id);
});

it('R2.3 a project is told of what its templates offer, whoever may see it, and of nothing else', async () => {
  const p = await madeOf('Third', { managerId: manager.id });
  expect((await ok(manager.get(`/api/projects/${p.key}/template-offers`))).items).toEqual([]);
  const page = await ok(director.get(path));
  const draft = await ok(director.post(`${path}/drafts`, {}, { version: page.version }));
  const [first, ...rest] = draft.definition.tasks;
  const definition = { ...draft.definition, tasks: [{ ...first, name: 'Say what for' }, ...rest] };
  const body = { number: draft.draft, definition };
  const written = await ok(director.put(`${path}/draft`, body, { version: draft.version }));
  const published = { reviewOn: '2190-01-01', note: 'Clearer' };
  await ok(director.post(`${path}/publication`, published, { version: written.version }));
  const { items } = await ok(manager.get(`/api/projects/${p.key}/template-offers`));
  expect(items).toMatchObject([
    {
      ...{ template: 'small-change', from: 1, to: 2, optedOut: null, may: { apply: true } },
      items: [{ element: `task:${first.id}`, change: 'changed', edited: false }],
    },
  ]);
  const elsewhere = await server.organisation('far', { currency: 'GBP' });
  const stranger = await elsewhere.person('Sam Stranger', 'pmo-director');
  expect((await stranger.get(`/api/projects/${p.key}/template-offers`)).status).toBe(404);
});
