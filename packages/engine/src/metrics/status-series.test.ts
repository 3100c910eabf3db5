import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay, type Day } from '../base/day.ts';
import { computeStatus } from './computed-status.ts';
import { defaultRules, type RuleSet, rulesFor } from './rules.ts';
import { fivePoint, readRating, threePoint } from './scales.ts';
import {
  type DatedFacts,
  type DatedOverride,
  pointOn,
  type StatusHistory,
  type StatusPoint,
  statusSeries,
} from './status-series.ts';

const start = asDay('2024-01-01');
const horizon = 120;
const day = fc.integer({ min: 0, max: horizon }).map(n => addDays(start, n));
const maybe = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: null });
const amount = maybe(fc.integer({ min: -100, max: 1000 }).map(n => n * 100));

const facts: fc.Arbitrary<DatedFacts> = fc.record({
  from: day,
  present: fc.boolean(),
  state: fc.constantFrom('active', 'active', 'on-hold', 'closed'),
  projectClass: maybe(fc.constantFrom('agile', 'waterfall')),
  startBaseline: maybe(day),
  finishBaseline: maybe(day),
  finishForecast: maybe(day),
  finishActual: maybe(day),
  currency: fc.constant('GBP'),
  costBaselineMinor: amount,
  costForecastMinor: amount,
  benefitsBaselineMinor: amount,
  benefitsForecastMinor: amount,
});
const rating = fc.oneof(
  fc.constantFrom('Green', 'Amber', 'Red', 'Reset', '').map(said => readRating(threePoint, said)),
  fc.constantFrom('Amber/Green', 'Amber', 'Amber/Red').map(said => readRating(fivePoint, said)),
);
const override: fc.Arbitrary<DatedOverride> = fc
  .record({
    id: fc.uuid(),
    status: fc.constantFrom('on-track' as const, 'off-track' as const),
    from: day,
    length: fc.integer({ min: 0, max: 30 }),
  })
  .map(({ length, ...o }) => ({ ...o, expires: addDays(o.from, length), reason: 'Agreed.' }));
const strict: RuleSet = {
  ...defaultRules,
  version: 2,
  classes: {
    agile: { 'finish-slip': 'off', 'report-stale': [{ measure: 'report-age', atRisk: 3, offTrack: null }] },
  },
};
const history: fc.Arbitrary<StatusHistory> = fc.record({
  facts: fc.uniqueArray(facts, { minLength: 1, maxLength: 6, selector: f => f.from }),
  reports: fc.uniqueArray(fc.record({ id: fc.uuid(), asOf: day, overall: rating }), {
    maxLength: 8,
    selector: r => r.asOf,
  }),
  overrides: fc.uniqueArray(override, { maxLength: 2, selector: o => o.from }),
  ruleSets: fc
    .tuple(day, fc.boolean())
    .map(([validFrom, early]) => [...(early ? [defaultRules] : []), { ...strict, validFrom }]),
  cadenceDays: fc.constantFrom(1, 7, 30),
});

/** The status on one day, found by looking through the whole history, with no thought of when it changes. */
function direct(h: StatusHistory, on: Day) {
  const latest = <T>(list: readonly T[], from: (t: T) => Day) =>
    list
      .filter(t => from(t) <= on)
      .toSorted((a, b) => (from(a) < from(b) ? -1 : 1))
      .at(-1);
  const f = latest(h.facts, x => x.from);
  if (!f) return null;
  const report = latest(h.reports, x => x.asOf);
  const set = latest(h.ruleSets, x => x.validFrom);
  const held = latest(
    h.overrides.filter(o => o.expires >= on),
    x => x.from,
  );
  const { from: _, present, projectClass, ...rest } = f;
  const inputs = { ...rest, asOf: on, lastReport: report?.asOf ?? null, cadenceDays: h.cadenceDays };
  const status = present && set ? computeStatus(inputs, rulesFor(set, projectClass), held ?? null) : null;
  return {
    present,
    state: f.state,
    reportId: report?.id ?? null,
    computed: status?.overall ?? 'unknown',
    byRules: status?.byRules ?? 'unknown',
    overridden: status?.override != null,
    rules: status?.dimensions.map(d => [d.dimension, d.status, d.rule, d.because]) ?? [],
    said: report?.overall.said ?? null,
    reported: report?.overall.status ?? 'unknown',
  };
}

