import type { Api } from '@chartroom/contract';
import { planCosts } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { mayPlan, visiblePlan } from './access.ts';
import { readState } from './cache.ts';
import { withoutMoney } from './patch.ts';
import { loadImportedTask } from './store/load.ts';

type TaskAnswer = Answer<Api['getPlanTask']>;

/** One task with everything that is known of it. */
export async function planTask(tx: Tx, id: string, uid: number): Promise<TaskAnswer> {
  const project = await visiblePlan(tx, id);
  const state = await readState(tx, id, project.version);
  const row = state.plan.tasks.find(t => t.uid === uid && !t.blank);
  if (!row) throw new AppError('not_found', `There is no task ${uid} in the plan of ${project.key}.`);
  const schedule = state.scheduler.schedule();
  const seesMoney = mayPlan(tx, project, 'money.read');
  const shown = (r: object): Record<string, unknown> => (seesMoney ? { ...r } : withoutMoney(r));
  const cost = planCosts(state.plan, schedule).get(uid);
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
