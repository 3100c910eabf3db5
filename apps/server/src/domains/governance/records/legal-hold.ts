import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  brokeUniqueness,
  holds,
  invalidField,
  may,
  mustBeCurrent,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { placeOf, visibleProject } from '../../../register/index.ts';
import { mustSeeProject, numberOf, offsetOf } from './record-view.ts';
import * as store from './store/holds.ts';
import { loadThese } from './store/records.ts';
import { tellOfHold } from './tell.ts';

type HoldAnswer = Answer<Api['placeLegalHold']>;

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

const mayHold = (tx: Tx, h: store.HoldRow): boolean =>
  may(tx.actor, 'record.hold', placeOf({ ...h, id: h.projectId }));

const view = (tx: Tx, h: store.HoldRow): HoldAnswer => ({
  id: h.id,
  project: { id: h.projectId, key: h.key, name: h.project },
  record:
    h.recordId === null
      ? null
      : { id: h.recordId, number: numberOf(h.recordNumber ?? 0), title: h.recordTitle ?? '' },
  ...{ matter: h.matter, reason: h.reason, placedAt: h.placedAt, version: h.version },
  placedBy: person(h.placedBy, h.placer),
  lifted:
    h.liftedAt === null
      ? null
      : { by: person(h.liftedBy, h.lifter), at: h.liftedAt, reason: h.liftReason ?? '' },
  may: { lift: h.liftedAt === null && mayHold(tx, h) },
});

async function oneHold(tx: Tx, id: string): Promise<HoldAnswer> {
  const found = await store.loadHold(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such legal hold.');
  return view(tx, found);
}

export async function listHolds(
  tx: Tx,
  { query: { limit, cursor, project, state } }: Input<Api['listLegalHolds']>,
): Promise<Answer<Api['listLegalHolds']>> {
  const offset = offsetOf(cursor);
  await mustSeeProject(tx, project);
  const rows = await store.loadHolds(tx, { project, state, limit: limit + 1, offset });
  return {
    items: rows.slice(0, limit).map(h => view(tx, h)),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    may: { place: holds(tx.actor, 'record.hold') },
  };
}

async function mustBeRecordOf(tx: Tx, id: string, project: string): Promise<void> {
  const row = (await loadThese(tx, [id])).get(id);
  if (row?.projectId !== project)
    throw invalidField('body.recordId', 'There is no such record of this project.');
  if (row.disposedAt !== null)
    throw new AppError('conflict', `${numberOf(row.number)} was disposed of; there is nothing to hold.`);
}

/** Holds a project or one of its records. */
export async function placeHold(tx: Tx, { body }: Input<Api['placeLegalHold']>): Promise<HoldAnswer> {
  const project = await visibleProject(tx, body.projectId);
  if (!may(tx.actor, 'record.hold', placeOf(project)))
    throw new AppError('forbidden', `You may not place a legal hold on ${project.key}.`);
  await store.lockTerms(tx, project.id);
  if (body.recordId !== null) await mustBeRecordOf(tx, body.recordId, project.id);
  const id = await store.insertHold(tx, body).catch(error => {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError('conflict', `${body.matter} holds this already.`);
  });
  record(tx, {
    name: 'governance.legal-hold.placed',
    subject: { kind: 'legal-hold', id },
    projectId: project.id,
    before: null,
    after: { matter: body.matter, recordId: body.recordId },
    reason: body.reason,
  });
  const placed = await oneHold(tx, id);
  await tellOfHold(tx, 'hold.placed', placed);
  return placed;
}

/** Lifts a hold; it stays in the history. */
export async function liftHold(
  tx: Tx,
  { params, body }: Input<Api['liftLegalHold']>,
  version: number,
): Promise<HoldAnswer> {
  const hold = await store.loadHold(tx, params.legalHold, true);
  if (!hold) throw new AppError('not_found', 'There is no such legal hold.');
  if (!mayHold(tx, hold)) throw new AppError('forbidden', `You may not lift legal holds of ${hold.key}.`);
  await mustBeCurrent(hold.version, version, () => view(tx, hold));
  if (hold.liftedAt !== null) throw new AppError('conflict', 'This legal hold was lifted already.');
  await store.liftHold(tx, hold.id, body.reason);
  record(tx, {
    name: 'governance.legal-hold.lifted',
    subject: { kind: 'legal-hold', id: hold.id },
    projectId: hold.projectId,
    before: { matter: hold.matter, recordId: hold.recordId },
    after: null,
    reason: body.reason,
  });
  const lifted = await oneHold(tx, hold.id);
  await tellOfHold(tx, 'hold.lifted', lifted);
  return lifted;
}
