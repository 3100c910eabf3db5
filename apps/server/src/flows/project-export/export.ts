import type { Api, Input } from '@chartroom/contract';
import { type Cell, writeCsv, writeXlsx } from '@chartroom/interop';
import {
  AppError,
  type Download,
  type Handlers,
  readOrganisation,
  renderPdf,
  type Tx,
} from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { type About, aboutContent, momentNotes } from '../document/about.ts';
import { pageOfStates, statesOf } from '../project-list/store.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { columnNames, type ExportColumn, type ExportRow, exportColumns, printed } from './columns.ts';
import { listTemplate } from './template.ts';

/** Endpoint -> use case. */
export const projectExportHandlers = {
  exportProjects: (tx, { query }) => exportProjects(tx, query),
} satisfies Partial<Handlers<Api>>;

type Query = Input<Api['exportProjects']>['query'];

const mostRows = { csv: 100_000, xlsx: 100_000, pdf: 5_000 } as const;
const pageSize = 2_000;

interface List {
  readonly about: About;
  readonly columns: readonly ExportColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The list that was asked for as a file, with its day, what was known, and its hash on it. */
async function exportProjects(tx: Tx, query: Query): Promise<Download> {
  const list = await readList(tx, query);
  const { format } = query;
  const name = `projects-${list.about.day}-${list.about.hash.slice(0, 12)}.${format}`;
  switch (format) {
    case 'csv':
      return { name, mediaType: 'text/csv; charset=utf-8', bytes: asCsv(list) };
    case 'xlsx':
      return { name, mediaType: sheetType, bytes: asXlsx(list) };
    case 'pdf':
      return { name, mediaType: 'application/pdf', bytes: await asPdf(list) };
  }
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

async function readList(tx: Tx, query: Query): Promise<List> {
  const moment = await momentOf(tx, query);
  const compareWith = query.compareWith ?? null;
  const catalogue = await fieldCatalogue(tx);
  const names = columnNames(query.columns, catalogue);
  const columns = exportColumns(names, { asOf: moment.asOf, compareWith, catalogue });
  const portfolio = query.portfolio === undefined ? null : await portfolioScope(tx, moment, query.portfolio);
  const rows: (readonly Cell[])[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await pageOfStates(tx, moment, { portfolio, query: { ...query, limit: pageSize, cursor } });
    mustFit(page.total, query.format);
    const rowsOfPage = await besideBefore(
      tx,
      page.items,
      compareWith === null ? null : onDay(moment, compareWith),
    );
    rows.push(...rowsOfPage.map(row => columns.map(c => c.cell(row))));
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const asked = [
    portfolio ? `Portfolio: ${portfolio.name}` : null,
    query.search ? `Search: ${query.search}` : null,
    query.filter ? `Filter: ${query.filter}` : null,
    query.sort ? `Order: ${query.sort}` : null,
    `Which: ${query.scope}`,
  ].filter(t => t !== null);
  const head = {
    title: 'Projects',
    day: moment.asOf,
    notes: [...momentNotes(tx, moment, compareWith), ...asked],
  };
  const { name } = await readOrganisation(tx);
  const about = aboutContent(head, name, { columns: columns.map(c => c.header), rows });
  return { about, columns, rows };
}

function mustFit(total: number, format: Query['format']): void {
  if (total <= mostRows[format]) return;
  throw new AppError(
    'limit',
    `The list has ${total} rows; as ${format.toUpperCase()} it may have ${mostRows[format]}. Narrow it by a filter.`,
  );
}

async function besideBefore(
  tx: Tx,
  states: readonly ExportRow['state'][],
  then: Moment | null,
): Promise<readonly ExportRow[]> {
  const earlier = then ? await statesOf(tx, then, { ids: states.map(s => s.id) }) : [];
  const before = new Map(earlier.map(s => [s.id, s]));
  return states.map(state => ({ state, before: before.get(state.id) ?? null }));
}

const asCsv = ({ columns, rows }: List): Uint8Array =>
  writeCsv({ columns: columns.map(c => c.header), rows });

function asXlsx({ about, columns, rows }: List): Uint8Array {
  const facts: readonly (readonly [string, string])[] = [
    ['Title', about.title],
    ['Organisation', about.organisation],
    ...about.notes.map((note, i) => [i === 0 ? 'What it shows' : '', note] as const),
    ['Rows', String(rows.length)],
    ['Content SHA-256', about.hash],
  ];
  const width = (c: ExportColumn) => Math.round(c.share * 9);
  return writeXlsx([
    {
      name: 'Projects',
      columns: columns.map(c => ({ name: c.header, kind: c.kind, width: width(c) })),
      rows,
    },
    {
      name: 'About',
      columns: [
        { name: 'About', width: 20 },
        { name: 'What', width: 80 },
      ],
      rows: facts,
    },
  ]);
}

async function asPdf({ about, columns, rows }: List): Promise<Uint8Array> {
  const data = {
    about,
    summary: `${rows.length} ${rows.length === 1 ? 'project' : 'projects'}. ${about.notes.join(', ')}.`,
    size: columns.length > 12 ? 6 : columns.length > 9 ? 7 : 8,
    columns: columns.map(c => ({ header: c.header, share: c.share, right: c.kind !== 'text' })),
    rows: rows.map(row => columns.map((c, i) => printed(row[i] ?? null, c))),
  };
  return renderPdf({ template: listTemplate, data });
}
