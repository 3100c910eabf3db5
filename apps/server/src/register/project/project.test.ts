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
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  director = await org.person('Ada Director', 'pmo-director');
});
afterAll(() => server.close());

const add = async (body: object = {}) => {
  const answer = await director.post('/api/projects', { name: 'Harbour', ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

describe('a project', () => {
  it('goes through its life-cycle by legal steps only', async () => {
    const project = await add();
    const to = (state: string, version: number) =>
      director.post(`/api/projects/${project.id}/transition`, { to: state, reason: 'Agreed' }, { version });
    expect((await to('closed', 1)).body).toMatchObject({ code: 'conflict' });
    const active = await to('active', 1);
    expect(active.body).toMatchObject({ state: 'active', transitions: ['on-hold', 'closing', 'cancelled'] });
    expect(active.body.dates.startActual).not.toBeNull();
    expect((await to('closing', 2)).status).toBe(200);
    const closed = await to('closed', 3);
    expect(closed.body).toMatchObject({ state: 'closed', transitions: [] });
  });

  it('asks for the version that was read: 428 without, 412 with the present one when it is old', async () => {
    const project = await add();
    const path = `/api/projects/${project.id}`;
    expect((await director.patch(path, { name: 'Quay' })).status).toBe(428);
    expect((await director.patch(path, { name: 'Quay' }, { version: 1 })).status).toBe(200);
    const stale = await director.patch(path, { name: 'Pier' }, { version: 1 });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ name: 'Quay', version: 2 });
  });

  it('loses no edit when many people change it at once', async () => {
    const project = await add();
    const path = `/api/projects/${project.id}`;
    const edit = async (i: number): Promise<number> => {
      const now = (await director.get(path)).body.project;
      const answer = await director.patch(
        path,
        { description: `${now.description}${i},` },
        { version: now.version },
      );
      return answer.status === 412 ? edit(i) : answer.status;
    };
    expect(new Set(await Promise.all(Array.from({ length: 8 }, (_, i) => edit(i))))).toEqual(new Set([200]));
    const { description, version } = (await director.get(path)).body.project;
    expect(description.split(',').filter(Boolean).toSorted()).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
    ]);
    expect(version).toBe(9);
  });

  it('keeps what was true on each day, and who changed what and why', async () => {
    const project = await add({ finishForecast: '2030-01-31' });
    await director.patch(
      `/api/projects/${project.id}`,
      { finishForecast: '2030-03-31', reason: 'Supplier is late' },
      { version: 1 },
    );
    const { body } = await director.get(`/api/projects/${project.id}/history`);
    expect(body.items[0]).toMatchObject({
      by: 'Ada Director',
      reason: 'Supplier is late',
      changes: [{ field: 'finishForecast', from: '2030-01-31', to: '2030-03-31' }],
    });
    expect(body.items.map((e: { name: string }) => e.name)).toEqual([
      'register.project.updated',
      'register.project.added',
    ]);
  });

  it('takes its forecast as a new baseline with the reason, and counts baselines', async () => {
    const project = await add({ finishForecast: '2030-01-31', costForecastMinor: 5_000_00 });
    const path = `/api/projects/${project.id}`;
    const first = await director.post(`${path}/baseline`, { reason: 'Approved at gate 2' }, { version: 1 });
    expect(first.body).toMatchObject({ baselineNumber: 1, dates: { finishBaseline: '2030-01-31' } });
    await director.patch(path, { finishForecast: '2030-06-30' }, { version: 2 });
    const second = await director.post(`${path}/baseline`, { reason: 'Change 7' }, { version: 3 });
    expect(second.body).toMatchObject({ baselineNumber: 2, dates: { finishBaseline: '2030-06-30' } });
    const why = await director.get(`/api/metrics/rebaseline-count/explain?project=${project.key}`);
    expect(why.body.value).toBe(1);
  });

  it('is invisible outside its members when confidential, also in lists, counts and names of roles', async () => {
    const owner = await org.person('Olga Owner', 'portfolio-manager');
    const made = await owner.post('/api/projects', { name: 'Merger', confidential: true });
    expect(made.body).toMatchObject({ confidential: true, may: { edit: true } });
    const secret = made.body;
    const manager = await org.person('Max Manager', {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: secret.id,
    });
    const analyst = await org.person('Ann Analyst', 'pmo-analyst');
    const auditor = await org.person('Abe Auditor', 'auditor');
    for (const outsider of [analyst, director]) {
      expect((await outsider.get(`/api/projects/${secret.key}`)).status).toBe(404);
      const list = await outsider.get('/api/projects?search=merger');
      expect(list.body).toMatchObject({ total: 0, items: [] });
      expect((await outsider.patch(`/api/projects/${secret.id}`, { name: 'X' }, { version: 1 })).status).toBe(
        404,
      );
      expect((await outsider.get(`/api/metrics/finish-forecast/explain?project=Merger`)).status).toBe(404);
    }
    for (const insider of [owner, manager, auditor]) {
      expect((await insider.get(`/api/projects/${secret.key}`)).body.project.name).toBe('Merger');
    }
    const people = JSON.stringify((await analyst.get('/api/people')).body);
    expect(people).not.toContain('Merger');
    expect((await auditor.patch(`/api/projects/${secret.id}`, { name: 'X' }, { version: 1 })).status).toBe(
      403,
    );
  });

  it('shows no money to who may not see it, in no field, figure, filter or history', async () => {
    const rich = await add({ name: 'Vault', costForecastMinor: 123_456_789 });
    const member = await org.person('Tim Member', 'team-member');
    const seen = JSON.stringify([
      (await member.get(`/api/projects/${rich.key}`)).body,
      (await member.get('/api/projects')).body,
      (await member.get('/api/cockpit')).body,
      (await member.get(`/api/projects/${rich.id}/history`)).body,
      (await member.get(`/api/metrics/whole-life-cost/explain?project=${rich.key}`)).body,
      (await member.get(`/api/metrics/computed-status/explain?project=${rich.key}`)).body,
      (await member.get('/api/metrics/whole-life-cost-total/explain')).body,
    ]);
    expect(seen).not.toContain('123456789');
    const filter = encodeURIComponent('costForecast > 1000');
    expect((await member.get(`/api/projects?filter=${filter}`)).body.total).toBe(0);
    expect((await director.get(`/api/projects?filter=${filter}`)).body.total).toBe(2);
    expect((await director.get(`/api/projects/${rich.key}`)).body.project.money.costForecastMinor).toBe(
      123_456_789,
    );
  });

  it('is not there for another organisation, by key, id, reference or search', async () => {
    const mine = await add({ name: 'Lighthouse' });
    const other = await (await server.organisation('rivals')).person('Eve Other', 'pmo-director');
    expect((await other.get(`/api/projects/${mine.id}`)).status).toBe(404);
    expect((await other.patch(`/api/projects/${mine.id}`, { name: 'X' }, { version: 1 })).status).toBe(404);
    expect((await other.get('/api/projects?search=lighthouse&scope=all')).body.total).toBe(0);
    const theirs = (await other.post('/api/projects', { name: 'Theirs' })).body;
    const foreign = await other.patch(
      `/api/projects/${theirs.id}`,
      { managerId: director.id },
      { version: 1 },
    );
    expect(foreign.status).toBe(400);
    expect(foreign.body.fields).toEqual([expect.objectContaining({ path: 'body.managerId' })]);
  });

  it('refuses what cannot be: a finish before its start, money of a fraction, a day that is none', async () => {
    const wrong = async (body: object) =>
      (await director.post('/api/projects', { name: 'Odd', ...body })).status;
    expect(await wrong({ startForecast: '2030-05-01', finishForecast: '2030-04-01' })).toBe(400);
    expect(await wrong({ costForecastMinor: 1.5 })).toBe(400);
    expect(await wrong({ finishForecast: '2030-02-30' })).toBe(400);
    expect(await wrong({ currency: 'pounds' })).toBe(400);
    expect(await wrong({ name: '  ' })).toBe(400);
  });

  it('is added once however often a creating call is tried', async () => {
    const before = (await director.get('/api/projects')).body.total;
    const tries = await Promise.all(
      Array.from({ length: 4 }, () =>
        director.post('/api/projects', { name: 'Once' }, { key: 'the-same-key-0001' }),
      ),
    );
    const done = tries.filter(t => t.status === 201);
    expect(new Set(done.map(t => t.body.id)).size).toBe(1);
    expect((await director.get('/api/projects')).body.total).toBe(before + 1);
    const other = await director.post('/api/projects', { name: 'Another' }, { key: 'the-same-key-0001' });
    expect(other.status).toBe(422);
  });
});
