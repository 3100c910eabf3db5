import type { RatingScale } from '@chartroom/engine';
import { cadences, loadScales, scalesOf } from '../../domains/monitoring/index.ts';
import { organisationKnownAt, type Tx } from '../../platform/index.ts';
import { addedFigures, fieldCatalogue, loadRates } from '../../register/index.ts';
import { exchangeRates, type FigureContext } from './figures.ts';
import type { Moment } from './moment.ts';
import { type PortfolioScope, portfolioScope } from './store/portfolio.ts';
import { type Presence, presentSince, type StateRow, statesAt } from './store/states.ts';

/** What every look at the portfolio needs: whose, in which currency, with which rates and scales. */
export interface Ground {
  readonly currency: string;
  readonly rates: FigureContext['rates'];
  readonly scales: ReadonlyMap<string, RatingScale>;
  readonly portfolio: PortfolioScope | null;
}

export async function loadGround(tx: Tx, moment: Moment, portfolio: string | undefined): Promise<Ground> {
  return {
    currency: (await organisationKnownAt(tx, moment.knownAt)).currency,
    rates: exchangeRates(await loadRates(tx, moment.knownAt, 2000)),
    scales: scalesOf(await loadScales(tx)),
    portfolio: portfolio === undefined ? null : await portfolioScope(tx, moment, portfolio),
  };
}

/** The most projects that one look at a portfolio loads. */
const most = 20_000;

/** The visible projects of a portfolio at a moment. */
export async function loadStates(
  tx: Tx,
  moment: Moment,
  { wanted, portfolio }: { readonly wanted: Presence; readonly portfolio: PortfolioScope | null },
): Promise<readonly StateRow[]> {
  const query = statesAt(tx, moment, { wanted });
  const scoped = portfolio ? query.where(portfolio.condition) : query;
  return scoped.orderBy('p.number').limit(most).execute();
}

/** What figures over these projects are computed with. */
export async function figureContext(
  tx: Tx,
  moment: Moment,
  {
    ground,
    states,
  }: { readonly ground: Ground; readonly states: readonly Pick<StateRow, 'id' | 'reportDay'>[] },
): Promise<FigureContext> {
  const fields = await fieldCatalogue(tx);
  const silent = states.filter(s => s.reportDay === null).map(s => s.id);
  return {
    asOf: moment.asOf,
    currency: ground.currency,
    rates: ground.rates,
    cadences: await cadences(
      tx,
      states.map(s => s.id),
      moment,
    ),
    presentSince: await presentSince(tx, moment, silent),
    ...{ fields, added: addedFigures(fields) },
  };
}
