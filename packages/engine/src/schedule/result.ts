import type { WallSecond } from '../base/wall-second.ts';
import { workBetween } from '../calendar/working-time.ts';
import type { Compiled } from './compile.ts';
import { type Dates, Flag, Kind } from './network.ts';
import { durationOf } from './node.ts';
import { freeSlackOf, totalSlackOf } from './slack.ts';
import { timeBetween } from './span.ts';

/** Where a task lies. Times are wall seconds; durations and slack seconds of working time on its calendar (of the clock, when it is elapsed). */
export interface ScheduledTask {
  readonly uid: number;
  readonly id: number;
  readonly summary: boolean;
  readonly milestone: boolean;
  readonly start: WallSecond;
  readonly finish: WallSecond;
  readonly earlyStart: WallSecond;
  readonly earlyFinish: WallSecond;
  readonly lateStart: WallSecond;
  readonly lateFinish: WallSecond;
  readonly durationSec: number;
  readonly totalSlackSec: number;
  readonly freeSlackSec: number;
  readonly startSlackSec: number;
  readonly finishSlackSec: number;
  readonly critical: boolean;
}

/** Whether a leaf is critical: its total slack is within the limit, and it is open, active and has no text for a date. */
export function isCritical(c: Compiled, node: number, dates: Dates): boolean {
  return isCriticalWith(c, node, totalSlackOf(c.net, node, dates));
}

/** The same of a leaf of which the total slack is known. */
export function isCriticalWith(c: Compiled, node: number, totalSec: number): boolean {
  const flags = c.net.flags[node] ?? 0;
  if (flags & (Flag.Inactive | Flag.Complete | Flag.Text)) return false;
  return totalSec <= c.net.frame.slackLimitSec;
}

function leafDuration(c: Compiled, node: number, dates: Dates): number {
  const task = c.plan.tasks[c.net.taskOf[node] ?? 0];
  if (!task) return 0;
  const kind = c.net.kind[node];
  const between =
    kind === Kind.Effort || ((c.net.flags[node] ?? 0) & Flag.Manual && task.durationSec === undefined);
  if (between) return timeBetween(c.net, node, dates.start[node] ?? 0, dates.finish[node] ?? 0);
  return durationOf(task, c.net.frame.minutesPerDay);
}

/** The record of a leaf. */
export function leafResult(c: Compiled, node: number, dates: Dates): ScheduledTask {
  const task = c.plan.tasks[c.net.taskOf[node] ?? 0];
  const at = (column: Float64Array) => (column[node] ?? 0) as WallSecond;
  const [es, ef, ls, lf] = [dates.earlyStart, dates.earlyFinish, dates.lateStart, dates.lateFinish].map(at);
  const durationSec = leafDuration(c, node, dates);
  return {
    uid: task?.uid ?? 0,
    id: task?.id ?? 0,
    summary: false,
    milestone: durationSec === 0 || task?.milestone === true,
    start: at(dates.start),
    finish: at(dates.finish),
    earlyStart: es ?? at(dates.start),
    earlyFinish: ef ?? at(dates.finish),
    lateStart: ls ?? at(dates.start),
    lateFinish: lf ?? at(dates.finish),
    durationSec,
    totalSlackSec: totalSlackOf(c.net, node, dates),
    freeSlackSec: freeSlackOf(c.net, node, dates),
    startSlackSec: timeBetween(c.net, node, es ?? 0, ls ?? 0),
    finishSlackSec: timeBetween(c.net, node, ef ?? 0, lf ?? 0),
    critical: isCritical(c, node, dates),
  };
}

/** Rows below a summary: they follow it until one that is not deeper. */
export function* leavesBelow(c: Compiled, summary: number): Generator<number> {
  const level = c.plan.tasks[summary]?.outlineLevel ?? 0;
  for (let i = summary + 1; i < c.plan.tasks.length; i++) {
    const task = c.plan.tasks[i];
    if (!task || task.blank) continue;
    if (task.outlineLevel <= level) return;
    const node = c.net.nodeOf[i] ?? -1;
    if (node >= 0 && !task.inactive) yield node;
  }
}

/** The record of a summary: first and last dates of its active leaves, duration on the project's calendar; critical when one of them is. */
export function summaryResult(c: Compiled, i: number, dates: Dates): ScheduledTask {
  const task = c.plan.tasks[i];
  const low = { start: Infinity, earlyStart: Infinity, lateStart: Infinity, total: Infinity, free: Infinity };
  const high = { finish: -Infinity, earlyFinish: -Infinity, lateFinish: -Infinity };
  let critical = false;
  for (const n of leavesBelow(c, i)) {
    low.start = Math.min(low.start, dates.start[n] ?? 0);
    low.earlyStart = Math.min(low.earlyStart, dates.earlyStart[n] ?? 0);
    low.lateStart = Math.min(low.lateStart, dates.lateStart[n] ?? 0);
    low.total = Math.min(low.total, totalSlackOf(c.net, n, dates));
    low.free = Math.min(low.free, freeSlackOf(c.net, n, dates));
    high.finish = Math.max(high.finish, dates.finish[n] ?? 0);
    high.earlyFinish = Math.max(high.earlyFinish, dates.earlyFinish[n] ?? 0);
    high.lateFinish = Math.max(high.lateFinish, dates.lateFinish[n] ?? 0);
    critical ||= isCritical(c, n, dates);
  }
  const byHand = task?.manual === true && task.manualStart !== undefined && task.manualFinish !== undefined;
  const or = (t: number, own?: number) =>
    (own ?? (Number.isFinite(t) ? t : dates.projectStart)) as WallSecond;
  const start = or(low.start, byHand ? task.manualStart : undefined);
  const finish = or(high.finish, byHand ? task.manualFinish : undefined);
  const calendar = c.net.calendars.project;
  const [es, ef, ls, lf] = [or(low.earlyStart), or(high.earlyFinish), or(low.lateStart), or(high.lateFinish)];
  return {
    uid: task?.uid ?? 0,
    id: task?.id ?? 0,
    summary: true,
    milestone: false,
    start,
    finish,
    earlyStart: es,
    earlyFinish: ef,
    lateStart: ls,
    lateFinish: lf,
    durationSec: workBetween(calendar, start, finish),
    totalSlackSec: Number.isFinite(low.total) ? low.total : 0,
    freeSlackSec: Number.isFinite(low.free) ? low.free : 0,
    startSlackSec: workBetween(calendar, es, ls),
    finishSlackSec: workBetween(calendar, ef, lf),
    critical,
  };
}

/** The record of any row; undefined for a blank one. */
export function taskResult(c: Compiled, i: number, dates: Dates): ScheduledTask | undefined {
  if (!c.plan.tasks[i] || c.plan.tasks[i]?.blank) return undefined;
  const node = c.net.nodeOf[i] ?? -1;
  return node >= 0 ? leafResult(c, node, dates) : summaryResult(c, i, dates);
}
