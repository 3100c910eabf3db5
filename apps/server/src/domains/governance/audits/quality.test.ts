import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takePlan } from '../../../testing/plan-client.ts';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  ada = await org.person('Ada Planner', 'pmo-director');
});
afterAll(() => server.close());

const day = 28_800;
const wall = (text: string) => Date.parse(`${text}Z`) / 1_000;
const create = (ref: number, name: string, more: object = {}) => ({
  do: 'create',
  ref,
  fields: { name, durationSec: day, ...more },
});

interface Check {
  readonly id: string;
  readonly value: number | null;
  readonly limit: number;
  readonly outcome: string;
  readonly taskCount: number;
  readonly tasks: readonly {
    readonly name: string;
    readonly detail: string;
    readonly fix: { readonly label: string; readonly commands: readonly object[] } | null;
  }[];
}

/** A project whose plan is begun on Monday 1 March 2027 and edited. */
async function planned(name: string, commands: readonly object[], by = ada): Promise<string> {
  const project = (await by.post('/api/projects', { name })).body.id;
  const path = `/api/projects/${project}/plan`;
  await by.post(path, { start: '2027-03-01' });
  const made = await by.post(`${path}/steps`, { commands }, { version: 1 });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return path;
}

const loose = [
  create(-1, 'Start', { durationSec: 0, milestone: true }),
  create(-2, 'Dredge', { durationSec: 3 * day }),
  create(-3, 'Survey', {}),
  create(-4, 'Pave', { constraint: 'MSO', constraintDate: wall('2027-03-08T08:00') }),
  create(-5, 'Open', { durationSec: 0, milestone: true }),
  { do: 'link', pred: -1, succ: -2 },
  { do: 'link', pred: -1, succ: -3 },
  { do: 'link', pred: -2, succ: -4, lagSec: -day },
  { do: 'link', pred: -4, succ: -5 },
];

const quality = async (path: string, by = ada) => {
  const { status, body } = await by.get(`${path}/quality`);
  expect(status, JSON.stringify(body)).toBe(200);
  const of = (id: string): Check => body.checks.find((c: Check) => c.id === id);
  return { body, of };
};

