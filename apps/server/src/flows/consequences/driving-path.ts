import type { Api, Input } from '@chartroom/contract';
import { drivingPath, scheduleTogether } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { projectsWith, visibleProject } from '../../register/index.ts';
import { chainOf } from './chain.ts';
import { plansLinkedWith } from './linked-plans.ts';
import { loadSeen } from './store.ts';

/** The task of a plan that ends last: a milestone before a task, and the later row of two. */
function lastTask(
  tasks: readonly {
    readonly uid: number;
    readonly finish: number;
    readonly summary: boolean;
    readonly milestone: boolean;
  }[],
): number | null {
  const rank = (t: (typeof tasks)[number]) => t.finish * 2 + (t.milestone ? 1 : 0);
  const leaves = tasks.filter(t => !t.summary);
  return (
    leaves.reduce<(typeof tasks)[number] | null>(
      (best, t) => (best === null || rank(t) >= rank(best) ? t : best),
      null,
    )?.uid ?? null
  );
}

/** What holds a task, or the finish of a project, where it is, through as many projects as it takes. */
export async function drivingPathOf(
  tx: Tx,
  { params, query }: Input<Api['getDrivingPath']>,
): Promise<Answer<Api['getDrivingPath']>> {
  const project = await visibleProject(tx, params.project);
  const { plans, links } = await plansLinkedWith(tx, [project.id]);
  const { result: schedules } = scheduleTogether(plans, links);
  const own = schedules.get(project.id);
  if (!own)
    throw new AppError('not_found', `${project.key} has no plan yet. Begin one, or import it from a file.`);
  const uid = query.task ?? lastTask(own.tasks());
  if (uid === null) return { items: [] };
  if (!own.task(uid)) throw new AppError('not_found', `The plan of ${project.key} has no task ${uid}.`);
  const path = drivingPath(schedules, { plan: project.id, uid });
  const seen = await loadSeen(tx, projectsWith(tx.actor, 'project.read'), [
    ...new Set(path.map(s => s.plan)),
  ]);
  return { items: chainOf(path, { plans, schedules, seen }) };
}
