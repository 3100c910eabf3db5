import { createScheduler } from '../schedule/scheduler.ts';
import { type Measured, unmeasured } from './check.ts';
import { type Ground, inDays, latest } from './ground.ts';

/** Working days that are added: more than any slack a plan has. */
const addedDays = 600;

/**
 * Lengthens the first critical task by 600 working days: where the logic is whole, the project's finish moves by as much.
 * The value is by how many working days it does not. Where people decide a task's length, a later task is tried.
 */
export function criticalPathTest(g: Ground): Measured {
  const critical = g.work
    .filter(p => p.own.critical && !p.task.manual)
    .toSorted((a, b) => a.own.start - b.own.start || a.task.uid - b.task.uid);
  if (g.work.length === 0) return unmeasured('Every task is complete, so nothing is left to assess.');
  if (critical.length === 0)
    return unmeasured('No open task with a duration is critical, so there is no path to try.');
  const addedSec = addedDays * g.dayMin * 60;
  const scheduler = createScheduler(g.plan);
  const finish = latest(g.open.map(p => p.own.finish));
  // Not the plan's last date, which the lengthened task may become itself: what ends the plan now.
  const last = g.open.filter(p => p.own.finish === finish).map(p => p.task.uid);
  for (const { task, own } of critical.slice(0, 5)) {
    const rest = task.remainingDurationSec;
    scheduler.apply({
      kind: 'task',
      task: {
        ...task,
        durationSec: own.durationSec + addedSec,
        ...(rest === undefined ? {} : { remainingDurationSec: rest + addedSec }),
      },
    });
    const after = scheduler.schedule();
    const moved = after.task(task.uid)?.finish !== own.finish;
    const later = latest(last.map(uid => after.task(uid)?.finish ?? finish));
    // Lengths are counted as the task counts them, and before it is put back: its calendar stays the same either way.
    const movedSec = after.timeBetween(task.uid, finish, later);
    scheduler.apply({ kind: 'task', task });
    if (!moved) continue;
    const missing = Math.abs(inDays(g, addedSec - movedSec));
    return {
      value: missing,
      count: inDays(g, movedSec),
      of: addedDays,
      words: `with ${addedDays} days more for "${task.name}", the finish moves by ${inDays(g, movedSec)} working days`,
      offenders:
        missing > 0 ? [{ uid: task.uid, detail: 'its delay does not reach the finish in full' }] : [],
    };
  }
  return unmeasured(
    'People, not durations, decide how long the critical tasks take, so none can be lengthened to try.',
  );
}
