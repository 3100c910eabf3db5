import type { Api, Input } from '@chartroom/contract';
import type { Cell } from '@chartroom/interop';
import type { Download, Handlers, Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { momentNotes } from '../document/about.ts';
import { listFile, mustFit, rowsAtOnce } from '../document/list-file.ts';
import { pageOfStates, statesOf } from '../project-list/store.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { columnNames, type ExportRow, exportColumns } from './columns.ts';

/** Endpoint -> use case. */
export const projectExportHandlers = {
  exportProjects: (tx, { query }) => exportProjects(tx, query),
} satisfies Partial<Handlers<Api>>;

type Query = Input<Api['exportProjects']>['query'];

/** The list that was asked for as a file. */
async function exportProjects(tx: Tx, query: Query): Promise<Download> {
  const moment = await momentOf(tx, query);
  const compareWith = query.compareWith ?? null;
  const catalogue = await fieldCatalogue(tx);
  const names = columnNames(query.columns, catalogue);
  const columns = exportColumns(names, { asOf: moment.asOf, compareWith, catalogue });
  const portfolio = query.portfolio === undefined ? null : await portfolioScope(tx, moment, query.portfolio);
  const rows: (readonly Cell[])[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await pageOfStates(tx, moment, {
      portfolio,
      query: { ...query, limit: rowsAtOnce, cursor },
    });
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
  const notes = [...momentNotes(tx, moment, compareWith), ...asked];
  const told = { title: 'Projects', noun: ['project', 'projects'], day: moment.asOf, notes } as const;
  return listFile(tx, { ...told, columns, rows }, query.format);
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
