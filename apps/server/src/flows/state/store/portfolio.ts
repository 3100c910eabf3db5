import { projectFields } from '@chartroom/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { AppError, filterSql, parseFilter, type Tx } from '../../../platform/index.ts';
import { withCodes } from '../../../register/index.ts';
import type { Moment } from '../moment.ts';
import { addedFieldsAt } from './added-fields.ts';
import { portfoliosUnder } from './states.ts';
import { columnsAt } from './warnings.ts';

/** A portfolio that was asked for, and the condition on project states that belong to it. */
export interface PortfolioScope {
  readonly id: string;
  readonly name: string;
  readonly condition: RawBuilder<SqlBool>;
}

/** What belongs to a portfolio: its projects and those of the portfolios under it, put there or chosen by a filter. */
export async function portfolioScope(tx: Tx, moment: Moment, id: string): Promise<PortfolioScope> {
  const tree = await portfoliosUnder(tx, id, moment.knownAt);
  const [root] = tree;
  if (!root) throw new AppError('not_found', 'There is no such portfolio.');
  const fixed = tree.filter(p => p.filter === null).map(p => p.id);
  const dynamic = tree.flatMap(p => (p.filter === null ? [] : [p.filter]));
  const added = await addedFieldsAt(tx, moment, dynamic);
  const types = { ...added.types, ...projectFields };
  const columns = columnsAt(tx, moment, added);
  const parts = [
    ...(fixed.length > 0 ? [sql<SqlBool>`p.portfolio_id = any(${fixed}::uuid[])`] : []),
    ...dynamic.map(f => filterSql(withCodes(parseFilter(f, types), added.catalogue), columns, moment.asOf)),
  ];
  return { id, name: root.name, condition: sql<SqlBool>`(${sql.join(parts, sql` or `)})` };
}
