import type { PlanTask } from '../schedule/plan-task.ts';
import { type Draft, type Refusal, refuse } from './draft.ts';

/** Constraints that take no date. */
export const dateless: readonly string[] = ['ASAP', 'ALAP'];

/** What is wrong with a task as it would be. */
export function wrongWith(draft: Draft, task: PlanTask): Refusal {
  const path = [`task ${task.uid}`, task.name];
  const { constraint, constraintDate } = task;
  if (constraint !== undefined && !dateless.includes(constraint) && constraintDate === undefined)
    return refuse(
      'constraint-without-date',
      `The constraint ${constraint} of task ${task.uid} needs a date.`,
      path,
    );
  const { calendarUid } = task;
  if (calendarUid !== undefined && !draft.plan.calendars.some(c => c.uid === calendarUid))
    return refuse(
      'no-calendar',
      `There is no calendar ${calendarUid} in the plan. Choose one of its calendars.`,
      path,
    );
  if (
    task.manualStart !== undefined &&
    task.manualFinish !== undefined &&
    task.manualFinish < task.manualStart
  )
    return refuse(
      'finish-before-start',
      `Task ${task.uid} would finish before it starts. Change one of the dates.`,
      path,
    );
  return null;
}

/** A task that is scheduled by hand from now on keeps the dates it has. */
export function byHand(draft: Draft, task: PlanTask): PlanTask {
  if (!task.manual || task.manualStart !== undefined) return task;
  const at = draft.scheduled(task.uid);
  return at ? { ...task, manualStart: at.start, manualFinish: at.finish } : task;
}
