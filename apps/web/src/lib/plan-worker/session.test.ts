import {
  applyCommands,
  asDay,
  asWall,
  formatWall,
  type Plan,
  type PlanTask,
  type WallSecond,
} from '@chartroom/engine';
import { describe, expect, test } from 'vitest';
import { openSession } from './session.ts';
import { applyMoves, dayCounter, planView } from './view.ts';

const day = 28_800;
const task = (uid: number, name: string, more: Partial<PlanTask> = {}): PlanTask => ({
  uid,
  id: uid,
  outlineLevel: 2,
  name,
  durationSec: 5 * day,
  ...more,
});

/** A summary over a chain of three tasks and a milestone; Friday 9 October is a holiday. */
const plan: Plan = {
  header: { start: asWall('2026-10-01T08:00'), calendarUid: 1 },
  calendars: [
    {
      uid: 1,
      name: 'Standard',
      weekDays: [],
      workWeeks: [],
      exceptions: [
        {
          name: 'Holiday',
          from: asDay('2026-10-09'),
          to: asDay('2026-10-09'),
          working: false,
          recurrence: { kind: 'daily', everyDays: 1 },
        },
      ],
    },
  ],
  tasks: [
    { uid: 1, id: 1, outlineLevel: 1, name: 'Certification' },
    task(2, 'Supplier certification'),
    task(3, 'Evidence review', { durationSec: 2 * day }),
    task(4, 'Gate 3', { durationSec: 0, deadline: asWall('2026-10-14T17:00') }),
    task(5, 'Training', { durationSec: day }),
  ],
  links: [
    { predUid: 2, succUid: 3, type: 'FS' },
    { predUid: 3, succUid: 4, type: 'FS' },
  ],
  resources: [],
  assignments: [],
  customFields: [],
};

const at = (session: ReturnType<typeof openSession>, uid: number) => {
  const found = session.schedule().task(uid);
  return found === undefined ? [] : [formatWall(found.start), formatWall(found.finish)];
};
const move = (text: string) =>
  ({ kind: 'move', uid: 2, startSec: asWall(text) as number, byDay: true }) as const;

