import type { Api, Finding, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holds,
  invalidField,
  may,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { placeOf, todayIn, visibleProject } from '../../../../register/index.ts';
import { oneControl } from '../controls.ts';
import { given } from '../given.ts';
import { mustBeIndependent } from '../independence.ts';
import { kindsOfPmo } from '../kinds.ts';
import { loadAudit } from '../programme/store.ts';
import { loadReview } from '../reviews/store.ts';
import { allFindings, findingRow, mayAct, mayAudit, oneFinding } from './finding-view.ts';
import * as store from './store.ts';

type FindingAnswer = Answer<Api['createFinding']>;
type Query = Input<Api['listFindings']>['query'];

const states = ['open', 'agreed', 'done', 'verified', 'closed'] as const;
const most = 500;

function isOf(only: Query['only'], person: string | null): (f: Finding) => boolean {
  return f => {
    switch (only) {
      case undefined:
        return true;
      case 'open':
        return f.state !== 'closed';
      case 'overdue':
        return f.overdueDays !== null;
      case 'repeat':
        return f.repeats.length > 0;
      case 'systemic':
        return f.systemic;
      case 'mine':
        return f.actions.some(a => a.owner?.id === person);
    }
  };
}

export async function listFindings(
  tx: Tx,
  { query }: Input<Api['listFindings']>,
): Promise<Answer<Api['listFindings']>> {
  const { units } = await kindsOfPmo(tx);
  if (query.unit !== undefined && !units.has(query.unit))
    throw new AppError('not_found', 'There is no such unit.');
  if (query.project !== undefined) await visibleProject(tx, query.project);
  if (query.audit !== undefined && (await loadAudit(tx, query.audit)) === null)
    throw new AppError('not_found', 'There is no such audit.');
  const wanted = isOf(query.only, tx.actor.person);
  const found = (await allFindings(tx)).filter(
    f =>
      (query.state === undefined || f.state === query.state) &&
      (query.severity === undefined || f.severity === query.severity) &&
      (query.project === undefined || f.project?.id === query.project) &&
      (query.audit === undefined || f.audit?.id === query.audit) &&
      (query.standard === undefined || f.standard === query.standard) &&
      (query.unit === undefined ||
        (f.unitId !== null && units.get(f.unitId)?.line.includes(query.unit) === true)) &&
      wanted(f),
  );
  return {
    items: found.slice(0, most).map(({ unitId: _, ...f }) => f),
    counts: Object.fromEntries(states.map(s => [s, found.filter(f => f.state === s).length])) as Record<
      Finding['state'],
      number
    >,
    truncated: found.length > most,
    may: { create: holds(tx.actor, 'audit.edit') },
  };
}

export async function getFinding(
  tx: Tx,
  { params }: Input<Api['getFinding']>,
): Promise<Answer<Api['getFinding']>> {
  const found = await oneFinding(tx, params.finding);
  const history = (await store.factsOf(tx, params.finding)).map(h => ({
    ...{ day: h.day, at: h.recordedAt, state: h.state, note: h.note },
    by: h.personId === null ? null : { id: h.personId as never, name: h.person ?? '' },
  }));
  return { ...found, history };
}

type Body = Input<Api['createFinding']>['body'];

/** Where a finding is raised has to be there, and who raises it in an audit independent of the project. */
async function mustBeRaisable(tx: Tx, body: Body): Promise<void> {
  if (body.auditId !== null && (await loadAudit(tx, body.auditId)) === null)
    throw invalidField('body.auditId', 'There is no such audit.');
  const review = body.reviewId === null ? null : await loadReview(tx, body.reviewId);
  if (body.reviewId !== null && (review === null || review.projectId !== body.projectId))
    throw invalidField('body.reviewId', 'There is no such review of this project.');
  if (body.controlCode !== null) await oneControl(tx, body.controlCode);
  if (body.projectId === null) {
    mustHoldEverywhere(tx.actor, 'audit.edit', 'raise findings on the organisation');
    return;
  }
  const project = await visibleProject(tx, body.projectId).catch(() => {
    throw invalidField('body.projectId', 'There is no such project.');
  });
  if (!may(tx.actor, 'audit.edit', placeOf(project)))
    throw new AppError('forbidden', `You may not raise findings on ${project.key}.`);
  const { person } = tx.actor;
  if (body.auditId !== null && person !== null)
    await mustBeIndependent(tx, { id: person, name: 'Your person' }, project);
}

export async function createFinding(tx: Tx, { body }: Input<Api['createFinding']>): Promise<FindingAnswer> {
  const today = await todayIn(tx);
  const raisedOn = body.raisedOn ?? today;
  if (raisedOn > today)
    throw invalidField('body.raisedOn', `Nothing is found before it is seen: today is ${today}.`);
  await mustBeRaisable(tx, body);
  const id = await store.insertFinding(tx, { ...body, raisedOn });
  await store.insertFact(tx, id, { day: raisedOn, state: 'open', note: '' });
  const { projectId, ...after } = body;
  record(tx, {
    name: 'governance.finding.raised',
    subject: { kind: 'finding', id },
    projectId,
    before: null,
    after: { ...after, raisedOn },
  });
  return oneFinding(tx, id);
}

/** A finding to change, at the version that was read. */
export async function findingToChange(tx: Tx, id: string, version: number): Promise<store.FindingRow> {
  const row = await findingRow(tx, id);
  await mustBeCurrent(row.version, version, () => oneFinding(tx, id));
  return row;
}

export async function updateFinding(
  tx: Tx,
  { params, body }: Input<Api['updateFinding']>,
  version: number,
): Promise<FindingAnswer> {
  const row = await findingToChange(tx, params.finding, version);
  if (!mayAudit(tx, row)) throw new AppError('forbidden', 'You may not change this finding.');
  if (row.state === 'closed')
    throw new AppError('conflict', 'This finding is closed. Reopen it, or raise a new one.');
  const changes = given(body);
  await store.saveFinding(tx, row.id, { ...row, ...changes });
  record(tx, {
    name: 'governance.finding.updated',
    subject: { kind: 'finding', id: row.id },
    projectId: row.projectId,
    before: Object.fromEntries(Object.keys(changes).map(k => [k, row[k as keyof store.FindingRow]])),
    after: changes,
  });
  return oneFinding(tx, row.id);
}

type Move = Input<Api['moveFinding']>['body'];

async function mustMove(
  tx: Tx,
  row: store.FindingRow,
  { to, note, reauditOn, today }: Move & { readonly today: string },
): Promise<void> {
  const allowed = to === 'agreed' ? mayAct(tx, row) : mayAudit(tx, row);
  if (!allowed) throw new AppError('forbidden', 'You may not move this finding.');
  switch (to) {
    case 'agreed': {
      if (row.state !== 'open') throw new AppError('conflict', `This finding is ${row.state} already.`);
      const actions = await store.loadActions(tx, [row.id]);
      if (!actions.some(a => a.state !== 'verified'))
        throw new AppError('conflict', 'There is nothing to agree on. Add a corrective action first.');
      return;
    }
    case 'closed':
      if (row.state !== 'verified')
        throw new AppError(
          'conflict',
          `This finding is ${row.state}. It is closed when somebody else than the owner has verified every action.`,
        );
      if (reauditOn !== null && reauditOn <= today)
        throw invalidField('body.reauditOn', `Look again on a day after today, ${today}.`);
      return;
    case 'open':
      if (row.state !== 'closed' && row.state !== 'verified')
        throw new AppError('conflict', `This finding is ${row.state}: there is nothing to reopen.`);
      if (note === '') throw invalidField('body.note', 'Say what was found again.');
  }
}

/** Agrees on the actions, closes what is verified, or reopens what a re-audit found again. */
export async function moveFinding(
  tx: Tx,
  { params, body }: Input<Api['moveFinding']>,
  version: number,
): Promise<FindingAnswer> {
  const row = await findingToChange(tx, params.finding, version);
  const today = await todayIn(tx);
  await mustMove(tx, row, { ...body, today });
  await moveAndTell(tx, row, {
    ...{ state: body.to, day: today, note: body.note, reauditOn: body.reauditOn },
    again: body.to === 'open',
  });
  return oneFinding(tx, row.id);
}

/** Puts a finding into another state and records it. */
export async function moveAndTell(tx: Tx, row: store.FindingRow, move: store.FindingMove): Promise<void> {
  await store.moveTo(tx, row.id, move);
  record(tx, {
    name: `governance.finding.${move.again ? 'reopened' : move.state}`,
    subject: { kind: 'finding', id: row.id },
    projectId: row.projectId,
    before: { state: row.state },
    after: { state: move.state, reauditOn: move.reauditOn },
    reason: move.note || null,
  });
}
