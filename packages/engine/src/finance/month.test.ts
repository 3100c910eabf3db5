import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asDay } from '../base/day.ts';
import { schedule } from '../schedule/schedule.ts';
import { at, plan } from '../schedule/week-plan.ts';
import { nextPeriod, periodOf, spreadEvenly, spreadLike } from './month.ts';
import { baselineByMonth, remainingByMonth } from './plan-money.ts';

const day = asDay;
const sum = (parts: ReadonlyMap<string, number> | null) =>
  [...(parts?.values() ?? [])].reduce((a, b) => a + b, 0);

describe('months, quarters and years', () => {
  it.each([
    ['2026-05-31', 'month', '2026-05-01', '2026-06-01'],
    ['2026-05-31', 'quarter', '2026-04-01', '2026-07-01'],
    ['2026-12-01', 'quarter', '2026-10-01', '2027-01-01'],
    ['2026-05-31', 'year', '2026-01-01', '2027-01-01'],
  ] as const)('%s lies in the %s from %s to before %s', (on, period, from, next) => {
    expect(periodOf(day(on), period)).toBe(from);
    expect(nextPeriod(day(from), period)).toBe(next);
  });
});

describe('an amount spread by month', () => {
  it('R4.8 evenly: each month by its days, together the amount', () => {
    const parts = spreadEvenly(1_000, day('2026-01-22'), day('2026-03-10'));
    expect([...(parts ?? [])]).toEqual([
      // 10, 28 and 10 of 48 days; of thirds that are equal the first is favoured.
      ['2026-01-01', 209],
      ['2026-02-01', 583],
      ['2026-03-01', 208],
    ]);
  });

  it('is nothing where there is no day, or half a century of them', () => {
    expect(spreadEvenly(1, day('2026-01-02'), day('2026-01-01'))).toBe(null);
    expect(spreadEvenly(1, day('1900-01-01'), day('2190-01-01'))).toBe(null);
    expect(spreadLike(1, new Map([[day('2026-01-01'), 0]]))).toBe(null);
  });

  it('adds up exactly, whatever the amount and the pattern', () => {
    const pattern = fc.dictionary(
      fc.integer({ min: 1, max: 12 }).map(m => `2026-${String(m).padStart(2, '0')}-01`),
      fc.integer({ min: 0, max: 10 ** 9 }),
      { minKeys: 1 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), pattern, (minor, by) => {
        const parts = spreadLike(minor, new Map(Object.entries(by).map(([m, w]) => [day(m), w])));
        if (parts !== null) expect(sum(parts)).toBe(minor);
      }),
    );
  });
});

// January 2026 ends on a Saturday: of the ten working days from 26 January five are in it.
const rows = [
  { days: 10, constraint: 'SNET' as const, constraintDate: at('26T08:00'), fixedCostMinor: 100_000 },
  {
    days: 1,
    fixedCostMinor: 7_000,
    actualCostMinor: 7_000,
    percentComplete: 100,
    actualStart: at('05T08:00'),
    actualFinish: at('05T17:00'),
  },
  { days: 2, fixedCostMinor: 5_000, percentComplete: 40, actualStart: at('05T08:00') },
];

describe('the money of a plan by month', () => {
  it('R4.8 is what tasks still cost, over their working time that is left', () => {
    const p = plan(rows);
    const left = remainingByMonth(p, schedule(p).result, day('2026-01-15'));
    // Three fifths of the third task should have been over; they are still to come.
    expect(Object.fromEntries(left)).toEqual({ '2026-01-01': 50_000 + 3_000, '2026-02-01': 50_000 });
    const later = remainingByMonth(p, schedule(p).result, day('2026-01-28'));
    expect(Object.fromEntries(later)).toEqual({ '2026-01-01': 28_571 + 3_000, '2026-02-01': 71_429 });
  });

  it('R4.8 counts of a summary only its own cost, and nothing of a row that is inactive', () => {
    const p = plan([
      { fixedCostMinor: 300 },
      { outlineLevel: 2, fixedCostMinor: 1_000 },
      { outlineLevel: 1, fixedCostMinor: 9_999, inactive: true },
    ]);
    expect(sum(remainingByMonth(p, schedule(p).result, day('2026-01-01')))).toBe(1_300);
  });

  it('R4.8 is, of a baseline, its cost over the working time that was promised', () => {
    const p = plan(rows);
    const promised = new Map([
      [1, { start: at('29T08:00'), finish: at('30T17:00'), costMinor: 40_000 }],
      [2, { start: at('30T08:00'), finish: at('30T08:00'), costMinor: 500 }],
      [99, { finish: at('30T08:00'), costMinor: 1 }],
    ]);
    expect(Object.fromEntries(baselineByMonth(p, schedule(p).result, promised))).toEqual({
      '2026-01-01': 40_500,
    });
  });
});
