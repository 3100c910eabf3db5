import type { Api, Input } from '@chartroom/contract';
import type { Answer, Tx } from '../../platform/index.ts';
import { mayPlan, visiblePlan } from './access.ts';
import { readState } from './cache.ts';
import { patchOf } from './patch.ts';
import { stepView } from './steps.ts';
import { findRevertible, loadSteps, loadStepsSince } from './store/steps.ts';

type Query = Input<Api['listPlanSteps']>['query'];

/** The history of a plan, and what the caller would undo and do again. */
export async function listSteps(tx: Tx, id: string, query: Query): Promise<Answer<Api['listPlanSteps']>> {
  const project = await visiblePlan(tx, id);
  const items = await loadSteps(tx, id, { before: query.before ?? null, limit: query.limit });
  const mayEdit = mayPlan(tx, project, 'plan.edit');
  const [undo, redo] = mayEdit
    ? [await findRevertible(tx, id, 'undo'), await findRevertible(tx, id, 'redo')]
    : [null, null];
  return {
    items: items.map(s => stepView(tx, s)),
    undo: undo && stepView(tx, undo),
    redo: redo && stepView(tx, redo),
  };
}

/** Most rows that are sent to bring a copy up to date; beyond that it is loaded again. */
const mostRows = 2_000;

/** What changed since a version. */
export async function changesSince(
  tx: Tx,
  id: string,
  since: number,
): Promise<Answer<Api['getPlanChanges']>> {
  const project = await visiblePlan(tx, id);
  const { version } = project;
  if (since >= version) return { version, steps: [], patch: { rows: [], order: null } };
  const steps = await loadStepsSince(tx, id, { version: since, most: mostRows });
  if (steps === null || steps.length !== version - since) return { version, steps: [], patch: null };
  const state = await readState(tx, id, version);
  const changes = steps.flatMap(s => s.changes);
  return {
    version,
    steps: steps.map(s => stepView(tx, s)),
    patch: patchOf(state.plan, changes, mayPlan(tx, project, 'money.read')),
  };
}
