import { ratio } from '../base/rounding.ts';
import type { WallSecond } from '../base/wall-second.ts';
import { type Measured, type Offender, unmeasured } from './check.ts';
import { type Ground, inDays, isComplete, latest, type Placed, shareOf, text } from './ground.ts';

const noStatus = unmeasured('The plan has no status date, so nobody can say what should have happened.');
const noBaseline = unmeasured('No task has a baseline, so nothing was promised.');

const promised = ({ task }: Placed): WallSecond | undefined =>
  task.baselines?.find(b => b.number === 0)?.finish;

/** Forecasts before the status date, and actual dates after it. */
export function invalidDates(g: Ground): Measured {
  const { status } = g;
  if (status === null) return noStatus;
  const offenders = g.tasks.flatMap(({ task, own }): Offender[] => {
    const found: string[] = [];
    const open = !isComplete(task);
    if (open && task.actualStart === undefined && own.start < status)
      found.push(`starts ${text(own.start)} and has not begun`);
    else if (open && own.finish < status) found.push(`finishes ${text(own.finish)} and is not done`);
    if ((task.actualStart ?? status) > status)
      found.push(`began ${text(task.actualStart ?? status)}, after the status date`);
    if ((task.actualFinish ?? status) > status)
      found.push(`ended ${text(task.actualFinish ?? status)}, after the status date`);
    return found.length === 0 ? [] : [{ uid: task.uid, detail: found.join('; ') }];
  });
  return shareOf(
    offenders,
    g.tasks.length,
    `tasks have a forecast before the status date ${text(status)}, or an actual date after it`,
  );
}

/** Whether a task ends later than promised, by more than a minute of its own working time. */
function isLate(g: Ground, { task, own }: Placed, by: WallSecond): boolean {
  if (!isComplete(task)) return true;
  const finish = task.actualFinish ?? own.finish;
  return finish > by && g.schedule.timeBetween(task.uid, by, finish) > 60;
}

/** Of the tasks that should be done by now: those that ended late, or have not ended. */
export function missedTasks(g: Ground): Measured {
  const { status } = g;
  if (status === null) return noStatus;
  if (!g.tasks.some(p => promised(p) !== undefined)) return noBaseline;
  const due = g.tasks.filter(p => (promised(p) ?? Infinity) <= status);
  const offenders = due.flatMap((p): Offender[] => {
    const by = promised(p) ?? status;
    if (!isLate(g, p, by)) return [];
    const how = isComplete(p.task) ? `ended ${text(p.task.actualFinish ?? p.own.finish)}` : 'is not done';
    return [{ uid: p.task.uid, detail: `promised for ${text(by)}, ${how}` }];
  });
  if (due.length === 0) return unmeasured('No task was promised for before the status date.');
  return shareOf(offenders, due.length, 'tasks promised by the status date were missed');
}

/** (critical path length + slack to the promised finish) / critical path length, in working days from the status date. */
export function criticalPathLengthIndex(g: Ground): Measured {
  const { status, schedule } = g;
  if (status === null) return noStatus;
  const finishes = g.tasks.flatMap(p => promised(p) ?? []);
  if (finishes.length === 0) return noBaseline;
  const length = Math.round(schedule.projectTimeBetween(status, schedule.finish) / 60);
  if (length <= 0) return unmeasured('The plan ends before the status date, so no path is left.');
  const last = latest(finishes);
  const slack = Math.round(schedule.projectTimeBetween(schedule.finish, last) / 60);
  return {
    value: ratio(length + slack, length, 2),
    count: length + slack,
    of: length,
    words: `${inDays(g, length * 60)} working days are left, ${inDays(g, slack * 60)} of slack to the promised finish ${text(last)}`,
    offenders: [],
  };
}

/** Tasks done / tasks that should be done by now, those that were never promised counted among them. */
export function baselineExecutionIndex(g: Ground): Measured {
  const { status } = g;
  if (status === null) return noStatus;
  if (!g.tasks.some(p => promised(p) !== undefined)) return noBaseline;
  const done = g.tasks.filter(p => isComplete(p.task) && (p.task.actualFinish ?? p.own.finish) <= status);
  const due = g.tasks.filter(p => (promised(p) ?? status) <= status);
  if (due.length === 0) return unmeasured('No task was promised for before the status date.');
  return {
    value: ratio(done.length, due.length, 2),
    count: done.length,
    of: due.length,
    words: 'tasks are done, of those promised by the status date or without a baseline',
    offenders: due
      .filter(p => !done.includes(p))
      .map(p => ({
        uid: p.task.uid,
        detail: promised(p) === undefined ? 'no baseline, not done' : 'not done',
      })),
  };
}
