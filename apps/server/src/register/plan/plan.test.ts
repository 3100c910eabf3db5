import { rowsOf } from '@chartroom/contract';
import { asWall, type PlanTask } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  shareTestServer,
  type TestOrganisation,
  type TestPerson,
  type TestServer,
} from '../../testing/test-server.ts';

let server: TestServer;
let org: TestOrganisation;
let ada: TestPerson;
let ben: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  org = await server.organisation('works');
  ada = await org.person('Ada Planner', 'pmo-director');
  ben = await org.person('Ben Planner', 'pmo-analyst');
});
afterAll(() => server.close());

const day = 8 * 3600;

/** A project with an empty plan from a Monday on; answers its address. */
async function planned(name = 'Harbour'): Promise<string> {
  const project = await ada.post('/api/projects', { name });
  const path = `/api/projects/${project.body.id}/plan`;
  expect((await ada.post(path, { start: '2027-03-01' })).status).toBe(201);
  return path;
}

const edit = (
  by: TestPerson,
  path: string,
  version: number,
  commands: readonly object[],
  more: object = {},
) => by.post(`${path}/steps`, { commands, ...more }, { version });

interface Shown extends PlanTask {
  readonly start: number;
  readonly finish: number;
  readonly critical?: boolean;
}
async function tasks(path: string): Promise<Map<string, Shown>> {
  const { body } = await ada.get(path);
  return new Map(rowsOf<Shown>(body.tasks).map(t => [t.name, t]));
}

const create = (name: string, durationDays: number, more: object = {}, ref?: number) => ({
  do: 'create',
  ref,
  fields: { name, durationSec: durationDays * day, ...more },
});

const three = [
  create('Design', 5, {}, -1),
  create('Build', 10, {}, -2),
  create('Open', 0, { milestone: true }, -3),
  { do: 'link', pred: -1, succ: -2 },
  { do: 'link', pred: -2, succ: -3 },
];

describe('a plan', () => {
  it('is edited by commands of one step, scheduled by the server, and moves the forecast of its project', async () => {
    const path = await planned();
    const made = await edit(ada, path, 1, three);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({
      version: 2,
      saved: true,
      created: [
        { ref: -1, uid: 1 },
        { ref: -2, uid: 2 },
        { ref: -3, uid: 3 },
      ],
      start: asWall('2027-03-01T08:00'),
      finish: asWall('2027-03-19T17:00'),
    });
    const shown = await tasks(path);
    expect(shown.get('Build')).toMatchObject({ start: asWall('2027-03-08T08:00'), critical: true });
    const project = await ada.get(path.replace('/plan', ''));
    expect(project.body.project.dates).toMatchObject({
      startForecast: '2027-03-01',
      finishForecast: '2027-03-19',
    });
    const history = await ada.get(`${path.replace('/plan', '')}/history`);
    expect(history.body.items.map((e: { reason: string }) => e.reason)).toContain('Plan step 2');
  });

  it('says what would move by how many days, and saves nothing, in a dry run', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    const longer = [{ do: 'update', task: 1, fields: { durationSec: 8 * day } }];
    const dry = await edit(ada, path, 2, longer, { dryRun: true });
    expect(dry.body).toMatchObject({ saved: false, version: 2, step: null });
    expect(dry.body.moved.tasks.map((t: { name: string; days: number }) => [t.name, t.days])).toEqual([
      ['Design', 3],
      ['Build', 3],
      ['Open', 3],
    ]);
    expect((await tasks(path)).get('Open')?.finish).toBe(asWall('2027-03-19T17:00'));
  });

  it('keeps rows in order when they are moved, indented and taken away', async () => {
    const path = await planned();
    await edit(ada, path, 1, [
      create('Phase', 1, {}, -1),
      create('A', 1, {}, -2),
      create('B', 1, {}, -3),
      create('C', 1, {}, -4),
    ]);
    expect((await edit(ada, path, 2, [{ do: 'indent', tasks: [2, 3] }])).status).toBe(201);
    expect((await edit(ada, path, 3, [{ do: 'move', tasks: [4], place: { before: 3 } }])).status).toBe(201);
    const shown = [...(await tasks(path)).values()].map(t => [t.name, t.outlineLevel]);
    expect(shown).toEqual([
      ['Phase', 1],
      ['A', 2],
      ['C', 2],
      ['B', 2],
    ]);
    await edit(ada, path, 4, [{ do: 'delete', tasks: [1] }]);
    expect((await tasks(path)).size).toBe(0);
  });

  it('refuses a circle and names its path, and a command that cannot be done by its place in the list', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    const circle = await edit(ada, path, 2, [{ do: 'link', pred: 3, succ: 1 }]);
    expect(circle.status).toBe(409);
    expect(circle.body.detail).toMatch(/Design|task 1/);
    const lost = await edit(ada, path, 2, [
      { do: 'update', task: 1, fields: { name: 'Draw' } },
      { do: 'link', pred: 1, succ: 77 },
    ]);
    expect(lost.body).toMatchObject({ code: 'conflict', fields: [{ path: 'body.commands.1' }] });
    expect([...(await tasks(path)).keys()]).toEqual(['Design', 'Build', 'Open']);
  });

  it('refuses absurd values with the field named', async () => {
    const path = await planned();
    const bad = async (fields: object) =>
      (await edit(ada, path, 1, [{ do: 'create', fields: { name: 'X', ...fields } }])).body.fields?.[0]?.path;
    expect(await bad({ durationSec: -5 })).toBe('body.commands.0.fields.durationSec');
    expect(await bad({ durationSec: 1e15 })).toBe('body.commands.0.fields.durationSec');
    expect(await bad({ deadline: 99_999_999_999 })).toBe('body.commands.0.fields.deadline');
    expect(await bad({ constraint: 'SNET' })).toBe('body.commands.0');
  });

  it('does the same request once, however often it is sent', async () => {
    const path = await planned();
    const body = { commands: [create('Once', 1)] };
    const send = () => ada.post(`${path}/steps`, body, { version: 1, key: 'lost-connection-1' });
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect((await ada.get(`${path}/steps`)).body.items.map((s: { number: number }) => s.number)).toEqual([
      2, 1,
    ]);
  });
});

