import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWall } from '../base/wall-second.ts';
import type { Plan } from '../schedule/plan.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import { schedule } from '../schedule/schedule.ts';
import { createScheduler } from '../schedule/scheduler.ts';
import { applyCommands } from './apply.ts';
import type { PlanCommand } from './command.ts';

const day = 8 * 3600;
const row = (uid: number, outlineLevel: number, more: Partial<PlanTask> = {}): PlanTask => ({
  uid,
  id: uid,
  outlineLevel,
  name: `T${uid}`,
  durationSec: 2 * day,
  ...more,
});

const planOf = (tasks: readonly PlanTask[], more: Partial<Plan> = {}): Plan => ({
  header: { start: asWall('2027-03-01T08:00'), calendarUid: 1 },
  calendars: [{ uid: 1, name: 'Standard', weekDays: [], workWeeks: [], exceptions: [] }],
  tasks,
  links: [],
  resources: [{ uid: 1, name: 'Digger', kind: 'work', rates: [] }],
  assignments: [],
  customFields: [],
  ...more,
});

const apply = (plan: Plan, ...commands: readonly PlanCommand[]) => {
  const now = schedule(plan).result;
  return applyCommands(plan, commands, { scheduled: now.task });
};
const shape = (plan: Plan) => plan.tasks.map(t => `${t.outlineLevel}:${t.uid}`).join(' ');

// 1 (2 (3) 4) 5
const tree = planOf([row(1, 1), row(2, 2), row(3, 3), row(4, 2), row(5, 1)]);

describe('rows', () => {
  it.each([
    ['at the end', { do: 'create', fields: { name: 'N' } }, '1:1 2:2 3:3 2:4 1:5 1:6'],
    [
      'after a row and what is below it',
      { do: 'create', place: { after: 2 }, fields: { name: 'N' } },
      '1:1 2:2 3:3 2:6 2:4 1:5',
    ],
    [
      'before a row',
      { do: 'create', place: { before: 2 }, fields: { name: 'N' } },
      '1:1 2:6 2:2 3:3 2:4 1:5',
    ],
    [
      'as the last below a row',
      { do: 'create', place: { under: 1 }, fields: { name: 'N' } },
      '1:1 2:2 3:3 2:4 2:6 1:5',
    ],
    ['taken away with what is below', { do: 'delete', tasks: [2] }, '1:1 2:4 1:5'],
    ['moved with what is below', { do: 'move', tasks: [2, 3], place: { after: 5 } }, '1:1 2:4 1:5 1:2 2:3'],
    ['moved under another', { do: 'move', tasks: [5], place: { under: 4 } }, '1:1 2:2 3:3 2:4 3:5'],
    ['indented', { do: 'indent', tasks: [5] }, '1:1 2:2 3:3 2:4 2:5'],
    ['outdented with what is below', { do: 'outdent', tasks: [2] }, '1:1 1:2 2:3 2:4 1:5'],
  ] as const)('%s', (_, command, expected) => {
    const { result, findings } = apply(tree, command);
    expect(findings).toEqual([]);
    expect(shape(result.plan)).toBe(expected);
  });

  it('are called by negative numbers until they have one', () => {
    const { result, findings } = apply(
      planOf([]),
      { do: 'create', ref: -7, fields: { name: 'A' } },
      { do: 'create', ref: -8, place: { under: -7 }, fields: { name: 'B' } },
      { do: 'create', ref: -9, fields: { name: 'C' } },
      { do: 'link', pred: -8, succ: -9, type: 'FS' },
    );
    expect(findings).toEqual([]);
    expect([...result.created]).toEqual([
      [-7, 1],
      [-8, 2],
      [-9, 3],
    ]);
    expect(result.plan.links).toEqual([{ predUid: 2, succUid: 3, type: 'FS' }]);
  });
});

describe('a number of one list', () => {
  it('names a task and a resource apart', () => {
    const { result, findings } = apply(
      tree,
      { do: 'create', ref: -1, fields: { name: 'Dredge' } },
      { do: 'resource', resource: -1, fields: { name: 'Crew', kind: 'work' } },
      { do: 'assign', task: -1, resource: -1, units: 1 },
    );
    expect(findings).toEqual([]);
    const dredge = result.created.get(-1);
    const crew = result.createdResources.get(-1);
    expect(result.plan.resources.map(r => [r.uid, r.name])).toEqual([
      [1, 'Digger'],
      [crew, 'Crew'],
    ]);
    expect(result.plan.assignments.map(a => [a.taskUid, a.resourceUid])).toEqual([[dredge, crew]]);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['plan.no-task', { do: 'update', task: 77, fields: { name: 'x' } }],
    ['plan.into-itself', { do: 'move', tasks: [1], place: { under: 3 } }],
    ['plan.no-parent', { do: 'indent', tasks: [1] }],
    ['plan.top-level', { do: 'outdent', tasks: [5] }],
    ['plan.link-to-itself', { do: 'link', pred: 4, succ: 4, type: 'FS' }],
    ['plan.link-to-own-summary', { do: 'link', pred: 1, succ: 3, type: 'FS' }],
    ['plan.no-link', { do: 'unlink', pred: 4, succ: 5 }],
    ['plan.no-resource', { do: 'assign', task: 4, resource: 9 }],
    ['plan.work-on-summary', { do: 'assign', task: 1, resource: 1 }],
    ['plan.constraint-without-date', { do: 'update', task: 4, fields: { constraint: 'MSO' } }],
    ['plan.duration-of-summary', { do: 'update', task: 1, fields: { durationSec: day } }],
    ['plan.progress-of-summary', { do: 'progress', task: 1, percentComplete: 50 }],
    ['plan.no-calendar', { do: 'settings', fields: { calendarUid: 9 } }],
    ['plan.calendar-in-use', { do: 'remove-calendar', calendar: 1 }],
    ['plan.bad-split', { do: 'split', task: 4, parts: [{ afterSec: 9 * day, gapSec: day }] }],
  ] as const)('%s is a finding with the place of the command', (code, command) => {
    const { findings } = apply(tree, { do: 'update', task: 5, fields: { name: 'fine' } }, command);
    expect(findings).toMatchObject([{ code, severity: 'error' }]);
    expect(findings[0]?.path[0]).toBe('1');
  });
});

