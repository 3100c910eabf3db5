import type { Day } from '../base/day.ts';
import type { Finding, WithFindings } from '../base/finding.ts';
import { toNumber } from '../base/fraction.ts';
import { dayOfWall, type WallSecond, wallOfDay } from '../base/wall-second.ts';
import type { Plan } from '../schedule/plan.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type Axis, accrue, axisOf, daysWorked, lastDayOf, workingDayAfter } from './axis.ts';
import { type EarnedSchedule, earnedScheduleFrom, type ReachedValue, reachedBy } from './earned-schedule.ts';
import { type ValueIndices, type ValueTotals, valueIndices } from './indices.ts';
import { type Earned, type EarningMethod, earnedBy, type WeightedMilestone } from './method.ts';
import { type BaselinedTask, baselinedTasks, measureOf, type ValueMeasure } from './task-value.ts';

/** What earned value is to be computed by. */
export interface PlanValueOptions {
  /** Everything up to the end of this day counts. */
  readonly statusDay: Day;
  /** 0 when left out. */
  readonly baseline?: number;
  /** Money where the baseline has costs, else work, when left out. */
  readonly measure?: ValueMeasure;
  /** Of tasks that say none themselves; per cent complete when left out. */
  readonly method?: EarningMethod;
  readonly methodOf?: (uid: number) => EarningMethod | undefined;
  readonly milestonesOf?: (uid: number) => readonly WeightedMilestone[];
}

/** One task's part. */
export interface TaskValue extends ValueTotals {
  readonly uid: number;
  readonly method: EarningMethod;
}

/** Cumulative values at the end of each working day; EV and AC end with the status day. */
export interface ValueSeries {
  readonly days: readonly Day[];
  readonly pv: readonly number[];
  readonly ev: readonly number[];
  readonly ac: readonly number[];
}

/** Schedule performance in working days of the project's calendar. */
export interface ValueTime extends EarnedSchedule {
  readonly startBaseline: Day;
  /** How far the planned value has been reached, in working days. */
  readonly reached: ReachedValue;
  readonly finishBaseline: Day;
  /** Working days of the baseline. */
  readonly planned: number;
  /** Working days gone by at the status day. */
  readonly elapsed: number;
  /** The day on which the work ends at the pace so far; null where there is no pace. */
  readonly finishByPace: Day | null;
  /** The day on which it ends when the rest goes as planned. */
  readonly finishAtPlan: Day | null;
  /** The day on which it ends by the links and durations of the plan as it is now. */
  readonly finishScheduled: Day;
}

export interface PlanValue {
  readonly statusDay: Day;
  readonly baseline: number;
  readonly measure: ValueMeasure;
  readonly totals: ValueTotals;
  readonly indices: ValueIndices;
  readonly time: ValueTime;
  readonly tasks: readonly TaskValue[];
  readonly series: ValueSeries;
}

const endOf = (day: Day): WallSecond => (wallOfDay(day) + 86_400) as WallSecond;

interface Working {
  readonly axis: Axis;
  readonly schedule: Schedule;
  readonly options: PlanValueOptions;
}

/** From when to when a task was worked on, as far as the status day. */
function worked(
  { task }: BaselinedTask,
  { schedule, options }: Working,
): { start: WallSecond; finish: WallSecond } {
  const status = endOf(options.statusDay);
  const own = schedule.task(task.uid);
  const start = Math.min(task.actualStart ?? own?.start ?? status, status - 1) as WallSecond;
  const until =
    task.actualFinish ?? task.stop ?? ((task.percentComplete ?? 0) >= 100 ? own?.finish : undefined);
  return { start, finish: Math.max(start, Math.min(until ?? status, status)) as WallSecond };
}

function addEarned(
  into: number[],
  one: BaselinedTask,
  { earned, at }: { readonly earned: readonly Earned[]; readonly at: Working },
): number {
  const { start, finish } = worked(one, at);
  // Work on a day off counts on the working day after it, but never after the status day.
  const by = { ...at, latest: daysWorked(at.axis, at.options.statusDay) - 1 };
  let sum = 0;
  for (const e of earned) {
    sum += e.amount;
    const day = e.on === undefined ? undefined : wallOfDay(e.on);
    const from = day ?? (e.at === 'finish' ? finish : start);
    const to = day ?? (e.at === 'start' ? start : finish);
    accrue(into, { uid: one.task.uid, start: from, finish: to, amount: e.amount }, by);
  }
  return sum;
}

function running(parts: readonly number[], length: number): readonly number[] {
  const out: number[] = [];
  let sum = 0;
  for (let i = 0; i < length; i++) {
    sum += parts[i] ?? 0;
    out.push(sum);
  }
  return out;
}

/** The first and last day of the baseline. */
function spanOf(tasks: readonly BaselinedTask[]): { readonly from: Day; readonly to: Day } | null {
  let [from, to] = [Infinity, -Infinity];
  for (const { baseline } of tasks) {
    if (baseline?.finish === undefined) continue;
    from = Math.min(from, baseline.start ?? baseline.finish);
    to = Math.max(to, baseline.finish);
  }
  return from > to
    ? null
    : {
        from: dayOfWall(from as WallSecond),
        to: from === to ? dayOfWall(to as WallSecond) : lastDayOf(to as WallSecond),
      };
}

const found = (code: string, severity: Finding['severity'], message: string): Finding => ({
  code,
  severity,
  message,
  path: [],
});

