import type { Api, Input } from '@chartroom/contract';
import { asDay, baselineByMonth, convert, type Day, rateOn, remainingByMonth } from '@chartroom/engine';
import { type Answer, dayIn, type Handlers, readOrganisation, type Tx } from '../../platform/index.ts';
import { type KnownPlan, knownPlans } from '../../register/index.ts';
import { pageOfStates } from '../project-list/store.ts';
import { type Ground, loadGround } from '../state/load.ts';
import { type Moment, momentOf } from '../state/moment.ts';
import type { StateRow } from '../state/store/states.ts';
import { type Cell, type Counted, leftOutOf, periodsOf, rowOf } from './money-periods.ts';
import { moneyOf, type PlanPattern } from './project-money.ts';
import { loadSpend } from './store.ts';

/** Endpoint -> use case. */
export const roadmapMoneyHandlers = {
  getRoadmapMoney: (tx, { query }) => roadmapMoney(tx, query),
} satisfies Partial<Handlers<Api>>;

type Money = Answer<Api['getRoadmapMoney']>;

/** As many projects as the roadmap shows. */
const mostProjects = 1_000;
/** Plans of so many tasks together are read; the projects of the others are spread evenly, those with the most cost last. */
const mostTasks = 50_000;

/** Whether what was changed at an instant had been by the end of a day, as far as it was known. */
async function knownBy(tx: Tx, moment: Moment): Promise<(changedAt: string) => boolean> {
  const { timeZone } = await readOrganisation(tx);
  const until = moment.knownAt === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(moment.knownAt);
  return at => Date.parse(at) <= until && dayIn(timeZone, at) <= moment.asOf;
}

/** How the costs of the plans lie in time, of projects whose money is seen. */
async function patternsOf(
  tx: Tx,
  moment: Moment,
  states: readonly StateRow[],
): Promise<ReadonlyMap<string, PlanPattern>> {
  const asOf = asDay(moment.asOf);
  const use = ({ plan, schedule, baseline }: KnownPlan): PlanPattern => ({
    remaining: remainingByMonth(plan, schedule, asOf),
    baseline: baseline && baselineByMonth(plan, schedule, baseline),
  });
  const dearest = states.toSorted((a, b) => (b.costForecastMinor ?? 0) - (a.costForecastMinor ?? 0));
  const known = await knownBy(tx, moment);
  return knownPlans(tx, { projects: dearest.map(s => s.id), known, mostTasks, use });
}

const inReporting =
  ({ currency: to, rates }: Ground, asOf: Day) =>
  (minor: number, currency: string): number | null => {
    const rate = currency === to ? null : rateOn(rates, { from: currency, to }, asOf);
    return convert({ minor, currency }, to, rate)?.minor ?? null;
  };

/** What the projects that are asked for cost over time. */
async function roadmapMoney(tx: Tx, query: Input<Api['getRoadmapMoney']>['query']): Promise<Money> {
  const { period, ...asked } = query;
  const moment = await momentOf(tx, query);
  const asOf = asDay(moment.asOf);
  const ground = await loadGround(tx, moment, query.portfolio);
  const page = await pageOfStates(tx, moment, {
    portfolio: ground.portfolio,
    query: { ...asked, limit: mostProjects },
  });
  const seen = page.items.filter(s => s.seesMoney);
  const spend = await loadSpend(
    tx,
    moment,
    seen.map(s => s.id),
  );
  const patterns = await patternsOf(tx, moment, seen);
  const convertTo = inReporting(ground, asOf);
  const counted = page.items.map((state): Counted => {
    const own = { spend: spend.get(state.id) ?? [], pattern: patterns.get(state.id) };
    return { state, money: moneyOf(state, { asOf, convert: convertTo, ...own }) };
  });
  const periods = periodsOf(counted, period);
  const sum = (of: keyof Cell) => periods.reduce((total, p) => total + p[of], 0);
  return {
    asOf,
    currency: ground.currency,
    period,
    total: page.total,
    periods,
    totals: {
      openingMinor: counted.reduce((total, c) => total + c.money.openingMinor, 0),
      actualMinor: sum('actualMinor'),
      plannedMinor: sum('plannedMinor'),
      evenMinor: sum('evenMinor'),
      baselineMinor: sum('baselineMinor'),
    },
    projects: counted
      .map(rowOf)
      .filter(r => r.actualMinor !== 0 || r.forecastMinor !== 0 || r.baselineMinor !== 0),
    leftOut: leftOutOf(counted),
  };
}
