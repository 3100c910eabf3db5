import type { Api, Input } from '@chartroom/contract';
import { type Answer, atOnce, type Handlers, holds, type Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { momentOf, onDay } from '../state/moment.ts';
import { projectRow } from '../state/project-row.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { warningsOf } from '../state/store/warnings.ts';
import { pageOfStates, statesOf } from './store.ts';

/** Endpoint -> use case. */
export const projectListHandlers = {
  listProjects: (tx, { query }) => listProjects(tx, query),
} satisfies Partial<Handlers<Api>>;

/** A page of projects as they were on a day, each beside what it was on the day compared with. */
async function listProjects(
  tx: Tx,
  query: Input<Api['listProjects']>['query'],
): Promise<Answer<Api['listProjects']>> {
  const moment = await momentOf(tx, query);
  const portfolio = query.portfolio === undefined ? null : await portfolioScope(tx, moment, query.portfolio);
  const [page, catalogue] = await atOnce(pageOfStates(tx, moment, { portfolio, query }), fieldCatalogue(tx));
  const before =
    query.compareWith === undefined
      ? []
      : await statesOf(tx, onDay(moment, query.compareWith), { ids: page.items.map(i => i.id) });
  const ids = page.items.map(i => i.id);
  const broken = query.warnings === 'true' ? await warningsOf(tx, moment, ids) : null;
  const earlier = new Map(before.map(s => [s.id, s]));
  return {
    ...page,
    items: page.items.map(s =>
      projectRow(
        tx,
        { asOf: moment.asOf, catalogue },
        {
          state: s,
          before: earlier.get(s.id) ?? null,
          broken: broken === null ? null : (broken.get(s.id) ?? []),
        },
      ),
    ),
    asOf: moment.asOf,
    may: { create: holds(tx.actor, 'project.create'), import: holds(tx.actor, 'import.run') },
  };
}
