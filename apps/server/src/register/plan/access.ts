import type { Permission } from '@chartroom/contract';
import { AppError, may, type Tx } from '../../platform/index.ts';
import { placeOf } from '../project/project.ts';
import { projectsWith } from '../visibility/store.ts';
import { type FoundPlan, findPlan, lockPlanOf, lockVersion } from './store/find.ts';

/** A project with a plan, at the plan's version. */
export interface Planned extends FoundPlan {
  readonly version: number;
}

/** The project, if the actor may see it; with or without a plan. */
export async function visibleFor(tx: Tx, project: string): Promise<FoundPlan> {
  const found = await findPlan(tx, projectsWith(tx.actor, 'project.read'), project);
  if (!found) throw new AppError('not_found', 'There is no such project.');
  return found;
}

const planned = (found: FoundPlan): Planned => {
  const { version } = found;
  if (version === null)
    throw new AppError('not_found', `${found.key} has no plan yet. Begin one, or import it from a file.`);
  return { ...found, version };
};

/** The plan of a project that the actor may see. */
export const visiblePlan = async (tx: Tx, project: string): Promise<Planned> =>
  planned(await visibleFor(tx, project));

export const mayPlan = (tx: Tx, found: FoundPlan, permission: Permission): boolean =>
  may(tx.actor, permission, placeOf(found));

/** Refuses who may see a project but not act on it so. */
export function mustPlan(
  tx: Tx,
  found: FoundPlan,
  { permission, act }: { permission: Permission; act: string },
): void {
  if (!mayPlan(tx, found, permission)) throw new AppError('forbidden', `You may not ${act} of ${found.key}.`);
}

/** The plan of a project that the actor may change, locked until the transaction ends. */
export async function planToEdit(tx: Tx, project: string): Promise<Planned> {
  const locked = await lockPlanOf(tx, projectsWith(tx.actor, 'project.read'), project);
  const found = locked ? planned(locked) : await visiblePlan(tx, project);
  mustPlan(tx, found, { permission: 'plan.edit', act: 'change the plan' });
  return found;
}

/** The plan, locked, at the version it has then. */
export async function lockPlan(tx: Tx, found: Planned): Promise<Planned> {
  return { ...found, version: (await lockVersion(tx, found.id)) ?? found.version };
}

/** Whether the actor may see a project. */
export const mayReadProject = async (tx: Tx, project: string): Promise<boolean> =>
  (await findPlan(tx, projectsWith(tx.actor, 'project.read'), project)) !== null;