describe('a plan that is edited before it is saved', () => {
  test('a move shows what it does to others, to the milestone and to the finish', () => {
    const session = openSession(plan);
    const { moves, consequences } = session.preview(move('2026-10-05T03:00'));
    expect(at(session, 2)).toEqual(['2026-10-05T08:00', '2026-10-12T17:00']);
    expect([...(moves?.row ?? [])]).toEqual([0, 1, 2, 3]);
    expect(consequences).toMatchObject({ edited: 1, moved: 3, finishDays: 2 });
    expect(consequences.events).toEqual([
      {
        uid: 4,
        name: 'Gate 3',
        fromSec: asWall('2026-10-12T17:00'),
        toSec: asWall('2026-10-14T17:00'),
        days: 2,
        deadlineSec: asWall('2026-10-14T17:00'),
      },
    ]);
  });

  test('a drag is measured from where the bar was taken, not from where it is', () => {
    const session = openSession(plan);
    for (const text of ['2026-10-05T00:00', '2026-10-20T00:00', '2026-10-06T00:00'])
      session.preview(move(text));
    expect(at(session, 2)[0]).toBe('2026-10-06T08:00');
    session.preview(move('2026-10-01T08:00'));
    expect(at(session, 2)[0]).toBe('2026-10-01T08:00');
    expect(session.commands()).toEqual([]);
  });

  test('what is kept can be undone and done again, and becomes commands', () => {
    const session = openSession(plan);
    session.keep(move('2026-10-05T00:00'));
    const done = session.keep({ kind: 'stretch', uids: [3], days: 1 });
    expect(done).toMatchObject({ steps: 2, undone: 0 });
    expect(done.consequences.chain).toEqual([
      { uid: 2, name: 'Supplier certification', days: 2 },
      { uid: 3, name: 'Evidence review', days: 1 },
    ]);
    expect(session.undo()).toMatchObject({ steps: 1, undone: 1, consequences: { finishDays: 2 } });
    expect(session.redo()).toMatchObject({ steps: 2, undone: 0, consequences: { finishDays: 3 } });
    expect(session.commands().map(c => c.do)).toEqual(['update', 'update']);
    expect(session.discard()).toMatchObject({ steps: 0, consequences: { moved: 0 } });
    expect(at(session, 4)[1]).toBe('2026-10-12T17:00');
  });

  test('a nudge goes to the next working day, over week-end and holiday', () => {
    const session = openSession({ ...plan, links: [] });
    session.keep({ kind: 'nudge', uids: [2], days: 7 });
    expect(at(session, 2)[0]).toBe('2026-10-08T08:00');
    session.keep({ kind: 'nudge', uids: [2], days: 1 });
    expect(at(session, 2)[0]).toBe('2026-10-12T08:00');
    session.keep({ kind: 'nudge', uids: [2], days: -1 });
    expect(at(session, 2)[0]).toBe('2026-10-08T08:00');
  });

  test('a new row goes to the server by a number of its own, and so does what follows', () => {
    const session = openSession(plan);
    const made = session.keep({
      kind: 'commands',
      commands: [{ do: 'create', place: { after: 5 }, fields: { name: 'Handover', durationSec: day } }],
    });
    const uid = made.columns?.uid.at(-1) ?? 0;
    session.keep({ kind: 'commands', commands: [{ do: 'link', pred: 4, succ: uid, type: 'FS' }] });
    expect(at(session, uid)[0]).toBe('2026-10-13T08:00');
    const [create, link] = session.commands();
    expect(create).toMatchObject({ do: 'create', ref: -1 });
    expect(link).toMatchObject({ do: 'link', pred: 4, succ: -1 });
    session.undo();
    expect(session.undo().columns?.count).toBe(5);
  });

  test('a summary has come as far as the days of its tasks', () => {
    const told = { 2: 100, 3: 50, 5: 0 } as Readonly<Record<number, number>>;
    const tasks = plan.tasks.map(t => ({ ...t, percentComplete: told[t.uid] ?? 0 }));
    const { progress } = openSession({ ...plan, tasks }).columns();
    expect([...progress].map(p => Math.round(p * 100))).toEqual([75, 100, 50, 0, 0]);
  });

  test('new people of several steps stay apart when the steps are sent as one list', () => {
    const session = openSession(plan);
    const put = (name: string, task: number) =>
      session.keep({
        kind: 'commands',
        commands: [
          { do: 'resource', resource: -1, fields: { name, kind: 'work' } },
          { do: 'assign', task, resource: -1, units: 1 },
        ],
      });
    put('Crew', 2);
    session.keep({ kind: 'commands', commands: [{ do: 'create', fields: { name: 'Clear up' } }] });
    put('Diver', 3);
    const uidOf = (name: string) => session.plan().resources.find(r => r.name === name)?.uid ?? 0;
    session.keep({
      kind: 'commands',
      commands: [{ do: 'assign', task: 2, resource: uidOf('Crew'), units: 0.5 }],
    });
    const { result, findings } = applyCommands(plan, session.commands(), { scheduled: () => undefined });
    expect(findings).toEqual([]);
    expect(result.plan.resources.map(r => r.name)).toEqual(['Crew', 'Diver']);
    expect(result.plan.assignments.map(a => [a.taskUid, a.resourceUid, a.units])).toEqual([
      [2, uidOf('Crew'), 0.5],
      [3, uidOf('Diver'), 1],
    ]);
    expect(result.plan.tasks.map(t => t.name)).toContain('Clear up');
  });

  test('what cannot be done is refused with its reason, and nothing changes', () => {
    const session = openSession(plan);
    const answer = session.keep({
      kind: 'commands',
      commands: [{ do: 'update', task: 99, fields: { name: 'Nobody' } }],
    });
    expect(answer.refused[0]?.message).toContain('99');
    expect(answer.steps).toBe(0);
  });

  test('people asked for more than there is time for are named with their weeks', () => {
    const staffed: Plan = {
      ...plan,
      links: [],
      resources: [{ uid: 1, name: 'Test lead', kind: 'work', rates: [] }],
      assignments: [
        { uid: 1, taskUid: 2, resourceUid: 1, units: 1 },
        { uid: 2, taskUid: 3, resourceUid: 1, units: 0.5 },
      ],
      tasks: plan.tasks.map(t =>
        t.uid === 3 ? { ...t, constraint: 'SNET', constraintDate: asWall('2026-10-19T08:00') } : t,
      ),
    };
    const session = openSession(staffed);
    const { consequences } = session.keep(move('2026-10-19T00:00'));
    expect(consequences.loads).toMatchObject([{ name: 'Test lead', initials: 'TL' }]);
    expect(consequences.loads[0]?.weeks[2]).toEqual({
      weekSec: asWall('2026-10-19T00:00') as number,
      hours: 48,
      mostHours: 40,
    });
  });
});

test('the page writes moves into its columns and knows what is not saved', () => {
  const session = openSession(plan);
  const view = planView(session.columns());
  const { moves } = session.preview(move('2026-10-05T00:00'));
  if (moves !== null) applyMoves(view, moves);
  expect(view.columns.wasStart[1]).toBe(asWall('2026-10-01T08:00'));
  expect(view.columns.state[1] ?? 0).toBe((view.columns.state[1] ?? 0) | 2);
  const back = session.preview(move('2026-10-01T00:00')).moves;
  if (back !== null) applyMoves(view, back);
  expect(view.columns.wasStart[1]).toBeNaN();
});

test('working days are counted without week-ends and holidays', () => {
  const count = dayCounter(openSession(plan).pauses());
  const wall = (text: string): WallSecond => asWall(text);
  expect(count(wall('2026-10-08T08:00'), wall('2026-10-12T08:00'))).toBe(1);
  expect(count(wall('2026-10-12T17:00'), wall('2026-10-01T08:00'))).toBe(-6);
});
