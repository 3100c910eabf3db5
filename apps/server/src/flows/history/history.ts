import { type Api, type EntityHistoryEntry, historyKinds, type Input } from '@chartroom/contract';
import { writeCsv } from '@chartroom/interop';
import { type Answer, type Download, type Handlers, invalidField, type Tx } from '../../platform/index.ts';
import { restoreVersion } from './restore.ts';
import { type HistoryRow, loadChanges, namesOf } from './store.ts';
import { type Subject, subjectOf } from './subject.ts';

/** Endpoint -> use case. */
export const historyOfHandlers = {
  entityHistory: (tx, { query }) => entityHistory(tx, query),
  exportHistory: (tx, { query }) => exportHistory(tx, query),
  restoreVersion: (tx, input) => restoreVersion(tx, input),
} satisfies Partial<Handlers<Api>>;

type Entry = Answer<Api['entityHistory']>['items'][number];

/** Every change of one thing, newest first; money and drafts of reports only to who may see them. */
async function entityHistory(
  tx: Tx,
  query: Input<Api['entityHistory']>['query'],
): Promise<Answer<Api['entityHistory']>> {
  const subject = await subjectOf(tx, query.kind, query.id);
  const before = query.cursor === undefined ? null : Number(query.cursor);
  if (before !== null && !Number.isSafeInteger(before)) {
    throw invalidField('query.cursor', 'This is no cursor of this list. Start from its first page.');
  }
  const found = await loadChanges(tx, subject, { ...query, before, limit: query.limit + 1 });
  const rows = found.slice(0, query.limit);
  return {
    name: subject.name,
    items: await entriesOf(tx, subject, rows),
    nextCursor: found.length > query.limit ? String(rows.at(-1)?.seq ?? '') : null,
  };
}

const mostChanges = 10_000;

/** The same as CSV, one line for each field, for an auditor's own tools. */
async function exportHistory(tx: Tx, query: Input<Api['exportHistory']>['query']): Promise<Download> {
  const subject = await subjectOf(tx, query.kind, query.id);
  const rows = await loadChanges(tx, subject, { ...query, before: null, limit: mostChanges });
  const entries = await entriesOf(tx, subject, rows);
  const lines = entries.flatMap(e =>
    (e.changes.length === 0 ? [{ field: '', from: null, to: null }] : e.changes).map(c => [
      ...[e.at, e.by, e.name, e.subject.kind, e.subject.id, e.validFrom ?? '', e.reason ?? ''],
      ...[c.field, said(c.from), said(c.to)],
    ]),
  );
  const columns = ['At', 'By', 'What', 'Kind', 'Id', 'True from', 'Reason', 'Field', 'From', 'To'];
  return {
    name: `history-${query.kind}-${query.id}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: writeCsv({ columns, rows: lines }),
  };
}

const said = (value: unknown): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

const isReference = (field: string): boolean =>
  /^(unit|portfolio|programme|person|sponsor|manager|owner|parent|scope)Id$/.test(field);
const uuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

async function entriesOf(tx: Tx, subject: Subject, rows: readonly HistoryRow[]): Promise<readonly Entry[]> {
  const ids = new Set(
    rows.flatMap(r =>
      [r.before, r.after].flatMap(fields =>
        Object.entries(fields ?? {}).flatMap(([f, v]) =>
          (isReference(f) || f.startsWith('fields.')) && typeof v === 'string' && uuid.test(v) ? [v] : [],
        ),
      ),
    ),
  );
  const names = await namesOf(tx, [...ids]);
  // A scope may be a project, which is told by no name here.
  const named = (field: string, value: unknown): unknown =>
    (isReference(field) || field.startsWith('fields.')) && typeof value === 'string'
      ? (names.get(value) ?? value)
      : (value ?? null);
  const latest = new Map<string, string>();
  for (const r of rows) if (!latest.has(r.subjectId)) latest.set(r.subjectId, r.id);
  return rows.map(r => ({
    id: r.id,
    at: r.at,
    by: r.by ?? 'Chartroom',
    name: r.name,
    validFrom: r.validFrom,
    reason: r.reason,
    subject: { kind: r.subjectKind, id: r.subjectId },
    currency: subject.currency,
    changes: changesIn(r)
      .filter(c => subject.seesMoney || !/Minor$/.test(c.field))
      .map(c => ({ field: c.field, from: named(c.field, c.from), to: named(c.field, c.to) })),
    may: { restore: subject.mayRestore && latest.get(r.subjectId) !== r.id && isVersion(r) },
  }));
}

/** A change after which the thing had a state that can be gone back to. */
const isVersion = (r: HistoryRow): boolean =>
  (historyKinds as readonly string[]).includes(r.subjectKind) &&
  (r.after ?? null) !== null &&
  /\.(added|updated|moved-on|baselined|published|corrected)$/.test(r.name);

const changesIn = ({ before, after }: HistoryRow): EntityHistoryEntry['changes'] =>
  [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
    .map(field => ({ field, from: before?.[field] ?? null, to: after?.[field] ?? null }))
    .filter(c => JSON.stringify(c.from) !== JSON.stringify(c.to));
