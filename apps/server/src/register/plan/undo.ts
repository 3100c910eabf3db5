import { AppError, type Tx } from '../../platform/index.ts';
import { type Planned, planToEdit } from './access.ts';
import { putBack, takeState } from './cache.ts';
import { collisionsOf, type RowChange, rowIn } from './changes.ts';
import { answerOf, type EditedAnswer, stepsBetween } from './edit.ts';
import { isObstacle, type Obstacle, revertChanges } from './revert.ts';
import { editedPlan, nextState, saveStep } from './save.ts';
import type { PlanState } from './state.ts';
import { stepView } from './steps.ts';
import { findRevertible, loadStep, loadStepsSince } from './store/steps.ts';

const nothing = {
  undo: 'You have nothing to undo in this plan.',
  redo: 'You have nothing to do again: it is offered after an undo, until your next edit.',
};

const nameOf = (state: PlanState, change: RowChange): string => {
  const row = rowIn(state.plan, change) ?? change.before ?? change.after;
  return String(row?.name ?? `${change.of} ${change.key}`);
};

/** Says who stands in the way of an undo, and with what. */
async function refuseFor(
  tx: Tx,
  project: Planned,
  {
    state,
    obstacle,
    step,
  }: { readonly state: PlanState; readonly obstacle: Obstacle; readonly step: number },
): Promise<never> {
  const later = (await loadStepsSince(tx, project.id, { version: step, most: 20_000 })) ?? [];
  const blame = later.findLast(s => collisionsOf([obstacle.change], s.changes).length > 0) ?? later.at(-1);
  const what = nameOf(state, obstacle.change);
  const who = blame
    ? `${blame.by ?? 'Chartroom'} did since (step ${blame.number}: ${blame.summary})`
    : 'was done since';
  throw new AppError(
    'conflict',
    `Step ${step} cannot be taken back: ${what} hangs together with what ${who}. Undo that first, or change it by hand.`,
  );
}

/** Takes back one's own last step, or the last undo, as a new step. */
export async function revertStep(
  tx: Tx,
  id: string,
  { what, read }: { readonly what: 'undo' | 'redo'; readonly read: number },
): Promise<EditedAnswer> {
  const project = await planToEdit(tx, id);
  const between = await stepsBetween(tx, project, read);
  const target = await findRevertible(tx, id, what);
  const step = target && (await loadStep(tx, id, target.number));
  if (!step) throw new AppError('conflict', nothing[what]);
  const state = await takeState(tx, id, project.version);
  const reverted = revertChanges(state, step.changes);
  if (isObstacle(reverted)) {
    putBack(tx, state);
    return refuseFor(tx, project, { state, obstacle: reverted, step: step.number });
  }
  const edited = editedPlan(state, reverted.plan, reverted);
  const next = nextState(edited, project.version + 1);
  const saved = await saveStep(tx, project, {
    edited,
    next,
    cause: {
      kind: what,
      reason: null,
      reverts: step.number,
      summary: `${what === 'undo' ? 'Undid' : 'Did again'} step ${step.number}: ${step.summary}`.slice(
        0,
        500,
      ),
    },
  });
  return answerOf(tx, project, {
    ...{ edited, next, between, created: { created: new Map(), createdResources: new Map() }, saved: true },
    step: stepView(tx, saved),
    findings: [],
  });
}
