import { percent, ratio } from '../base/rounding.ts';
import { found, type Metric, missing, projectMetric } from './metric.ts';

const currency = { name: 'Currency', unit: 'currency', symbol: 'ccy', optional: true } as const;
const costBaselineMinor = { name: 'Baseline cost', unit: 'money', symbol: 'B' } as const;
const costForecastMinor = { name: 'Forecast cost', unit: 'money', symbol: 'F' } as const;
const benefitsBaselineMinor = { name: 'Baseline benefits', unit: 'money', symbol: 'P' } as const;
const benefitsForecastMinor = { name: 'Forecast benefits', unit: 'money', symbol: 'V' } as const;
const spentMinor = { name: 'Spent', unit: 'money', symbol: 'A' } as const;

const asGiven = 'As reported or registered; not computed.';
const varianceSource =
  'Variance at completion with its sign turned, so that more is over: ISO 21508:2018 (estimate at completion against budget).';
const noBaseline = missing('The baseline cost is zero or negative, so nothing can be set in relation to it.');

/** Figures about money: integer minor units of the project's own currency. Variances are positive when over. */
export const moneyMetrics: readonly Metric[] = [
  projectMetric({
    id: 'cost-forecast',
    name: 'Forecast cost',
    unit: 'money',
    better: 'none',
    words: 'What the project is expected to have cost when it is finished.',
    formula: '{costForecastMinor}',
    inputs: { costForecastMinor, currency },
    version: 1,
    source: asGiven,
    compute: given => found(given.costForecastMinor),
  }),
  projectMetric({
    id: 'whole-life-cost',
    name: 'Whole-life cost',
    unit: 'money',
    better: 'none',
    words: 'The forecast cost, which covers the whole life where the organisation plans it so.',
    formula: '{costForecastMinor}',
    inputs: { costForecastMinor, currency },
    version: 1,
    source: asGiven,
    compute: given => found(given.costForecastMinor),
  }),
  projectMetric({
    id: 'cost-variance',
    name: 'Cost variance',
    unit: 'money',
    better: 'lower',
    words: 'Forecast cost minus baseline cost; positive is over.',
    formula: '{costForecastMinor} − {costBaselineMinor}',
    inputs: { costForecastMinor, costBaselineMinor, currency },
    version: 1,
    source: varianceSource,
    compute: given => found(given.costForecastMinor - given.costBaselineMinor),
  }),
  projectMetric({
    id: 'cost-variance-pct',
    name: 'Cost variance, per cent',
    unit: 'percent',
    better: 'lower',
    words: 'Cost variance as a share of the baseline cost, two decimals, half to even.',
    formula: '({costForecastMinor} − {costBaselineMinor}) ÷ {costBaselineMinor} × 100',
    inputs: { costForecastMinor, costBaselineMinor, currency },
    version: 1,
    source: varianceSource,
    compute: ({ costForecastMinor: forecast, costBaselineMinor: baseline }) =>
      baseline <= 0 ? noBaseline : found(percent(forecast - baseline, baseline)),
  }),
  projectMetric({
    id: 'spend',
    name: 'Spent',
    unit: 'money',
    better: 'none',
    words: 'What has been spent to date.',
    formula: '{spentMinor}',
    inputs: { spentMinor, currency },
    version: 1,
    source: asGiven,
    compute: given => found(given.spentMinor),
  }),
  projectMetric({
    id: 'spend-pct',
    name: 'Spent, per cent of baseline',
    unit: 'percent',
    better: 'none',
    words: 'Spent to date as a share of the baseline cost, two decimals, half to even.',
    formula: '{spentMinor} ÷ {costBaselineMinor} × 100',
    inputs: { spentMinor, costBaselineMinor, currency },
    version: 1,
    source: 'Budget consumption against the approved budget: ISO 21502:2020, 7.7 (cost control).',
    compute: given =>
      given.costBaselineMinor <= 0 ? noBaseline : found(percent(given.spentMinor, given.costBaselineMinor)),
  }),
  projectMetric({
    id: 'benefits-forecast',
    name: 'Forecast benefits',
    unit: 'money',
    better: 'higher',
    words: 'The benefits expected over the life, as valued in money.',
    formula: '{benefitsForecastMinor}',
    inputs: { benefitsForecastMinor, currency },
    version: 1,
    source: asGiven,
    compute: given => found(given.benefitsForecastMinor),
  }),
  projectMetric({
    id: 'benefits-shortfall-pct',
    name: 'Benefits shortfall, per cent',
    unit: 'percent',
    better: 'lower',
    words:
      'Baseline benefits minus forecast benefits, as a share of the baseline; positive is less than promised.',
    formula: '({benefitsBaselineMinor} − {benefitsForecastMinor}) ÷ {benefitsBaselineMinor} × 100',
    inputs: { benefitsBaselineMinor, benefitsForecastMinor, currency },
    version: 1,
    source: 'Benefits against the approved business case: ISO 21503:2022 (benefits management).',
    compute: ({ benefitsBaselineMinor: promised, benefitsForecastMinor: forecast }) =>
      promised <= 0
        ? missing('The baseline promises no benefits in money.')
        : found(percent(promised - forecast, promised)),
  }),
  projectMetric({
    id: 'benefit-cost-ratio',
    name: 'Benefit-cost ratio',
    unit: 'ratio',
    better: 'higher',
    words:
      'Forecast benefits divided by forecast cost, two decimals, half to even. Amounts as given, not discounted again.',
    formula: '{benefitsForecastMinor} ÷ {costForecastMinor}',
    inputs: { benefitsForecastMinor, costForecastMinor, currency },
    version: 1,
    source: 'Benefit-cost ratio: HM Treasury, The Green Book (2022), chapter 6.',
    compute: ({ benefitsForecastMinor: benefits, costForecastMinor: cost }) => {
      if (cost <= 0) return missing('The forecast cost is zero or negative, so there is no ratio to it.');
      if (benefits === 0) return missing('No benefits are valued in money.');
      return found(ratio(benefits, cost, 2));
    },
  }),
];
