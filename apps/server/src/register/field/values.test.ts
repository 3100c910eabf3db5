import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  startTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let director: TestPerson;
let viewer: TestPerson;

beforeAll(async () => {
  server = await startTestServer();
  org = await server.organisation('works', { currency: 'GBP' });
  director = await org.person('Ada Director', 'pmo-director', 'administrator');
  viewer = await org.person('Tim Member', 'team-member');
});
afterAll(() => server.close());

const tree = [{ code: 'ops', label: 'Operations' }];
const add = async (body: object) => {
  const answer = await director.post('/api/fields', body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};
const lastEvent = async () => (await director.get('/api/events?limit=1')).body.items[0];
const of = (id: string) => `/api/fields/values/${id}`;

describe('values of added fields', () => {
  it('R16.10 of units, portfolios and programmes are versioned and in the log', async () => {
    await add({ entity: 'unit', key: 'region', label: 'Region', type: 'list', options: tree });
    const unit = (await director.post('/api/units', { name: 'North' })).body.id;
    expect((await director.get(of(unit))).body).toEqual({ values: {}, version: 1, may: { edit: true } });
    expect((await director.patch(of(unit), { set: { region: 'ops' } }, { version: 1 })).body).toMatchObject({
      values: { region: 'ops' },
      version: 2,
    });
    expect((await director.patch(of(unit), { set: { region: null } }, { version: 1 })).status).toBe(412);
    const bad = await director.patch(of(unit), { set: { region: 'x' } }, { version: 2 });
    expect([bad.status, bad.body.fields[0].path]).toEqual([400, 'body.set.region']);
    expect((await viewer.get(of(unit))).body.may).toEqual({ edit: false });
    expect((await viewer.patch(of(unit), { set: {} }, { version: 2 })).status).toBe(403);
    expect(await lastEvent()).toMatchObject({
      name: 'register.unit.fields-set',
      after: { 'fields.region': 'ops' },
    });
  });

  it('R16.10 of a key date are for who may change its project, and hidden with it', async () => {
    await add({ entity: 'milestone', key: 'witness', label: 'Witness', type: 'person' });
    const { body: project } = await director.post('/api/projects', { name: 'Secret' });
    const key = { name: 'Handover', forecast: '2030-01-07' };
    const { body: made } = await director.post(`/api/projects/${project.id}/milestones`, key);
    await director.patch(`/api/projects/${project.id}`, { confidential: true }, { version: project.version });
    const role = { role: 'project-manager', scopeKind: 'project', scopeId: project.id } as const;
    const manager = await org.person('Max Manager', role);
    const set = { set: { witness: director.id } };
    const written = await manager.patch(of(made.id), set, { version: 1 });
    expect(written.body.values, JSON.stringify(written.body)).toEqual({
      witness: { id: director.id, name: 'Ada Director' },
    });
    expect((await viewer.get(of(made.id))).status).toBe(404);
    expect((await viewer.patch(of(made.id), set, { version: 2 })).status).toBe(404);
    const usage = async (who: TestPerson) =>
      (await who.get('/api/fields?entity=milestone')).body.items.map((f: { usage: number }) => f.usage);
    expect([await usage(manager), await usage(viewer)]).toEqual([[1], [0]]);
  });

  it('R16.10 of a person are set by who manages people, and forgotten with who they were', async () => {
    await add({ entity: 'person', key: 'badge', label: 'Badge', type: 'text' });
    const leaver = await org.person('Lea Leaver', 'team-member');
    const set = { set: { badge: 'B-1207' } };
    const { version } = (await director.get(of(leaver.id))).body;
    expect((await leaver.patch(of(leaver.id), set, { version })).status).toBe(403);
    expect((await director.patch(of(leaver.id), set, { version })).body).toMatchObject({
      values: { badge: 'B-1207' },
      version: version + 1,
    });
    const shown = await lastEvent();
    expect(shown).toMatchObject({
      name: 'register.person.fields-set',
      after: { 'fields.badge': 'B-1207' },
    });
    const gone = await director.post(`/api/people/${leaver.id}/anonymise`, { reason: 'Asked for it' });
    expect(gone.status, JSON.stringify(gone.body)).toBe(200);
    const nothing = { values: {}, version: version + 2, may: { edit: false } };
    expect((await director.get(of(leaver.id))).body).toEqual(nothing);
    expect((await director.patch(of(leaver.id), set, { version: version + 2 })).status).toBe(403);
    const { rows } = await server.superuser.query(
      "select 1 from platform_event where after::text like '%B-1207%' or before::text like '%B-1207%'",
    );
    expect(rows).toEqual([]);
    const { body: log } = await director.get('/api/events?limit=20');
    expect(JSON.stringify(log)).not.toContain('B-1207');
  });

  it('R2.9 R16.10 are saved with what has them: one request, one version, all of it or nothing', async () => {
    await add({ entity: 'programme', key: 'theme', label: 'Theme', type: 'list', options: tree });
    await add({ entity: 'programme', key: 'charter', label: 'Charter', type: 'date' });
    const fields = { theme: 'ops', charter: '2030-01-31' };
    const { body: made } = await director.post('/api/programmes', { name: 'Harbours', fields });
    expect(made).toMatchObject({ name: 'Harbours', fields, version: 1 });
    const to = (body: object, version: number) =>
      director.patch(`/api/programmes/${made.id}`, body, { version });
    const bad = await to({ name: 'Ports', fields: { theme: 'x', charter: null } }, 1);
    expect([bad.status, bad.body.fields[0].path]).toEqual([400, 'body.fields.theme']);
    expect((await to({ name: 'Ports', fields: { charter: null } }, 1)).body).toMatchObject({
      name: 'Ports',
      fields: { theme: 'ops' },
      version: 2,
    });
    // Values that are set by themselves change the same version: nobody writes over what they did not see.
    const alone = await director.patch(of(made.id), { set: { charter: '2030-02-28' } }, { version: 2 });
    expect(alone.body.version).toBe(3);
    const stale = await to({ fields: { charter: '2031-01-01' } }, 2);
    expect([stale.status, stale.body.current?.fields]).toEqual([
      412,
      { theme: 'ops', charter: '2030-02-28' },
    ]);
    const only = await to({ fields: { charter: '2031-01-01' } }, 3);
    expect(only.body).toMatchObject({ fields: { charter: '2031-01-01' }, version: 4 });
    expect(await lastEvent()).toMatchObject({
      name: 'register.programme.fields-set',
      before: { 'fields.charter': '2030-02-28' },
    });
  });

  it('R2.9 R16.10 of a project are saved with its other fields: one request, one version, one event', async () => {
    await add({ key: 'score', label: 'Score', type: 'number' });
    const { body: made } = await director.post('/api/projects', { name: 'Pier', fields: { score: 1 } });
    const to = (body: object, version: number) =>
      director.patch(`/api/projects/${made.id}`, body, { version });
    const bad = await to({ name: 'Jetty', fields: { score: 'x' } }, made.version);
    expect([bad.status, bad.body.fields[0].path]).toEqual([400, 'body.fields.score']);
    const both = { name: 'Jetty', fields: { score: 2 }, reason: 'As decided' };
    const saved = await to(both, made.version);
    expect(saved.body).toMatchObject({ name: 'Jetty', fields: { score: 2 }, version: made.version + 1 });
    expect(await lastEvent()).toMatchObject({
      ...{ name: 'register.project.updated', reason: 'As decided' },
      before: { name: 'Pier', 'fields.score': 1 },
      after: { name: 'Jetty', 'fields.score': 2 },
    });
    const stale = await to({ name: 'Quay', fields: { score: 3 } }, made.version);
    expect([stale.status, stale.body.current?.fields]).toEqual([412, { score: 2 }]);
  });

  it('R2.9 are in the lists of what has them, but not in those of the past', async () => {
    await add({ entity: 'portfolio', key: 'board', label: 'Board', type: 'text' });
    const fields = { board: 'Monday' };
    const { body: portfolio } = await director.post('/api/portfolios', { name: 'Docks', fields });
    const { body: unit } = await director.post('/api/units', { name: 'West', fields: { region: 'ops' } });
    const project = (await director.post('/api/projects', { name: 'Lock' })).body.id;
    const date = { name: 'Handover', forecast: '2030-01-07', fields: { witness: director.id } };
    const { body: handover } = await director.post(`/api/projects/${project}/milestones`, date);
    const witness = { id: director.id, name: 'Ada Director' };
    expect(handover).toMatchObject({ fields: { witness }, version: 1 });
    const one = `/api/projects/${project}/milestones/${handover.id}`;
    const moved = await director.patch(one, { fields: { witness: viewer.id } }, { version: 1 });
    expect(moved.body).toMatchObject({
      forecast: '2030-01-07',
      fields: { witness: { id: viewer.id } },
      version: 2,
    });
    expect((await director.patch(one, { forecast: '2030-01-08' }, { version: 2 })).body.version).toBe(3);
    const listed = async (path: string, id: string) =>
      (await viewer.get(path)).body.items.find((i: { id: string }) => i.id === id).fields;
    expect(await listed('/api/portfolios', portfolio.id)).toEqual(fields);
    expect(await listed('/api/units', unit.id)).toEqual({ region: 'ops' });
    const page = async (query: string) =>
      (await director.get(`/api/projects/${project}${query}`)).body.milestones[0].fields;
    expect(await page('')).toEqual({ witness: { id: viewer.id, name: 'Tim Member' } });
    const today = (await director.get(`/api/projects/${project}`)).body.asOf;
    expect(await page(`?asOf=${today}`)).toEqual({});
    expect(await listed(`/api/units?asOf=${today}`, unit.id)).toEqual({});
  });

  it('R2.9 find and order people', async () => {
    const badge = { entity: 'person', key: 'trade', label: 'Trade', type: 'tree' };
    const options = [...tree, { code: 'rig', label: 'Rigging', parent: 'ops' }];
    await add({ ...badge, options });
    await add({ entity: 'person', key: 'since', label: 'Since', type: 'date' });
    const hire = (name: string, fields: object) => director.post('/api/people', { name, fields });
    await hire('Rita Rigger', { trade: 'rig', since: '2020-05-01' });
    await hire('Ole Operator', { trade: 'ops', since: '2024-05-01' });
    const found = async (query: Record<string, string>) =>
      (await director.get(`/api/people?${new URLSearchParams(query)}`)).body.items.map(
        (p: { name: string; fields: object }) => [p.name, p.fields],
      );
    const rita = ['Rita Rigger', { trade: 'rig', since: '2020-05-01' }];
    const ole = ['Ole Operator', { trade: 'ops', since: '2024-05-01' }];
    expect(await found({ filter: 'trade == "Operations"', sort: 'since' })).toEqual([rita, ole]);
    expect(await found({ filter: 'since > "2021-01-01"' })).toEqual([ole]);
    const key = await director.post('/api/fields', { ...badge, key: 'email', options });
    expect([key.status, key.body.fields[0].path]).toEqual([400, 'body.key']);
  });

  it('of what is not there are not there, and another organisation’s neither', async () => {
    const rival = await (await server.organisation('rival')).person('Ron Rival', 'pmo-director');
    expect((await rival.get(of(director.id))).status).toBe(404);
    const unit = (await director.post('/api/units', { name: 'South' })).body.id;
    expect((await rival.patch(of(unit), { set: {} }, { version: 1 })).status).toBe(404);
  });
});
