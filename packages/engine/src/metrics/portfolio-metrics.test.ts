import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricById } from './catalogue.ts';
import type { MetricRow, MetricValues } from './metric.ts';

const row = (values: MetricValues, i = 0): MetricRow => ({
  projectId: `p${i}`,
  key: `PRJ-${i}`,
  name: 'x',
  values,
});
const rows = (...values: MetricValues[]) => values.map(row);
const inputs = { asOf: '2026-09-30', currency: 'GBP' };
const compute = (id: string, list: readonly MetricRow[]) => {
  const out = metricById(id)?.compute(inputs, list);
  return [out?.value ?? out?.why, ...(out?.leftOut ?? []).map(l => `${l.count}: ${l.why}`)];
};
const gbp = (minor: number | null) => ({ costForecastMinor: minor, currency: 'GBP' });

describe('portfolio figures', () => {
  it('count projects, those off track, and those that disagree, and name who cannot be counted', () => {
    const list = rows(
      { reportedStatus: 'off-track', computedStatus: 'off-track' },
      { reportedStatus: 'on-track', computedStatus: 'off-track' },
      { reportedStatus: 'at-risk', computedStatus: 'unknown' },
      { reportedStatus: 'unknown', computedStatus: 'on-track' },
      { reportedStatus: 'at-risk', computedStatus: 'on-track' },
    );
    expect(compute('project-count', list)).toEqual([5]);
    expect(compute('reported-off-track-count', list)).toEqual([1, '1: The rating is no colour of a scale.']);
    expect(compute('computed-off-track-count', list)).toEqual([2, '1: The status cannot be computed.']);
    expect(compute('reported-better-count', list)[0]).toBe(1);
    expect(compute('disagreement-count', list)).toEqual([
      2,
      '1: The status cannot be computed.',
      '1: The rating is no colour of a scale.',
    ]);
  });

  it('count who is silent: from the last report, or from coming in when there is none', () => {
    const list = rows(
      { lastReport: '2026-09-20', cadenceDays: 7 },
      { lastReport: '2026-09-19', cadenceDays: 7 },
      { lastReport: null, presentSince: '2026-09-01', cadenceDays: 7 },
      { lastReport: null, presentSince: '2026-09-25', cadenceDays: 7 },
      { lastReport: null, presentSince: null, cadenceDays: 7 },
    );
    expect(compute('silent-count', list)).toEqual([
      2,
      '1: Neither a report nor the day it came in is known.',
    ]);
  });

  it('add up money in one currency by the rate of the row, and leave out what has no amount or rate', () => {
    const list = rows(
      gbp(100),
      gbp(null),
      { costForecastMinor: 1000, currency: 'EUR', rate: '0.85' },
      { costForecastMinor: 1000, currency: 'JPY', rate: '0.0052' },
      { costForecastMinor: 1000, currency: 'USD', rate: null },
    );
    expect(compute('cost-forecast-total', list)).toEqual([
      100 + 850 + 520,
      '1: Forecast cost: not known.',
      '1: No rate from USD to GBP on the day.',
    ]);
    expect(compute('cost-forecast-total', rows(gbp(null)))[0]).toBe('No project has a forecast cost.');
  });

  it('relate variance to the baselines of the same projects', () => {
    const list = rows(
      { ...gbp(120), costBaselineMinor: 100 },
      { ...gbp(90), costBaselineMinor: 100 },
      { ...gbp(500), costBaselineMinor: null },
    );
    expect(compute('cost-variance-pct-total', list)).toEqual([5, '1: Baseline cost: not known.']);
    expect(compute('cost-variance-pct-total', rows({ ...gbp(1), costBaselineMinor: 0 }))[0]).toMatch(
      /zero or less/,
    );
  });

  it('take the middle slip, or the mean of the two in the middle', () => {
    expect(compute('median-slip-days', rows({ slipDays: 5 }, { slipDays: -3 }, { slipDays: 94 }))).toEqual([
      5,
    ]);
    expect(compute('median-slip-days', rows({ slipDays: 5 }, { slipDays: 10 }, { slipDays: null }))).toEqual([
      7.5,
      '1: Finish slip: not known.',
    ]);
    expect(compute('median-slip-days', [])).toEqual(['No project has a finish slip.']);
  });

  it('count or leave out every row, once, in whatever order', () => {
    const any = fc.record({
      reportedStatus: fc.constantFrom('on-track', 'off-track', 'unknown', null),
      costForecastMinor: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
      currency: fc.constantFrom('GBP', 'EUR'),
      rate: fc.constantFrom('1.17', null),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), values => {
        const list = values.map(row);
        for (const id of ['reported-off-track-count', 'cost-forecast-total']) {
          const out = metricById(id)?.compute(inputs, list);
          const back = metricById(id)?.compute(inputs, list.toReversed());
          const lost = out?.leftOut?.reduce((a, l) => a + l.count, 0) ?? 0;
          expect(lost).toBeLessThanOrEqual(list.length);
          expect(back?.value).toBe(out?.value);
        }
      }),
    );
  });
});
