import { type CrossLink, type Plan, scheduleTogether } from '@chartroom/engine';
import { AppError, type Tx } from '../../../platform/index.ts';
import { openPlan } from '../../../register/index.ts';
import { allDependencies, type DependencyRow } from './store.ts';

type Link = Pick<
  DependencyRow,
  'giverId' | 'giverTask' | 'takerId' | 'takerTask' | 'type' | 'lagSec' | 'lagElapsed'
>;

/** Projects that can be reached from one by going from givers to takers, itself included. */
function reachable(from: string, links: readonly Link[]): ReadonlySet<string> {
  const seen = new Set([from]);
  const queue = [from];
  for (let at = queue.shift(); at !== undefined; at = queue.shift())
    for (const l of links)
      if (l.giverId === at && !seen.has(l.takerId)) {
        seen.add(l.takerId);
        queue.push(l.takerId);
      }
  return seen;
}

export const crossLink = (l: Link): CrossLink => ({
  pred: { plan: l.giverId, uid: l.giverTask },
  succ: { plan: l.takerId, uid: l.takerTask },
  type: l.type,
  lagSec: l.lagSec,
  lagElapsed: l.lagElapsed,
});

/** A plan without the rows that stand for tasks of other plans: those are scheduled themselves. */
export function withoutExternal(plan: Plan, external: ReadonlySet<number>): Plan {
  return {
    ...plan,
    tasks: plan.tasks.filter(t => !external.has(t.uid)),
    links: plan.links.filter(l => !external.has(l.predUid) && !external.has(l.succUid)),
  };
}

/** Refuses a dependency by which tasks of several projects would wait for each other in a circle. */
export async function mustNotCircle(
  tx: Tx,
  added: Link,
  nameOf: (project: string) => Promise<string>,
): Promise<void> {
  const known = await allDependencies(tx);
  if (!reachable(added.takerId, known).has(added.giverId)) return;
  const links = [...known, added];
  const members = reachable(added.takerId, links);
  const plans = new Map<string, Plan>();
  for (const project of members) {
    const open = await openPlan(tx, project);
    const external = new Set(known.filter(d => d.takerId === project).map(d => d.externalUid));
    if (open) plans.set(project, withoutExternal(open.plan, external));
  }
  const within = links.filter(l => plans.has(l.giverId) && plans.has(l.takerId));
  const circle = scheduleTogether(plans, within.map(crossLink)).findings.find(
    f => f.code === 'schedule.cross-cycle',
  );
  if (!circle) return;
  const names = await Promise.all(circle.path.map(nameOf));
  throw new AppError(
    'conflict',
    `These projects would wait for each other in a circle: ${names.join(' → ')}. Remove one of the dependencies between them first.`,
  );
}
