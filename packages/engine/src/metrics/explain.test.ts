import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../base/day.ts';
import { metricById, metricCatalogue } from './catalogue.ts';
import { type Explanation, explain, recompute, type Sourced } from './explain.ts';
import { fieldMetric, fieldTotals } from './field-metrics.ts';
import type { MetricRow } from './metric.ts';
import { defaultRules, rulesFor } from './rules.ts';

const register = (value: unknown): Sourced => ({ value, source: 'register' });
const slip = {
  startBaseline: register('2025-12-18'),
  finishBaseline: {
    value: '2026-12-18',
    source: 'register',
    asOf: asDay('2026-03-12'),
    recordedAt: '2026-03-12T10:00:00.000Z',
    sourceId: 'b2',
    label: 'Baseline 2',
  },
  finishForecast: { value: '2027-03-22', source: 'report', label: 'Report of 25 Sep 2026' },
} as const;
const project = {
  ...slip,
  asOf: { value: '2026-09-30', source: 'clock' },
  state: register('active'),
  costBaselineMinor: register(1_100_000_000),
  costForecastMinor: register(1_120_000_000),
  currency: register('GBP'),
  lastReport: register('2026-09-25'),
  cadenceDays: { value: 7, source: 'setting' },
  rules: { value: rulesFor(defaultRules, null), source: 'rule', label: 'Rules, version 1' },
} as const;
const asked = (
  id: string,
  inputs: Readonly<Record<string, Sourced>>,
  rows: readonly MetricRow[] = [],
): Explanation => {
  const metric = metricById(id);
  if (!metric) throw new Error(`no metric ${id}`);
  return explain(metric, inputs, rows);
};
const stored = (e: Explanation): Explanation => JSON.parse(JSON.stringify(e));

describe('R7.11 explain and recompute', () => {
  it('shows the formula in words, in symbols and with the values, and where each input comes from', () => {
    const e = asked('finish-slip-days', slip);
    expect(e).toMatchObject({ value: 94, unit: 'days', version: 1, why: null });
    expect(e.formula).toEqual({
      words:
        'Calendar days from the baseline finish to the forecast finish, or to the actual one once there is one.',
      symbols: 'F − B',
      filled: '22 Mar 2027 − 18 Dec 2026 = 94 days',
    });
    expect(e.inputs[0]).toEqual({
      id: 'finishBaseline',
      name: 'Baseline finish',
      unit: 'day',
      value: '2026-12-18',
      asOf: '2026-03-12',
      recordedAt: '2026-03-12T10:00:00.000Z',
      source: 'register',
      sourceId: 'b2',
      label: 'Baseline 2',
    });
    expect(asked('cost-variance', project).formula.filled).toBe(
      'GBP 11,200,000.00 − GBP 11,000,000.00 = GBP 200,000.00',
    );
    expect(
      asked('finish-slip-days', { ...slip, finishActual: register('2027-01-01') }).formula,
    ).toMatchObject({
      symbols: 'A − B',
      filled: '1 Jan 2027 − 18 Dec 2026 = 14 days',
    });
  });

  it('explains a computed status by every rule', () => {
    const e = asked('computed-status', project);
    expect(e.value).toBe('off-track');
    expect(e.formula.filled).toBe(
      'finish-slip: off-track, finish-passed: on-track, cost-overrun: on-track, report-stale: on-track = off track',
    );
    expect(e.reasons.map(r => r.dimension)).toContain('people');
    expect(recompute(stored(e))).toEqual({ agrees: true, value: 'off-track', why: null, problem: null });
  });

  it('explains a portfolio figure by its rows and keeps of them what it uses', () => {
    const rows = [1, 2, 3].map(n => ({
      projectId: `p${n}`,
      key: `PRJ-${n}`,
      name: `Project ${n}`,
      values: { slipDays: n === 3 ? null : n * 10, secret: 'not used' },
    }));
    const e = asked('median-slip-days', {}, rows);
    expect(e?.rows[0]?.values).toEqual({ slipDays: 10 });
    expect(e?.leftOut).toEqual([{ why: 'Finish slip: not known.', count: 1 }]);
    expect(e?.formula.filled).toBe('median of finish slip, 2 of 3 projects = 15 days');
    expect(e && recompute(stored(e)).agrees).toBe(true);
  });

  it('agrees for every figure and any inputs, from the record alone', () => {
    const dayText = fc.integer({ min: 0, max: 3000 }).map(n => addDays(asDay('2020-01-01'), n));
    const arbitrary = (unit: string): fc.Arbitrary<unknown> => {
      if (unit === 'day') return dayText;
      if (unit === 'status') return fc.constantFrom('on-track', 'at-risk', 'off-track', 'unknown');
      if (unit === 'currency') return fc.constantFrom('GBP', 'EUR');
      if (unit === 'rules') return fc.constant(rulesFor(defaultRules, null));
      if (unit === 'override') return fc.constant(null);
      if (['rating', 'state', 'trend', 'rate'].includes(unit))
        return fc.constantFrom('active', 'closed', '1.5');
      return fc.integer({ min: -1_000_000, max: 1_000_000_000 });
    };
    const valuesOf = (inputs: Readonly<Record<string, { unit: string }>>) =>
      fc.record(
        Object.fromEntries(
          Object.entries(inputs).map(([id, i]) => [id, fc.option(arbitrary(i.unit), { nil: null, freq: 6 })]),
        ),
      );
    const ofFields = (['number', 'money'] as const).flatMap(type =>
      fieldTotals.map(how =>
        fieldMetric({ key: 'riskScore', label: 'Risk score', type, how, better: 'lower' }),
      ),
    );
    for (const metric of [...metricCatalogue, ...ofFields]) {
      const cases = fc.tuple(valuesOf(metric.inputs), fc.array(valuesOf(metric.columns), { maxLength: 5 }));
      fc.assert(
        fc.property(cases, ([values, columns]) => {
          const inputs = Object.fromEntries(Object.entries(values).map(([id, v]) => [id, register(v)]));
          const rows = columns.map((v, i) => ({ projectId: `p${i}`, key: `PRJ-${i}`, name: 'x', values: v }));
          const e = explain(metric, inputs, rows);
          expect(e).not.toBeNull();
          if (e) expect(recompute(stored(e)), metric.id).toMatchObject({ agrees: true, value: e.value });
          expect(e?.value === null).toBe(e?.why !== null);
        }),
        { numRuns: 40 },
      );
    }
  });

  it('notices a figure or an input that was changed, and another version', () => {
    const e = stored(asked('finish-slip-days', slip));
    expect(recompute({ ...e, value: 93 }).problem).toBe('It was shown as 93; its inputs give 94.');
    const turned = e.inputs.map(i => (i.id === 'finishForecast' ? { ...i, value: '2027-03-23' } : i));
    expect(recompute({ ...e, inputs: turned })).toMatchObject({ agrees: false, value: 95 });
    const broken = e.inputs.map(i => (i.id === 'finishForecast' ? { ...i, value: '2027-02-30' } : i));
    expect(recompute({ ...e, inputs: broken }).problem).toBe('Forecast finish is no day: 2027-02-30.');
    const status = stored(asked('computed-status', project));
    const ruined = status.inputs.map(i => (i.id === 'rules' ? { ...i, value: { rules: [null, 5] } } : i));
    expect(recompute({ ...status, inputs: ruined })).toMatchObject({ agrees: false, value: null });
    expect(recompute({ ...e, version: 2 }).problem).toMatch(/version 2/);
    expect(recompute({ ...e, metric: 'mood' }).problem).toMatch(/no figure mood/);
  });
});
