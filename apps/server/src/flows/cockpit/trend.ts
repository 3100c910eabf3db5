import type { Api, Input } from '@chartroom/contract';
import { addDays, asDay } from '@chartroom/engine';
import { type Answer, organisationKnownAt, type Tx } from '../../platform/index.ts';
import { metricRows, portfolioFigures } from '../state/figures.ts';
import { figureContext, loadGround, loadStates } from '../state/load.ts';
import { momentOf, onDay } from '../state/moment.ts';
import { statesOnDays } from '../state/store/states.ts';
import { cockpitFigures } from './figures.ts';

const points = 9;

/** The days of a sparkline: nine, a reporting period apart (at least four weeks), the last one the day asked for. */
export const trendDays = (asOf: string, cadenceDays: number): readonly string[] => {
  const step = Math.max(28, cadenceDays);
  return Array.from({ length: points }, (_, i) => addDays(asDay(asOf), (i - points + 1) * step));
};

/** How often the projects at hand report: the middle of their cadences. */
export const usualCadence = (cadences: ReadonlyMap<string, number>, otherwise: number): number =>
  [...cadences.values()].sort((a, b) => a - b)[cadences.size >> 1] ?? otherwise;

/** The key figures on the days before, each by its definition in the catalogue. */
export async function cockpitTrend(
  tx: Tx,
  query: Input<Api['getCockpitTrend']>['query'],
): Promise<Answer<Api['getCockpitTrend']>> {
  const moment = await momentOf(tx, query);
  const ground = await loadGround(tx, moment, query.portfolio);
  const all = await loadStates(tx, moment, { wanted: 'all', portfolio: ground.portfolio });
  const context = await figureContext(tx, moment, { ground, states: all });
  const days = trendDays(
    moment.asOf,
    usualCadence(context.cadences, (await organisationKnownAt(tx, moment.knownAt)).cadenceDays),
  );
  const states = await statesOnDays(
    tx,
    all.map(s => s.id),
    { days, knownAt: moment.knownAt },
  );
  // What is calculated from other attributes is not known of days before without loading them all.
  const added = context.added.filter(a => a.field.type !== 'formula').map(a => a.metric);
  const metrics = [...cockpitFigures, ...added];
  const byDay = Map.groupBy(states, s => s.onDay);
  const figures = days.map(day => {
    const onThatDay = { ...context, asOf: onDay(moment, day).asOf };
    return portfolioFigures(
      metrics,
      { rows: metricRows(byDay.get(day) ?? [], onThatDay), context: onThatDay },
      null,
    );
  });
  return {
    days,
    figures: metrics.map(({ id }, i) => ({
      metric: id,
      values: figures.map(f => {
        const value = f[i]?.value;
        return typeof value === 'number' ? value : null;
      }),
    })),
  };
}
