import type { Api, Input } from '@chartroom/contract';
import { AppError, invalidField, may, record, type Tx } from '../../../../platform/index.ts';
import { loadMilestones, placeOf, visibleProject } from '../../../../register/index.ts';
import { controlNames } from '../../audits/controls.ts';
import { type GateAnswer, gatePage } from './gate-page.ts';
import { oneStandard, type PreparedFrom } from './gate-standards.ts';
import { insertGate, loadRounds } from './store/gates.ts';

interface ToPrepare {
  readonly project: { readonly id: string };
  readonly milestone: { readonly id: string };
  /** A standard of the organisation, or a gate of a method in the same shape. */
  readonly standard: PreparedFrom;
  readonly decideBy?: string | null;
}

/**
 * Prepares the gate of a milestone from a standard, of which it takes a copy: later versions do not change it. Answers the
 * gate's id. Throws `conflict` where the milestone has a gate already. The caller has checked who may.
 */
export async function prepareGate(
  tx: Tx,
  { project, milestone, standard, decideBy = null }: ToPrepare,
): Promise<string> {
  const rounds = await loadRounds(tx, milestone.id);
  if (rounds.length > 0) throw new AppError('conflict', 'This gate is prepared already.');
  const id = await insertGate(tx, {
    projectId: project.id,
    milestoneId: milestone.id,
    round: 1,
    from: standard,
    names: await controlNames(tx),
    decideBy,
  });
  record(tx, {
    name: 'governance.gate.prepared',
    subject: { kind: 'gate', id },
    projectId: project.id,
    before: null,
    after: {
      milestoneId: milestone.id,
      standard: standard.code,
      standardVersion: standard.version,
      round: 1,
    },
  });
  return id;
}

/** Prepares a gate for who may change the project. */
export async function prepareFromStandard(
  tx: Tx,
  { params, body }: Input<Api['prepareGate']>,
): Promise<GateAnswer> {
  const project = await visibleProject(tx, params.project);
  if (!may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not prepare gates of ${project.key}.`);
  const milestone = (await loadMilestones(tx, [project.id])).find(m => m.id === body.milestoneId);
  if (!milestone)
    throw invalidField('body.milestoneId', 'There is no such key date. Choose one of the project.');
  if (milestone.kind !== 'gate')
    throw invalidField('body.milestoneId', `${milestone.name} is a milestone. Choose a gate of the project.`);
  const standard = await oneStandard(tx, body.standard);
  if (standard.retired)
    throw new AppError('conflict', `The standard ${standard.name} is retired. Choose another.`);
  const id = await prepareGate(tx, { project, milestone, standard, decideBy: body.decideBy });
  return gatePage(tx, id);
}
