import { addWork, type WorkingTime } from '../calendar/working-time.ts';
import type { Effort } from './effort.ts';
import { Con, Flag, Kind, type Network } from './network.ts';
import { constraintTypes, type PlanTask } from './plan-task.ts';

/** Longest duration that is calculated with: a hundred years around the clock. */
export const longestSec = 3_155_760_000;

/** The duration a task is scheduled with, in seconds: bad ones are brought within bounds, none is one day. */
export function durationOf(task: PlanTask, minutesPerDay: number): number {
  const given = task.durationSec ?? minutesPerDay * 60;
  return Number.isFinite(given) ? Math.min(Math.max(0, Math.round(given)), longestSec) : 0;
}

const gapsOf = (task: PlanTask, duration: number) =>
  (task.splits ?? []).reduce((sum, s) => sum + (s.afterSec < duration ? Math.max(0, s.gapSec) : 0), 0);

/** What is known of one task's dates. */
interface Given {
  readonly kind: number;
  readonly start: number;
  readonly finish: number;
  readonly restSec: number;
  readonly complete: boolean;
}

const isComplete = (t: PlanTask) =>
  t.actualFinish !== undefined || ((t.percentComplete ?? 0) >= 100 && t.actualStart !== undefined);

function givenOf(task: PlanTask, span: number, calendar: WorkingTime): Given {
  const move = (t: number, by: number) => (task.elapsed ? t + by : addWork(calendar, t, by));
  const fixed = (start: number | undefined, finish: number | undefined, complete: boolean) => {
    const begin = start ?? move(finish ?? 0, -span);
    return { kind: Kind.Fixed, start: begin, finish: finish ?? move(begin, span), restSec: 0, complete };
  };
  if (isComplete(task)) return fixed(task.actualStart, task.actualFinish, true);
  const byHand = task.manual || task.external;
  if (byHand && (task.manualStart !== undefined || task.manualFinish !== undefined))
    return fixed(task.manualStart, task.manualFinish, false);
  if (task.actualStart !== undefined) {
    const rest = task.remainingDurationSec ?? Math.round(span * (1 - (task.percentComplete ?? 0) / 100));
    return {
      kind: Kind.Started,
      start: task.actualStart,
      finish: task.resume ?? Number.NaN,
      restSec: Math.max(0, rest),
      complete: false,
    };
  }
  const kind = task.elapsed ? Kind.Elapsed : Kind.Work;
  return { kind, start: 0, finish: 0, restSec: 0, complete: false };
}

function flagsOf(task: PlanTask, complete: boolean, mixed: boolean): number {
  const text = task.startText ?? task.finishText ?? task.durationText;
  return (
    (task.inactive ? Flag.Inactive : 0) |
    (task.constraint === 'ALAP' ? Flag.Late : 0) |
    (complete ? Flag.Complete : 0) |
    (mixed ? Flag.Mixed : 0) |
    (task.manual ? Flag.Manual : 0) |
    (task.levelingDelaySec ? Flag.Delayed : 0) |
    (task.elapsed ? Flag.Elapsed : 0) |
    (task.manual && text !== undefined ? Flag.Text : 0)
  );
}

/** What a node is made of; `cap` is by when its summaries want it finished. */
export interface NodeSource {
  readonly task: PlanTask;
  readonly effort: Effort;
  readonly cap: number;
}

/** Writes everything that the passes need of one task. */
export function loadNode(net: Network, node: number, { task, effort, cap }: NodeSource): void {
  const duration = durationOf(task, net.frame.minutesPerDay);
  const span = duration + gapsOf(task, duration);
  const given = givenOf(task, span, net.calendars.list[effort.calendar] ?? net.calendars.project);
  const dated = task.constraintDate !== undefined;
  const constraint = constraintTypes.indexOf(task.constraint ?? 'ASAP');
  const parted = given.kind === Kind.Work && effort.parts.length > 0;
  net.kind[node] = parted ? Kind.Effort : given.kind;
  net.flags[node] = flagsOf(task, given.complete, effort.mixed);
  net.calendar[node] = effort.calendar;
  net.lagCalendar[node] = effort.lagCalendar;
  net.spanSec[node] = span;
  net.constraint[node] = dated || constraint < Con.MSO ? constraint : Con.ASAP;
  net.constraintDate[node] = task.constraintDate ?? 0;
  net.deadline[node] = Math.min(task.deadline ?? Infinity, cap);
  net.givenStart[node] = given.start;
  net.givenFinish[node] = given.finish;
  net.restSec[node] = given.restSec;
  if (effort.parts.length > 0 || task.levelingDelaySec)
    net.side.set(node, {
      parts: effort.parts,
      delaySec: task.levelingDelaySec ?? 0,
      delayWorking: task.levelingDelayWorking === true,
    });
  else net.side.delete(node);
}
