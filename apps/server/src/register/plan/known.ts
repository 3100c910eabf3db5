import type { Plan, Schedule } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { readState } from './cache.ts';
import { loadBaselineRows, type NumberedBaseline } from './store/baselines.ts';
import { datedPlans } from './store/known.ts';

/** A plan for who calculates over many: calculated, with the rows of its baseline in force by the UID of their task. */
export interface KnownPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
  /** null where none was taken. */
  readonly baseline: ReadonlyMap<number, NumberedBaseline> | null;
}

/** Which plans are read, and what of each is wanted. */
export interface PlansAsked<T> {
  /** By the caller seen, with their money; those named first are read first. */
  readonly projects: readonly string[];
  /** Whether what was last changed at an instant is what was known at the moment asked about. */
  readonly known: (changedAt: string) => boolean;
  /** So many tasks together at most; plans beyond are left out. */
  readonly mostTasks: number;
  /** Called at once: the next plan that is read may move this one on. */
  readonly use: (plan: KnownPlan) => T;
}

/**
 * What is wanted of the plans of projects. Of a plan only its last version is kept whole, so one that was changed since the
 * moment asked about is left out, as is a baseline taken since. Nobody's right is looked at.
 */
export async function knownPlans<T>(tx: Tx, asked: PlansAsked<T>): Promise<ReadonlyMap<string, T>> {
  const dated = new Map((await datedPlans(tx, asked.projects)).map(p => [p.project, p]));
  const found = new Map<string, T>();
  let tasks = 0;
  for (const project of asked.projects) {
    const at = dated.get(project);
    if (!at || !asked.known(at.changedAt) || tasks + at.taskCount > asked.mostTasks) continue;
    tasks += at.taskCount;
    const based = at.baselineAt !== null && asked.known(at.baselineAt);
    const rows = based ? (await loadBaselineRows(tx, project, 0)).tasks : null;
    const baseline = rows && new Map(rows.map(row => [row.uid, row]));
    const { plan, scheduler } = await readState(tx, project, at.version);
    found.set(project, asked.use({ plan, schedule: scheduler.schedule(), baseline }));
  }
  return found;
}
