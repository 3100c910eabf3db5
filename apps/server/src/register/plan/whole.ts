import { type Baseline, type Plan, planCosts, type Schedule, type StoredTask } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { mayPlan, visiblePlan } from './access.ts';
import { readState } from './cache.ts';
import { withoutMoney } from './patch.ts';
import { loadBaselineRows } from './store/baselines.ts';

/** A project's plan for who calculates with it or writes it to a file: with baselines and, as stored dates, its own. */
export interface WholePlan {
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly plan: Plan;
  readonly schedule: Schedule;
}

const numbered = (
  rows: readonly { readonly number: number; readonly uid: number }[],
): ReadonlyMap<number, Baseline[]> => {
  const byUid = new Map<number, Baseline[]>();
  for (const { uid, ...baseline } of rows) byUid.set(uid, [...(byUid.get(uid) ?? []), baseline]);
  return byUid;
};

/** Rows as files and reports want them: numbered by place, with baselines and calculated dates. */
function completed(plan: Plan, schedule: Schedule, baselines: readonly (readonly Baseline[])[]): Plan {
  const costs = planCosts(plan, schedule);
  let id = plan.tasks[0]?.uid === 0 ? -1 : 0;
  const tasks = plan.tasks.map((t, i) => {
    id += 1;
    const at = t.blank ? undefined : schedule.task(t.uid);
    const cost = costs.get(t.uid);
    const stored: StoredTask | undefined = at && {
      start: at.start,
      finish: at.finish,
      earlyStart: at.earlyStart,
      earlyFinish: at.earlyFinish,
      lateStart: at.lateStart,
      lateFinish: at.lateFinish,
      freeSlackSec: at.freeSlackSec,
      totalSlackSec: at.totalSlackSec,
      startSlackSec: at.startSlackSec,
      finishSlackSec: at.finishSlackSec,
      critical: at.critical,
      durationSec: at.durationSec,
      workSec: cost?.workSec,
      costMinor: cost?.costMinor,
    };
    const own = baselines[i] ?? [];
    return { ...t, id, ...(stored ? { stored } : {}), ...(own.length > 0 ? { baselines: own } : {}) };
  });
  return { ...plan, tasks };
}

const without = <T extends object>(rows: readonly T[]): T[] => rows.map(r => withoutMoney(r) as T);

/** The same without money. */
const moneyless = (plan: Plan): Plan => ({
  ...plan,
  tasks: without(plan.tasks).map(t => ({
    ...t,
    ...(t.stored ? { stored: withoutMoney(t.stored) } : {}),
    ...(t.baselines ? { baselines: t.baselines.map(({ costMinor: _, fixedCostMinor: __, ...b }) => b) } : {}),
  })),
  resources: plan.resources.map(r => ({ ...r, rates: [] })),
  assignments: without(plan.assignments),
});

/** The whole plan of a project that the actor may see; without money to who may not see that. */
export async function wholePlan(tx: Tx, id: string): Promise<WholePlan> {
  const project = await visiblePlan(tx, id);
  const rows = await loadBaselineRows(tx, id);
  const state = await readState(tx, id, project.version);
  const schedule = state.scheduler.schedule();
  const tasks = numbered(rows.tasks);
  const people = numbered(rows.assignments);
  const plan = completed(
    {
      ...state.plan,
      assignments: state.plan.assignments.map(a => {
        const own = people.get(a.uid);
        return own ? { ...a, baselines: own } : a;
      }),
    },
    schedule,
    state.plan.tasks.map(t => tasks.get(t.uid) ?? []),
  );
  const { key, name, version } = project;
  return { key, name, version, plan: mayPlan(tx, project, 'money.read') ? plan : moneyless(plan), schedule };
}
