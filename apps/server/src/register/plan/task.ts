import type { Api } from '@chartroom/contract';
import { planCosts } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { mayPlan, visiblePlan } from './access.ts';
import { readState } from './cache.ts';
import { withoutMoney } from './patch.ts';
import type { PlanState } from './state.ts';
import { loadImportedTask } from './store/load.ts';

type TaskAnswer = Answer<Api['getPlanTask']>;
type Costs = ReturnType<typeof planCosts>;

/** Costs of all tasks of a state, which never changes: those of a summary need them all. */
const known = new WeakMap<PlanState, Costs>();

function costsOf(state: PlanState): Costs {
  const there = known.get(state);
  if (there !== undefined) return there;
  const costs = planCosts(state.plan, state.scheduler.schedule());
  known.set(state, costs);
  return costs;
}

/** One task with everything that is known of it. */
export async function planTask(tx: Tx, id: string, uid: number): Promise<TaskAnswer> {
  const project = await visiblePlan(tx, id);
  const state = await readState(tx, id, project.version);
  const row = state.plan.tasks.find(t => t.uid === uid && !t.blank);
  if (!row) throw new AppError('not_found', `There is no task ${uid} in the plan of ${project.key}.`);
  const schedule = state.scheduler.schedule();
  const seesMoney = mayPlan(tx, project, 'money.read');
  const shown = (r: object): Record<string, unknown> => (seesMoney ? { ...r } : withoutMoney(r));
  const cost = costsOf(state).get(uid);
  const at = schedule.task(uid);
  return {
    row: shown(row),
    scheduled: at ?? null,
    drivers: schedule.drivers(uid).map(d => ({ ...d })),
    assignments: state.plan.assignments
      .filter(a => a.taskUid === uid)
      .map(({ timephased: _, ...a }) => shown(a)),
    workSec: cost?.workSec ?? 0,
    costMinor: seesMoney ? (cost?.costMinor ?? 0) : null,
    imported: await importedOf(tx, id, { uid, seesMoney }),
  };
}

async function importedOf(
  tx: Tx,
  id: string,
  { uid, seesMoney }: { readonly uid: number; readonly seesMoney: boolean },
): Promise<Record<string, unknown> | null> {
  const imported = await loadImportedTask(tx, id, uid);
  if (imported === null) return null;
  return seesMoney ? { ...imported } : withoutMoney(imported);
}
