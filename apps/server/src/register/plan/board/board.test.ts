import { rowsOf } from '@chartroom/contract';
import { asWall, type PlanTask } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { shareTestServer, type TestPerson, type TestServer } from '../../../testing/test-server.ts';

let server: TestServer;
let ada: TestPerson;
beforeAll(async () => {
  server = await shareTestServer();
  ada = await (await server.organisation('works')).person('Ada Planner', 'pmo-director');
});
afterAll(() => server.close());

const day = 8 * 3600;

/** A plan with a phase to build in, 1, and a phase after it, 2. */
async function hybrid(): Promise<string> {
  const { id } = (await ada.post('/api/projects', { name: 'Portal' })).body;
  const path = `/api/projects/${id}`;
  await ada.post(`${path}/plan`, { start: '2027-03-01' });
  const commands = [
    { do: 'create', fields: { name: 'Build' } },
    { do: 'create', fields: { name: 'Roll out', durationSec: 10 * day } },
    { do: 'link', pred: 1, succ: 2 },
  ];
  await ada.post(`${path}/plan/steps`, { commands }, { version: 1 });
  return path;
}

const must = async (answer: ReturnType<TestPerson['post']>) => {
  const { status, body } = await answer;
  expect([200, 201], JSON.stringify(body)).toContain(status);
  return body;
};
const sprint = (path: string, name: string, start: string, finish: string) =>
  must(ada.post(`${path}/sprints`, { name, start, finish, under: 1, goal: 'Sign in' }));
const card = async (path: string, name: string, points: number) =>
  (await must(ada.post(`${path}/cards`, { name, points, under: 1 }))).card.uid as number;
const move = (path: string, uid: number, to: object) => ada.post(`${path}/cards/move`, { card: uid, ...to });

interface Shown extends PlanTask {
  readonly start: number;
  readonly finish: number;
}
const row = async (path: string, uid: number): Promise<Shown | undefined> =>
  rowsOf<Shown>((await ada.get(`${path}/plan`)).body.tasks).find(t => t.uid === uid);

describe('agile work', () => {
  test('R1.5 backlog, sprint, board with limits, velocity and cumulative flow', async () => {
    const path = await hybrid();
    const [first, second] = [
      await sprint(path, 'Sprint 1', '2027-03-01', '2027-03-12'),
      await sprint(path, 'Sprint 2', '2027-03-15', '2027-03-26'),
    ];
    const uids = [await card(path, 'Log in', 5), await card(path, 'Log out', 3), await card(path, 'Help', 2)];
    const [a = 0, b = 0, c = 0] = uids;
    await must(move(path, c, { before: a }));
    const backlog = (await ada.get(`${path}/backlog`)).body.items;
    expect(backlog.map((i: { name: string }) => i.name)).toEqual(['Help', 'Log in', 'Log out']);
    const columns = [
      { key: 'to-do', name: 'To do', wipLimit: null, enforce: 'warn', done: false },
      { key: 'in-progress', name: 'In progress', wipLimit: 1, enforce: 'block', done: false },
      { key: 'review', name: 'Review', wipLimit: 1, enforce: 'warn', done: false },
      { key: 'done', name: 'Done', wipLimit: null, enforce: 'warn', done: true },
    ];
    await must(ada.put(`${path}/board`, { columns }));
    for (const uid of uids) await must(move(path, uid, { sprint: first.uid }));
    await must(ada.post(`${path}/sprints/start`, { sprint: first.uid }));

    await must(move(path, a, { column: 'in-progress' }));
    const blocked = await move(path, b, { column: 'in-progress' });
    expect(blocked).toMatchObject({ status: 409, body: { detail: expect.stringContaining('limit is 1') } });
    await must(move(path, a, { column: 'review' }));
    await must(move(path, b, { column: 'in-progress' }));
    const warned = await must(move(path, b, { column: 'review' }));
    expect(warned.warning).toContain('Review holds 1 cards');
    await must(move(path, a, { column: 'done' }));
    await must(move(path, b, { column: 'done' }));
    const board = (await ada.get(`${path}/board?sprint=${first.uid}`)).body;
    expect(board.columns.map((x: { cards: { name: string }[] }) => x.cards.map(i => i.name))).toEqual([
      ['Help'],
      [],
      [],
      ['Log in', 'Log out'],
    ]);

    const closed = await must(ada.post(`${path}/sprints/close`, { sprint: first.uid, carryTo: second.uid }));
    expect(closed).toMatchObject({ sprint: { state: 'closed', donePoints: 8 }, carriedOver: [c] });
    expect((await ada.get(`${path}/velocity`)).body).toMatchObject({
      velocity: 8,
      sprints: [{ name: 'Sprint 1', committed: 10, done: 8 }],
    });
    const flow = (await ada.get(`${path}/flow`)).body;
    expect(flow.columns.map((x: { key: string }) => x.key)).toEqual(columns.map(x => x.key));
    expect(flow.days.at(-1).counts).toEqual([1, 0, 0, 2]);
    expect((await move(path, c, { sprint: first.uid })).status).toBe(409);
  });

  test('R1.6 sprints lie in a phase of the plan and hold its dates; one status for board and plan', async () => {
    const path = await hybrid();
    const first = await sprint(path, 'Sprint 1', '2027-03-01', '2027-03-12');
    expect(first).toMatchObject({ phase: 'Build', state: 'planned', goal: 'Sign in' });
    expect((await row(path, 2))?.start).toBe(asWall('2027-03-15T08:00'));
    await sprint(path, 'Sprint 2', '2027-03-15', '2027-03-26');
    expect((await row(path, 2))?.start).toBe(asWall('2027-03-29T08:00'));
    const uid = await card(path, 'Log in', 5);
    expect(await row(path, uid)).toMatchObject({ outlineLevel: 2, inactive: true });
    await must(move(path, uid, { sprint: first.uid }));
    const planned = await row(path, uid);
    expect(planned).toMatchObject({
      start: asWall('2027-03-01T08:00'),
      deadline: asWall('2027-03-12T17:00'),
    });
    expect(planned?.inactive).toBeUndefined();
    await must(move(path, uid, { column: 'done' }));
    expect((await row(path, uid))?.percentComplete).toBe(100);
    await must(move(path, uid, { column: 'to-do' }));
    expect((await row(path, uid))?.percentComplete).toBeUndefined();
    const undone = await ada.post(`${path}/plan/undo`, undefined, {
      version: (await ada.get(`${path}/plan`)).body.version,
    });
    expect(undone.status).toBe(201);
    expect((await row(path, uid))?.percentComplete).toBe(100);
    const { project } = (await ada.get(path)).body;
    expect(project.dates.finishForecast).toBe('2027-04-09');
  });

  it('asks for columns that make sense, and for a sprint that is there', async () => {
    const path = await hybrid();
    const todo = { key: 'a', name: 'A', wipLimit: null, enforce: 'warn', done: false };
    expect((await ada.put(`${path}/board`, { columns: [todo, todo] })).body.code).toBe('invalid');
    const uid = await card(path, 'Log in', 5);
    expect((await move(path, uid, { sprint: 77 })).body.fields[0].path).toBe('body.sprint');
    expect((await move(path, uid, { column: 'nowhere' })).body.fields[0].path).toBe('body.column');
    expect((await move(path, 1, { column: 'done' })).body.fields[0].path).toBe('body.card');
    const planned = await sprint(path, 'Sprint 1', '2027-03-01', '2027-03-12');
    expect((await ada.post(`${path}/sprints/close`, { sprint: planned.uid })).status).toBe(409);
  });
});
