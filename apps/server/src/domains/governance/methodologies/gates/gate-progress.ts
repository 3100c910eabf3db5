import type { Api, Input } from '@chartroom/contract';
import { AppError, invalidField, may, mustBeCurrent, record, type Tx } from '../../../../platform/index.ts';
import { placeOf } from '../../../../register/index.ts';
import { type GateAnswer, gatePage, mayJudge, type OpenedGate, visibleGate } from './gate-page.ts';
import { saveCriterion, saveDeliverable } from './store/gate-changes.ts';
import { loadCriterion, loadDeliverable } from './store/gates.ts';

const noSuch = (what: string) => new AppError('not_found', `There is no such ${what}.`);

const again = (tx: Tx, gate: string): Promise<GateAnswer> => gatePage(tx, gate);

/** The gate of a part that is to be changed. */
async function gateOf(tx: Tx, part: { readonly gateId: string } | null, what: string): Promise<OpenedGate> {
  if (!part) throw noSuch(what);
  try {
    return await visibleGate(tx, part.gateId, true);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw noSuch(what);
    throw error;
  }
}

function mustBeUndecided({ gate }: OpenedGate): void {
  if (gate.state === 'decided')
    throw new AppError('conflict', 'This gate is decided. What it was decided on does not change any more.');
}

const ownWork = (o: OpenedGate, act: string) =>
  new AppError('forbidden', `Somebody else than who manages ${o.project.key} has to ${act}.`);

/** Judges a criterion, by somebody who does not manage the project; evidence may be given by who prepares the gate. */
export async function judgeCriterion(
  tx: Tx,
  { params, body }: Input<Api['judgeCriterion']>,
  version: number,
): Promise<GateAnswer> {
  const before = await loadCriterion(tx, params.criterion);
  const opened = await gateOf(tx, before, 'criterion');
  if (!before) throw noSuch('criterion');
  const judges = mayJudge(tx, opened);
  if (!judges && !may(tx.actor, 'project.edit', placeOf(opened.project)))
    throw new AppError('forbidden', `You may not change the gates of ${opened.project.key}.`);
  await mustBeCurrent(before.version, version, () => again(tx, before.gateId));
  mustBeUndecided(opened);
  const judged = body.verdict !== undefined && body.verdict !== before.verdict;
  if (judged && before.kind !== 'judged')
    throw new AppError(
      'conflict',
      before.kind === 'field'
        ? `${before.name} is met as soon as it is filled in the details of the project.`
        : `${before.name} is evaluated by the control ${before.code ?? ''}.`,
    );
  if (judged && !judges) throw ownWork(opened, 'judge it');
  const verdict = body.verdict ?? before.verdict;
  const words = body.words ?? before.words;
  if (verdict === 'not-met' && words === '') throw invalidField('body.words', 'Say what is missing.');
  const { person } = tx.actor;
  const by = judged ? { judgedBy: person, judgedOn: opened.today } : {};
  const after = { ...before, verdict, words, link: body.link ?? before.link, ...by };
  await saveCriterion(tx, after);
  record(tx, {
    name: 'governance.gate-criterion.judged',
    subject: { kind: 'gate', id: before.gateId },
    projectId: before.projectId,
    before: { criterion: before.name, verdict: before.verdict, words: before.words, link: before.link },
    after: { criterion: before.name, verdict, words, link: after.link },
  });
  return again(tx, before.gateId);
}

/** Says how far a deliverable is; that it is approved, or not needed, is said by somebody who does not manage the project. */
export async function changeDeliverable(
  tx: Tx,
  { params, body }: Input<Api['updateDeliverable']>,
  version: number,
): Promise<GateAnswer> {
  const before = await loadDeliverable(tx, params.deliverable);
  const opened = await gateOf(tx, before, 'deliverable');
  if (!before) throw noSuch('deliverable');
  const judges = mayJudge(tx, opened);
  if (!judges && !may(tx.actor, 'project.edit', placeOf(opened.project)))
    throw new AppError('forbidden', `You may not change the gates of ${opened.project.key}.`);
  await mustBeCurrent(before.version, version, () => again(tx, before.gateId));
  mustBeUndecided(opened);
  const settles = body.state === 'approved' || body.state === 'not-needed';
  if (settles && !judges) throw ownWork(opened, 'approve it');
  // Who put it up for review does not approve it.
  if (body.state === 'approved' && before.state === 'in-review' && before.changedBy === tx.actor.person)
    throw new AppError('forbidden', 'You put it up for review yourself. Somebody else has to approve it.');
  if (body.state === 'not-needed' && body.reason === '')
    throw invalidField('body.reason', 'Say why it is not needed.');
  const link = body.link ?? before.link;
  if (settles && body.state === 'approved' && link === '')
    throw invalidField('body.link', 'Say where it is, so that others can read what was approved.');
  const { id, gateId } = before;
  const reason = body.state === 'not-needed' ? body.reason : '';
  await saveDeliverable(tx, { id, gateId, state: body.state, link, reason, on: opened.today });
  record(tx, {
    name: 'governance.gate-deliverable.changed',
    subject: { kind: 'gate', id: gateId },
    projectId: before.projectId,
    before: { deliverable: before.name, state: before.state, link: before.link, reason: before.reason },
    after: { deliverable: before.name, state: body.state, link, reason },
  });
  return again(tx, gateId);
}
