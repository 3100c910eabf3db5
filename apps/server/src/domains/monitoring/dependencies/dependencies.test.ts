import { rowsOf } from '@chartroom/contract';
import { asWall, type PlanTask } from '@chartroom/engine';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
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
  ada = await org.person('Ada Planner', 'portfolio-manager');
});
afterAll(() => server.close());

const day = 8 * 3600;

interface Shown extends PlanTask {
  readonly start: number;
  readonly finish: number;
}

/** A project with two linked tasks of a week each, 1 and 2. */
async function planned(name: string, more: object = {}): Promise<string> {
  const { body } = await ada.post('/api/projects', { name, ...more });
  const path = `/api/projects/${body.id}/plan`;
  await ada.post(path, { start: '2027-03-01' });
  const task = (n: string) => ({ do: 'create', fields: { name: `${n} of ${name}`, durationSec: 5 * day } });
  const commands = [task('First'), task('Second'), { do: 'link', pred: 1, succ: 2 }];
  expect((await ada.post(`${path}/steps`, { commands }, { version: 1 })).status).toBe(201);
  return body.id;
}

async function tasks(by: TestPerson, project: string): Promise<readonly Shown[]> {
  return rowsOf<Shown>((await by.get(`/api/projects/${project}/plan`)).body.tasks);
}
const task = async (project: string, uid: number): Promise<Shown | undefined> =>
  (await tasks(ada, project)).find(t => t.uid === uid);

const wait = (taker: string, giverId: string, more: object = {}) =>
  ada.post(`/api/projects/${taker}/dependencies`, { giverId, giverTask: 2, task: 1, ...more });

const lengthen = async (project: string, days: number, uid = 1) => {
  const path = `/api/projects/${project}/plan`;
  const { version } = (await ada.get(path)).body;
  const commands = [{ do: 'update', task: uid, fields: { durationSec: days * day } }];
  const answer = await ada.post(`${path}/steps`, { commands }, { version });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
};

