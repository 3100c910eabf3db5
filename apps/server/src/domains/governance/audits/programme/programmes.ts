import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../../platform/index.ts';
import { given } from '../given.ts';
import * as store from './store.ts';

type ProgrammeAnswer = Answer<Api['createAuditProgramme']>;

const view = (tx: Tx, row: store.ProgrammeRow): ProgrammeAnswer => ({
  ...row,
  may: { edit: holdsEverywhere(tx.actor, 'audit.edit') },
});

/** One programme. Throws `not_found`. */
export async function oneProgramme(tx: Tx, id: string): Promise<ProgrammeAnswer> {
  const found = await store.loadProgramme(tx, id);
  if (!found) throw new AppError('not_found', 'There is no such programme of audits.');
  return view(tx, found);
}

export async function listProgrammes(tx: Tx): Promise<Answer<Api['listAuditProgrammes']>> {
  const rows = await store.loadProgrammes(tx);
  return { items: rows.map(r => view(tx, r)), may: { create: holdsEverywhere(tx.actor, 'audit.edit') } };
}

export async function createProgramme(
  tx: Tx,
  { body }: Input<Api['createAuditProgramme']>,
): Promise<ProgrammeAnswer> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'begin a programme of audits');
  const id = await store.insertProgramme(tx, body);
  record(tx, {
    name: 'governance.audit-programme.created',
    subject: { kind: 'audit-programme', id },
    before: null,
    after: body,
  });
  return oneProgramme(tx, id);
}

export async function updateProgramme(
  tx: Tx,
  { params, body }: Input<Api['updateAuditProgramme']>,
  version: number,
): Promise<ProgrammeAnswer> {
  mustHoldEverywhere(tx.actor, 'audit.edit', 'change a programme of audits');
  const before = await oneProgramme(tx, params.auditProgramme);
  await mustBeCurrent(before.version, version, () => before);
  const { year, title, purpose } = { ...before, ...given(body) };
  await store.saveProgramme(tx, before.id, { year, title, purpose });
  record(tx, {
    name: 'governance.audit-programme.updated',
    subject: { kind: 'audit-programme', id: before.id },
    before: { year: before.year, title: before.title, purpose: before.purpose },
    after: { year, title, purpose },
  });
  return oneProgramme(tx, before.id);
}
