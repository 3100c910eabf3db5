import type { Plan, PlanEdit, ScheduledTask } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { everyProject } from '../visibility/store.ts';
import { lockPlan, type Planned, visiblePlan } from './access.ts';
import { putBack, readState, takeState } from './cache.ts';
import { editedPlan, nextState, type StepCause, saveStep } from './save.ts';
import { findPlan } from './store/find.ts';

/** A plan as a change sees it. */
export interface OpenPlan {
  readonly key: string;
  readonly version: number;
  readonly plan: Plan;
  readonly nextTask: number;
  readonly task: (uid: number) => ScheduledTask | undefined;
}

/** What a change makes of a plan; null when there is nothing to change. */
export interface ChangedPlan {
  readonly plan: Plan;
  readonly edits: readonly PlanEdit[];
}

async function open(tx: Tx, project: Planned) {
  const locked = await lockPlan(tx, project);
  const state = await takeState(tx, project.id, locked.version);
  return { locked, state };
}

/**
 * Changes a plan in the name of the house, as one step: for what follows from something else, whoever may see or edit
 * the plan. The caller has decided that it may happen. Answers the step's number; null when nothing was to be changed.
 */
export async function changePlan(
  tx: Tx,
  id: string,
  { cause, change }: { readonly cause: StepCause; readonly change: (open: OpenPlan) => ChangedPlan | null },
): Promise<number | null> {
  const found = await findPlan(tx, everyProject, id);
  if (found === null || found.version === null) return null;
  const { locked, state } = await open(tx, { ...found, version: found.version });
  const { plan, nextTask } = state;
  const schedule = state.scheduler.schedule();
  const changed = change({ key: found.key, version: locked.version, plan, nextTask, task: schedule.task });
  const edited = changed && editedPlan(state, changed.plan, changed);
  if (!edited || edited.changes.length === 0) {
    putBack(tx, state);
    return null;
  }
  const next = nextState(edited, locked.version + 1);
  await saveStep(tx, locked, { edited, next, cause });
  return next.version;
}

/** The plan of any project as it is calculated now, whoever asks; null where there is none. To read only. */
export async function openPlan(tx: Tx, id: string): Promise<OpenPlan | null> {
  const found = await findPlan(tx, everyProject, id);
  if (found === null || found.version === null) return null;
  const state = await readState(tx, id, found.version);
  const { plan, nextTask, version } = state;
  return { key: found.key, version, plan, nextTask, task: uid => state.scheduler.schedule().task(uid) };
}

/** The plan of a project that the actor may see, calculated. To read only. Throws `not_found`. */
export async function visibleOpenPlan(tx: Tx, id: string): Promise<OpenPlan> {
  const project = await visiblePlan(tx, id);
  const state = await readState(tx, id, project.version);
  const { plan, nextTask, version } = state;
  return { key: project.key, version, plan, nextTask, task: uid => state.scheduler.schedule().task(uid) };
}
