import type { WallSecond } from '../base/wall-second.ts';
import type { Plan } from './plan.ts';
import type { PlanTask } from './plan-task.ts';
import { schedule } from './schedule.ts';

/** What may be moved when uncompleted work is rescheduled. */
export interface RescheduleOptions {
  /** Only these tasks, by UID; all when left out. */
  readonly uids?: ReadonlySet<number>;
}

/**
 * Moves work that should have been done before `from` (as a rule the status date) and was not: the rest of a task in
 * progress is resumed then, a task not yet started starts no earlier. Complete, manual, inactive and constrained
 * tasks (must start or finish on) stay. Gives the changed plan; links do the rest when it is scheduled.
 */
export function rescheduleUncompleted(plan: Plan, from: WallSecond, options: RescheduleOptions = {}): Plan {
  const now = schedule(plan, { contradictions: false }).result;
  const tasks = plan.tasks.map((t): PlanTask => {
    if (t.blank || t.manual || t.inactive || t.external || t.actualFinish !== undefined) return t;
    if (options.uids && !options.uids.has(t.uid)) return t;
    const own = now.task(t.uid);
    if (!own || own.summary) return t;
    if (t.actualStart !== undefined) return resumedFrom(t, own.durationSec, from, plan);
    const fixed = t.constraint === 'MSO' || t.constraint === 'MFO';
    if (fixed || own.start >= from) return t;
    return { ...t, constraint: 'SNET', constraintDate: from };
  });
  return { ...plan, tasks };
}

function resumedFrom(t: PlanTask, durationSec: number, from: WallSecond, plan: Plan): PlanTask {
  if (plan.header.splitsInProgressTasks === false || t.actualStart === undefined) return t;
  if ((t.percentComplete ?? 0) >= 100) return t;
  const rest = t.remainingDurationSec ?? Math.round(durationSec * (1 - (t.percentComplete ?? 0) / 100));
  const stop = t.resume ?? t.stop;
  if ((stop ?? t.actualStart) >= from || rest <= 0) return t;
  return { ...t, remainingDurationSec: rest, resume: from };
}

/**
 * Reports progress as planned: every task that should have begun by `at` gets its scheduled start as actual start, and
 * as much done as lies before `at`; what should be finished is finished. Manual and summary tasks are left alone.
 */
export function progressAsPlanned(plan: Plan, at: WallSecond): Plan {
  const now = schedule(plan, { contradictions: false }).result;
  const tasks = plan.tasks.map((t): PlanTask => {
    const own = now.task(t.uid);
    if (!own || own.summary || t.inactive || t.manual || t.actualFinish !== undefined || own.start >= at)
      return t;
    const actualStart = t.actualStart ?? own.start;
    if (own.finish <= at)
      return { ...t, actualStart, actualFinish: own.finish, percentComplete: 100, remainingDurationSec: 0 };
    const done = Math.min(own.durationSec, Math.max(0, now.timeBetween(t.uid, actualStart, at)));
    const percentComplete = own.durationSec > 0 ? Math.floor((100 * done) / own.durationSec) : 0;
    return {
      ...t,
      actualStart,
      percentComplete,
      remainingDurationSec: own.durationSec - done,
      resume: at,
      stop: at,
    };
  });
  return { ...plan, tasks };
}
