import { type Day, daysBetween } from '../base/day.ts';
import { convert } from '../base/money.ts';
import { percent } from '../base/rounding.ts';
import { found, type Metric, missing, portfolioMetric } from './metric.ts';
import { severity } from './rules.ts';
import { disagree } from './status-series.ts';

const asOf = { name: 'As of', unit: 'day', symbol: 'D' } as const;
const counted = 'A count, so that it can be checked by hand against its rows.';
export const sum = (values: readonly number[]) => values.reduce((a, v) => a + v, 0);
const reportedStatus = { name: 'Reported status', unit: 'status', symbol: 'r' } as const;
const computedStatus = { name: 'Computed status', unit: 'status', symbol: 'c' } as const;

const countIf = { better: 'lower', unit: 'count', version: 1, source: counted, inputs: {} } as const;

const counts: readonly Metric[] = [
  portfolioMetric({
    ...countIf,
    id: 'project-count',
    name: 'Projects',
    better: 'none',
    words: 'Projects in the portfolio on the day.',
    formula: 'number of projects',
    columns: {},
    each: () => ({ add: 1 }),
    total: added => found(added.length),
  }),
  portfolioMetric({
    ...countIf,
    id: 'reported-off-track-count',
    name: 'Reported off track',
    words: 'Projects whose last reported rating stands for off track.',
    formula: 'number with {reportedStatus} = off track',
    columns: { reportedStatus },
    each: row =>
      row.reportedStatus === 'unknown'
        ? { why: 'The rating is no colour of a scale.' }
        : { add: row.reportedStatus === 'off-track' ? 1 : 0 },
    total: added => found(sum(added)),
  }),
  portfolioMetric({
    ...countIf,
    id: 'computed-off-track-count',
    name: 'Computed off track',
    words: 'Projects whose computed status is off track.',
    formula: 'number with {computedStatus} = off track',
    columns: { computedStatus },
    each: row =>
      row.computedStatus === 'unknown'
        ? { why: 'The status cannot be computed.' }
        : { add: row.computedStatus === 'off-track' ? 1 : 0 },
    total: added => found(sum(added)),
  }),
  portfolioMetric({
    ...countIf,
    id: 'disagreement-count',
    name: 'Disagree',
    words: 'Projects whose reported and computed status differ.',
    formula: 'number with {reportedStatus} ≠ {computedStatus}',
    columns: { reportedStatus, computedStatus },
    each: row => {
      if (row.reportedStatus === 'unknown') return { why: 'The rating is no colour of a scale.' };
      if (row.computedStatus === 'unknown') return { why: 'The status cannot be computed.' };
      return { add: disagree(row.reportedStatus, row.computedStatus) ? 1 : 0 };
    },
    total: added => found(sum(added)),
  }),
  portfolioMetric({
    ...countIf,
    id: 'reported-better-count',
    name: 'Reported better than computed',
    words: 'Projects whose reported status is better than the computed one: green outside, red inside.',
    formula: 'number with {reportedStatus} better than {computedStatus}',
    columns: { reportedStatus, computedStatus },
    each: row => {
      if (row.reportedStatus === 'unknown') return { why: 'The rating is no colour of a scale.' };
      if (row.computedStatus === 'unknown') return { why: 'The status cannot be computed.' };
      return { add: severity(row.reportedStatus) < severity(row.computedStatus) ? 1 : 0 };
    },
    total: added => found(sum(added)),
  }),
  portfolioMetric({
    ...countIf,
    id: 'silent-count',
    name: 'Silent',
    words:
      'Projects whose last report, or entry into the portfolio when there is none, is more than one and a half reporting periods ago.',
    formula: 'number with {asOf} − ({lastReport} or {presentSince}) > 1.5 × {cadenceDays}',
    inputs: { asOf },
    columns: {
      lastReport: { name: 'Last report', unit: 'day', symbol: 'R', optional: true },
      presentSince: { name: 'In the portfolio since', unit: 'day', symbol: 'P', optional: true },
      cadenceDays: { name: 'Reporting period', unit: 'days', symbol: 'c' },
    },
    each: (row, given) => {
      const since: Day | null = row.lastReport ?? row.presentSince;
      if (since === null) return { why: 'Neither a report nor the day it came in is known.' };
      return { add: daysBetween(since, given.asOf) / row.cadenceDays > 1.5 ? 1 : 0 };
    },
    total: added => found(sum(added)),
  }),
];

export const currency = { name: 'Reporting currency', unit: 'currency', symbol: 'ccy' } as const;
export const inCurrency = {
  currency: { name: 'Currency', unit: 'currency', symbol: 'k' },
  rate: { name: 'Rate to the reporting currency', unit: 'rate', symbol: 'x', optional: true },
} as const;

