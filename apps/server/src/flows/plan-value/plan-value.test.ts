import { recompute } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takePlan } from '../../testing/plan-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
let project: string;
let path: string;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  ada = await org.person('Ada Planner', 'pmo-director');
  project = (await ada.post('/api/projects', { name: 'Trench' })).body.id;
  path = await takePlan(ada, project);
});
afterAll(() => server.close());

interface Shown {
  readonly metric: string;
  readonly value: unknown;
  readonly why: string | null;
}
const figures = (body: { figures: readonly Shown[] }) =>
  Object.fromEntries(body.figures.map(f => [f.metric, f.value ?? f.why]));

describe('earned value of a plan', () => {
  test('R7.4 PV, EV and AC by the baseline, the indices, the EAC family and earned schedule, as of the status date', async () => {
    const { status, body } = await ada.get(`${path}/value`);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      statusDay: '2026-01-07',
      baseline: 0,
      measure: 'money',
      currency: 'GBP',
      why: null,
    });
    expect(figures(body)).toMatchObject({
      'budget-at-completion': 180_001,
      'planned-value': 115_001,
      'earned-value': 107_500,
      'actual-cost': 129_000,
      'ev-cost-variance': -21_500,
      'ev-schedule-variance': -7_501,
      'cost-performance-index': 0.83,
      'schedule-performance-index': 0.93,
      'to-complete-index': 1.42,
      'eac-by-cpi': 216_001,
      'eac-at-budget': 201_501,
      'earned-schedule': 2.5,
      'pace-index': 0.83,
    });
    expect(body.tasks.map((t: { name: string }) => t.name)).toEqual(['Dig', 'Lay', 'Fill']);
  });

  test('R7.3 finish and cost are forecast from progress, and the S-curve leads there', async () => {
    const { body } = await ada.get(`${path}/value`);
    expect(body.finish).toEqual({
      baseline: '2026-01-09',
      byPace: '2026-01-13',
      asPlanned: '2026-01-12',
      byPlan: '2026-01-12',
    });
    expect(body.curve).toEqual([
      { day: '2026-01-05', pv: 50_000, ev: 40_000, ac: 48_000, forecast: null },
      { day: '2026-01-07', pv: 115_001, ev: 107_500, ac: 129_000, forecast: 129_000 },
      { day: '2026-01-09', pv: 180_001, ev: null, ac: null, forecast: 158_000 },
      { day: '2026-01-13', pv: null, ev: null, ac: null, forecast: 216_001 },
    ]);
  });

  test('R7.3 progress moves the forecast', async () => {
    const before = (await ada.get(`${path}/value`)).body;
    const commands = [{ do: 'progress', task: 2, percentComplete: 50 }];
    const saved = await ada.post(`${path}/steps`, { commands }, { version: before.version });
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    const after = (await ada.get(`${path}/value`)).body;
    // 15,000 of 30,001: half, rounded to the even unit.
    expect(figures(after)['earned-value']).toBe(115_000);
    expect(after.version).toBe(before.version + 1);
    await ada.post(`${path}/undo`, undefined, { version: after.version });
  });

  test('R7.4 weighted milestones are the checklist items that name a weight', async () => {
    const { version } = (await ada.get(`${path}/value`)).body;
    const checklist = [
      { text: 'Pipes laid 60 %', done: true },
      { text: 'Joints tested 40 %', done: false },
      { text: 'Tell the neighbours', done: true },
    ];
    await ada.post(
      `${path}/steps`,
      { commands: [{ do: 'update', task: 2, fields: { checklist } }] },
      { version },
    );
    const { body } = await ada.get(`${path}/value`);
    const lay = body.tasks.find((t: { name: string }) => t.name === 'Lay');
    expect(lay).toMatchObject({ method: 'milestones', ev: 18_001 });
    await ada.post(`${path}/undo`, undefined, { version: body.version });
  });

  test('R7.11 every figure answers why, and computes again from its inputs alone', async () => {
    const { body } = await ada.get(`${path}/value`);
    for (const f of body.figures as readonly Shown[]) {
      const why = await ada.get(`/api/metrics/${f.metric}/explain?project=${project}`);
      expect(why.status, f.metric).toBe(200);
      expect([f.metric, why.body.value]).toEqual([f.metric, f.value]);
      expect(recompute(why.body), f.metric).toMatchObject({ agrees: true, value: f.value });
    }
    const cpi = await ada.get(`/api/metrics/cost-performance-index/explain?project=${project}`);
    expect(cpi.body.formula.filled).toBe('GBP 1,075.00 ÷ GBP 1,290.00 = 0.83');
  });

  test('who may not see money sees work, and no amount anywhere', async () => {
    const member = await org.person('Mo Member', 'team-member');
    const { body } = await member.get(`${path}/value`);
    expect(body).toMatchObject({ measure: 'work', currency: null });
    expect(figures(body)).toMatchObject({ 'budget-at-completion-work': 2_640, 'planned-value-work': 1_680 });
    expect(JSON.stringify(body)).not.toMatch(/180001|115001|129000/);
    const why = await member.get(`/api/metrics/cost-performance-index/explain?project=${project}`);
    expect(why.body).toMatchObject({ value: null, withheld: true });
    expect(JSON.stringify(why.body)).not.toMatch(/107500|129000/);
  });

  test('without a baseline there is a reason and no figure; a hidden project is not found', async () => {
    const bare = (await ada.post('/api/projects', { name: 'Bare' })).body.id;
    await ada.post(`/api/projects/${bare}/plan`, { start: '2026-01-05' });
    const { body } = await ada.get(`/api/projects/${bare}/plan/value`);
    expect(body).toMatchObject({ figures: [], curve: [], finish: null });
    expect(body.why).toContain('No task has a baseline 0');
    const rival = await (await server.organisation('rival')).person('Ivan', 'pmo-director');
    expect((await rival.get(`${path}/value`)).status).toBe(404);
    expect((await ada.get(`${path}/value?baseline=11`)).status).toBe(400);
  });
});
