import type { FieldCell, Figure } from '@chartroom/contract';
import {
  asDay,
  divideHalfEven,
  type ExchangeRate,
  type Metric,
  type MetricRow,
  metricById,
  parseDecimal,
  rateOn,
} from '@chartroom/engine';
import {
  type AddedFigure,
  calculatedValue,
  type FieldCatalogue,
  figureValues,
  type ProjectSubject,
  type RateRecord,
} from '../../register/index.ts';
import type { StateRow } from './store/states.ts';

/** What figures over projects need beside the projects. */
export interface FigureContext {
  readonly asOf: string;
  /** Totals are in this currency. */
  readonly currency: string;
  readonly rates: readonly ExchangeRate[];
  readonly cadences: ReadonlyMap<string, number>;
  readonly presentSince: ReadonlyMap<string, string>;
  /** Fields of projects, and which of them are figures. */
  readonly fields: FieldCatalogue;
  readonly added: readonly AddedFigure[];
}

export const exchangeRates = (records: readonly RateRecord[]): readonly ExchangeRate[] =>
  records.map(r => ({ from: r.fromCurrency, to: r.toCurrency, day: asDay(r.day), rate: r.rate }));

/** The columns of a project that the figures of the product over projects are computed from. */
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
  | 'fields'
>;

/** Reads what a calculated field comes to for a project on the day that is asked about. */
export const calculatedOn =
  ({ fields: catalogue, asOf: day }: FigureContext) =>
  (row: ProjectSubject, key: string): FieldCell | null =>
    calculatedValue({ catalogue, row, day }, key);

/** Projects as the rows of portfolio figures; money only where the reader may see it. */
export function metricRows<S extends FigureSource>(
  states: readonly S[],
  context: FigureContext,
  calculate: (state: S, key: string) => FieldCell | null = () => null,
): readonly MetricRow[] {
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
      ...figureValues(context.added, {
        ...{ catalogue: context.fields, fields: s.fields, seesMoney: s.seesMoney },
        calculate: key => calculate(s, key),
      }),
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

/** Figures of the catalogue by their ids. */
export const metricsOf = (ids: readonly string[]): readonly Metric[] =>
  ids.map(id => {
    const metric = metricById(id);
    if (!metric) throw new Error(`Broken assumption: ${id} is in the catalogue`);
    return metric;
  });

/** Computes figures of the catalogue over projects, each beside its value on the day compared with. */
export function portfolioFigures(
  metrics: readonly Metric[],
  { rows, context }: FigureRows,
  before: FigureRows | null,
): readonly Figure[] {
  return metrics.map(metric => {
    const inputs = (c: FigureContext) => ({ asOf: c.asOf, currency: c.currency });
    const { value, why } = metric.compute(inputs(context), rows);
    return {
      metric: metric.id,
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