describe('two planners at once', () => {
  it('are merged where they touch different things, and told of each other', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    await edit(ada, path, 2, [{ do: 'update', task: 1, fields: { durationSec: 3 * day } }], {
      reason: 'Less to draw',
    });
    const mine = await edit(ben, path, 2, [{ do: 'update', task: 2, fields: { name: 'Construct' } }]);
    expect(mine.status, JSON.stringify(mine.body)).toBe(201);
    expect(mine.body.version).toBe(4);
    expect(mine.body.between).toMatchObject([
      {
        number: 3,
        by: 'Ada Planner',
        own: false,
        reason: 'Less to draw',
        summary: 'Changed duration of Design',
      },
    ]);
    expect(mine.body.patch.rows).toMatchObject([
      { of: 'task', key: '1', row: { durationSec: 3 * day } },
      { of: 'task', key: '2', row: { name: 'Construct' } },
    ]);
    const since = await ada.get(`${path}/changes?since=3`);
    expect(since.body).toMatchObject({ version: 4, steps: [{ by: 'Ben Planner' }] });
  });

  it('are refused the second time where they meet, with the present values and the name', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    await edit(ada, path, 2, [{ do: 'update', task: 1, fields: { durationSec: 3 * day } }]);
    const mine = await edit(ben, path, 2, [{ do: 'update', task: 1, fields: { durationSec: 9 * day } }]);
    expect(mine.status).toBe(412);
    expect(mine.body.detail).toContain('Ada Planner changed durationSec of Design');
    expect(mine.body.current).toMatchObject({
      version: 3,
      collisions: [{ of: 'task', key: '1', fields: ['durationSec'], row: { durationSec: 3 * day } }],
    });
    expect((await edit(ben, path, 77, [create('X', 1)])).status).toBe(412);
  });

  it('lose nothing when many edit at the same time', async () => {
    const path = await planned();
    await edit(
      ada,
      path,
      1,
      Array.from({ length: 6 }, (_, i) => create(`T${i}`, 1)),
    );
    const all = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        edit(i % 2 ? ada : ben, path, 2, [
          { do: 'update', task: i + 1, fields: { durationSec: (i + 2) * day } },
        ]),
      ),
    );
    expect(all.map(a => a.status)).toEqual(Array(6).fill(201));
    const shown = await tasks(path);
    expect(Array.from({ length: 6 }, (_, i) => (shown.get(`T${i}`)?.durationSec ?? 0) / day)).toEqual([
      2, 3, 4, 5, 6, 7,
    ]);
    expect((await ada.get(path)).body.version).toBe(8);
  });
});

