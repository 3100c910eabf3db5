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
let manager: TestPerson;
let sponsor: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  director = await org.person('Ada Director', 'pmo-director');
  manager = await org.person('Mia Manager', 'team-member');
  sponsor = await org.person('Sam Sponsor', 'sponsor');
});
afterAll(() => server.close());

interface Added {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}

const add = async (name: string, body: object = {}): Promise<Added> => {
  const answer = await director.post('/api/projects', { name, ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const addMany = async (name: string, count: number, body: object = {}): Promise<readonly Added[]> => {
  const added: Added[] = [];
  for (let i = 1; i <= count; i += 1) added.push(await add(`${name} ${i}`, body));
  return added;
};
const now = async (id: string) => (await director.get(`/api/projects/${id}`)).body.project;
const change = (by: TestPerson, projects: readonly Added[], set: object, more: object = {}) =>
  by.post('/api/projects/changes', {
    changes: projects.map(p => ({ project: p.id, version: p.version, set })),
    ...more,
  });

describe('many projects', () => {
  test('R16.5 are changed in one step, and one undo restores each of them', async () => {
    const projects = await addMany('Pier', 3, { class: 'Small' });
    const set = { managerId: manager.id, sponsorId: sponsor.id, class: 'Large', state: 'active' };
    const { status, body } = await change(director, projects, set, { reason: 'Handover' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      applied: true,
      counts: { changed: 3, unchanged: 0, refused: 0 },
      changeSet: { kind: 'edit', title: 'Handover', count: 3, may: { undo: true } },
    });
    expect(await now(projects[1]?.id ?? '')).toMatchObject({
      class: 'Large',
      state: 'active',
      manager: { name: 'Mia Manager' },
      version: 2,
    });
    const undo = await director.post(`/api/change-sets/${body.changeSet.id}/undo`, {});
    expect(undo.body).toMatchObject({ applied: true, undone: 3, refused: [], changeSet: { kind: 'undo' } });
    for (const p of projects) {
      const restored = await now(p.id);
      expect(restored).toMatchObject({ class: 'Small', state: 'approved', manager: null, sponsor: null });
      expect(restored.dates.startActual).toBeNull();
    }
    expect((await director.post(`/api/change-sets/${body.changeSet.id}/undo`, {})).status).toBe(409);
    const redo = await director.post(`/api/change-sets/${undo.body.changeSet.id}/undo`, {});
    expect(redo.body).toMatchObject({ applied: true, undone: 3 });
    expect(await now(projects[2]?.id ?? '')).toMatchObject({ class: 'Large', state: 'active' });
  });

  test('R16.5 each have their version and state checked: all or nothing, or the good ones only', async () => {
    const [first, second] = await addMany('Quay', 2);
    if (!first || !second) throw new Error('Two were added');
    await director.patch(`/api/projects/${second.id}`, { name: 'Quay of others' }, { version: 1 });
    const set = { category: 'Harbour' };
    const all = await change(director, [first, second], set);
    expect(all.body).toMatchObject({
      applied: false,
      changeSet: null,
      results: [{ outcome: 'changed' }, { outcome: 'refused', code: 'stale', key: second.key }],
    });
    expect((await now(first.id)).category).toBeNull();
    const good = await change(director, [first, second], set, { mode: 'good' });
    expect(good.body).toMatchObject({ applied: true, counts: { changed: 1, refused: 1 } });
    expect((await now(first.id)).category).toBe('Harbour');
    expect((await now(second.id)).category).toBeNull();
    const closing = await change(director, [{ ...second, version: 2 }], { state: 'closed' });
    expect(closing.body.results[0]).toMatchObject({ outcome: 'refused', code: 'conflict' });
  });

  test('are only shown what would happen in a dry run', async () => {
    const projects = await addMany('Lock', 2, { finishForecast: '2030-01-31' });
    const { body } = await change(director, projects, { finishForecast: '2030-02-28' }, { dryRun: true });
    expect(body).toMatchObject({ applied: false, changeSet: null, counts: { changed: 2 } });
    expect(body.results[0].changes).toEqual([
      { field: 'finishForecast', from: '2030-01-31', to: '2030-02-28' },
    ]);
    expect(await now(projects[0]?.id ?? '')).toMatchObject({ version: 1 });
  });

  test('are refused to who may not change them, and money to who may not change money', async () => {
    const [mine, other] = await addMany('Weir', 2);
    if (!mine || !other) throw new Error('Two were added');
    const pm = await org.person('Pat Projects', {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: mine.id,
    });
    const reader = await org.person('Rea Reader', 'team-member');
    expect((await change(reader, [mine], { category: 'No' })).status).toBe(403);
    const hidden = await change(pm, [mine, other], { category: 'Mine' });
    expect(hidden.status).toBe(400);
    expect(hidden.body.fields).toEqual([
      { path: 'body.changes.1.project', message: 'There is no such project.' },
    ]);
    expect((await change(pm, [mine], { category: 'Mine' })).body).toMatchObject({ applied: true });
    const directive = await server.organisation('directive', { pmoType: 'directive' });
    const boss = await directive.person('Dee Director', 'pmo-director');
    const { body: project } = await boss.post('/api/projects', { name: 'Dam' });
    const theirs = await directive.person('Pia Projects', 'project-manager');
    const money = await change(theirs, [project], { costForecastMinor: 5 });
    expect(money.body.results[0]).toMatchObject({ outcome: 'refused', code: 'forbidden' });
  });

  test('are refused when one stands there twice or what they point at is not there', async () => {
    const project = await add('Buoy');
    const twice = await change(director, [project, project], { category: 'X' });
    expect(twice.body.fields[0].path).toBe('body.changes.1.project');
    const nobody = await change(director, [project], { managerId: '01890000-0000-7000-8000-000000000000' });
    expect(nobody.body.fields[0].path).toBe('body.changes.0.set.managerId');
    expect(await now(project.id)).toMatchObject({ version: 1 });
  });
});

describe('all that match a filter', () => {
  test('R16.5 are changed in one step, when they are as many as the list showed', async () => {
    await addMany('Ferry', 4, { class: 'Ferry' });
    const ask = { filter: 'class == "Ferry"', expected: 4, set: { category: 'Boats' } };
    const fewer = await director.post('/api/projects/changes/matching', { ...ask, expected: 3 });
    expect(fewer.status).toBe(409);
    const { body } = await director.post('/api/projects/changes/matching', ask);
    expect(body).toMatchObject({ applied: true, counts: { changed: 4 } });
    const filter = encodeURIComponent('category == "Boats"');
    expect((await director.get(`/api/projects?filter=${filter}`)).body.total).toBe(4);
    await director.post(`/api/change-sets/${body.changeSet.id}/undo`, {});
    expect((await director.get(`/api/projects?filter=${filter}`)).body.total).toBe(0);
  });
});

describe('an undo', () => {
  test('R16.5 leaves what was changed since, and lists it; other fields changed since stay', async () => {
    const [first, second] = await addMany('Crane', 2, { category: 'Old' });
    if (!first || !second) throw new Error('Two were added');
    const { body } = await change(director, [first, second], { category: 'New' });
    await director.patch(`/api/projects/${first.id}`, { category: 'Newest' }, { version: 2 });
    await director.patch(`/api/projects/${second.id}`, { name: 'Renamed' }, { version: 2 });
    const dry = await director.post(`/api/change-sets/${body.changeSet.id}/undo`, { dryRun: true });
    expect(dry.body).toMatchObject({ applied: false, undone: 1, refused: [{ key: first.key }] });
    const all = await director.post(`/api/change-sets/${body.changeSet.id}/undo`, { mode: 'all' });
    expect(all.body).toMatchObject({ applied: false });
    const undo = await director.post(`/api/change-sets/${body.changeSet.id}/undo`, {});
    expect(undo.body).toMatchObject({ applied: true, undone: 1 });
    expect(undo.body.refused[0].message).toContain('category');
    expect((await now(first.id)).category).toBe('Newest');
    expect(await now(second.id)).toMatchObject({ category: 'Old', name: 'Renamed' });
  });

  test('of another person is not there', async () => {
    const project = await add('Beacon');
    const { body } = await change(director, [project], { category: 'X' });
    const analyst = await org.person('Ann Analyst', 'pmo-analyst');
    expect((await analyst.post(`/api/change-sets/${body.changeSet.id}/undo`, {})).status).toBe(404);
    expect((await analyst.get('/api/change-sets')).body.items).toEqual([]);
    const [latest] = (await director.get('/api/change-sets')).body.items;
    expect(latest).toMatchObject({ id: body.changeSet.id, count: 1, undoneAt: null });
  });
});
