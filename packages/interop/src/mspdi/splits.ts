import {
  type Calendars,
  compileCalendars,
  type Plan,
  type PlanAssignment,
  type PlanTask,
  type Split,
  type WorkingTime,
  workBetween,
} from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';

interface Interval {
  readonly start: number;
  readonly finish: number;
}

const daySec = 86_400;
const worked = new Set(['remaining-work', 'actual-work']);

/** When anybody works on the task, as intervals that do not touch. */
function workIntervals(assignments: readonly PlanAssignment[]): readonly Interval[] {
  const slices = assignments
    .flatMap(a => a.timephased ?? [])
    .filter(t => worked.has(t.kind) && (t.workSec ?? 0) > 0)
    .toSorted((a, b) => a.start - b.start);
  const merged: Interval[] = [];
  for (const { start, finish } of slices) {
    const last = merged.at(-1);
    if (last && start <= last.finish)
      merged[merged.length - 1] = { start: last.start, finish: Math.max(last.finish, finish) };
    else merged.push({ start, finish });
  }
  return merged;
}

/** The interruptions between intervals; null when the intervals do not add up to the task's duration. */
function splitsOf(
  intervals: readonly Interval[],
  durationSec: number,
  calendar: WorkingTime,
): readonly Split[] | null {
  const splits: Split[] = [];
  let after = 0;
  intervals.forEach((interval, i) => {
    after += workBetween(calendar, interval.start, interval.finish);
    const next = intervals[i + 1];
    const gapSec = next === undefined ? 0 : workBetween(calendar, interval.finish, next.start);
    if (gapSec > 0) splits.push({ afterSec: after, gapSec });
  });
  return splits.length === 0 || Math.abs(after - durationSec) <= 60 ? splits : null;
}

/** The calendar a task runs on: its only resource's, else its own, else the project's. */
function calendarOf(
  task: PlanTask,
  uids: ReadonlyMap<number, number | undefined>,
  context: { readonly calendars: Calendars; readonly own: readonly PlanAssignment[] },
): WorkingTime {
  const { calendars, own } = context;
  const people = new Set(own.flatMap(a => (a.resourceUid === undefined ? [] : [uids.get(a.resourceUid)])));
  const [only] = people;
  const uid =
    people.size === 1 && !task.ignoreResourceCalendar ? (only ?? task.calendarUid) : task.calendarUid;
  return calendars.list[calendars.indexOf(uid)] ?? calendars.project;
}

/**
 * Microsoft Project XML says where a task is split only through work by time. Tells the splits of tasks that are not
 * started from it; in a started task the gap is already given by where it stops and resumes.
 */
export function withSplits(plan: Plan, to: Report): Plan {
  const phased = plan.assignments.filter(a => a.timephased !== undefined);
  if (phased.length === 0) return plan;
  const byTask = Map.groupBy(phased, a => a.taskUid);
  const walls = phased.flatMap(a => (a.timephased ?? []).flatMap(t => [t.start, t.finish]));
  const span = walls.reduce((s, w) => ({ first: Math.min(s.first, w), last: Math.max(s.last, w) }), {
    first: Number.POSITIVE_INFINITY,
    last: 0,
  });
  const horizon = { firstDay: Math.floor(span.first / daySec), lastDay: Math.ceil(span.last / daySec) };
  const calendars = compileCalendars(plan.calendars, plan.header.calendarUid, horizon);
  const uids = new Map(plan.resources.map(r => [r.uid, r.calendarUid]));
  const tasks = plan.tasks.map(task => {
    const own = byTask.get(task.uid);
    const plain = task.actualStart === undefined && !task.manual && !task.summary && !task.elapsed;
    if (!own || !plain || task.durationSec === undefined) return task;
    const splits = splitsOf(workIntervals(own), task.durationSec, calendarOf(task, uids, { calendars, own }));
    if (splits === null) {
      to.lose(
        {
          element: 'Task splits',
          kind: 'not-kept',
          reason: 'work by time has gaps, but does not add up to the duration',
        },
        `task ${task.uid}`,
      );
      return task;
    }
    return splits.length > 0 ? { ...task, splits } : task;
  });
  return { ...plan, tasks };
}
