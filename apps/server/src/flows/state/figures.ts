import type { Figure } from '@chartroom/contract';
import {
  asDay,
  divideHalfEven,
  type ExchangeRate,
  type MetricRow,
  metricById,
  parseDecimal,
  rateOn,
} from '@chartroom/engine';
import type { RateRecord } from '../../register/index.ts';
import type { StateRow } from './store/states.ts';

/** What figures over projects need beside the projects. */
export interface FigureContext {
  readonly asOf: string;
  /** Totals are in this currency. */
  readonly currency: string;
  readonly rates: readonly ExchangeRate[];
  readonly cadences: ReadonlyMap<string, number>;
  readonly presentSince: ReadonlyMap<string, string>;
}

export const exchangeRates = (records: readonly RateRecord[]): readonly ExchangeRate[] =>
  records.map(r => ({ from: r.fromCurrency, to: r.toCurrency, day: asDay(r.day), rate: r.rate }));

/** The columns of a project that figures over projects are computed from. */
export type FigureSource = Pick<
  StateRow,
  | 'id'
  | 'key'
  | 'name'
  | 'reportedStatus'
  | 'computedStatus'
  | 'reportDay'
  | 'slipDays'
  | 'currency'
  | 'costForecastMinor'
  | 'costBaselineMinor'
  | 'benefitsForecastMinor'
  | 'seesMoney'
>;

/** Projects as the rows of portfolio figures; money only where the reader may see it. */
export function metricRows(states: readonly FigureSource[], context: FigureContext): readonly MetricRow[] {
  const rates = new Map<string, string | null>();
  const rateFor = (currency: string) => {
    const known = rates.get(currency);
    if (known !== undefined) return known;
    const rate = exactRate(context, currency);
    rates.set(currency, rate);
    return rate;
  };
  return states.map(s => ({
    projectId: s.id,
    key: s.key,
    name: s.name,
    values: {
      reportedStatus: s.reportedStatus,
      computedStatus: s.computedStatus,
      lastReport: s.reportDay,
      presentSince: context.presentSince.get(s.id) ?? null,
      cadenceDays: context.cadences.get(s.id) ?? null,
      slipDays: s.slipDays,
      currency: s.currency,
      rate: rateFor(s.currency),
      costForecastMinor: s.seesMoney ? s.costForecastMinor : null,
      costBaselineMinor: s.seesMoney ? s.costBaselineMinor : null,
      benefitsForecastMinor: s.seesMoney ? s.benefitsForecastMinor : null,
    },
  }));
}

function exactRate({ rates, currency: to, asOf }: FigureContext, from: string): string | null {
  if (from === to) return null;
  const found = rateOn(rates, { from, to }, asDay(asOf));
  if (!found) return null;
  return found.from === from ? found.rate : inverse(found.rate);
}

const inversePlaces = 15;

/** One divided by a rate, to fifteen decimal places. */
function inverse(rate: string): string | null {
  const read = parseDecimal(rate);
  if (!read || read.digits <= 0n) return null;
  const digits = divideHalfEven(
    10n ** BigInt(inversePlaces + Math.max(0, read.scale)),
    read.digits,
  ).toString();
  const padded = digits.padStart(inversePlaces + 1, '0');
  return `${padded.slice(0, -inversePlaces)}.${padded.slice(-inversePlaces)}`;
}

/** Projects as figures see them on one day. */
interface FigureRows {
  readonly rows: readonly MetricRow[];
  readonly context: FigureContext;
}

/** Computes figures of the catalogue over projects, each beside its value on the day compared with. */
export function portfolioFigures(
  ids: readonly string[],
  { rows, context }: FigureRows,
  before: FigureRows | null,
): readonly Figure[] {
  return ids.map(id => {
    const metric = metricById(id);
    if (!metric) throw new Error(`Broken assumption: ${id} is in the catalogue`);
    const inputs = (c: FigureContext) => ({ asOf: c.asOf, currency: c.currency });
    const { value, why } = metric.compute(inputs(context), rows);
    return {
      metric: id,
      name: metric.name,
      unit: metric.unit,
      better: metric.better,
      value,
      currency: metric.unit === 'money' ? context.currency : null,
      why,
      before: before ? metric.compute(inputs(before.context), before.rows).value : null,
    };
  });
}
