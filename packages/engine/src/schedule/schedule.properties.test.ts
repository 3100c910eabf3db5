import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay } from '../base/day.ts';
import { asWall, type WallSecond } from '../base/wall-second.ts';
import type { Plan, PlanLink } from './plan.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import { constraintTypes, type PlanTask } from './plan-task.ts';
import { type Schedule, schedule } from './schedule.ts';
import { createScheduler, editPlan, type PlanEdit } from './scheduler.ts';

const start = asWall('2026-01-05T08:00');
const hours = (from: number, to: number) => ({ fromSec: from * 3600, toSec: to * 3600 });
const week = (days: readonly number[], times: readonly { fromSec: number; toSec: number }[]) =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, working: days.includes(weekday), times }));
const calendars: readonly PlanCalendar[] = [
  {
    uid: 1,
    name: 'With holidays',
    weekDays: [],
    workWeeks: [],
    exceptions: [
      {
        from: asDay('2026-01-08'),
        to: asDay('2026-01-09'),
        recurrence: { kind: 'daily', everyDays: 1 },
        working: false,
      },
      {
        from: asDay('2026-01-01'),
        to: asDay('2026-12-31'),
        recurrence: { kind: 'weekly', everyWeeks: 2, weekdays: [2] },
        working: false,
      },
    ],
  },
  { uid: 2, name: 'Nights', weekDays: week([1, 2, 3, 4, 5], [hours(22, 30)]), workWeeks: [], exceptions: [] },
  {
    uid: 3,
    name: 'Round the clock',
    weekDays: week([1, 2, 3, 4, 5, 6, 7], [hours(0, 24)]),
    workWeeks: [],
    exceptions: [],
  },
];
const resources = calendars.map(
  c => ({ uid: c.uid, name: c.name, kind: 'work', calendarUid: c.uid, rates: [] }) as const,
);

const wall = fc.integer({ min: -5, max: 60 }).map(h => (start + h * 12 * 3600) as WallSecond);
const duration = fc.integer({ min: 0, max: 24 }).map(q => q * 7_200);
const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 4 });

/** Only what schedules by itself: no constraint, nothing manual, no progress. */
const plainTask = fc.record({
  durationSec: duration,
  elapsed: fc.option(fc.constant(true), { nil: undefined, freq: 6 }),
  calendarUid: rarely(fc.constantFrom(1, 2, 3)),
});
const anyTask = fc.record({
  durationSec: duration,
  elapsed: fc.option(fc.constant(true), { nil: undefined, freq: 8 }),
  calendarUid: rarely(fc.constantFrom(1, 2, 3)),
  inactive: fc.option(fc.constant(true), { nil: undefined, freq: 9 }),
  constraint: rarely(fc.constantFrom(...constraintTypes)),
  constraintDate: fc.option(wall, { nil: undefined, freq: 19 }),
  deadline: rarely(wall),
  levelingDelaySec: fc.option(fc.constant(86_400), { nil: undefined, freq: 8 }),
  progress: fc.constantFrom<Partial<PlanTask>>(
    {},
    {},
    {},
    {},
    { manual: true, manualStart: start, manualFinish: asWall('2026-01-07T12:00') },
    { actualStart: start, percentComplete: 50 },
    { actualStart: start, actualFinish: asWall('2026-01-06T12:00') },
    { actualStart: start, resume: asWall('2026-01-12T09:00'), remainingDurationSec: 7_200 },
  ),
});
const link = (count: number, forwards: boolean) =>
  fc
    .record({
      a: fc.integer({ min: 1, max: count }),
      b: fc.integer({ min: 1, max: count }),
      type: fc.constantFrom('FS', 'FS', 'SS', 'FF', 'SF'),
      lag: fc.constantFrom<Partial<PlanLink>>(
        {},
        {},
        { lagSec: 7_200 },
        { lagSec: -14_400 },
        { lagPercent: 50 },
        { lagSec: 90_000, lagElapsed: true },
      ),
    })
    .map(({ a, b, type, lag }) => {
      const [predUid, succUid] = forwards ? [Math.min(a, b), Math.max(a, b)] : [a, b];
      return { predUid, succUid, type, ...lag } as PlanLink;
    });

