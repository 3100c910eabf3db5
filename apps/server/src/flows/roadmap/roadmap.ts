import type { Api, Input } from '@chartroom/contract';
import type { Answer, Handlers, Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import { pageOfStates } from '../project-list/store.ts';
import { momentOf } from '../state/moment.ts';
import { projectRow } from '../state/project-row.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { type KeyDateRow, loadKeyDates } from './store.ts';

type Roadmap = Answer<Api['listRoadmap']>;

/** Endpoint -> use case. */
export const roadmapHandlers = {
  listRoadmap: (tx, { query }) => listRoadmap(tx, query),
} satisfies Partial<Handlers<Api>>;

const keyDate = ({ projectId: _, ...row }: KeyDateRow): Roadmap['items'][number]['milestones'][number] => ({
  ...row,
  id: row.id as Roadmap['items'][number]['milestones'][number]['id'],
});

/** A page of projects as they were on a day, with what a time axis shows of them. */
async function listRoadmap(tx: Tx, query: Input<Api['listRoadmap']>['query']): Promise<Roadmap> {
  const moment = await momentOf(tx, query);
  const portfolio = query.portfolio === undefined ? null : await portfolioScope(tx, moment, query.portfolio);
  const page = await pageOfStates(tx, moment, { portfolio, query });
  const keyDates = await loadKeyDates(
    tx,
    moment,
    page.items.map(state => state.id),
  );
  const catalogue = await fieldCatalogue(tx);
  return {
    ...page,
    asOf: moment.asOf,
    items: page.items.map(state => {
      const row = projectRow(tx, { asOf: moment.asOf, catalogue }, { state, before: null });
      const { reported, computed, disagreeWeeks, reportAgeDays, slipDays } = row.health;
      const { id, key, name, unit, portfolio: of, programme, dates, category } = row;
      const place = { unit, portfolio: of, programme, category, class: row.class, state: row.state };
      const standing = { reported, computed, disagreeWeeks, reportAgeDays, slipDays };
      return {
        id,
        key,
        name,
        ...place,
        dates,
        ...standing,
        milestones: (keyDates.get(state.id) ?? []).map(keyDate),
      };
    }),
  };
}
