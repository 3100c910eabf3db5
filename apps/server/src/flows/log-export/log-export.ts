import type { Api, Input } from '@chartroom/contract';
import { writeCsv } from '@chartroom/interop';
import { AppError, type Download, type Handlers, listEvents, type Tx } from '../../platform/index.ts';
import { directory } from '../../register/index.ts';

/** Endpoint -> use case. */
export const logExportHandlers = {
  exportEvents: (tx, { query }) => exportLog(tx, query),
} satisfies Partial<Handlers<Api>>;

type Event = Awaited<ReturnType<typeof listEvents>>['items'][number];

const most = 100_000;
const pageSize = 5_000;

/** The log exactly as it is filtered, in its order, without what is concealed from the reader. */
async function exportLog(
  tx: Tx,
  { format, ...query }: Input<Api['exportEvents']>['query'],
): Promise<Download> {
  const concealed = await directory.concealed(tx);
  const lines: (readonly string[])[] = [];
  const json: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listEvents(tx, { ...query, cursor, limit: pageSize }, concealed);
    if (page.total > most) {
      throw new AppError(
        'limit',
        `The log has ${page.total} such entries; ${most} can be exported at once. Narrow it by a filter, such as seq > 100000.`,
      );
    }
    if (format === 'csv') lines.push(...page.items.map(lineOf));
    else json.push(...page.items.map(e => JSON.stringify(recordOf(e))));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const name = `log-${tx.at.slice(0, 10)}`;
  if (format === 'jsonl') {
    const bytes = new TextEncoder().encode(json.map(line => `${line}\n`).join(''));
    return { name: `${name}.jsonl`, mediaType: 'text/plain; charset=utf-8', bytes };
  }
  return {
    name: `${name}.csv`,
    mediaType: 'text/csv; charset=utf-8',
    bytes: writeCsv({ columns, rows: lines }),
  };
}

const columns = [
  ...['Number', 'At', 'What', 'Actor', 'Actor id', 'Person id', 'Kind', 'Record id', 'Project id'],
  ...['Before', 'After', 'Reason', 'Request', 'Id'],
];

const said = (value: unknown): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const lineOf = (e: Event): readonly string[] => [
  ...[String(e.seq), e.at, e.name, e.actor.kind, said(e.actor.id), said(e.actor.personId)],
  ...[e.subject.kind, e.subject.id, said(e.projectId), said(e.before), said(e.after), said(e.reason)],
  ...[said(e.requestId), e.id],
];

const recordOf = (e: Event) => ({
  seq: e.seq,
  id: e.id,
  at: e.at,
  name: e.name,
  actor: e.actor,
  subject: e.subject,
  projectId: e.projectId,
  before: e.before,
  after: e.after,
  reason: e.reason,
  requestId: e.requestId,
});
