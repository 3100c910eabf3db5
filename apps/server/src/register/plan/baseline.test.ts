import { rowsOf } from '@chartroom/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  ada = await org.person('Ada Planner', 'pmo-analyst');
});
afterAll(() => server.close());

const day = 8 * 3600;

async function planned(by = ada): Promise<{ readonly id: string; readonly path: string }> {
  const { id } = (await ada.post('/api/projects', { name: 'Harbour' })).body;
  const path = `/api/projects/${id}/plan`;
  await ada.post(path, { start: '2027-03-01' });
  const commands = [
    { do: 'create', fields: { name: 'Survey', durationSec: 5 * day, fixedCostMinor: 100_00 } },
    { do: 'create', fields: { name: 'Dredge', durationSec: 5 * day } },
    { do: 'link', pred: 1, succ: 2 },
  ];
  expect((await by.post(`${path}/steps`, { commands }, { version: 1 })).status).toBe(201);
  return { id, path };
}

const lengthen = (path: string, version: number, days: number) =>
  ada.post(
    `${path}/steps`,
    { commands: [{ do: 'update', task: 1, fields: { durationSec: days * day, fixedCostMinor: 150_00 } }] },
    { version },
  );

interface Row {
  readonly name: string;
  readonly startDays: number;
  readonly finishDays: number;
  readonly durationSec: number;
  readonly costMinor: number;
}

describe('baselines', () => {
  test('R7.5 the first is taken by who plans, compared task by task, and is the project’s', async () => {
    const { id, path } = await planned();
    const first = await ada.post(`${path}/baselines`, { reason: 'Approved at gate 2' });
    expect(first.status, JSON.stringify(first.body)).toBe(201);
    const { project } = (await ada.get(`/api/projects/${id}`)).body;
    expect(project).toMatchObject({
      baselineNumber: 1,
      dates: { startBaseline: '2027-03-01', finishBaseline: '2027-03-12' },
    });
    await lengthen(path, 2, 8);
    const { body } = await ada.get(`${path}/compare`);
    expect(
      rowsOf<Row>(body.tasks).map(r => [r.name, r.startDays, r.finishDays, r.durationSec, r.costMinor]),
    ).toEqual([
      ['Survey', 0, 3, 3 * day, 50_00],
      ['Dredge', 3, 3, 0, 0],
    ]);
    expect(body).toMatchObject({ number: 0, other: null, finishDays: 3, costMinor: 50_00 });
    const kept = await ada.post(`${path}/baselines`, { number: 3, reason: 'Before the storm' });
    expect(kept.status).toBe(201);
    expect((await ada.get(`${path}/compare?number=0&other=3`)).body.finishDays).toBe(3);
    expect((await ada.get(path)).body.baselines).toMatchObject([
      { number: 0, current: true, by: 'Ada Planner', reason: 'Approved at gate 2' },
      { number: 3, current: false },
    ]);
  });

  test('R7.5 a new one takes a change request with its reason that somebody else approves', async () => {
    const { id, path } = await planned();
    expect((await ada.post(`${path}/change-requests`, { reason: 'Too early' })).status).toBe(409);
    await ada.post(`${path}/baselines`, { reason: 'First' });
    await lengthen(path, 2, 8);
    expect((await ada.post(`${path}/baselines`, { reason: 'Again' })).status).toBe(409);
    const { version } = (await ada.get(`/api/projects/${id}`)).body.project;
    const around = await ada.post(`/api/projects/${id}/baseline`, { reason: 'Around it' }, { version });
    expect(around).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('change request') },
    });

    const asked = await ada.post(`${path}/change-requests`, { reason: 'Harder ground than surveyed' });
    expect(asked.body).toMatchObject({
      state: 'open',
      askedBy: 'Ada Planner',
      effect: { finishDays: 3, movedTasks: 2, costBeforeMinor: 100_00, costMinor: 150_00 },
      may: { decide: false },
    });
    const decision = `/api/plan-change-requests/${asked.body.id}/decision`;
    const own = await ada.post(decision, { decision: 'approved' }, { version: 1 });
    expect(own).toMatchObject({ status: 403, body: { detail: expect.stringContaining('somebody else') } });
    const manager = await org.person('Max Manager', {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: id,
    });
    expect((await manager.post(decision, { decision: 'approved' }, { version: 1 })).status).toBe(403);

    const director = await org.person('Dora Director', 'pmo-director');
    const approved = await director.post(decision, { decision: 'approved', note: 'Agreed' }, { version: 1 });
    expect(approved.body).toMatchObject({ state: 'approved', decidedBy: 'Dora Director', note: 'Agreed' });
    const { project } = (await ada.get(`/api/projects/${id}`)).body;
    expect(project).toMatchObject({ baselineNumber: 2, dates: { finishBaseline: '2027-03-17' } });
    expect((await ada.get(path)).body.baselines).toMatchObject([
      { number: 0, reason: 'Harder ground than surveyed', by: 'Dora Director' },
      { number: 1, reason: 'First' },
    ]);
    expect((await ada.get(`${path}/compare`)).body.finishDays).toBe(0);
    expect((await ada.get(`${path}/compare?number=1`)).body.finishDays).toBe(3);
    const history = (await ada.get(`/api/projects/${id}/history`)).body.items;
    expect(history.map((e: { reason: string }) => e.reason)).toContain('Harder ground than surveyed');
    expect((await director.post(decision, { decision: 'rejected' }, { version: 2 })).status).toBe(409);
  });

  test('R7.5 the kind of PMO decides who approves', async () => {
    for (const [pmoType, status] of [
      ['supportive', 200],
      ['directive', 403],
    ] as const) {
      const other = await server.organisation(pmoType, { pmoType });
      const analyst = await other.person('Ann Analyst', 'pmo-analyst');
      const { id } = (await analyst.post('/api/projects', { name: 'Harbour' })).body;
      const path = `/api/projects/${id}/plan`;
      await analyst.post(path, { start: '2027-03-01' });
      const commands = [{ do: 'create', fields: { name: 'Survey', durationSec: 5 * day } }];
      await analyst.post(`${path}/steps`, { commands }, { version: 1 });
      await analyst.post(`${path}/baselines`, { reason: 'First' });
      const asked = await analyst.post(`${path}/change-requests`, { reason: 'Why' });
      const manager = await other.person('Max Manager', {
        role: 'project-manager',
        scopeKind: 'project',
        scopeId: id,
      });
      const decision = `/api/plan-change-requests/${asked.body.id}/decision`;
      const answer = await manager.post(decision, { decision: 'rejected', note: 'No' }, { version: 1 });
      expect([pmoType, answer.status]).toEqual([pmoType, status]);
    }
  });
});
