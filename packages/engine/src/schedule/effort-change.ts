import type { PlanAssignment } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';

/** A task with its work assignments; material and cost are no effort and stay as they are. */
export interface Staffed {
  readonly task: PlanTask;
  readonly assignments: readonly PlanAssignment[];
}

/** What somebody changes about the effort of a task. */
export type EffortChange =
  | { readonly kind: 'duration'; readonly durationSec: number }
  | { readonly kind: 'work'; readonly assignmentUid: number; readonly workSec: number }
  | { readonly kind: 'units'; readonly assignmentUid: number; readonly units: number }
  | { readonly kind: 'add'; readonly assignment: PlanAssignment }
  | { readonly kind: 'remove'; readonly assignmentUid: number };

const workOf = (a: PlanAssignment) => a.workSec ?? 0;
const total = (list: readonly PlanAssignment[]) => list.reduce((sum, a) => sum + workOf(a), 0);

/** How long the longest assignment takes: work = duration x units. */
function longest(list: readonly PlanAssignment[], otherwise: number): number {
  const spans = list.filter(a => a.units > 0).map(a => Math.round(workOf(a) / a.units));
  return spans.length > 0 ? Math.max(...spans) : otherwise;
}

const withDuration = (task: PlanTask, durationSec: number): PlanTask => ({
  ...task,
  durationSec,
  estimated: undefined,
});

/** Shares the same work among others, in proportion to their units (effort-driven). */
function shared(list: readonly PlanAssignment[], work: number): PlanAssignment[] {
  const units = list.reduce((sum, a) => sum + a.units, 0);
  return list.map(a => ({ ...a, workSec: units > 0 ? Math.round((work * a.units) / units) : workOf(a) }));
}

/** Keeps duration: work or units follow. Else keeps units: work and duration follow each other. */
function settled({ task, assignments }: Staffed, keep: 'duration' | 'units'): Staffed {
  const duration = task.durationSec ?? 0;
  if (keep === 'units') return { task: withDuration(task, longest(assignments, duration)), assignments };
  const fitted = assignments.map(a => ({ ...a, units: duration > 0 ? workOf(a) / duration : a.units }));
  return { task, assignments: fitted };
}

function changeDuration({ task, assignments }: Staffed, durationSec: number): Staffed {
  const changed = withDuration(task, durationSec);
  if (task.type === 'fixed-work') return settled({ task: changed, assignments }, 'duration');
  const work = (a: PlanAssignment) => Math.round(durationSec * a.units);
  return { task: changed, assignments: assignments.map(a => ({ ...a, workSec: work(a) })) };
}

function changeUnits(staffed: Staffed, uid: number, units: number): Staffed {
  const { task } = staffed;
  const assignments = staffed.assignments.map(a => (a.uid === uid ? { ...a, units } : a));
  if (task.type !== 'fixed-duration') return settled({ task, assignments }, 'units');
  const work = Math.round((task.durationSec ?? 0) * units);
  return { task, assignments: assignments.map(a => (a.uid === uid ? { ...a, workSec: work } : a)) };
}

/** Adding or removing people: effort-driven, the work stays and is shared anew; else everyone brings their own. */
function changeStaff({ task, assignments }: Staffed, after: readonly PlanAssignment[]): Staffed {
  const driven = task.effortDriven === true || task.type === 'fixed-work';
  const duration = task.durationSec ?? 0;
  if (driven && assignments.length > 0 && after.length > 0) {
    const work = shared(after, total(assignments));
    return settled({ task, assignments: work }, task.type === 'fixed-duration' ? 'duration' : 'units');
  }
  const own = after.map(a => ({ ...a, workSec: a.workSec ?? Math.round(duration * a.units) }));
  return settled({ task, assignments: own }, task.type === 'fixed-duration' ? 'duration' : 'units');
}

/**
 * Applies a change to a task and its people so that work = duration x units holds again. What stays is what the task
 * type fixes: a changed duration changes work (units, when the work is fixed); changed work changes the duration
 * (units, when the duration is fixed); changed units change the duration (work, when the duration is fixed).
 */
export function changeEffort(staffed: Staffed, change: EffortChange): Staffed {
  const { task, assignments } = staffed;
  switch (change.kind) {
    case 'duration':
      return changeDuration(staffed, change.durationSec);
    case 'units':
      return changeUnits(staffed, change.assignmentUid, change.units);
    case 'work': {
      const list = assignments.map(a =>
        a.uid === change.assignmentUid ? { ...a, workSec: change.workSec } : a,
      );
      return settled({ task, assignments: list }, task.type === 'fixed-duration' ? 'duration' : 'units');
    }
    case 'add':
      return changeStaff(staffed, [...assignments, change.assignment]);
    case 'remove':
      return changeStaff(
        staffed,
        assignments.filter(a => a.uid !== change.assignmentUid),
      );
  }
}
