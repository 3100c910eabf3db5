import { formatWall, type WallSecond } from '@chartroom/engine';
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
  ada = await org.person('Ada Programme', 'pmo-director');
});
afterAll(() => server.close());

const day = 28_800;
const wall = (text: string) => Date.parse(`${text}Z`) / 1_000;
const at = (sec: number) => formatWall(sec as WallSecond);
const create = (ref: number, name: string, days: number, more: object = {}) => ({
  do: 'create',
  ref,
  fields: { name, durationSec: days * day, ...(days === 0 ? { milestone: true } : {}), ...more },
});

interface Planned {
  readonly id: string;
  readonly key: string;
  readonly path: string;
}

/** A project with a plan from Monday 1 March 2027 on: tasks one after another, numbered from 1. */
async function planned(
  name: string,
  tasks: readonly (readonly [string, number, object?])[],
  more: object = {},
): Promise<Planned> {
  const { id, key } = (await ada.post('/api/projects', { name, ...more })).body;
  const path = `/api/projects/${id}/plan`;
  await ada.post(path, { start: '2027-03-01' });
  const rows = tasks.map(([task, days, extra], i) => create(-1 - i, task, days, extra));
  const links = tasks.slice(1).map((_, i) => ({ do: 'link', pred: -1 - i, succ: -2 - i }));
  const made = await ada.post(`${path}/steps`, { commands: [...rows, ...links] }, { version: 1 });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { id, key, path };
}

