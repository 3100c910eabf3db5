import type { Api, Input, PmoType } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  changeOrganisation,
  forget,
  type Handlers,
  holdsEverywhere,
  invalidField,
  mustHoldEverywhere,
  readOrganisation,
  record,
  type Scheduled,
  type Tx,
} from '../../platform/index.ts';
import { lockUnit, saveUnit } from '../organisation/store.ts';
import { todayIn } from '../organisation/today.ts';
import * as store from './store.ts';

type Change = Answer<Api['setPmoType']>;

/** Endpoint -> use case. */
export const pmoTypeHandlers = {
  listPmoTypeChanges: tx => listTypes(tx),
  setPmoType: (tx, { body }) => setType(tx, body),
  withdrawPmoType: (tx, { params }) => withdrawType(tx, params.change),
} satisfies Partial<Handlers<Api>>;

const mayEdit = (tx: Tx): boolean => holdsEverywhere(tx.actor, 'organisation.edit');

const view = (tx: Tx, t: store.TypeRecord, state: Change['state']): Change => ({
  id: t.id,
  unit: t.unitId === null ? null : { id: t.unitId, name: t.unit ?? '' },
  type: t.type,
  from: t.fromDay,
  state,
  reason: t.reason,
  setBy: t.setBy === null ? null : { id: t.setBy, name: t.setter ?? '' },
  setAt: t.recordedAt,
  may: { withdraw: state === 'to-come' && mayEdit(tx) },
});

/** Each change with whether it is past, in force or to come: of a place, the last applied is in force. */
async function views(tx: Tx): Promise<readonly Change[]> {
  const rows = await store.loadTypes(tx);
  const last = new Map(rows.filter(r => r.appliedAt !== null).map(r => [r.unitId, r.id]));
  return rows.map(r =>
    view(tx, r, r.appliedAt === null ? 'to-come' : last.get(r.unitId) === r.id ? 'in-force' : 'past'),
  );
}

async function listTypes(tx: Tx): Promise<Answer<Api['listPmoTypeChanges']>> {
  return { items: [...(await views(tx))], today: await todayIn(tx), may: { set: mayEdit(tx) } };
}

async function setType(tx: Tx, body: Input<Api['setPmoType']>['body']): Promise<Change> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'set types of PMO');
  const today = await todayIn(tx);
  if (body.from < today)
    throw invalidField('body.from', `A type is never set backwards. Choose today, ${today}, or a later day.`);
  if (body.unit === null && body.type === null)
    throw invalidField('body.type', 'The organisation has no unit above it. Choose a type.');
  if (body.unit !== null && (await lockUnit(tx, body.unit)) === null)
    throw invalidField('body.unit', 'There is no such unit. Choose one of the list.');
  const now = body.from === today;
  const before = await store.loadTypes(tx);
  if (before.some(t => t.appliedAt === null && t.unitId === body.unit && t.fromDay === body.from))
    throw new AppError('conflict', `A type is set from ${body.from} already. Withdraw that one first.`);
  const id = await store.insertType(tx, {
    unitId: body.unit,
    type: body.type,
    fromDay: body.from,
    reason: body.reason,
    applied: now,
  });
  if (now) await applyType(tx, { unitId: body.unit, type: body.type, reason: body.reason });
  else
    record(tx, {
      name: 'register.pmo-type.planned',
      subject: { kind: 'pmoTypeChange', id },
      before: null,
      after: { unitId: body.unit, type: body.type, from: body.from },
      reason: body.reason,
    });
  return one(tx, id);
}

async function one(tx: Tx, id: string): Promise<Change> {
  const found = (await views(tx)).find(t => t.id === id);
  if (!found) throw new AppError('not_found', 'There is no such change of a type.');
  return found;
}

async function withdrawType(tx: Tx, id: string): Promise<void> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'withdraw types of PMO');
  const found = await store.lockType(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such change of a type.');
  if (found.appliedAt !== null)
    throw new AppError('conflict', 'This type is in force or was. Set another one instead.');
  await store.markWithdrawn(tx, id);
  record(tx, {
    name: 'register.pmo-type.withdrawn',
    subject: { kind: 'pmoTypeChange', id },
    before: { unitId: found.unitId, type: found.type, from: found.fromDay },
    after: null,
  });
}

interface Applied {
  readonly unitId: string | null;
  readonly type: PmoType | null;
  readonly reason: string | null;
}

/** Makes a type the one in force; nothing happens where it is already. */
async function applyType(tx: Tx, { unitId, type, reason }: Applied): Promise<void> {
  if (unitId === null) {
    const { pmoType, version } = await readOrganisation(tx);
    if (type === null || type === pmoType) return;
    if ((await changeOrganisation(tx, version, { pmoType: type })) === null)
      throw new AppError('stale', 'Somebody changed the organisation in the meantime. Load it again.');
    forget(tx);
    record(tx, {
      name: 'register.organisation.updated',
      subject: { kind: 'organisation', id: tx.org },
      before: { pmoType },
      after: { pmoType: type },
      reason,
    });
    return;
  }
  const unit = await lockUnit(tx, unitId);
  if (unit === null || unit.pmoType === type) return;
  await saveUnit(tx, { ...unit, pmoType: type });
  record(tx, {
    name: 'register.unit.updated',
    subject: { kind: 'unit', id: unitId },
    before: { pmoType: unit.pmoType },
    after: { pmoType: type },
    reason,
  });
}

/** Lets what was set for today, or for a day since the last look, come into force. */
async function applyDueTypes(tx: Tx): Promise<void> {
  for (const due of await store.dueTypes(tx, await todayIn(tx))) {
    await applyType(tx, due);
    await store.markApplied(tx, due.id);
  }
}

/** Types set for a later day, by the clock. */
export const applyTypesByTheClock: Scheduled = { name: 'types of PMO', run: applyDueTypes };

/** Keeps that a unit, or the organisation (null), was given another type elsewhere: from today on, if not said otherwise. */
export async function noteType(
  tx: Tx,
  { unitId, type, from }: Pick<Applied, 'unitId' | 'type'> & { readonly from?: string | undefined },
): Promise<void> {
  const fromDay = from ?? (await todayIn(tx));
  await store.insertType(tx, { unitId, type, fromDay, reason: null, applied: true });
}