describe('undo and redo', () => {
  it('take back one’s own last step and do it again, as steps of the history', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    await edit(ada, path, 2, [{ do: 'delete', tasks: [2] }]);
    expect((await tasks(path)).get('Open')?.start).toBe(asWall('2027-03-01T08:00'));
    const undone = await ada.post(`${path}/undo`, undefined, { version: 3 });
    expect(undone.status, JSON.stringify(undone.body)).toBe(201);
    expect((await tasks(path)).get('Open')?.finish).toBe(asWall('2027-03-19T17:00'));
    expect([...(await tasks(path)).keys()]).toEqual(['Design', 'Build', 'Open']);
    const redone = await ada.post(`${path}/redo`, undefined, { version: 4 });
    expect(redone.body.step).toMatchObject({ number: 5, kind: 'redo', reverts: 4 });
    expect([...(await tasks(path)).keys()]).toEqual(['Design', 'Open']);
    const steps = await ada.get(`${path}/steps`);
    expect(steps.body).toMatchObject({ undo: { number: 5 }, redo: null });
    await ada.post(`${path}/undo`, undefined, { version: 5 });
    await ada.post(`${path}/undo`, undefined, { version: 6 });
    expect((await tasks(path)).size).toBe(0);
    const none = await ada.post(`${path}/undo`, undefined, { version: 7 });
    expect(none.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('nothing to undo') });
  });

  it('leave others’ steps alone and refuse, with the name, what was changed since', async () => {
    const path = await planned();
    await edit(ada, path, 1, three);
    await edit(ben, path, 2, [{ do: 'update', task: 1, fields: { durationSec: 3 * day } }]);
    await edit(ada, path, 3, [{ do: 'update', task: 1, fields: { durationSec: 4 * day } }]);
    const blocked = await ben.post(`${path}/undo`, undefined, { version: 4 });
    expect(blocked.status).toBe(409);
    expect(blocked.body.detail).toContain('Ada Planner');
    expect((await ada.post(`${path}/undo`, undefined, { version: 4 })).status).toBe(201);
    expect((await ben.post(`${path}/undo`, undefined, { version: 5 })).status).toBe(201);
    expect((await tasks(path)).get('Design')?.durationSec).toBe(5 * day);
  });
});

describe('who may', () => {
  it('a reader reads and does not edit; a plan of a hidden project is not there', async () => {
    const path = await planned();
    const member = await org.person('Tim Member', 'team-member');
    const seen = await member.get(path);
    expect(seen.body.may).toEqual({ edit: false, seeMoney: false, setBaseline: false, approveChange: false });
    expect((await edit(member, path, 1, [create('X', 1)])).status).toBe(403);
    const other = await server.organisation('other');
    const stranger = await other.person('Sam Stranger', 'pmo-director');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await edit(stranger, path, 1, [create('X', 1)])).status).toBe(404);
  });

  it('sees no rate and no cost without the permission for money', async () => {
    const path = await planned();
    const rates = [{ table: 0, rows: [{ standard: { amountMinor: 123_456, per: 'hour' } }] }];
    const made = await edit(ada, path, 1, [
      create('Dig', 2, { fixedCostMinor: 987_654 }, -1),
      { do: 'resource', resource: -1, fields: { name: 'Digger', rates } },
      { do: 'assign', task: -1, resource: -1, units: 1 },
    ]);
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    const member = await org.person('Mo Member', 'team-member');
    const all = [
      await member.get(path),
      await member.get(`${path}/changes?since=1`),
      await member.get(`${path}/task?uid=1`),
    ];
    for (const { body } of all) expect(JSON.stringify(body)).not.toMatch(/123456|987654/);
    const own = await ada.get(`${path}/task?uid=1`);
    expect(own.body.costMinor).toBe(987_654 + 16 * 123_456);
  });
});
