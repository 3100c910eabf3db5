import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  eraseFile,
  invalidField,
  may,
  mustBeCurrent,
  mustBeFresh,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { placeOf } from '../../../register/index.ts';
import { numberOf, recordView } from './record-view.ts';
import * as store from './store/records.ts';
import { tellOfRecord } from './tell.ts';

/** Why a record may not be thrown away now, or null. */
function whyKept(r: store.RecordRow): string | null {
  const number = numberOf(r.number);
  if (r.disposedAt !== null) return `${number} was disposed of already.`;
  if (r.holds > 0) return `${number} is under a legal hold. It is kept until the hold is lifted.`;
  if (r.dueSince !== null) return null;
  return r.keepUntil === null
    ? `${number} is kept without end.`
    : `${number} is kept until ${r.keepUntil}, and not due yet.`;
}

async function dispose(tx: Tx, r: store.RecordRow, reason: string): Promise<void> {
  await store.insertDisposal(tx, r, reason);
  await eraseFile(tx, r.fileId);
  record(tx, {
    name: 'governance.record.disposed',
    subject: { kind: 'record', id: r.id },
    projectId: r.projectId,
    before: { file: r.fileName, size: r.size },
    after: { file: null, sha256: r.sha256 },
    reason,
  });
  await tellOfRecord(tx, 'record.disposed', r.id);
}

/** Throws away the files of records that are due, all or none. What they were stays, with its hash. */
export async function disposeRecords(
  tx: Tx,
  { body }: Input<Api['disposeRecords']>,
): Promise<Answer<Api['disposeRecords']>> {
  const ids = body.records.map(r => r.recordId);
  if (new Set(ids).size !== ids.length) throw invalidField('body.records', 'Name each record once.');
  const found = await store.loadThese(tx, ids, true);
  const rows = body.records.map(({ recordId, version }, i) => {
    const row = found.get(recordId);
    if (!row) throw invalidField(`body.records.${i}.recordId`, 'There is no such record.');
    return { row, version };
  });
  for (const { row, version } of rows) {
    if (!may(tx.actor, 'record.manage', placeOf({ ...row, id: row.projectId })))
      throw new AppError('forbidden', `You may not dispose of records of ${row.key}.`);
    const why = whyKept(row);
    if (why !== null) throw new AppError('conflict', why);
    await mustBeCurrent(row.version, version, () => recordView(tx, row));
  }
  mustBeFresh(tx, 'dispose of records');
  for (const { row } of rows) await dispose(tx, row, body.reason);
  const after = await store.loadThese(tx, ids);
  return { items: [...after.values()].map(r => recordView(tx, r)) };
}
