import type { Api, Input } from '@chartroom/contract';
import { writeCsv } from '@chartroom/interop';
import {
  type Answer,
  AppError,
  type Download,
  invalidField,
  may,
  readFile,
  sha256Of,
  type Tx,
} from '../../../platform/index.ts';
import { placeOf, visibleProject } from '../../../register/index.ts';
import * as store from './store/records.ts';

export type RecordAnswer = Answer<Api['getRecord']>;

const here = (r: store.RecordRow) => placeOf({ ...r, id: r.projectId });

export const numberOf = (number: number): string => `REC-${number}`;

const retentionOf = (r: store.RecordRow): RecordAnswer['retention'] =>
  r.ruleName === null || r.years === null || r.countsFrom === null || r.atEnd === null
    ? null
    : { rule: r.ruleName, years: r.years, from: r.countsFrom, atEnd: r.atEnd };

/** A record as the contract shows it. */
export const recordView = (tx: Tx, r: store.RecordRow): RecordAnswer => ({
  ...{ id: r.id, number: numberOf(r.number), kind: r.kind, title: r.title, type: r.type },
  project: { id: r.projectId, key: r.key, name: r.project },
  document:
    r.documentId === null || r.documentVersion === null
      ? null
      : { id: r.documentId, number: r.documentVersion },
  gate: r.gateId === null ? null : { id: r.gateId },
  file: { name: r.fileName, size: r.size, sha256: r.sha256 },
  archivedAt: r.archivedAt,
  phase: { cause: r.cause, from: r.phaseFrom, to: r.phaseTo },
  retention: retentionOf(r),
  ...{ keepUntil: r.keepUntil, dueSince: r.dueSince, holds: r.holds, version: r.version },
  disposal:
    r.disposedAt === null
      ? null
      : {
          at: r.disposedAt,
          by: r.disposedBy === null ? null : { id: r.disposedBy, name: r.disposer ?? '' },
          reason: r.disposalReason ?? '',
        },
  may: {
    download: r.disposedAt === null && may(tx.actor, 'money.read', here(r)),
    dispose:
      r.dueSince !== null &&
      r.disposedAt === null &&
      r.holds === 0 &&
      may(tx.actor, 'record.manage', here(r)),
    hold: r.disposedAt === null && may(tx.actor, 'record.hold', here(r)),
  },
});

/** One record the actor may see. Throws `not_found`. */
export async function visibleRecord(tx: Tx, id: string): Promise<store.RecordRow> {
  const found = (await store.loadThese(tx, [id])).get(id);
  if (!found) throw new AppError('not_found', 'There is no such record.');
  return found;
}

/** Where a page of a list begins. */
export const offsetOf = (cursor: string | undefined): number => {
  const offset = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(offset) || offset < 0 || offset > 1_000_000)
    throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
  return offset;
};

/** Refuses a list of a project that the actor may not see. Throws `not_found`. */
export async function mustSeeProject(tx: Tx, project: string | undefined): Promise<void> {
  if (project !== undefined) await visibleProject(tx, project);
}

export async function listRecords(
  tx: Tx,
  { query: { limit, cursor, ...filter } }: Input<Api['listRecords']>,
): Promise<Answer<Api['listRecords']>> {
  const offset = offsetOf(cursor);
  await mustSeeProject(tx, filter.project);
  const rows = await store.loadRecords(tx, filter, { limit: limit + 1, offset });
  return {
    items: rows.slice(0, limit).map(r => recordView(tx, r)),
    total: await store.countRecords(tx, filter),
    due: await store.countRecords(tx, { due: 'true' }),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
  };
}

const mostExported = 10_000;

const columns = [
  ...['Number', 'Kind', 'Title', 'Type', 'Project', 'Project name', 'Version', 'Archived at', 'Phase from'],
  ...['Phase to', 'Retention rule', 'Keep until', 'Due since', 'Legal holds', 'Disposed at', 'Reason'],
  ...['File', 'Bytes', 'SHA-256'],
];

const lineOf = (r: store.RecordRow): readonly string[] => [
  ...[numberOf(r.number), r.kind, r.title, r.type, r.key, r.project, String(r.documentVersion ?? '')],
  ...[r.archivedAt, r.phaseFrom, r.phaseTo, r.ruleName ?? '', r.keepUntil ?? '', r.dueSince ?? ''],
  ...[String(r.holds), r.disposedAt ?? '', r.disposalReason ?? '', r.fileName, String(r.size), r.sha256],
];

/** The list as it is filtered, as CSV. */
export async function exportRecords(tx: Tx, { query }: Input<Api['exportRecords']>): Promise<Download> {
  await mustSeeProject(tx, query.project);
  const rows = await store.loadRecords(tx, query, { limit: mostExported + 1, offset: 0 });
  if (rows.length > mostExported)
    throw new AppError(
      'limit',
      `More than ${mostExported} records can not be exported at once. Filter them.`,
    );
  return {
    name: `records-${tx.at.slice(0, 10)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: writeCsv({ columns, rows: rows.map(lineOf) }),
  };
}

/** The file as it was archived. Everything stands in it: it takes to see money as well. */
export async function downloadRecord(tx: Tx, id: string): Promise<Download> {
  const r = await visibleRecord(tx, id);
  if (!may(tx.actor, 'money.read', here(r)))
    throw new AppError('forbidden', `A record holds everything, and you may not see the money of ${r.key}.`);
  if (r.disposedAt !== null)
    throw new AppError('conflict', `${numberOf(r.number)} was disposed of on ${r.disposedAt.slice(0, 10)}.`);
  return { name: r.fileName, mediaType: 'application/pdf', bytes: await readFile(tx, r.fileId) };
}

/** Whether the bytes kept are those that were archived. */
export async function verifyRecord(tx: Tx, id: string): Promise<Answer<Api['verifyRecord']>> {
  const r = await visibleRecord(tx, id);
  const computed = r.disposedAt === null ? sha256Of(await readFile(tx, r.fileId)) : null;
  return {
    intact: computed === null ? null : computed === r.sha256,
    ...{ sha256: r.sha256, computed, computedAt: tx.at },
  };
}
