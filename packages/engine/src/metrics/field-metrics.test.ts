import { describe, expect, it } from 'vitest';
import { explain, recompute } from './explain.ts';
import { type FieldFigure, fieldMetric, fieldMetricOf } from './field-metrics.ts';

const field = (more: Partial<FieldFigure> = {}) =>
  fieldMetric({
    key: 'riskScore',
    label: 'Risk score',
    type: 'number',
    how: 'sum',
    better: 'lower',
    ...more,
  });
const rows = (...values: readonly Readonly<Record<string, unknown>>[]) =>
  values.map((v, i) => ({ projectId: `p${i}`, key: `PRJ-${i}`, name: `Project ${i}`, values: v }));
const scores = (...values: readonly unknown[]) => rows(...values.map(v => ({ riskScoreField: v })));
const amounts = (...values: readonly (readonly [number | null, string, string | null])[]) =>
  rows(...values.map(([riskScoreFieldMinor, currency, rate]) => ({ riskScoreFieldMinor, currency, rate })));

describe('R2.9 a figure of an added field', () => {
  it('sums numbers, and leaves out who has none', () => {
    const outcome = field().compute({}, scores(0.1, 0.2, null, 'many'));
    expect(outcome).toMatchObject({ value: 0.3, why: null });
    expect(outcome.leftOut).toEqual([
      { why: 'Risk score: not known.', count: 1 },
      { why: 'Risk score cannot be read: many. Expected count.', count: 1 },
    ]);
    expect(field().compute({}, scores(null))).toMatchObject({
      value: null,
      why: 'No project has a value of Risk score.',
    });
    expect(field().compute({}, scores(1e308, 1e308)).why).toContain('too large');
  });

  it('takes the middle, of two in the middle their mean', () => {
    const median = field({ how: 'median' });
    expect(median.compute({}, scores(9, 1, 4)).value).toBe(4);
    expect(median.compute({}, scores(9, 1, 4, 5)).value).toBe(4.5);
  });

  it('converts amounts of each project, half to even, and leaves out those without a rate', () => {
    const money = field({ type: 'money' });
    const given = { currency: 'GBP' };
    const outcome = money.compute(given, amounts([100_00, 'GBP', null], [1, 'EUR', '0.5'], [5, 'USD', null]));
    expect(outcome).toMatchObject({
      value: 100_00,
      leftOut: [{ why: 'No rate from USD to GBP on the day.', count: 1 }],
    });
    expect(money.compute(given, amounts([3, 'EUR', '0.5'])).value).toBe(2);
    const middle = field({ type: 'money', how: 'median' });
    expect(middle.compute(given, amounts([1, 'GBP', null], [2, 'GBP', null])).value).toBe(2);
  });

  it('explains itself, and is computed again from the explanation alone', () => {
    const e = explain(field(), {}, scores(3, 4, null));
    expect(e).toMatchObject({
      ...{ metric: 'field-sum-riskScore', name: 'Risk score, total', value: 7 },
      formula: { symbols: 'Σ riskScore', filled: 'Σ risk score, 2 of 3 projects = 7' },
    });
    expect(recompute(JSON.parse(JSON.stringify(e)))).toMatchObject({ agrees: true, value: 7 });
    expect(recompute({ ...e, value: 8 })).toMatchObject({ agrees: false, value: 7 });
    expect(fieldMetricOf({ metric: 'field-mean-riskScore' })).toBeNull();
    expect(fieldMetricOf({ metric: 'field-sum-' })).toBeNull();
  });
});