interface Priced {
  readonly currency: string;
  readonly rate: string | null;
}

/** An amount of a row in the reporting currency; the row carries the dated rate that was found for it. */
export function priced(
  minor: number,
  row: Priced,
  to: string,
): { readonly add: number } | { readonly why: string } {
  const rate =
    row.rate === null ? null : { from: row.currency, to, day: '1900-01-01' as Day, rate: row.rate };
  const amount = convert({ minor, currency: row.currency }, to, rate);
  return amount ? { add: amount.minor } : { why: `No rate from ${row.currency} to ${to} on the day.` };
}

const costForecastMinor = { name: 'Forecast cost', unit: 'money', symbol: 'F' } as const;
const costBaselineMinor = { name: 'Baseline cost', unit: 'money', symbol: 'B' } as const;
const benefitsForecastMinor = { name: 'Forecast benefits', unit: 'money', symbol: 'V' } as const;
const inMoney = {
  unit: 'money',
  inputs: { currency },
  version: 1,
  source:
    'A sum over what is known; currencies by the rate in force on the day, each row rounded half to even.',
} as const;
const totalOf = (what: string) => (added: readonly number[]) =>
  added.length === 0 ? missing(`No project has ${what}.`) : found(sum(added));

const totals: readonly Metric[] = [
  portfolioMetric({
    ...inMoney,
    id: 'whole-life-cost-total',
    name: 'Whole-life cost',
    better: 'none',
    words: 'The sum of the whole-life costs of the projects, in the reporting currency.',
    formula: 'Σ {costForecastMinor} × {rate}',
    columns: { costForecastMinor, ...inCurrency },
    each: (row, given) => priced(row.costForecastMinor, row, given.currency),
    total: totalOf('a whole-life cost'),
  }),
  portfolioMetric({
    ...inMoney,
    id: 'cost-forecast-total',
    name: 'Forecast cost',
    better: 'none',
    words: 'The sum of the forecast costs of the projects, in the reporting currency.',
    formula: 'Σ {costForecastMinor} × {rate}',
    columns: { costForecastMinor, ...inCurrency },
    each: (row, given) => priced(row.costForecastMinor, row, given.currency),
    total: totalOf('a forecast cost'),
  }),
  portfolioMetric({
    ...inMoney,
    id: 'benefits-forecast-total',
    name: 'Forecast benefits',
    better: 'higher',
    words: 'The sum of the forecast benefits of the projects, in the reporting currency.',
    formula: 'Σ {benefitsForecastMinor} × {rate}',
    columns: { benefitsForecastMinor, ...inCurrency },
    each: (row, given) => priced(row.benefitsForecastMinor, row, given.currency),
    total: totalOf('forecast benefits'),
  }),
  portfolioMetric({
    ...inMoney,
    id: 'cost-variance-pct-total',
    name: 'Cost variance, per cent',
    unit: 'percent',
    better: 'lower',
    words:
      'Forecast cost minus baseline cost of the projects that have both, as a share of their baseline cost, in the reporting currency.',
    formula:
      '(Σ {costForecastMinor} × {rate} − Σ {costBaselineMinor} × {rate}) ÷ Σ {costBaselineMinor} × {rate} × 100',
    columns: { costForecastMinor, costBaselineMinor, ...inCurrency },
    each: (row, given) => {
      const forecast = priced(row.costForecastMinor, row, given.currency);
      const baseline = priced(row.costBaselineMinor, row, given.currency);
      if ('why' in forecast) return forecast;
      return 'why' in baseline ? baseline : { add: { forecast: forecast.add, baseline: baseline.add } };
    },
    total: added => {
      const baseline = sum(added.map(a => a.baseline));
      const forecast = sum(added.map(a => a.forecast));
      return baseline <= 0
        ? missing('The baseline costs add up to zero or less, so nothing can be set in relation to them.')
        : found(percent(forecast - baseline, baseline));
    },
  }),
  portfolioMetric({
    id: 'median-slip-days',
    name: 'Median slip',
    unit: 'days',
    better: 'lower',
    words: 'The middle finish slip of the projects that have one; of two in the middle their mean.',
    formula: 'median of {slipDays}',
    inputs: {},
    version: 1,
    source: 'The median, because a few very late projects would move a mean (Tukey, 1977).',
    columns: { slipDays: { name: 'Finish slip', unit: 'days', symbol: 's' } },
    each: row => ({ add: row.slipDays }),
    total: added => (added.length === 0 ? missing('No project has a finish slip.') : found(median(added))),
  }),
];

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** Figures over the projects of a portfolio. */
export const portfolioMetrics: readonly Metric[] = [...counts, ...totals];