describe('schedule quality', () => {
  test('R3.5 the fourteen checks of a plan with the tasks behind each, its score, and what cannot be checked', async () => {
    const path = await planned('Quay', loose);
    const { body, of } = await quality(path);
    expect(body.checks).toHaveLength(14);
    expect(of('logic')).toMatchObject({
      value: 33.33,
      limit: 5,
      outcome: 'failed',
      taskCount: 1,
      tasks: [{ name: 'Survey', detail: 'no successor' }],
    });
    expect(of('leads')).toMatchObject({
      value: 25,
      outcome: 'failed',
      tasks: [{ name: 'Pave', detail: 'FS with a lead of 1 d' }],
    });
    expect(of('hard-constraints')).toMatchObject({ value: 20, outcome: 'failed', tasks: [{ name: 'Pave' }] });
    expect(of('missed-tasks')).toMatchObject({ value: null, outcome: 'not-applicable' });
    expect(body).toMatchObject({ limitsVersion: 1, may: { fix: true } });
    expect(body.score).toBe(Math.round((1e4 * body.passed) / body.applicable) / 100);
  });

  test('R3.5 a fix is one step of the plan that moves nothing, and can be undone', async () => {
    const path = await planned('Mole', loose);
    const dates = async () => {
      const { body } = await ada.get(path);
      return { start: body.tasks.start ?? body.tasks, finish: body.finish };
    };
    const before = await dates();
    const { body, of } = await quality(path);
    const fixes = [...of('logic').tasks, ...of('hard-constraints').tasks].flatMap(t => t.fix ?? []);
    expect(fixes.map(f => f.label)).toEqual([
      'Link it before "Open"',
      'Make it start no earlier than that day',
    ]);
    const commands = fixes.flatMap(f => f.commands);
    const saved = await ada.post(`${path}/steps`, { commands }, { version: body.version });
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    expect(saved.body.moved.count).toBe(0);
    expect((await dates()).finish).toBe(before.finish);
    const mended = await quality(path);
    expect([mended.of('logic').outcome, mended.of('hard-constraints').outcome]).toEqual(['passed', 'passed']);
    await ada.post(`${path}/undo`, undefined, { version: saved.body.version });
    expect((await quality(path)).of('logic').outcome).toBe('failed');
  });

  test('R3.5 limits are the organisation’s: versioned, recorded, in force at once', async () => {
    const path = await planned('Pier', loose);
    const { body: now } = await ada.get('/api/schedule-quality/limits');
    expect(now).toMatchObject({ version: 1, limits: { logic: 5, highSlackDays: 44 }, may: { edit: true } });
    const limits = { ...now.limits, logic: 50 };
    const set = await ada.put(
      '/api/schedule-quality/limits',
      { limits, note: 'Small works' },
      { version: 1 },
    );
    expect(set.status, JSON.stringify(set.body)).toBe(200);
    expect((await quality(path)).of('logic')).toMatchObject({ limit: 50, outcome: 'passed' });
    const stale = await ada.put('/api/schedule-quality/limits', { limits, note: '' }, { version: 1 });
    expect(stale.status).toBe(412);
    const wrong = await ada.put(
      '/api/schedule-quality/limits',
      { limits: { ...limits, lags: 101 } },
      { version: 2 },
    );
    expect(wrong.status).toBe(400);
    expect(wrong.body.fields[0].path).toBe('body.limits.lags');
    const member = await org.person('Mo Member', 'team-member');
    expect((await member.put('/api/schedule-quality/limits', { limits }, { version: 2 })).status).toBe(403);
    const events = await ada.get('/api/events?limit=50');
    expect(JSON.stringify(events.body)).toContain('governance.quality-limits.set');
    await ada.put('/api/schedule-quality/limits', { limits: now.limits, note: 'Back' }, { version: 2 });
  });

  test('R3.5 the list shows every plan that may be seen, a page at a time, and no other', async () => {
    const other = await server.organisation('harbours');
    const eve = await other.person('Eve Director', 'pmo-director');
    for (const name of ['One', 'Two', 'Three']) await planned(name, loose, eve);
    const first = await eve.get('/api/schedule-quality?limit=2');
    expect(first.body).toMatchObject({
      total: 3,
      items: [{ project: { name: 'One' }, taskCount: 5 }, { project: { name: 'Two' } }],
    });
    expect(first.body.items[0].outcomes).toHaveLength(14);
    const second = await eve.get(`/api/schedule-quality?limit=2&cursor=${first.body.nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ project: { name: 'Three' } }], nextCursor: null });
    const requester = await other.person('Rita', 'requester');
    expect((await requester.get('/api/schedule-quality')).body).toMatchObject({ items: [], total: 0 });
  });

  test('R3.5 missed tasks and the two indices come from the status date and the baseline of an imported plan', async () => {
    const project = (await ada.post('/api/projects', { name: 'Trench' })).body.id;
    const { body, of } = await quality(await takePlan(ada, project));
    expect(body.statusDay).toBe('2026-01-07');
    // Digging was promised for Tuesday and ended on Wednesday; it is done all the same.
    expect(of('missed-tasks')).toMatchObject({ value: 100, outcome: 'failed', tasks: [{ name: 'Dig' }] });
    expect(of('baseline-execution-index')).toMatchObject({ value: 1, outcome: 'passed' });
    // From Wednesday evening to Monday evening are 2.5 working days, one day more than promised.
    expect(of('critical-path-length-index')).toMatchObject({ outcome: 'failed' });
    const rival = await (await server.organisation('rival')).person('Ivan', 'pmo-director');
    expect((await rival.get(`/api/projects/${project}/plan/quality`)).status).toBe(404);
  });
});
