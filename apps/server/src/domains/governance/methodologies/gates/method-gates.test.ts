import { afterAll, beforeAll, expect, test } from 'vitest';
import { follow, next, ok, published, small } from '../../../../testing/method-client.ts';
import { shareTestServer, type TestPerson, type TestServer } from '../../../../testing/test-server.ts';

let server: TestServer;
let director: TestPerson;
let sponsor: TestPerson;

beforeAll(async () => {
  server = await shareTestServer();
  const org = await server.organisation('gated', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director');
  sponsor = await org.person('Sue Sponsor', 'sponsor');
});
afterAll(() => server.close());

const gate = (id: string, name: string, more: object = {}) => ({
  ...{ id, name, after: 'design', criteria: [{ text: 'All were asked' }], deliverables: ['case', 'study'] },
  ...more,
});
const gated = {
  ...small,
  gates: [
    gate('go', 'Go ahead', {
      criteria: [{ text: 'All were asked' }, { text: 'It is planned', kind: 'automatic', control: 'GOV-01' }],
      approvers: [{ role: 'board', quorum: 2 }],
    }),
    gate('whole', 'Whole', { level: 'full' }),
    gate('handover', 'Hand over', { after: 'build', deliverables: ['thing'] }),
  ],
  roles: [...small.roles, { id: 'board', name: 'Board', decides: [] }],
};

const project = async (name: string) => ok(director.post('/api/projects', { name, sponsorId: sponsor.id }));
const gatesOf = async (id: string) => (await ok(director.get(`/api/gates?project=${id}`))).items;
const methodOf = (id: string) => ok(director.get(`/api/projects/${id}/method`));
const names = (gates: readonly { name: string }[]) => gates.map(g => g.name).sort();

test('R1.3 following a method prepares its gates of the level: criteria, deliverables and who decides are its own', async () => {
  const p = await project('Pier');
  const { version } = await published(director, gated);
  const path = `/api/projects/${p.id}/method-preview?methodVersion=${version}&level=light`;
  expect((await ok(director.get(path))).gates).toMatchObject([
    { id: 'go', name: 'Go ahead', phase: 'Design', does: 'add', deliverables: 1, criteria: 2 },
    { id: 'handover', does: 'add' },
  ]);
  expect(await gatesOf(p.id)).toEqual([]);
  const set = await ok(follow(director, { project: p.id, version }));
  const [design] = set.phases;
  expect(design.gates).toMatchObject([{ id: 'go', gate: { state: 'planned', decision: null } }]);
  const made = await gatesOf(p.id);
  expect(names(made)).toEqual(['Go ahead', 'Hand over']);
  const page = await ok(director.get(`/api/gates/${design.gates[0].gate.id}`));
  expect(page.standard).toMatchObject({ version: 1, name: expect.stringContaining('Go ahead') });
  // The study is only asked for at a higher level.
  expect(page.deliverables).toMatchObject([{ name: 'Case' }]);
  expect(page.criteria).toMatchObject([
    { kind: 'judged', name: 'All were asked' },
    { kind: 'automatic', code: 'GOV-01' },
  ]);
  expect(page.seats.map((s: { role: string; chair: boolean }) => [s.role, s.chair])).toEqual([
    ['sponsor', true],
    ['portfolio-manager', false],
  ]);
  const { items } = await ok(director.get(`/api/history?kind=project&id=${p.id}`));
  expect(items.map((e: { name: string }) => e.name)).toContain('governance.method-gates.prepared');
  expect((await ok(director.get(path))).gates.map((g: { does: string }) => g.does)).toEqual([
    'leave',
    'leave',
  ]);
});

test('R1.3 a gate of that name is prepared as it is, and what is prepared, open or passed is not touched', async () => {
  const p = await project('Quay');
  const add = (name: string, more: object = {}) =>
    ok(director.post(`/api/projects/${p.id}/milestones`, { name, kind: 'gate', ...more }));
  const there = await add('go  Ahead', { forecast: '2029-03-01' });
  await add('Hand over', { actual: '2026-01-05' });
  const { method, version } = await published(director, gated);
  await ok(follow(director, { project: p.id, version }));
  const made = await gatesOf(p.id);
  expect(names(made)).toEqual(['Hand over', 'go  Ahead']);
  const go = made.find((g: { milestoneId: string }) => g.milestoneId === there.id);
  expect(go).toMatchObject({ state: 'planned', day: '2029-03-01' });
  expect(made.find((g: { name: string }) => g.name === 'Hand over')).toMatchObject({
    state: 'passed',
    gateId: null,
  });
  const before = await ok(director.get(`/api/gates/${go.gateId}`));
  const opened = await ok(director.post(`/api/gates/${go.gateId}/opening`, {}, { version: before.version }));
  const second = await next(director, method, {
    ...gated,
    gates: [gate('go', 'Go ahead now', { deliverables: [] }), gate('pilot', 'Pilot')],
  });
  const moved = await ok(
    director.post(`/api/method-versions/${second}/migrations`, {
      ...{ act: 'migrate', projectIds: [p.id], reason: 'Newer' },
    }),
  );
  expect(moved).toMatchObject({ done: 1 });
  expect(names(await gatesOf(p.id))).toEqual(['Hand over', 'Pilot', 'go  Ahead']);
  const after = await ok(director.get(`/api/gates/${go.gateId}`));
  expect(after).toMatchObject({ state: 'open', version: opened.version, deliverables: before.deliverables });
  const { phases } = await methodOf(p.id);
  expect(phases[0].gates).toMatchObject([
    { id: 'go', gate: { id: go.gateId, state: 'open' } },
    { id: 'pilot', gate: { state: 'planned' } },
  ]);
});

test('R1.3 a gate that a method adds is expected on the day given; one that is there keeps its own', async () => {
  const p = await project('Mole');
  const there = { name: 'Go ahead', kind: 'gate', forecast: '2029-03-01' };
  await ok(director.post(`/api/projects/${p.id}/milestones`, there));
  const { version } = await published(director, gated);
  const on = (gateId: string) => ({ gateDays: [{ gate: gateId, day: '2029-06-04' }] });
  const refused = await follow(director, { project: p.id, version }, on('go'));
  expect([refused.status, refused.body.fields[0].path]).toEqual([400, 'body.gateDays.0.gate']);
  expect(names(await gatesOf(p.id))).toEqual(['Go ahead']);
  await ok(follow(director, { project: p.id, version }, on('handover')));
  const days = (await gatesOf(p.id)).map((g: { name: string; day: string | null }) => [g.name, g.day]);
  expect(days.sort()).toEqual([
    ['Go ahead', '2029-03-01'],
    ['Hand over', '2029-06-04'],
  ]);
});

test('R1.1 a refused change of the method prepares nothing, and nobody else sees what it would', async () => {
  const p = await project('Slip');
  const { version } = await published(director, gated);
  expect((await follow(director, { project: p.id, version }, { at: 7 })).status).toBe(412);
  expect((await follow(sponsor, { project: p.id, version })).status).toBe(403);
  expect(await gatesOf(p.id)).toEqual([]);
  const elsewhere = await server.organisation('apart');
  const stranger = await elsewhere.person('Sam Stranger', 'pmo-director');
  const path = `/api/projects/${p.id}/method-preview?methodVersion=${version}&level=light`;
  expect((await stranger.get(path)).status).toBe(404);
});
