import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asDay } from '../base/day.ts';
import { computeStatus, type StatusInputs } from './computed-status.ts';
import { defaultRules, ruleSetOn, rulesFor, severity } from './rules.ts';

const asOf = asDay('2026-09-30');
const sound: StatusInputs = {
  asOf,
  state: 'active',
  startBaseline: asDay('2025-12-18'),
  finishBaseline: asDay('2026-12-18'),
  finishForecast: asDay('2026-12-18'),
  finishActual: null,
  currency: 'GBP',
  costBaselineMinor: 1_100_000_000,
  costForecastMinor: 1_100_000_000,
  benefitsBaselineMinor: 3_000_000_000,
  benefitsForecastMinor: 3_000_000_000,
  lastReport: asDay('2026-09-25'),
  cadenceDays: 7,
};
const rules = rulesFor(defaultRules, null);
const status = (part: Partial<StatusInputs>) => computeStatus({ ...sound, ...part }, rules);
const of = (part: Partial<StatusInputs>, dimension: string) => {
  const d = status(part).dimensions.find(x => x.dimension === dimension);
  return [d?.status, d?.rule];
};
const lateBy = (days: number) => ({ finishForecast: addDays(asDay('2026-12-18'), days) });

describe('R7.2 computed status by rules', () => {
  it.each([
    [{}, 'schedule', 'on-track', 'finish-slip'],
    [lateBy(18), 'schedule', 'on-track', 'finish-slip'], // 18 days, 4.93 % of 365
    [lateBy(19), 'schedule', 'at-risk', 'finish-slip'], // 5.21 %
    [{ ...lateBy(19), startBaseline: asDay('2020-12-18') }, 'schedule', 'on-track', 'finish-slip'],
    [lateBy(54), 'schedule', 'at-risk', 'finish-slip'], // 14.79 %
    [lateBy(55), 'schedule', 'off-track', 'finish-slip'],
    [lateBy(-60), 'schedule', 'on-track', 'finish-slip'],
    [{ ...lateBy(41), startBaseline: null }, 'schedule', 'off-track', 'finish-slip'], // by days alone
    [{ finishBaseline: null }, 'schedule', 'on-track', 'finish-passed'],
    [{ finishForecast: null }, 'schedule', 'unknown', 'finish-slip'],
    [{ finishForecast: asOf, finishBaseline: asOf }, 'schedule', 'on-track', 'finish-slip'],
    [{ finishForecast: addDays(asOf, -1), finishBaseline: asOf }, 'schedule', 'at-risk', 'finish-passed'],
    [{ finishForecast: addDays(asOf, -40), finishBaseline: asOf }, 'schedule', 'at-risk', 'finish-passed'],
    [{ finishForecast: addDays(asOf, -41), finishBaseline: asOf }, 'schedule', 'off-track', 'finish-passed'],
    [{ finishActual: addDays(asOf, -90) }, 'schedule', 'on-track', 'finish-slip'],
    [{ costForecastMinor: 1_155_000_000 }, 'cost', 'on-track', 'cost-overrun'], // 5.00 %
    [{ costForecastMinor: 1_155_100_000 }, 'cost', 'at-risk', 'cost-overrun'], // 5.01 %
    [{ costForecastMinor: 1_300_000_000 }, 'cost', 'off-track', 'cost-overrun'], // 18.18 %
    [{ costBaselineMinor: 0 }, 'cost', 'unknown', 'cost-overrun'],
    [{ costForecastMinor: null }, 'cost', 'unknown', 'cost-overrun'],
    [{ benefitsForecastMinor: 2_600_000_000 }, 'benefits', 'at-risk', 'benefits-shortfall'], // 13.33 %
    [{ benefitsForecastMinor: 1_000_000_000 }, 'benefits', 'off-track', 'benefits-shortfall'],
    [
      { benefitsBaselineMinor: null, benefitsForecastMinor: 1_000_000_000 },
      'benefits',
      'at-risk',
      'benefit-cost-under-one',
    ],
    [{ benefitsBaselineMinor: null, benefitsForecastMinor: 0 }, 'benefits', 'unknown', 'benefits-shortfall'],
    [{ lastReport: addDays(asOf, -10) }, 'reporting', 'on-track', 'report-stale'],
    [{ lastReport: addDays(asOf, -11) }, 'reporting', 'at-risk', 'report-stale'],
    [{ lastReport: addDays(asOf, -22) }, 'reporting', 'off-track', 'report-stale'],
    [{ lastReport: addDays(asOf, -547), cadenceDays: 365 }, 'reporting', 'on-track', 'report-stale'],
    [{ lastReport: addDays(asOf, -548), cadenceDays: 365 }, 'reporting', 'at-risk', 'report-stale'],
    [{ lastReport: null }, 'reporting', 'unknown', 'report-stale'],
    [{}, 'scope', 'unknown', null],
  ] as const)('%j: %s is %s by %s', (part, dimension, expected, rule) => {
    expect(of(part, dimension)).toEqual([expected, rule]);
  });

  it('is the worst of the dimensions', () => {
    expect(status({}).overall).toBe('on-track');
    expect(status({ ...lateBy(19), costForecastMinor: 1_300_000_000 }).overall).toBe('off-track');
    fc.assert(
      fc.property(
        fc.integer({ min: -100, max: 200 }),
        fc.integer({ min: 0, max: 2_000_000_000 }),
        fc.integer({ min: 0, max: 60 }),
        (late, costForecastMinor, age) => {
          const s = status({ ...lateBy(late), costForecastMinor, lastReport: addDays(asOf, -age) });
          expect(severity(s.overall)).toBe(Math.max(...s.dimensions.map(d => severity(d.status))));
        },
      ),
    );
  });

  it('is never better for a later finish, a higher cost or an older report', () => {
    // A finish that is still ahead: one that has passed gets better by being forecast again.
    const inputs = fc.record({
      late: fc.integer({ min: -79, max: 200 }),
      cost: fc.integer({ min: 1, max: 2_000_000_000 }),
      age: fc.integer({ min: 0, max: 60 }),
    });
    const worse = fc.record({ late: fc.nat(50), cost: fc.nat(500_000_000), age: fc.nat(20) });
    const at = (x: { late: number; cost: number; age: number }) =>
      severity(
        status({ ...lateBy(x.late), costForecastMinor: x.cost, lastReport: addDays(asOf, -x.age) }).overall,
      );
    fc.assert(
      fc.property(inputs, worse, (a, b) => {
        expect(
          at({ late: a.late + b.late, cost: a.cost + b.cost, age: a.age + b.age }),
        ).toBeGreaterThanOrEqual(at(a));
      }),
    );
  });

  it('does not call a project healthy because its reports are in time', () => {
    const nothing = {
      finishBaseline: null,
      finishForecast: null,
      costBaselineMinor: null,
      costForecastMinor: null,
      benefitsBaselineMinor: null,
      benefitsForecastMinor: null,
    };
    expect(status(nothing).overall).toBe('unknown');
    expect(status({ ...nothing, lastReport: addDays(asOf, -30) }).overall).toBe('off-track');
  });

  it('says which rule decided, with values and thresholds', () => {
    const s = status({ ...lateBy(94) });
    expect(s.because).toBe(
      'Finish slip 94 days and 25.75 %; at risk over 15 days and 5 %, off track over 40 days and 15 %.',
    );
    expect(status({ ...lateBy(94), startBaseline: null }).because).toBe(
      'Finish slip 94 days; at risk over 15 days, off track over 40 days. Baseline start: not known.',
    );
    expect(s.reasons.find(r => r.rule === 'finish-slip')?.limits.map(l => [l.value, l.unit])).toEqual([
      [94, 'days'],
      [25.75, 'percent'],
    ]);
    expect(status({ state: 'closed' })).toMatchObject({
      overall: 'unknown',
      because: 'Not computed: the project is closed.',
    });
  });

  it('gives way to an override while it is valid, and says what it would be without', () => {
    const override = {
      status: 'on-track',
      reason: 'The new supplier delivers in October.',
      from: asDay('2026-09-01'),
      expires: asDay('2026-09-30'),
      by: 'Tom Okafor',
    } as const;
    const on = (day: string) => computeStatus({ ...sound, ...lateBy(94), asOf: asDay(day) }, rules, override);
    expect(on('2026-09-30')).toMatchObject({
      overall: 'on-track',
      byRules: 'off-track',
      because:
        'Set to on track by Tom Okafor until 30 Sep 2026: The new supplier delivers in October. By the rules it would be off track.',
    });
    expect(on('2026-10-01')).toMatchObject({ overall: 'off-track', override: null });
    expect(on('2026-08-31')).toMatchObject({ overall: 'off-track', override: null });
  });
});