/** What the baseline lacks. */
function gaps(tasks: readonly BaselinedTask[], baseline: number): readonly Finding[] {
  const without = tasks.filter(t => t.baseline === null);
  const late = tasks.filter(t => (t.baseline?.start ?? -Infinity) > (t.baseline?.finish ?? Infinity));
  return [
    ...(without.length === 0
      ? []
      : [
          found(
            'value.task-without-baseline',
            'warning',
            `${without.length} of ${tasks.length} tasks ${without.length === 1 ? 'has' : 'have'} no baseline ${baseline} and ${without.length === 1 ? 'earns' : 'earn'} nothing, though what it costs counts; the first is "${without[0]?.task.name}". Add them to the baseline by an approved change.`,
          ),
        ]),
    ...late.map(t =>
      found(
        'value.baseline-backwards',
        'warning',
        `The baseline of "${t.task.name}" ends before it begins; its budget counts on its last day. Set its baseline anew.`,
      ),
    ),
  ];
}

/** Schedule performance, with the days that the forecasts mean. */
function timeOf(
  { axis, schedule, options }: Working,
  span: { readonly from: Day; readonly to: Day },
  at: { readonly pv: readonly number[]; readonly ev: number },
): ValueTime {
  const planned = daysWorked(axis, span.to);
  const elapsed = options.statusDay < span.from ? 0 : daysWorked(axis, options.statusDay);
  const reached = reachedBy(at.pv.slice(0, planned), at.ev);
  const earned = earnedScheduleFrom(reached, { ev: at.ev, elapsed, planned });
  const dayAfter = (periods: EarnedSchedule['ieact']) =>
    periods && workingDayAfter(schedule, span.from, Math.max(1, Math.ceil(toNumber(periods))));
  return {
    ...earned,
    reached,
    startBaseline: span.from,
    finishBaseline: span.to,
    planned,
    elapsed,
    finishByPace: dayAfter(earned.ieact),
    finishAtPlan: dayAfter(earned.ieactAtPlan),
    finishScheduled: lastDayOf(schedule.finish),
  };
}

/**
 * Earned value of a plan by one of its baselines, as of the end of a day: planned value spread over the baseline's working
 * time, earned value by each task's method, actual cost as recorded. All amounts are whole and add up exactly. Null with a
 * finding where nothing was promised. Summaries, inactive and external tasks have no part.
 */
export function planValue(
  plan: Plan,
  schedule: Schedule,
  options: PlanValueOptions,
): WithFindings<PlanValue | null> {
  const baseline = options.baseline ?? 0;
  const measure = options.measure ?? measureOf(plan, baseline);
  const tasks = baselinedTasks(plan, schedule, { baseline, measure });
  const span = spanOf(tasks);
  if (!span)
    return {
      result: null,
      findings: [
        found(
          'value.no-baseline',
          'error',
          `No task has a baseline ${baseline}, so nothing was promised that could be earned. Set the baseline, or name another one.`,
        ),
      ],
    };
  const last = span.to > options.statusDay ? span.to : options.statusDay;
  const at: Working = { axis: axisOf(schedule, span.from, last), schedule, options };
  const parts = { pv: [] as number[], ev: [] as number[], ac: [] as number[] };
  const values = tasks.map((one): TaskValue => taskValue(one, parts, at));
  const pv = running(parts.pv, at.axis.days.length);
  const until = daysWorked(at.axis, options.statusDay);
  const sum = (of: (v: TaskValue) => number) => values.reduce((all, v) => all + of(v), 0);
  const totals = {
    bac: sum(v => v.bac),
    pv: until === 0 ? 0 : (pv[until - 1] ?? 0),
    ev: sum(v => v.ev),
    ac: sum(v => v.ac),
  };
  return {
    result: {
      statusDay: options.statusDay,
      baseline,
      measure,
      totals,
      indices: valueIndices(totals),
      time: timeOf(at, span, { pv, ev: totals.ev }),
      tasks: values,
      series: { days: at.axis.days, pv, ev: running(parts.ev, until), ac: running(parts.ac, until) },
    },
    findings: gaps(tasks, baseline),
  };
}

function taskValue(
  one: BaselinedTask,
  parts: { readonly pv: number[]; readonly ev: number[]; readonly ac: number[] },
  at: Working,
): TaskValue {
  const { task, baseline, bac, ac } = one;
  const { options, axis } = at;
  const method =
    options.methodOf?.(task.uid) ??
    (task.earnedValueMethod === 'physical' ? 'physical' : (options.method ?? 'percent'));
  const own: number[] = [];
  if (baseline?.finish !== undefined) {
    const start = Math.min(baseline.start ?? baseline.finish, baseline.finish) as WallSecond;
    accrue(own, { uid: task.uid, start, finish: baseline.finish, amount: bac }, at);
  }
  let pv = 0;
  const until = daysWorked(axis, options.statusDay);
  own.forEach((part, slot) => {
    parts.pv[slot] = (parts.pv[slot] ?? 0) + part;
    if (slot < until) pv += part;
  });
  const earned = baseline === null ? [] : earnedBy(method, { task, bac }, options.milestonesOf?.(task.uid));
  const ev = addEarned(parts.ev, one, { earned, at });
  addEarned(parts.ac, one, { earned: [{ amount: ac, at: 'worked' }], at });
  return { uid: task.uid, method, bac, pv, ev, ac };
}