describe('effort and progress', () => {
  const staffed = apply(tree, { do: 'assign', task: 4, resource: 1, units: 1 }).result.plan;

  it('a longer task of fixed units has more work', () => {
    expect(staffed.assignments).toMatchObject([{ taskUid: 4, units: 1, workSec: 2 * day }]);
    const { plan } = apply(staffed, { do: 'update', task: 4, fields: { durationSec: 5 * day } }).result;
    expect(plan.assignments[0]?.workSec).toBe(5 * day);
    const half = apply(staffed, { do: 'assign', task: 4, resource: 1, units: 0.5 }).result.plan;
    expect(half.tasks.find(t => t.uid === 4)?.durationSec).toBe(4 * day);
  });

  it('half done begins as scheduled and keeps half; done ends as scheduled; none takes it back', () => {
    const of = (plan: Plan) => plan.tasks.find(t => t.uid === 4);
    const half = apply(staffed, { do: 'progress', task: 4, percentComplete: 50 }).result.plan;
    expect(of(half)).toMatchObject({ actualStart: asWall('2027-03-01T08:00'), remainingDurationSec: day });
    expect(half.assignments[0]).toMatchObject({ actualWorkSec: day, remainingWorkSec: day });
    const longer = apply(half, { do: 'progress', task: 4, remainingDurationSec: 3 * day }).result.plan;
    expect(of(longer)).toMatchObject({ durationSec: 4 * day, percentComplete: 25 });
    const done = apply(half, { do: 'progress', task: 4, percentComplete: 100 }).result.plan;
    expect(of(done)).toMatchObject({ actualFinish: asWall('2027-03-02T17:00'), remainingDurationSec: 0 });
    const none = apply(done, { do: 'progress', task: 4, percentComplete: 0, actualStart: null }).result.plan;
    expect(of(none)?.actualStart).toBeUndefined();
    expect(of(none)?.percentComplete).toBeUndefined();
  });
});

describe('any list of commands', () => {
  const uid = fc.integer({ min: 1, max: 9 });
  const uids = fc.array(uid, { minLength: 1, maxLength: 3 });
  const place = fc.oneof(
    uid.map(before => ({ before })),
    uid.map(after => ({ after })),
    uid.map(under => ({ under })),
  );
  const command: fc.Arbitrary<PlanCommand> = fc.oneof(
    place.map((p): PlanCommand => ({ do: 'create', place: p, fields: { name: 'N', durationSec: day } })),
    uids.map((tasks): PlanCommand => ({ do: 'delete', tasks })),
    fc.tuple(uids, place).map(([tasks, p]): PlanCommand => ({ do: 'move', tasks, place: p })),
    uids.map((tasks): PlanCommand => ({ do: 'indent', tasks })),
    uids.map((tasks): PlanCommand => ({ do: 'outdent', tasks })),
    fc.tuple(uid, uid).map(([pred, succ]): PlanCommand => ({ do: 'link', pred, succ, type: 'FS' })),
    fc
      .tuple(uid, fc.integer({ min: 0, max: 9 }))
      .map(([task, n]): PlanCommand => ({ do: 'update', task, fields: { durationSec: n * day } })),
    uid.map((task): PlanCommand => ({ do: 'assign', task, resource: 1 })),
    fc
      .tuple(uid, fc.integer({ min: 0, max: 100 }))
      .map(([task, percentComplete]): PlanCommand => ({ do: 'progress', task, percentComplete })),
  );

  it('leaves a sound plan, and its edits bring a scheduler to the same dates as calculating it anew', () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 12 }), commands => {
        const { result } = apply(tree, ...commands);
        const { plan, edits } = result;
        const known = new Set(plan.tasks.map(t => t.uid));
        expect(known.size).toBe(plan.tasks.length);
        expect(plan.links.every(l => known.has(l.predUid) && known.has(l.succUid))).toBe(true);
        expect(plan.assignments.every(a => known.has(a.taskUid))).toBe(true);
        const kept = createScheduler(tree);
        for (const edit of edits) kept.apply(edit);
        const anew = createScheduler(plan);
        expect(kept.schedule().tasks()).toEqual(anew.schedule().tasks());
        const atOnce = createScheduler(tree);
        atOnce.applyAll(edits, plan);
        expect(atOnce.schedule().tasks()).toEqual(anew.schedule().tasks());
        const { start, finish } = kept.schedule().spans();
        const rows = plan.tasks.map((t, i) => [t.uid, start[i], finish[i]]);
        expect(rows).toEqual(
          plan.tasks.map(t => [
            t.uid,
            anew.schedule().task(t.uid)?.start,
            anew.schedule().task(t.uid)?.finish,
          ]),
        );
      }),
      { numRuns: 200 },
    );
  });
});
