import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  invalidField,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { personExists, todayIn } from '../../../../register/index.ts';
import { given } from '../given.ts';
import { findingRow, mayAct, mayAudit, oneFinding } from './finding-view.ts';
import { moveAndTell } from './findings.ts';
import * as store from './store.ts';

type FindingAnswer = Answer<Api['createAction']>;

async function mustHaveOwner(tx: Tx, id: string | undefined): Promise<void> {
  if (id !== undefined && !(await personExists(tx, id)))
    throw invalidField('body.ownerId', 'There is no such active person.');
}

export async function createAction(
  tx: Tx,
  { params, body }: Input<Api['createAction']>,
): Promise<FindingAnswer> {
  const row = await findingRow(tx, params.finding);
  if (!mayAct(tx, row)) throw new AppError('forbidden', 'You may not plan what is done about this finding.');
  if (row.state !== 'open' && row.state !== 'agreed')
    throw new AppError('conflict', `This finding is ${row.state}. Reopen it to plan more.`);
  await mustHaveOwner(tx, body.ownerId);
  const id = await store.insertAction(tx, row.id, body);
  record(tx, {
    name: 'governance.action.added',
    subject: { kind: 'action', id },
    projectId: row.projectId,
    before: null,
    after: body,
  });
  return oneFinding(tx, row.id);
}

interface Standing {
  readonly action: store.ActionRow;
  readonly finding: store.FindingRow;
}

/** An action to change, at the version that was read. Throws `not_found` where its finding may not be seen. */
async function actionToChange(tx: Tx, id: string, version: number): Promise<Standing> {
  const missing = () => new AppError('not_found', 'There is no such corrective action.');
  const first = await store.loadAction(tx, id);
  if (!first) throw missing();
  const finding = await findingRow(tx, first.findingId).catch(() => {
    throw missing();
  });
  // Read again: the finding is locked now.
  const action = (await store.loadAction(tx, id)) ?? first;
  await mustBeCurrent(action.version, version, () => oneFinding(tx, finding.id));
  if (finding.state === 'closed') throw new AppError('conflict', 'The finding of this action is closed.');
  return { action, finding };
}

interface Told {
  readonly what: 'updated' | 'done' | 'verified' | 'sent-back';
  readonly after: object;
  readonly reason?: string;
}

function tell(tx: Tx, { action, finding }: Standing, { what, after, reason }: Told): void {
  record(tx, {
    name: `governance.action.${what}`,
    subject: { kind: 'action', id: action.id },
    projectId: finding.projectId,
    before: { state: action.state },
    after,
    reason: reason ?? null,
  });
}

export async function updateAction(
  tx: Tx,
  { params, body }: Input<Api['updateAction']>,
  version: number,
): Promise<FindingAnswer> {
  const standing = await actionToChange(tx, params.action, version);
  const { action, finding } = standing;
  if (!mayAct(tx, finding)) throw new AppError('forbidden', 'You may not change this corrective action.');
  if (action.state !== 'open') throw new AppError('conflict', `This action is ${action.state} already.`);
  await mustHaveOwner(tx, body.ownerId);
  await store.saveAction(tx, { ...action, ...given(body) });
  tell(tx, standing, { what: 'updated', after: body });
  return oneFinding(tx, finding.id);
}

/** Says that an action is done; with the last one the finding is. */
export async function finishAction(
  tx: Tx,
  { params, body }: Input<Api['finishAction']>,
  version: number,
): Promise<FindingAnswer> {
  const standing = await actionToChange(tx, params.action, version);
  const { action, finding } = standing;
  if (action.ownerId !== tx.actor.person && !mayAct(tx, finding))
    throw new AppError('forbidden', 'The owner of a corrective action says that it is done.');
  if (action.state !== 'open') throw new AppError('conflict', `This action is ${action.state} already.`);
  const today = await todayIn(tx);
  await store.saveAction(tx, { ...action, ...body, state: 'done', doneOn: today });
  tell(tx, standing, { what: 'done', after: { state: 'done', ...body } });
  const open = (await store.loadActions(tx, [finding.id])).filter(a => a.state === 'open');
  if (open.length === 0) await follow(tx, finding, { state: 'done', day: today });
  return oneFinding(tx, finding.id);
}

/** Verifies what somebody else has done, or sends it back; with the last one the finding is verified. */
export async function verifyAction(
  tx: Tx,
  { params, body }: Input<Api['verifyAction']>,
  version: number,
): Promise<FindingAnswer> {
  const standing = await actionToChange(tx, params.action, version);
  const { action, finding } = standing;
  if (!mayAudit(tx, finding)) throw new AppError('forbidden', 'You may not verify corrective actions here.');
  if (action.ownerId === tx.actor.person)
    throw new AppError('forbidden', 'This corrective action is your own. Somebody else has to verify it.');
  if (action.state !== 'done')
    throw new AppError('conflict', `This action is ${action.state}; what is done can be verified.`);
  const today = await todayIn(tx);
  const { accepted, note } = body;
  await store.saveAction(tx, {
    ...action,
    state: accepted ? 'verified' : 'open',
    doneOn: accepted ? action.doneOn : null,
    verifiedBy: accepted ? tx.actor.person : null,
    verifiedOn: accepted ? today : null,
    verification: note,
  });
  const what = accepted ? 'verified' : 'sent-back';
  tell(tx, standing, { what, after: { state: accepted ? 'verified' : 'open' }, reason: note });
  const all = await store.loadActions(tx, [finding.id]);
  if (all.every(a => a.state === 'verified')) await follow(tx, finding, { state: 'verified', day: today });
  else if (!accepted && finding.state === 'done') await follow(tx, finding, { state: 'agreed', day: today });
  return oneFinding(tx, finding.id);
}

const follow = (
  tx: Tx,
  finding: store.FindingRow,
  to: Pick<store.FindingMove, 'state' | 'day'>,
): Promise<void> => moveAndTell(tx, finding, { ...to, note: '', reauditOn: null, again: false });
