import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok } from '../../../../testing/method-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
let project: { id: string; key: string };

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('taken', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  project = await ok(
    director.post('/api/projects', {
      ...{ name: 'Slipway', category: 'Works', costForecastMinor: 120_000, startForecast: '2029-01-01' },
    }),
  );
  await ok(
    director.post(`/api/projects/${project.id}/templates`, {
      ...{ templates: ['small-change'], start: '2029-01-01' },
    }),
  );
  // Monday 1 January 2029: the eighth working day ends on the second Wednesday.
  const gate = { name: 'Ready to Build', kind: 'gate', baseline: '2029-01-10' };
  await ok(director.post(`/api/projects/${project.id}/milestones`, gate));
});
afterAll(() => server.close());

const save = (key: string, take?: string[]) =>
  director.post(`/api/projects/${project.id}/template`, {
    ...{ key, name: `Template ${key}` },
    ...(take ? { take } : {}),
  });

it('R2.1 takes what is chosen of a project: documents, gates by working days, fields, the cost as a budget', async () => {
  const { definition } = await ok(
    save('whole', ['tasks', 'roles', 'documents', 'gates', 'fields', 'budget']),
  );
  expect(definition.tasks.length).toBeGreaterThan(3);
  expect(definition.roles.length).toBeGreaterThan(0);
  expect(definition.documents.length).toBeGreaterThan(0);
  const gate = definition.gates.find((g: { name: string }) => g.name === 'Ready to Build');
  expect(gate).toEqual({ id: 'ready-to-build', name: 'Ready to Build', offsetDays: 8 });
  expect(definition.fields).toContainEqual({ field: 'category', value: 'Works' });
  expect(definition.budget).toMatchObject([{ minor: 120_000, currency: 'GBP' }]);
});

it('R2.1 leaves what is not chosen, and a gate that is taken falls on the same day again', async () => {
  const page = await ok(save('gates-only', ['gates']));
  expect([page.definition.tasks, page.definition.roles, page.definition.budget]).toEqual([[], [], []]);
  const body = { reviewOn: '2190-01-01' };
  await ok(director.post('/api/project-templates/gates-only/publication', body, { version: page.version }));
  const seen = await ok(director.get('/api/project-template-preview?templates=gates-only&start=2029-01-01'));
  expect(seen.gates).toContainEqual({ id: 'ready-to-build', name: 'Ready to Build', day: '2029-01-10' });
  const bare = await ok(save('tasks-only', ['tasks']));
  expect(bare.definition.tasks.every((t: { role: string | null }) => t.role === null)).toBe(true);
  const empty = await ok(director.post('/api/projects', { name: 'Empty' }));
  const refused = await director.post(`/api/projects/${empty.id}/template`, { key: 'none', name: 'None' });
  expect([refused.status, refused.body.code]).toEqual([409, 'conflict']);
  expect((await save('nothing', [])).status).toBe(400);
});
