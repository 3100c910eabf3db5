import { computeStatus, type StatusInputs } from './computed-status.ts';
import { type Given, type Metric, type MetricOutcome, missing, projectMetric } from './metric.ts';
import { type StatusDimension, statusDimensions } from './rules.ts';

const maybe = { optional: true } as const;
const inputs = {
  asOf: { name: 'As of', unit: 'day', symbol: 'D' },
  state: { name: 'State', unit: 'state', symbol: 'z' },
  startBaseline: { name: 'Baseline start', unit: 'day', symbol: 'S', ...maybe },
  finishBaseline: { name: 'Baseline finish', unit: 'day', symbol: 'B', ...maybe },
  finishForecast: { name: 'Forecast finish', unit: 'day', symbol: 'F', ...maybe },
  finishActual: { name: 'Actual finish', unit: 'day', symbol: 'A', ...maybe },
  costBaselineMinor: { name: 'Baseline cost', unit: 'money', symbol: 'CB', ...maybe },
  costForecastMinor: { name: 'Forecast cost', unit: 'money', symbol: 'CF', ...maybe },
  benefitsBaselineMinor: { name: 'Baseline benefits', unit: 'money', symbol: 'VB', ...maybe },
  benefitsForecastMinor: { name: 'Forecast benefits', unit: 'money', symbol: 'VF', ...maybe },
  lastReport: { name: 'Last report', unit: 'day', symbol: 'R', ...maybe },
  cadenceDays: { name: 'Reporting period', unit: 'days', symbol: 'c' },
  rules: { name: 'Rules', unit: 'rules', symbol: 'rules' },
  override: { name: 'Set by hand', unit: 'override', symbol: 'o', ...maybe },
  currency: { name: 'Currency', unit: 'currency', symbol: 'ccy', ...maybe },
} as const;

const source =
  'Status by rule rather than by opinion, so that it can be compared between projects and asked why; rules are versioned and the reported status stands beside it.';

function statusOf(given: Given<typeof inputs>) {
  const { rules, override, ...facts } = given;
  return computeStatus(facts satisfies StatusInputs, rules, override);
}

const overall = projectMetric({
  id: 'computed-status',
  name: 'Computed status',
  unit: 'status',
  better: 'none',
  words: 'The worst status of the dimensions that can be computed, unless it was set by hand.',
  formula: 'worst of the dimensions',
  inputs,
  version: 1,
  source,
  compute: given => {
    const status = statusOf(given);
    return { ...outcome(status.overall, status.because), reasons: status.reasons };
  },
});

const ofDimension = (dimension: StatusDimension): Metric =>
  projectMetric({
    id: `computed-status-${dimension}`,
    name: `Computed status, ${dimension}`,
    unit: 'status',
    better: 'none',
    words: `The worst status by the rules that judge ${dimension}.`,
    formula: `worst of the rules for ${dimension}`,
    inputs,
    version: 1,
    source,
    compute: given => {
      const status = statusOf({ ...given, override: null });
      const judged = status.dimensions.find(d => d.dimension === dimension);
      if (!judged) return missing(`No rule judges ${dimension}.`);
      const reasons = status.reasons.filter(r => r.dimension === dimension);
      return { ...outcome(judged.status, judged.because), reasons };
    },
  });

const outcome = (status: string, because: string): MetricOutcome =>
  status === 'unknown' ? { value: null, why: because } : { value: status, why: null };

/** Statuses computed by rules: the whole and each dimension. */
export const statusMetrics: readonly Metric[] = [overall, ...statusDimensions.map(ofDimension)];
