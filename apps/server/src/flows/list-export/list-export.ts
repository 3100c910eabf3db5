import type { Api, ExportFormat, FieldCells, Input, ListedKind } from '@chartroom/contract';
import { type Download, type Handlers, readOrganisation, type Tx } from '../../platform/index.ts';
import { listPeople, listPortfolios, listProgrammes, listUnits, lookedAt } from '../../register/index.ts';
import { momentNotes } from '../document/about.ts';
import { type List, listFile, mustFit, rowsAtOnce } from '../document/list-file.ts';
import { projectNamed } from '../explain/explain.ts';
import { keyDates } from '../project-page/key-dates.ts';
import { momentOf } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { columnsAsked, type OwnColumns } from './columns.ts';
import {
  milestoneColumns,
  type PersonRow,
  personColumns,
  portfolioColumns,
  programmeColumns,
  unitColumns,
} from './own-columns.ts';

/** Endpoint -> use case. Each reads its list as the page does, so that nobody takes along what they may not see. */
export const listExportHandlers = {
  exportPeople: (tx, { query }) => exportPeople(tx, query),
  exportProgrammes: (tx, { query }) => exportProgrammes(tx, query),
  exportPortfolios: (tx, { query }) => exportPortfolios(tx, query),
  exportUnits: (tx, { query }) => exportUnits(tx, query),
  exportMilestones: (tx, input) => exportMilestones(tx, input),
} satisfies Partial<Handlers<Api>>;

interface Query {
  readonly format: ExportFormat;
  readonly columns?: string | undefined;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

interface Shown<R, K extends ListedKind> extends Pick<List, 'title' | 'noun'> {
  readonly kind: K;
  readonly own: OwnColumns<R, K>;
  readonly rows: readonly R[];
  /** What the list was narrowed and ordered by. */
  readonly asked?: readonly (string | null)[];
}

async function shownFile<R extends { readonly fields: FieldCells }, K extends ListedKind>(
  tx: Tx,
  query: Query,
  { kind, own, rows, asked = [], ...list }: Shown<R, K>,
): Promise<Download> {
  const moment = await momentOf(tx, query);
  const columns = await columnsAsked(tx, kind, {
    columns: query.columns,
    own,
    currency: (await readOrganisation(tx)).currency,
  });
  const notes = [...momentNotes(tx, moment, null), ...asked.filter(note => note !== null)];
  const cells = rows.map(row => columns.map(c => c.cell(row)));
  return listFile(tx, { ...list, day: moment.asOf, notes, columns, rows: cells }, query.format);
}

async function exportPeople(tx: Tx, query: Input<Api['exportPeople']>['query']): Promise<Download> {
  const rows: PersonRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listPeople(tx, { ...query, cursor, limit: rowsAtOnce });
    mustFit(page.total, query.format);
    rows.push(...page.items);
    if (page.nextCursor === null) break;
    cursor = page.nextCursor;
  }
  const asked = [
    query.search ? `Search: ${query.search}` : null,
    query.filter ? `Filter: ${query.filter}` : null,
    query.sort ? `Order: ${query.sort}` : null,
  ];
  const list = { kind: 'person', title: 'People', noun: ['person', 'people'] } as const;
  return shownFile(tx, query, { ...list, own: personColumns, rows, asked });
}

async function exportProgrammes(tx: Tx, query: Input<Api['exportProgrammes']>['query']): Promise<Download> {
  const { items } = await listProgrammes(tx, lookedAt(query));
  const of = query.portfolio ? await portfolioScope(tx, await momentOf(tx, query), query.portfolio) : null;
  const rows = items.filter(p => of === null || p.portfolio?.id === query.portfolio);
  const asked = of === null ? [] : [`Portfolio: ${of.name}`];
  const list = { kind: 'programme', title: 'Programmes', noun: ['programme', 'programmes'] } as const;
  return shownFile(tx, query, { ...list, own: programmeColumns, rows, asked });
}

async function exportPortfolios(tx: Tx, query: Input<Api['exportPortfolios']>['query']): Promise<Download> {
  const { items: rows } = await listPortfolios(tx, lookedAt(query));
  const list = { kind: 'portfolio', title: 'Portfolios', noun: ['portfolio', 'portfolios'] } as const;
  return shownFile(tx, query, { ...list, own: portfolioColumns(rows), rows });
}

async function exportUnits(tx: Tx, query: Input<Api['exportUnits']>['query']): Promise<Download> {
  const { items: rows } = await listUnits(tx, lookedAt(query));
  const { pmoType } = await readOrganisation(tx);
  const list = { kind: 'unit', title: 'Units', noun: ['unit', 'units'] } as const;
  return shownFile(tx, query, { ...list, own: unitColumns(rows, pmoType), rows });
}

async function exportMilestones(
  tx: Tx,
  { params, query }: Input<Api['exportMilestones']>,
): Promise<Download> {
  const project = await projectNamed(tx, params.project);
  const moment = await momentOf(tx, query);
  const now = query.asOf === undefined && query.knownAt === undefined;
  const rows = await keyDates(tx, project.id, { moment, compared: null, now });
  const title = `Key dates of ${project.key} ${project.name}`;
  const list = { kind: 'milestone', title, noun: ['key date', 'key dates'] } as const;
  return shownFile(tx, query, { ...list, own: milestoneColumns, rows });
}