function planOf(
  rows: readonly Partial<PlanTask>[],
  links: readonly PlanLink[],
  levels: readonly number[],
  staffed: readonly number[],
): Plan {
  const unique = new Map(
    links.filter(l => l.predUid !== l.succUid).map(l => [`${l.predUid}-${l.succUid}`, l]),
  );
  return {
    header: { start, calendarUid: 1 },
    calendars,
    resources,
    tasks: rows.map((row, i) => ({
      uid: i + 1,
      id: i + 1,
      name: `T${i + 1}`,
      outlineLevel: levels[i] ?? 1,
      ...row,
    })),
    links: [...unique.values()],
    assignments: staffed.flatMap((r, i) =>
      r === 0
        ? []
        : [1, 2].map(k => ({
            uid: i * 2 + k,
            taskUid: i + 1,
            resourceUid: k === 1 ? r : 1 + (r % 3),
            units: 1,
            workSec: 14_400 * k,
          })),
    ),
    customFields: [],
  };
}

const count = fc.integer({ min: 2, max: 12 });
const plainPlan = count.chain(n =>
  fc
    .tuple(fc.array(plainTask, { minLength: n, maxLength: n }), fc.array(link(n, true), { maxLength: n * 2 }))
    .map(([rows, links]) => planOf(rows, links, [], [])),
);
const anyRow = anyTask.map(({ progress, ...row }): Partial<PlanTask> => ({ ...row, ...progress }));
const anyPlan = count.chain(n =>
  fc
    .tuple(
      fc.array(anyRow, { minLength: n, maxLength: n }),
      fc.array(link(n, false), { maxLength: n * 2 }),
      fc.array(fc.constantFrom(1, 1, 1, 2, 2, 3), { minLength: n, maxLength: n }),
      fc.array(fc.constantFrom(0, 0, 0, 1, 2, 3), { minLength: n, maxLength: n }),
    )
    .map(([rows, links, levels, staffed]) => planOf(rows, links, levels, staffed)),
);

const run = (p: Plan): Schedule => schedule(p).result;
const early = (p: Plan) =>
  run(p)
    .tasks()
    .map(t => [t.uid, t.earlyStart, t.earlyFinish]);

describe('any plan', () => {
  test('gives finite dates in order, twice the same, and never throws', () =>
    fc.assert(
      fc.property(anyPlan, p => {
        const s = run(p);
        for (const t of s.tasks()) {
          for (const v of [
            t.start,
            t.finish,
            t.earlyStart,
            t.earlyFinish,
            t.lateStart,
            t.lateFinish,
            t.totalSlackSec,
          ])
            expect(Number.isFinite(v)).toBe(true);
          expect(t.earlyFinish).toBeGreaterThanOrEqual(t.earlyStart);
          expect(t.freeSlackSec).toBeGreaterThanOrEqual(0);
        }
        expect(run(p).tasks()).toEqual(s.tasks());
      }),
      { numRuns: 120 },
    ));

  test('gives all rows at once what it gives one by one', () =>
    fc.assert(
      fc.property(anyPlan, p => {
        const s = run(p);
        const [{ start: from, finish }, { totalSec, freeSec, critical, summary }] = [s.spans(), s.slacks()];
        const rows = p.tasks.map((t, i) => ({
          uid: t.uid,
          start: from[i],
          finish: finish[i],
          totalSlackSec: totalSec[i],
          freeSlackSec: freeSec[i],
          critical: critical[i] === 1,
          summary: summary[i] === 1,
        }));
        expect(s.tasks()).toMatchObject(rows);
      }),
      { numRuns: 300 },
    ));

  test('the stored dates of another tool make no difference', () =>
    fc.assert(
      fc.property(anyPlan, wall, (p, w) => {
        const stored = {
          start: w,
          finish: w,
          earlyStart: w,
          earlyFinish: w,
          lateStart: w,
          lateFinish: w,
          critical: true,
        };
        expect(early({ ...p, tasks: p.tasks.map(t => ({ ...t, stored })) })).toEqual(early(p));
      }),
    ));

  test('from finish, too, gives finite dates', () =>
    fc.assert(
      fc.property(anyPlan, p => {
        const finish = asWall('2026-03-31T17:00');
        const s = run({ ...p, header: { ...p.header, scheduleFrom: 'finish', finish } });
        for (const t of s.tasks()) expect(Number.isFinite(t.start) && Number.isFinite(t.finish)).toBe(true);
      }),
    ));
});

