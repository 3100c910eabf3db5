import { type CrossLink, type Plan, plansAround } from '@chartroom/engine';
import type { Tx } from '../../platform/index.ts';
import { openPlan } from '../../register/index.ts';
import { loadLinks, type StoredLink } from './store.ts';

/** Plans that are scheduled together, with the links between them in place of the rows that stand for other plans. */
export interface LinkedPlans {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly links: readonly CrossLink[];
  readonly stored: readonly StoredLink[];
}

/** Most plans that are looked at together. */
const mostPlans = 200;

export const crossLinkOf = (l: StoredLink): CrossLink => ({
  pred: { plan: l.giverId, uid: l.giverTask },
  succ: { plan: l.takerId, uid: l.takerTask },
  type: l.type,
  ...(l.lagSec === 0 ? {} : { lagSec: l.lagSec }),
  ...(l.lagElapsed ? { lagElapsed: true } : {}),
});

/** A plan without the rows that stand for tasks of other plans: what they say is said by links now. */
export function withoutStandIns(plan: Plan, taken: readonly StoredLink[]): Plan {
  if (taken.length === 0) return plan;
  const rows = new Set(taken.map(l => l.externalUid));
  return {
    ...plan,
    tasks: plan.tasks.filter(t => !rows.has(t.uid)),
    links: plan.links.filter(l => !rows.has(l.predUid) && !rows.has(l.succUid)),
  };
}

/** A project's plan with all that wait for it and all that those wait for, whoever may see them. */
export async function plansLinkedWith(tx: Tx, projects: readonly string[]): Promise<LinkedPlans> {
  const stored = await loadLinks(tx);
  const links = stored.map(crossLinkOf);
  const around = new Set(projects.flatMap(project => [...plansAround(project, links)]));
  const plans = new Map<string, Plan>();
  for (const id of [...around].slice(0, mostPlans)) {
    const open = await openPlan(tx, id);
    if (open)
      plans.set(
        id,
        withoutStandIns(
          open.plan,
          stored.filter(l => l.takerId === id),
        ),
      );
  }
  const kept = stored.filter(l => plans.has(l.giverId) && plans.has(l.takerId));
  return { plans, links: kept.map(crossLinkOf), stored: kept };
}
