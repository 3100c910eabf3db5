import { type Explanation, metricById } from '@chartroom/engine';

type Input = Explanation['inputs'][number];

const hidden = 'Left out, because you may not see money.';
const moneyMeasures = new Set([
  'cost-variance-pct',
  'benefits-shortfall-pct',
  'benefit-cost-ratio',
  'spend-pct',
]);

/** Whether a figure says something about money, and is shown only to who may see it. */
export const aboutMoney = (metric: string): boolean =>
  moneyMeasures.has(metric) ||
  metricById(metric)?.unit === 'money' ||
  (!metric.startsWith('computed-status') &&
    Object.values(metricById(metric)?.inputs ?? {}).some(i => i.unit === 'money'));

/** Nothing of an amount that may not be seen, not even when it changed and by what. */
const withoutAmount = (i: Input): Input => ({
  ...i,
  value: null,
  asOf: null,
  recordedAt: null,
  source: 'register',
  sourceId: null,
  label: hidden,
});

/** An explanation for who may not see money: no amount, and nothing from which one could be worked out. */
export function withoutMoney(e: Explanation): Explanation {
  const inputs = e.inputs.map(i => (i.unit === 'money' ? withoutAmount(i) : i));
  if (aboutMoney(e.metric)) {
    return { ...e, value: null, why: hidden, formula: { ...e.formula, filled: hidden }, inputs };
  }
  const reasons = e.reasons.map(r =>
    r.limits.some(l => moneyMeasures.has(l.measure))
      ? { ...r, because: hidden, limits: r.limits.map(l => ({ ...l, value: null, why: hidden })) }
      : r,
  );
  const why = e.reasons.some((r, i) => reasons[i] !== r) && e.why !== null ? hidden : e.why;
  return { ...e, inputs, reasons, why };
}