describe('a plan without constraints', () => {
  test('keeps every link', () =>
    fc.assert(
      fc.property(plainPlan, p => {
        const s = run(p);
        for (const l of p.links) {
          if (l.lagPercent !== undefined || l.lagElapsed) continue;
          const [pred, succ] = [s.task(l.predUid), s.task(l.succUid)];
          if (!pred || !succ) throw new Error('a task is missing');
          const from = l.type === 'FS' || l.type === 'FF' ? pred.finish : pred.start;
          const to = l.type === 'FS' || l.type === 'SS' ? succ.start : succ.finish;
          if (p.tasks[l.succUid - 1]?.elapsed) continue;
          expect(s.timeBetween(l.succUid, from, to)).toBeGreaterThanOrEqual(l.lagSec ?? 0);
        }
      }),
      { numRuns: 120 },
    ));

  test('has no negative slack, and late dates are not before early ones', () =>
    fc.assert(
      fc.property(plainPlan, p => {
        const s = run(p);
        for (const t of s.tasks()) {
          expect(t.totalSlackSec).toBeGreaterThanOrEqual(0);
          expect(s.timeBetween(t.uid, t.earlyStart, t.lateStart)).toBeGreaterThanOrEqual(0);
          expect(s.timeBetween(t.uid, t.earlyFinish, t.lateFinish)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 120 },
    ));

  test('free slack is never more than total slack', () =>
    fc.assert(
      fc.property(plainPlan, p => {
        for (const t of run(p).tasks()) expect(t.freeSlackSec).toBeLessThanOrEqual(t.totalSlackSec);
      }),
    ));

  test('nothing moves earlier when a task takes longer', () =>
    fc.assert(
      fc.property(plainPlan, fc.nat(), fc.integer({ min: 1, max: 40 }), (p, which, more) => {
        const noPercent = {
          ...p,
          links: p.links.filter(l => l.lagPercent === undefined && l.type !== 'SF' && l.type !== 'FF'),
        };
        const at = which % p.tasks.length;
        const longer = noPercent.tasks.map((t, i) =>
          i === at ? { ...t, durationSec: (t.durationSec ?? 0) + more * 3600 } : t,
        );
        const [before, after] = [run(noPercent), run({ ...noPercent, tasks: longer })];
        expect(after.finish).toBeGreaterThanOrEqual(before.finish);
        for (const t of before.tasks()) expect(after.task(t.uid)?.start).toBeGreaterThanOrEqual(t.start);
      }),
    ));

  test('has a critical task, and every task that is not first has a driver', () =>
    fc.assert(
      fc.property(plainPlan, p => {
        const s = run(p);
        expect(s.tasks().some(t => t.critical)).toBe(true);
        for (const t of s.tasks()) if (t.start > s.start) expect(s.drivers(t.uid).length).toBeGreaterThan(0);
      }),
    ));
});

describe('incremental', () => {
  const edit = fc.oneof(
    fc.record({ kind: fc.constant('task' as const), uid: fc.integer({ min: 1, max: 12 }), row: anyRow }),
    fc.record({ kind: fc.constant('link' as const), link: link(12, false) }),
    fc.record({ kind: fc.constant('unlink' as const), uid: fc.nat() }),
    fc.record({
      kind: fc.constant('staff' as const),
      uid: fc.integer({ min: 1, max: 12 }),
      r: fc.integer({ min: 1, max: 3 }),
    }),
  );
  const withoutLate = (p: Plan): Plan => ({
    ...p,
    tasks: p.tasks.map(t => (t.constraint === 'ALAP' ? { ...t, constraint: 'SNET' } : t)),
  });
  const editOf = (p: Plan, e: typeof edit extends fc.Arbitrary<infer T> ? T : never): PlanEdit | null => {
    if (e.kind === 'link') return e.link.predUid === e.link.succUid ? null : e;
    if (e.kind === 'unlink') {
      const l = p.links[e.uid % Math.max(1, p.links.length)];
      return l ? { kind: 'unlink', predUid: l.predUid, succUid: l.succUid } : null;
    }
    const task = p.tasks[e.uid % p.tasks.length];
    if (!task) return null;
    if (e.kind === 'staff')
      return {
        kind: 'staff',
        taskUid: task.uid,
        assignments: [{ uid: 99, taskUid: task.uid, resourceUid: e.r, units: 0.5, workSec: 28_800 }],
      };
    return {
      kind: 'task',
      task: { uid: task.uid, id: task.id, name: task.name, outlineLevel: task.outlineLevel, ...e.row },
    };
  };

  test.each([
    ['any plan', anyPlan, 0],
    ['a plan with nothing as late as possible', anyPlan.map(withoutLate), 20],
    ['a plan without constraints', plainPlan, 40],
  ])('%s, edited, equals the edited plan calculated anew', (_, plans, least) => {
    let inPlace = 0;
    fc.assert(
      fc.property(plans, fc.array(edit, { minLength: 1, maxLength: 6 }), (p, edits) => {
        const scheduler = createScheduler(p);
        let plan = p;
        for (const e of edits) {
          const change = editOf(plan, e);
          if (!change) continue;
          plan = editPlan(plan, change);
          if (!scheduler.apply(change).rebuilt) inPlace++;
          const full = schedule(plan);
          expect(scheduler.schedule().tasks()).toEqual(full.result.tasks());
          expect(scheduler.findings()).toEqual(full.findings);
        }
      }),
      { numRuns: 120 },
    );
    expect(inPlace).toBeGreaterThan(least);
  });

  test('a link against the order of the tasks is put in without compiling anew', () => {
    const p = planOf(
      [{ durationSec: 28_800 }, { durationSec: 28_800 }, { durationSec: 28_800 }],
      [{ predUid: 1, succUid: 2, type: 'FS' }],
      [],
      [],
    );
    const scheduler = createScheduler(p);
    expect(scheduler.apply({ kind: 'link', link: { predUid: 2, succUid: 3, type: 'FS' } }).moved()).toEqual([
      3,
    ]);
    scheduler.apply({ kind: 'unlink', predUid: 1, succUid: 2 });
    expect(scheduler.apply({ kind: 'link', link: { predUid: 3, succUid: 1, type: 'FS' } }).moved()).toEqual([
      1,
    ]);
    const circle = scheduler.apply({ kind: 'link', link: { predUid: 1, succUid: 2, type: 'FS' } });
    expect([circle.rebuilt, circle.moved().length]).toEqual([true, 3]);
    expect(scheduler.findings().map(f => f.code)).toEqual(['schedule.cycle']);
  });

  test('an edit at the end of a long chain recalculates little', () => {
    const rows = Array.from({ length: 500 }, () => ({ durationSec: 28_800 }));
    const links = rows.slice(1).map((_, i): PlanLink => ({ predUid: i + 1, succUid: i + 2, type: 'FS' }));
    const p = planOf([...rows, { durationSec: 900 * 28_800 }], links, [], []);
    const scheduler = createScheduler(p);
    const last = p.tasks[499];
    if (!last) throw new Error('no last task');
    const outcome = scheduler.apply({ kind: 'task', task: { ...last, durationSec: 57_600 } });
    expect(outcome.moved()).toEqual([500]);
    expect(outcome.recalculated).toBeLessThan(600);
  });
});