const waits = async (taker: Planned, task: number, giver: Planned, giverTask: number) => {
  const made = await ada.post(`/api/projects/${taker.id}/dependencies`, {
    giverId: giver.id,
    giverTask,
    task,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return made.body as { id: string; version: number };
};

// Quay: dig two days, pour two, gate. Crane's assembly waits for the pouring, Yard's paving for the crane's gate.
async function works() {
  const quay = await planned('Quay', [
    ['Dig', 2],
    ['Pour', 2],
    ['G1 Quay', 0],
  ]);
  const crane = await planned('Crane', [
    ['Assemble', 1],
    ['G3 Crane', 0],
  ]);
  const yard = await planned('Yard', [
    ['Pave', 1],
    ['Open', 0, { deadline: wall('2027-03-09T17:00') }],
  ]);
  await waits(crane, 1, quay, 2);
  await waits(yard, 1, crane, 2);
  return { quay, crane, yard };
}

const longer = { commands: [{ do: 'update', task: 1, fields: { durationSec: 4 * day } }] };

interface Item {
  readonly project: { readonly name: string; readonly key: string };
  readonly own: boolean;
  readonly days: number;
  readonly finish: number;
  readonly milestones: readonly {
    readonly name: string;
    readonly days: number;
    readonly gate: boolean;
    readonly misses: string | null;
  }[];
  readonly chain: readonly {
    readonly project: { readonly name: string };
    readonly task: { readonly name: string };
  }[];
}

describe('consequences before commit', () => {
  test('R8.3 a move says which projects, milestones and gates it moves, by how many days and why, and saves nothing', async () => {
    const { quay, crane, yard } = await works();
    await ada.post(`/api/projects/${crane.id}/milestones`, {
      name: 'G3 Crane',
      kind: 'gate',
      baseline: '2027-03-05',
    });
    const { status, body } = await ada.post(`${quay.path}/consequences`, longer, { key: null });
    expect(status, JSON.stringify(body)).toBe(200);
    const items = body.items as readonly Item[];
    expect(items.map(i => [i.project.name, i.own, i.days])).toEqual([
      ['Quay', true, 2],
      ['Crane', false, 2],
      ['Yard', false, 2],
    ]);
    expect(items[1]?.milestones).toMatchObject([
      { name: 'G3 Crane', gate: true, days: 2, misses: 'baseline' },
    ]);
    expect(items[2]?.milestones).toMatchObject([{ name: 'Open', gate: false, days: 2, misses: 'deadline' }]);
    expect(body.summary).toEqual({
      projects: 2,
      latestDays: 2,
      milestones: 3,
      missed: [`${crane.key} G3 Crane`, `${yard.key} Open`],
    });
    expect(items[2]?.chain.map(s => `${s.project.name}: ${s.task.name}`)).toEqual([
      'Quay: Dig',
      'Quay: Pour',
      'Crane: Assemble',
      'Crane: G3 Crane',
      'Yard: Pave',
      'Yard: Open',
    ]);
    expect(at((await ada.get(yard.path)).body.finish)).toBe('2027-03-08T17:00');
  });

  test('R8.3 what is saved then is what was said before', async () => {
    const { quay, yard } = await works();
    const said = (await ada.post(`${quay.path}/consequences`, longer, { key: null })).body
      .items as readonly Item[];
    const saved = await ada.post(`${quay.path}/steps`, longer, { version: 2 });
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    const { finish } = (await ada.get(yard.path)).body;
    expect(at(finish)).toBe(at(said.find(i => i.project.name === 'Yard')?.finish ?? 0));
    const again = (
      await ada.post(
        `${quay.path}/consequences`,
        { commands: [{ do: 'update', task: 1, fields: { name: 'Dredge' } }] },
        { key: null },
      )
    ).body;
    expect(again).toMatchObject({ items: [], summary: { projects: 0, missed: [] } });
  });

  test('R8.3 projects that may not be seen appear nowhere, not in a chain either', async () => {
    const quay = await planned('Mole', [
      ['Dig', 2],
      ['Pour', 2],
    ]);
    const hidden = await planned(
      'Secret',
      [
        ['Assemble', 1],
        ['Hand over', 0],
      ],
      { confidential: true },
    );
    const yard = await planned('Apron', [['Pave', 1]]);
    await waits(hidden, 1, quay, 2);
    await waits(yard, 1, hidden, 2);
    const analyst = await org.person('Ben Analyst', 'pmo-analyst');
    const { status, body } = await analyst.post(`${quay.path}/consequences`, longer, { key: null });
    expect(status, JSON.stringify(body)).toBe(200);
    expect((body.items as readonly Item[]).map(i => [i.project.name, i.days])).toEqual([
      ['Mole', 2],
      ['Apron', 2],
    ]);
    expect(JSON.stringify(body)).not.toContain('Secret');
    expect(JSON.stringify(body)).not.toContain('Hand over');
    const list = (await analyst.get('/api/dependencies')).body;
    expect(JSON.stringify(list)).not.toContain('Secret');
  });

  test('R8.3 commands that cannot be done are refused with their place; who may not edit may not try', async () => {
    const { quay } = await works();
    const wrong = await ada.post(
      `${quay.path}/consequences`,
      { commands: [{ do: 'update', task: 99, fields: { name: 'x' } }] },
      { key: null },
    );
    expect(wrong.status).toBe(409);
    expect(wrong.body.fields[0].path).toBe('body.commands.0');
    const member = await org.person('Mo Member', 'team-member');
    expect((await member.post(`${quay.path}/consequences`, longer, { key: null })).status).toBe(403);
    const rival = await (await server.organisation('rival')).person('Ivan', 'pmo-director');
    expect((await rival.post(`${quay.path}/consequences`, longer, { key: null })).status).toBe(404);
  });
});

describe('the driving path', () => {
  test('R8.2 leads through several projects to the first cause', async () => {
    const { yard, quay } = await works();
    const { body } = await ada.get(`/api/projects/${yard.id}/driving-path`);
    const steps = body.items as readonly (Item['chain'][number] & { readonly by: string | null })[];
    expect(steps.map(s => `${s.project.name}: ${s.task.name}`)).toEqual([
      'Quay: Dig',
      'Quay: Pour',
      'Crane: Assemble',
      'Crane: G3 Crane',
      'Yard: Pave',
      'Yard: Open',
    ]);
    expect(steps.map(s => s.by)).toEqual(['FS', 'FS', 'FS', 'FS', 'FS', null]);
    const one = await ada.get(`/api/projects/${quay.id}/driving-path?task=2`);
    expect(one.body.items).toHaveLength(2);
    expect((await ada.get(`/api/projects/${quay.id}/driving-path?task=99`)).status).toBe(404);
  });
});

describe('gives and takes of all projects', () => {
  interface Link {
    readonly id: string;
    readonly giver: { readonly project: { readonly name: string } };
    readonly taker: { readonly project: { readonly name: string } };
    readonly slackDays: number;
    readonly given: number;
    readonly needed: number;
    readonly state: string;
    readonly conflicts: readonly string[];
    readonly version: number;
    readonly may: { readonly answer: boolean };
  }
  const link = async (by: TestPerson, id: string): Promise<Link> => {
    const { status, body } = await by.get('/api/dependencies');
    expect(status, JSON.stringify(body)).toBe(200);
    return body.items.find((i: Link) => i.id === id);
  };

  test('R8.4 the list has both dates, slack and the giver’s answer; R8.6 a promise that is broken and a violated link are conflicts', async () => {
    const giver = await planned('Cable', [['Lay', 2]]);
    const taker = await planned('Mast', [
      ['Wire', 1, { constraint: 'SNET', constraintDate: wall('2027-03-05T08:00') }],
    ]);
    const { id, version } = await waits(taker, 1, giver, 1);
    const free = await link(ada, id);
    expect([at(free.given), at(free.needed), free.slackDays, free.state]).toEqual([
      '2027-03-02T17:00',
      '2027-03-05T08:00',
      2,
      'proposed',
    ]);
    expect(free.conflicts).toEqual([]);
    expect([free.version, free.may.answer]).toEqual([version, true]);
    const member = await org.person('Tom Member', 'team-member');
    expect((await link(member, id)).may.answer).toBe(false);
    const accepted = await ada.post(
      `/api/dependencies/${id}/answer`,
      { answer: 'accepted' },
      { version, key: null },
    );
    expect(accepted.status, JSON.stringify(accepted.body)).toBe(200);
    const late = await ada.post(
      `${giver.path}/steps`,
      { commands: [{ do: 'update', task: 1, fields: { durationSec: 3 * day } }] },
      { version: 2 },
    );
    expect(late.status).toBe(201);
    expect((await link(ada, id)).conflicts).toEqual(['later-than-promised']);
    const held = (await ada.get(taker.path)).body.version;
    const fixed = {
      commands: [
        { do: 'update', task: 1, fields: { constraint: 'MSO', constraintDate: wall('2027-03-03T08:00') } },
      ],
    };
    expect((await ada.post(`${taker.path}/steps`, fixed, { version: held })).status).toBe(201);
    const violated = await link(ada, id);
    expect([violated.slackDays, violated.conflicts]).toEqual([-1, ['violated', 'later-than-promised']]);
    const only = (await ada.get('/api/dependencies?conflictsOnly=true')).body;
    expect(only.items.map((i: Link) => i.id)).toContain(id);
    expect(only.total).toBeLessThan((await ada.get('/api/dependencies')).body.total);
  });

  test('R8.4 nobody of another organisation, and nobody who sees one end only, is shown a link', async () => {
    const rival = await server.organisation('docks');
    const eve = await rival.person('Eve', 'pmo-director');
    expect((await eve.get('/api/dependencies')).body).toMatchObject({ items: [], total: 0 });
  });
});
