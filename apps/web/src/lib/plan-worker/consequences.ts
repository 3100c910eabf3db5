import {
  type Plan,
  type PlanCommand,
  type PlanTask,
  type Schedule,
  type WorkingTime,
  workBetween,
} from '@chartroom/engine';
import { shownRows } from './columns.ts';
import { overloads, type PersonLoad } from './load.ts';

/** A milestone that moves. */
export interface MovedEvent {
  readonly uid: number;
  readonly name: string;
  readonly fromSec: number;
  readonly toSec: number;
  /** Working days; positive is later. */
  readonly days: number;
  readonly deadlineSec: number | null;
}

/** One step of why the finish moves: which task adds how many working days. */
export interface ChainStep {
  readonly uid: number;
  readonly name: string;
  readonly days: number;
}

/** What changes that are not saved do to the plan. */
export interface Consequences {
  /** Tasks that the changes name. */
  readonly edited: number;
  /** Tasks whose dates are other than saved. */
  readonly moved: number;
  readonly finishFromSec: number;
  readonly finishToSec: number;
  readonly finishDays: number;
  readonly events: readonly MovedEvent[];
  /** Only when nothing is being dragged. */
  readonly chain: readonly ChainStep[];
  readonly loads: readonly PersonLoad[];
}

interface Spans {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** A plan before and after. */
export interface Compared {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly calendar: WorkingTime;
  readonly spans: Spans;
  readonly savedSpans: Spans;
  readonly savedAt: ReadonlyMap<number, number>;
  readonly savedFinish: number;
  readonly commands: readonly PlanCommand[];
  readonly deep: boolean;
}

const mostEvents = 40;

/** Working days between two times on the project's calendar, to a tenth. */
export const workDays = (
  { calendar, plan }: Pick<Compared, 'calendar' | 'plan'>,
  from: number,
  to: number,
): number =>
  Math.round((workBetween(calendar, from, to) / ((plan.header.minutesPerDay ?? 480) * 60)) * 10) / 10;

const isMilestone = (task: PlanTask): boolean => task.milestone === true || task.durationSec === 0;

function compareRows(c: Compared) {
  const events: MovedEvent[] = [];
  const leaves = new Set<number>();
  const rows = shownRows(c.plan);
  rows.forEach((task, i) => {
    const at = c.savedAt.get(task.uid);
    if (at === undefined) {
      leaves.add(task.uid);
      return;
    }
    const [from = Number.NaN, to = Number.NaN] = [c.savedSpans.finish[at], c.spans.finish[i]];
    if (from === to && c.savedSpans.start[at] === c.spans.start[i]) return;
    const next = rows[i + 1];
    if (next !== undefined && next.outlineLevel > task.outlineLevel) return;
    leaves.add(task.uid);
    if (!isMilestone(task) || events.length >= mostEvents) return;
    const days = workDays(c, from, to);
    const { uid, name, deadline } = task;
    events.push({ uid, name, fromSec: from, toSec: to, days, deadlineSec: deadline ?? null });
  });
  return { events, leaves };
}

/** The tasks that hold the last one, first to last. */
function drivingChain(c: Compared): readonly number[] {
  const rows = shownRows(c.plan);
  let at = -1;
  rows.forEach((task, i) => {
    const later = at < 0 || (c.spans.finish[i] ?? 0) > (c.spans.finish[at] ?? 0);
    const next = rows[i + 1];
    const leaf = next === undefined || next.outlineLevel <= task.outlineLevel;
    if (leaf && later) at = i;
  });
  const chain: number[] = [];
  const seen = new Set<number>();
  for (let uid = rows[at]?.uid; uid !== undefined && !seen.has(uid) && chain.length < 500; ) {
    seen.add(uid);
    chain.unshift(uid);
    const holds = c.schedule.drivers(uid).flatMap(d => (d.kind === 'link' ? [d.predUid] : []));
    const finishOf = (pred: number) => c.schedule.task(pred)?.finish ?? Number.NEGATIVE_INFINITY;
    uid = holds.toSorted((a, b) => finishOf(b) - finishOf(a))[0];
  }
  return chain;
}

/** Which tasks of the driving chain add how many days; together the days by which the last one moves. */
function chainOf(c: Compared): readonly ChainStep[] {
  const byUid = new Map(c.plan.tasks.map(t => [t.uid, t.name]));
  let before = 0;
  return drivingChain(c).flatMap((uid): readonly ChainStep[] => {
    const at = c.savedAt.get(uid);
    const now = c.schedule.task(uid);
    if (at === undefined || now === undefined) return [];
    const days = workDays(c, c.savedSpans.finish[at] ?? Number.NaN, now.finish);
    const added = Math.round((days - before) * 10) / 10;
    before = days;
    return added === 0 ? [] : [{ uid, name: byUid.get(uid) ?? '', days: added }];
  });
}

function editedTasks(commands: readonly PlanCommand[]): number {
  const uids = new Set<number>();
  for (const c of commands) {
    if ('task' in c) uids.add(c.task);
    else if ('tasks' in c) for (const uid of c.tasks ?? []) uids.add(uid);
    else if ('succ' in c) uids.add(c.succ);
    else if (c.do === 'create') uids.add(c.ref ?? 0);
  }
  return uids.size;
}

/** Compares a plan with what is saved of it. */
export function consequencesOf(c: Compared): Consequences {
  const { events, leaves } = compareRows(c);
  const finish = c.schedule.finish;
  return {
    edited: editedTasks(c.commands),
    moved: leaves.size,
    finishFromSec: c.savedFinish,
    finishToSec: finish,
    finishDays: workDays(c, c.savedFinish, finish),
    events,
    chain: c.deep && finish !== c.savedFinish ? chainOf(c) : [],
    loads: c.deep && leaves.size > 0 ? overloads(c, leaves) : [],
  };
}
