import type { PlanAssignment } from '../schedule/plan-resource.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import type { ProgressCommand } from './command.ts';
import {
  type Draft,
  hasChildren,
  noTask,
  putTask,
  type Refusal,
  refuse,
  rowOf,
  uidOf,
  withFields,
} from './draft.ts';

/** What is said of a task's progress, with what follows from it. */
interface Progress {
  readonly percentComplete: number;
  readonly durationSec: number;
  readonly remainingDurationSec: number;
}

/**
 * Percent complete and remaining duration say the same; whichever is given decides. A remaining duration changes the
 * whole: what is done stays.
 */
function progressOf(task: PlanTask, durationSec: number, command: ProgressCommand): Progress {
  const done = command.actualFinish ? 100 : command.percentComplete;
  if (done !== undefined)
    return {
      percentComplete: done,
      durationSec,
      remainingDurationSec: Math.round(durationSec * (1 - done / 100)),
    };
  const before = task.percentComplete ?? 0;
  const rest = command.remainingDurationSec;
  if (typeof rest !== 'number') {
    const remainingDurationSec = task.remainingDurationSec ?? Math.round(durationSec * (1 - before / 100));
    return { percentComplete: before, durationSec, remainingDurationSec };
  }
  const past = task.actualDurationSec ?? Math.round((durationSec * before) / 100);
  const whole = past + rest;
  return {
    percentComplete: whole === 0 ? 100 : Math.round((100 * past) / whole),
    durationSec: whole,
    remainingDurationSec: rest,
  };
}

const withWork = (a: PlanAssignment, percent: number): PlanAssignment => {
  if (a.workSec === undefined) return a;
  const actualWorkSec = Math.round((a.workSec * percent) / 100);
  return { ...a, percentWorkComplete: percent, actualWorkSec, remainingWorkSec: a.workSec - actualWorkSec };
};

/** Reports progress of a task: what is not said follows from what is, with the scheduled dates for actual ones. */
export function reportProgress(draft: Draft, command: ProgressCommand): Refusal {
  const uid = uidOf(draft, command.task);
  const row = rowOf(draft, uid);
  const task = draft.plan.tasks[row];
  if (!task) return noTask(uid);
  const path = [`task ${uid}`, task.name];
  if (hasChildren(draft.plan.tasks, row))
    return refuse(
      'progress-of-summary',
      `The progress of ${task.name} comes from the tasks below it. Report theirs.`,
      path,
    );
  const at = draft.scheduled(uid);
  const p = progressOf(task, task.durationSec ?? at?.durationSec ?? 0, command);
  const begun = p.percentComplete > 0 || command.actualFinish;
  const start =
    command.actualStart === undefined
      ? (task.actualStart ?? (begun ? at?.start : undefined))
      : command.actualStart;
  const complete = p.percentComplete >= 100;
  const finish = complete ? (command.actualFinish ?? task.actualFinish ?? at?.finish) : null;
  if (typeof start === 'number' && typeof finish === 'number' && finish < start)
    return refuse(
      'finish-before-start',
      `Task ${uid} would finish before it started. Change one of the dates.`,
      path,
    );
  const open = start === null || start === undefined;
  if (open && begun)
    return refuse('progress-without-start', `Task ${uid} has progress, so it needs an actual start.`, path);
  const goesOn = !open && !complete;
  const resume = goesOn && task.resume !== undefined ? task.resume : null;
  putTask(
    draft,
    row,
    withFields(task, {
      durationSec: p.durationSec,
      percentComplete: open ? null : p.percentComplete,
      remainingDurationSec: open ? null : p.remainingDurationSec,
      actualDurationSec: open ? null : p.durationSec - p.remainingDurationSec,
      actualStart: start ?? null,
      actualFinish: finish ?? null,
      stop: resume === null ? null : task.stop,
      resume,
      physicalPercentComplete: command.physicalPercentComplete,
      actualCostMinor: command.actualCostMinor,
    }),
  );
  const staff = draft.plan.assignments.filter(a => a.taskUid === uid);
  if (staff.length === 0) return null;
  const assignments = draft.plan.assignments.map(a =>
    a.taskUid === uid ? withWork(a, p.percentComplete) : a,
  );
  draft.plan = { ...draft.plan, assignments };
  draft.staff.add(uid);
  return null;
}