describe('rule sets', () => {
  const agile = {
    ...defaultRules,
    version: 2,
    validFrom: asDay('2026-04-01'),
    classes: {
      agile: {
        'finish-slip': [{ measure: 'finish-slip-days', atRisk: 5, offTrack: 10 }],
        'benefits-shortfall': 'off',
      },
    },
  } as const;

  it('hold for a class its own thresholds and leave a rule out that is off', () => {
    const inputs = { ...sound, ...lateBy(11), benefitsForecastMinor: 1_200_000_000 };
    expect(computeStatus(inputs, rulesFor(agile, 'agile')).overall).toBe('off-track');
    expect(computeStatus(inputs, rulesFor(agile, 'agile')).dimensions[2]?.rule).toBe(
      'benefit-cost-under-one',
    );
    expect(computeStatus(inputs, rulesFor(agile, 'waterfall')).dimensions[0]?.status).toBe('on-track');
    expect(rulesFor(agile, 'constructor').rules).toEqual(defaultRules.rules);
  });

  it('hold from a day until the next', () => {
    const sets = [agile, defaultRules];
    expect(ruleSetOn(sets, asDay('2026-03-31'))?.version).toBe(1);
    expect(ruleSetOn(sets, asDay('2026-04-01'))?.version).toBe(2);
    expect(ruleSetOn([agile], asDay('2026-03-31'))).toBeNull();
  });
});