const seen = (p: StatusPoint | null) =>
  p && {
    present: p.present,
    state: p.state,
    reportId: p.reportId,
    computed: p.computed,
    byRules: p.byRules,
    overridden: p.overrideId !== null,
    rules: p.dimensions.map(d => [d.dimension, d.status, d.rule, d.because]),
    said: p.reported?.said ?? null,
    reported: p.reported?.status ?? 'unknown',
  };

const days = Array.from({ length: horizon + 60 }, (_, n) => addDays(start, n));
const until = addDays(start, horizon + 59);

describe('statusSeries', () => {
  it('gives on every day what looking at that day alone gives', () => {
    fc.assert(
      fc.property(history, h => {
        const series = statusSeries(h, { until });
        let since: Day | null = null;
        for (const d of days) {
          const expected = direct(h, d);
          const point = pointOn(series, d);
          expect(seen(point)).toEqual(expected);
          const known = expected && expected.reported !== 'unknown' && expected.computed !== 'unknown';
          since = known && expected.reported !== expected.computed ? (since ?? d) : null;
          expect(point?.disagreeSince ?? null).toBe(since);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('has no point at which nothing changes, in rising order', () => {
    fc.assert(
      fc.property(history, h => {
        const series = statusSeries(h, { until });
        series.slice(1).forEach((p, i) => {
          const { from, ...rest } = p;
          const before = series[i];
          expect(before && from > before.from).toBe(true);
          expect(rest).not.toEqual({ ...before, from: undefined });
          expect({ ...before, from }).not.toEqual(p);
        });
      }),
    );
  });

  it('continues from any day as if it had been computed as a whole, whatever the order of the lists', () => {
    fc.assert(
      fc.property(history, day, (h, from) => {
        const whole = statusSeries(h, { until });
        const before = pointOn(whole, addDays(from, -1));
        const turned = { ...h, facts: h.facts.toReversed(), reports: h.reports.toReversed() };
        const rest = statusSeries(turned, { until, from, before });
        expect([...whole.filter(p => p.from < from), ...rest]).toEqual(whole);
      }),
    );
  });

  it('names the day on which time alone changes a status', () => {
    const h: StatusHistory = {
      facts: [
        {
          from: start,
          present: true,
          state: 'active',
          projectClass: null,
          startBaseline: start,
          finishBaseline: asDay('2024-03-01'),
          finishForecast: asDay('2024-03-01'),
          finishActual: null,
          currency: 'GBP',
          costBaselineMinor: null,
          costForecastMinor: null,
          benefitsBaselineMinor: null,
          benefitsForecastMinor: null,
        },
      ],
      reports: [{ id: 'r1', asOf: asDay('2024-02-26'), overall: readRating(threePoint, 'Green') }],
      overrides: [],
      ruleSets: [defaultRules],
      cadenceDays: 7,
    };
    const series = statusSeries(h, { until: asDay('2024-12-31') });
    expect(series.map(p => [p.from, p.computed, p.disagreeSince])).toEqual([
      ['2024-01-01', 'on-track', null],
      ['2024-02-26', 'on-track', null],
      ['2024-03-02', 'at-risk', '2024-03-02'], // the forecast finish has passed
      ['2024-03-08', 'at-risk', '2024-03-02'], // the report is 11 days old, over 1.5 periods of 7
      ['2024-03-19', 'off-track', '2024-03-02'], // 22 days old, over 3 periods
      ['2024-04-11', 'off-track', '2024-03-02'], // 41 days past the finish
    ]);
    expect(series.at(-1)?.dimensions.map(d => d.rule)).toEqual([
      'finish-passed',
      'cost-overrun',
      'benefits-shortfall',
      'report-stale',
      null,
      null,
      null,
    ]);
    expect(series.at(-1)?.because).toBe(
      'Forecast finish 1 Mar 2024, not finished; at risk from 2 Mar 2024, off track from 11 Apr 2024. ' +
        'Last report 26 Feb 2024; at risk from 8 Mar 2024, off track from 19 Mar 2024.',
    );
  });
});
