import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate, divideHalfEven, percent, ratio } from './rounding.ts';

const whole = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

describe('rounding', () => {
  it.each([
    [5n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 2n],
    [-25n, 10n, -2n],
    [-35n, 10n, -4n],
    [26n, -10n, -3n],
    [24n, 10n, 2n],
  ])('%d / %d is %d', (n, d, expected) => expect(divideHalfEven(n, d)).toBe(expected));

  it('is never further than a half from the exact quotient', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (n, d) => {
        fc.pre(d !== 0n);
        const off = 2n * (divideHalfEven(n, d) * d - n);
        return (off < 0n ? -off : off) <= (d < 0n ? -d : d);
      }),
    );
  });

  it('gives ratios and percentages with two places', () => {
    expect([ratio(1, 3, 2), ratio(-1, 8, 2), percent(1, 3), percent(94, 247)]).toEqual([
      0.33, -0.12, 33.33, 38.06,
    ]);
  });

  it('rounds ratios of small and of large integers alike', () => {
    const size = fc.oneof(whole, fc.maxSafeInteger(), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(size, size, (n, d) => {
        fc.pre(d !== 0);
        const exact = Number(divideHalfEven(BigInt(n) * 100n, BigInt(d))) / 100;
        expect(ratio(n, d, 2) + 0).toBe(exact + 0);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('allocate', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 0, 0, 0], [3, 3, 2, 2]],
    [7, [5, 0, 2], [5, 0, 2]],
    [0, [1, 2], [0, 0]],
  ])('%d by %j is %j', (total, weights, parts) => expect(allocate(total, weights)).toEqual(parts));

  it('adds up exactly and stays within one unit of the exact share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(whole, weights, (total, w) => {
        const parts = allocate(total, w);
        const sum = w.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        if (sum > 0)
          parts.forEach((p, i) => {
            const scaled = BigInt(p) * BigInt(sum) - BigInt(total) * BigInt(w[i] ?? 0);
            expect(scaled < BigInt(sum) && -scaled < BigInt(sum)).toBe(true);
          });
      }),
    );
  });
});