describe('a task that waits for another project', () => {
  test('R8.1 is scheduled after it, follows it from plan to plan, and moves the forecasts', async () => {
    const [a, b, c] = [await planned('A'), await planned('B'), await planned('C')];
    const made = await wait(b, a, { lagSec: day });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    expect(made.body).toMatchObject({
      state: 'proposed',
      giver: { task: { name: 'Second of A' } },
      lost: false,
    });
    await wait(c, b);
    expect((await task(b, 1))?.start).toBe(asWall('2027-03-16T08:00'));
    expect((await task(c, 1))?.start).toBe(asWall('2027-03-30T08:00'));
    await lengthen(a, 7);
    expect((await task(b, 1))?.start).toBe(asWall('2027-03-18T08:00'));
    expect((await task(c, 1))?.start).toBe(asWall('2027-04-01T08:00'));
    const { dates } =
      (await ada.get(`/api/projects/${c}`)).body.project ?? (await ada.get(`/api/projects/${c}`)).body;
    expect(dates.finishForecast).toBe('2027-04-14');
    const steps = (await ada.get(`/api/projects/${c}/plan/steps`)).body.items;
    expect(steps[0]).toMatchObject({ kind: 'follow', summary: 'A date of another project moved' });
  });

  test('R8.1 waits by every type of link, with lag and lead', async () => {
    const giver = await planned('Giver');
    const starts: string[] = [];
    for (const [type, lagDays, expected] of [
      ['FS', -2, '2027-03-11T08:00'],
      ['SS', 1, '2027-03-09T08:00'],
      ['FF', 0, '2027-03-08T08:00'],
      ['SF', 10, '2027-03-15T08:00'],
    ] as const) {
      const taker = await planned(`Taker ${type}`);
      await wait(taker, giver, { type, lagSec: lagDays * day });
      expect([type, (await task(taker, 1))?.start]).toEqual([type, asWall(expected)]);
      starts.push(type);
    }
    expect(starts).toHaveLength(4);
  });

  it('is answered by who plans the other project: accepted with a date that is kept, or disputed with a reason', async () => {
    const [giver, taker] = [await planned('Bridge'), await planned('Road')];
    const manager = await org.person('Max Manager', {
      role: 'project-manager',
      scopeKind: 'project',
      scopeId: giver,
    });
    const { id } = (await wait(taker, giver)).body;
    const path = `/api/dependencies/${id}`;
    const empty = await manager.post(`${path}/answer`, { answer: 'disputed' }, { version: 1 });
    expect(empty.body).toMatchObject({ code: 'invalid', fields: [{ path: 'body.note' }] });
    const accepted = await manager.post(`${path}/answer`, { answer: 'accepted' }, { version: 1 });
    expect(accepted.body).toMatchObject({
      state: 'accepted',
      promised: asWall('2027-03-12T17:00'),
      lateSec: 0,
      answeredBy: 'Max Manager',
    });
    await lengthen(giver, 8);
    const listed = (await ada.get(`/api/projects/${taker}/dependencies`)).body.items;
    expect(listed).toMatchObject([{ state: 'accepted', lateSec: 5 * 86_400, version: 2 }]);
    expect((await manager.delete(path, { version: 2 })).status).toBe(403);
    const stale = await manager.post(
      `${path}/answer`,
      { answer: 'disputed', note: 'No crane' },
      { version: 1 },
    );
    expect(stale.status).toBe(412);
    const disputed = await manager.post(
      `${path}/answer`,
      { answer: 'disputed', note: 'No crane' },
      { version: 2 },
    );
    expect(disputed.body).toMatchObject({ state: 'disputed', note: 'No crane', promised: null });
  });

  it('is refused in a circle through several projects, which is named', async () => {
    const [a, b, c] = [await planned('Circle A'), await planned('Circle B'), await planned('Circle C')];
    await wait(b, a);
    await wait(c, b);
    const circle = await wait(a, c);
    expect(circle.status).toBe(409);
    expect(circle.body.detail).toMatch(/PRJ-\d+ → PRJ-\d+ → PRJ-\d+/);
    // To and fro without a circle of tasks is fine: the second of A waits for the first of C's chain no more.
    const sound = await ada.post(`/api/projects/${c}/dependencies`, { giverId: a, giverTask: 1, task: 2 });
    expect(sound.status).toBe(201);
  });

  it('shows a hidden project as an external date only', async () => {
    const [secret, open] = [await planned('Merger', { confidential: true }), await planned('Open')];
    expect((await wait(open, secret)).status).toBe(201);
    const reader = await org.person('Rita Reader', 'pmo-analyst');
    const answers = [
      await reader.get(`/api/projects/${open}/dependencies`),
      await reader.get(`/api/projects/${open}/plan`),
      await reader.get(`/api/projects/${open}/plan/steps`),
      await reader.get(`/api/projects/${open}/history`),
      await reader.get(`/api/projects/${open}/plan/changes?since=1`),
    ];
    expect(answers.map(a => a.status)).toEqual(Array(5).fill(200));
    for (const { body } of answers) expect(JSON.stringify(body)).not.toMatch(new RegExp(`Merger|${secret}`));
    expect(answers[0]?.body.items).toMatchObject([
      { giver: { project: null, task: null, finish: asWall('2027-03-12T17:00') }, may: { answer: false } },
    ]);
    expect(
      (await reader.post(`/api/projects/${open}/dependencies`, { giverId: secret, giverTask: 2, task: 1 }))
        .status,
    ).toBe(400);
  });

  it('is withdrawn with its row, also by taking the row out of the plan', async () => {
    const [giver, taker] = [await planned('Dock'), await planned('Crane')];
    const made = (await wait(taker, giver)).body;
    expect((await tasks(ada, taker)).map(t => t.name)).toContain('External date');
    expect((await ada.delete(`/api/dependencies/${made.id}`, { version: 1 })).status).toBe(204);
    expect((await task(taker, 1))?.start).toBe(asWall('2027-03-01T08:00'));
    const again = (await wait(taker, giver)).body;
    const path = `/api/projects/${taker}/plan`;
    const { version } = (await ada.get(path)).body;
    await ada.post(
      `${path}/steps`,
      { commands: [{ do: 'delete', tasks: [again.externalUid] }] },
      { version },
    );
    expect((await ada.get(`/api/projects/${taker}/dependencies`)).body.items).toEqual([]);
  });

  it('keeps the last date when the task of the other project goes, and says so', async () => {
    const [giver, taker] = [await planned('Quay'), await planned('Ship')];
    await wait(taker, giver);
    const path = `/api/projects/${giver}/plan`;
    const { version } = (await ada.get(path)).body;
    await ada.post(`${path}/steps`, { commands: [{ do: 'delete', tasks: [2] }] }, { version });
    expect((await task(taker, 1))?.start).toBe(asWall('2027-03-15T08:00'));
    expect((await ada.get(`/api/projects/${taker}/dependencies`)).body.items).toMatchObject([{ lost: true }]);
  });
});
