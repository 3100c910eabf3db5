import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { placeOf, todayIn, visibleProject } from '../../../../register/index.ts';
import { conditionView } from './gate-condition-view.ts';
import { type ConditionRow, loadCondition, saveConfirmation, saveEvidence } from './store/gate-conditions.ts';

type ConditionAnswer = Answer<Api['reportCondition']>;
type Project = Parameters<typeof placeOf>[0];

/** What the actor may do with conditions of a project: its owner says that one is met, somebody else confirms it. */
export const actsOnCondition =
  (tx: Tx, project: Project) =>
  (c: ConditionRow): ConditionAnswer['may'] => {
    const me = tx.actor.person;
    const edit = may(tx.actor, 'project.edit', placeOf(project));
    const isOpen = c.confirmedOn === null;
    return {
      report: isOpen && c.reportedOn === null && (c.ownerId === me || edit),
      confirm: isOpen && c.reportedOn !== null && mayConfirm(tx, project, c) && tx.actor.kind !== 'token',
    };
  };

/** Who sponsors the project or may decide on waivers there; not who answers for the condition, said so, or manages the project. */
function mayConfirm(tx: Tx, project: Project, c: ConditionRow): boolean {
  const me = tx.actor.person;
  if (me === null || me === c.ownerId || me === c.reportedBy || me === project.managerId) return false;
  return me === project.sponsorId || may(tx.actor, 'waiver.decide', placeOf(project));
}

async function viewOf(tx: Tx, id: string): Promise<ConditionAnswer> {
  const { condition, project, today } = await conditionToChange(tx, id);
  return { ...conditionView(condition, today), may: actsOnCondition(tx, project)(condition) };
}

async function conditionToChange(tx: Tx, id: string) {
  const condition = await loadCondition(tx, id);
  if (!condition) throw new AppError('not_found', 'There is no such condition.');
  const project = await visibleProject(tx, condition.projectId);
  return { condition, project, today: await todayIn(tx) };
}

/** Says that a condition is met, with the evidence. */
export async function reportCondition(
  tx: Tx,
  { params, body }: Input<Api['reportCondition']>,
  version: number,
): Promise<ConditionAnswer> {
  const { condition, project, today } = await conditionToChange(tx, params.condition);
  if (condition.ownerId !== tx.actor.person && !may(tx.actor, 'project.edit', placeOf(project)))
    throw new AppError('forbidden', `${condition.owner} answers for this condition.`);
  await mustBeCurrent(condition.version, version, () => viewOf(tx, condition.id));
  if (condition.confirmedOn !== null) throw new AppError('conflict', 'This condition is met already.');
  await saveEvidence(tx, condition.id, { evidence: body.evidence, on: today });
  record(tx, {
    name: 'governance.gate-condition.reported',
    subject: { kind: 'gate', id: condition.gateId },
    projectId: project.id,
    before: { condition: condition.number, evidence: condition.evidence },
    after: { condition: condition.number, evidence: body.evidence },
  });
  return viewOf(tx, condition.id);
}

/** Confirms that a condition is met, or gives it back with the reason. */
export async function confirmCondition(
  tx: Tx,
  { params, body }: Input<Api['confirmCondition']>,
  version: number,
): Promise<ConditionAnswer> {
  const { condition, project, today } = await conditionToChange(tx, params.condition);
  const me = tx.actor.person;
  if (me !== null && (me === condition.ownerId || me === condition.reportedBy))
    throw new AppError('forbidden', 'You answer for this condition. Somebody else has to confirm it.');
  if (tx.actor.kind === 'token' || !mayConfirm(tx, project, condition))
    throw new AppError('forbidden', `You may not confirm conditions of ${project.key}.`);
  await mustBeCurrent(condition.version, version, () => viewOf(tx, condition.id));
  if (condition.confirmedOn !== null) throw new AppError('conflict', 'This condition is met already.');
  if (condition.reportedOn === null)
    throw new AppError('conflict', `${condition.owner} has not said yet that it is met.`);
  if (!body.met && body.words === '') throw invalidField('body.words', 'Say what is missing.');
  await saveConfirmation(tx, condition.id, body.met ? today : null);
  record(tx, {
    name: body.met ? 'governance.gate-condition.confirmed' : 'governance.gate-condition.returned',
    subject: { kind: 'gate', id: condition.gateId },
    projectId: project.id,
    before: { condition: condition.number, evidence: condition.evidence },
    after: { condition: condition.number, met: body.met },
    reason: body.words || null,
  });
  return viewOf(tx, condition.id);
}
