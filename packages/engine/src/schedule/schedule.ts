import type { WithFindings } from '../base/finding.ts';
import type { WallSecond } from '../base/wall-second.ts';
import { workBetween } from '../calendar/working-time.ts';
import { type Compiled, compilePlan } from './compile.ts';
import { contradictions } from './contradiction.ts';
import { type Driver, driversOf } from './driver.ts';
import { firstOf, lastOf } from './forward.ts';
import { type Dates, newDates } from './network.ts';
import { calculate } from './passes.ts';
import type { Plan } from './plan.ts';
import { type ScheduledTask, taskResult } from './result.ts';
import { type Slacks, slacksOf } from './slacks.ts';
import { timeBetween } from './span.ts';
import { type Spans, spansOf } from './spans.ts';

/** A calculated plan. Records are made when they are asked for; the dates themselves lie in typed arrays. */
export interface Schedule {
  readonly start: WallSecond;
  readonly finish: WallSecond;
  /** One row by its UID; undefined when there is none, or a blank one. */
  readonly task: (uid: number) => ScheduledTask | undefined;
  /** All rows but blank ones, in the order of the plan. */
  readonly tasks: () => readonly ScheduledTask[];
  /** Start and finish of every row at once, by its place in the plan: much cheaper than `tasks`. */
  readonly spans: () => Spans;
  /** Slack of every row at once, by its place in the plan: much cheaper than `tasks`. */
  readonly slacks: () => Slacks;
  /** Why a task starts where it does: the links, constraint, calendar or project start that hold it there. */
  readonly drivers: (uid: number) => readonly Driver[];
  /** Seconds from one instant to another as the task counts them: on its calendar, or around the clock when elapsed. */
  readonly timeBetween: (uid: number, from: WallSecond, to: WallSecond) => number;
  /** Working seconds from one instant to another on the project's calendar. */
  readonly projectTimeBetween: (from: WallSecond, to: WallSecond) => number;
}

/** What may be left out of a calculation. */
export interface ScheduleOptions {
  /** Leave the look for contradictions (constraints against links, missed deadlines) out; it is on by default. */
  readonly contradictions?: boolean;
}

/** The readable side of calculated dates. */
export function scheduleView(c: Compiled, dates: Dates): Schedule {
  const nodeOf = (uid: number) => c.net.nodeOf[c.index.get(uid) ?? -1] ?? -1;
  return {
    get start() {
      return Math.min(dates.projectStart, firstOf(c.net, dates.start)) as WallSecond;
    },
    get finish() {
      return lastOf(c.net, dates.finish) as WallSecond;
    },
    task: uid => taskResult(c, c.index.get(uid) ?? -1, dates),
    tasks: () => c.plan.tasks.flatMap((_, i) => taskResult(c, i, dates) ?? []),
    spans: () => spansOf(c, dates),
    slacks: () => slacksOf(c, dates),
    drivers: uid => driversOf(c, nodeOf(uid), dates),
    timeBetween: (uid, from, to) => timeBetween(c.net, nodeOf(uid), from, to),
    projectTimeBetween: (from, to) => workBetween(c.net.calendars.project, from, to),
  };
}

/**
 * Calculates a plan: early and late dates, slack, critical tasks, by the rules in `semantics.md`. Reads only inputs,
 * never `stored` dates. Bad data becomes findings and the rest is calculated; it never throws.
 */
export function schedule(plan: Plan, options: ScheduleOptions = {}): WithFindings<Schedule> {
  const compiled = compilePlan(plan);
  const dates = newDates(compiled.net);
  calculate(compiled.net, dates);
  const found = options.contradictions === false ? [] : contradictions(compiled, dates);
  return { result: scheduleView(compiled, dates), findings: [...compiled.findings, ...found] };
}
