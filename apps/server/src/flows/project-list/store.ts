import { type Api, type Input, projectFields } from '@chartroom/contract';
import { sql } from 'kysely';
import { type ListShape, type PageRead, readPage, type Tx } from '../../platform/index.ts';
import { withCodes } from '../../register/index.ts';
import type { Moment } from '../state/moment.ts';
import { type AddedFields, addedFieldsAt } from '../state/store/added-fields.ts';
import { projectColumns } from '../state/store/columns.ts';
import type { PortfolioScope } from '../state/store/portfolio.ts';
import { type Presence, plainStatesAt, type StateRow, statesAt } from '../state/store/states.ts';
import { columnsAt } from '../state/store/warnings.ts';

interface Asked {
  readonly portfolio: PortfolioScope | null;
  readonly query: Omit<Input<Api['listProjects']>['query'], 'warnings'>;
}

const orderOn = (moment: Moment): Pick<ListShape, 'defaultSort' | 'id' | 'today'> => ({
  defaultSort: 'number',
  id: sql.ref('p.id'),
  today: moment.asOf,
});

const shapeOn = (tx: Tx, moment: Moment, added: AddedFields): ListShape => ({
  types: { ...added.types, ...projectFields },
  columns: columnsAt(tx, moment, added),
  meaning: filter => withCodes(filter, added.catalogue),
  ...orderOn(moment),
});

/** A page of project states, filtered and sorted by the fields of the list. */
export async function pageOfStates(tx: Tx, moment: Moment, asked: Asked): Promise<PageRead<StateRow>> {
  const { portfolio, query } = asked;
  const wanted = { wanted: query.scope, search: query.search };
  if (isPlain(asked)) {
    const shape = { types: projectFields, columns: projectColumns, ...orderOn(moment) };
    const page = await readPage(plainStatesAt(tx, moment, wanted), query, shape);
    const ids = page.items.map(i => i.id);
    const found = new Map((await statesOf(tx, moment, { ids, wanted: 'all' })).map(s => [s.id, s]));
    return { ...page, items: ids.flatMap(id => found.get(id) ?? []) };
  }
  const added = await addedFieldsAt(tx, moment, [query.filter, query.sort]);
  const base = statesAt(tx, moment, wanted);
  return readPage(portfolio ? base.where(portfolio.condition) : base, query, shapeOn(tx, moment, added));
}

/** Fields that a project has by itself: neither a status nor the name of something else, nor money. */
const ownFields: ReadonlySet<string> = new Set([
  ...['number', 'key', 'name', 'class', 'category', 'state', 'present', 'confidential', 'currency'],
  ...['startBaseline', 'startForecast', 'finishBaseline', 'finishForecast', 'finishActual', 'baselineNumber'],
]);

/** Whether the page can be found by the projects alone, so that the rest is read for its rows and no others. */
const isPlain = ({ portfolio, query }: Asked): boolean =>
  portfolio === null &&
  (query.filter ?? '').trim() === '' &&
  (query.sort ?? 'number').split(',').every(key => ownFields.has(key.replace(/^-/, '')));

/** The states of those of the projects that were in the portfolio at a moment. */
export async function statesOf(
  tx: Tx,
  moment: Moment,
  { ids, wanted = 'present' }: { readonly ids: readonly string[]; readonly wanted?: Presence },
): Promise<readonly StateRow[]> {
  if (ids.length === 0) return [];
  return statesAt(tx, moment, { wanted }).where(sql<boolean>`p.id = any(${ids}::uuid[])`).execute();
}
