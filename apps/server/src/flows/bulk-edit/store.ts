import { mostChanges, projectFields } from '@chartroom/contract';
import { sql } from 'kysely';
import { filterSql, parseFilter, type Tx } from '../../platform/index.ts';
import { withCodes } from '../../register/index.ts';
import type { Moment } from '../state/moment.ts';
import { addedFieldsAt } from '../state/store/added-fields.ts';
import type { PortfolioScope } from '../state/store/portfolio.ts';
import { type Presence, statesAt } from '../state/store/states.ts';
import { columnsAt } from '../state/store/warnings.ts';

/** What a list of projects was asked for. */
export interface Matching {
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  readonly scope: Presence;
}

/** The projects that a list shows now; one more than may be changed at once, at most. */
export async function idsMatching(
  tx: Tx,
  moment: Moment,
  { portfolio, query }: { readonly portfolio: PortfolioScope | null; readonly query: Matching },
): Promise<readonly string[]> {
  let states = statesAt(tx, moment, { wanted: query.scope, search: query.search });
  if (portfolio) states = states.where(portfolio.condition);
  const text = query.filter?.trim() ?? '';
  if (text !== '') {
    const added = await addedFieldsAt(tx, moment, [text]);
    const filter = withCodes(parseFilter(text, { ...added.types, ...projectFields }), added.catalogue);
    states = states.where(filterSql(filter, columnsAt(tx, moment, added), moment.asOf));
  }
  const rows = await states
    .clearSelect()
    .select(sql<string>`p.id`.as('id'))
    .orderBy('p.number')
    .limit(mostChanges + 1)
    .execute();
  return rows.map(r => r.id);
}
