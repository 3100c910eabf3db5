import { assert } from './assert.ts';

/**
 * Divides two integers exactly and rounds to the nearest integer, a half to the even neighbour
 * (IEEE 754 roundTiesToEven; ISO 80000-1 annex B, rule A). The one place where the product rounds.
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  assert(denominator !== 0n, 'a division by zero is found before it is rounded');
  const sign = numerator < 0n === denominator < 0n ? 1n : -1n;
  const n = numerator < 0n ? -numerator : numerator;
  const d = denominator < 0n ? -denominator : denominator;
  const whole = n / d;
  const twice = (n % d) * 2n;
  const up = twice > d || (twice === d && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

/**
 * A ratio of two safe integers as a decimal number with so many places, rounded half to even:
 * `ratio(1, 3, 2)` is 0.33. What is shown is what is compared with a threshold.
 */
export const ratio = (numerator: number, denominator: number, places: number): number =>
  scaledRatio(numerator, denominator, 10 ** places) / 10 ** places;

/** A ratio of two safe integers in per cent with two places: `percent(1, 3)` is 33.33. */
export const percent = (numerator: number, denominator: number): number =>
  scaledRatio(numerator, denominator, 10_000) / 100;

/** The same rounding in plain numbers while every step is an exact integer; it is ten times as fast. */
function scaledRatio(numerator: number, denominator: number, scale: number): number {
  const n = Math.abs(numerator) * scale;
  const d = Math.abs(denominator);
  if (n > 2 ** 52 || d > 2 ** 51)
    return Number(divideHalfEven(BigInt(numerator) * BigInt(scale), BigInt(denominator)));
  assert(d !== 0, 'a division by zero is found before it is rounded');
  const rest = n % d;
  const whole = (n - rest) / d;
  const up = rest * 2 > d || (rest * 2 === d && whole % 2 === 1);
  const size = up ? whole + 1 : whole;
  return size !== 0 && numerator < 0 !== denominator < 0 ? -size : size;
}

/**
 * Splits an integer by weights so that the parts add up to it exactly (largest remainder, Hamilton's method;
 * ties go to the earlier part). Weights are non-negative whole numbers; when all are zero the parts are equal.
 */
export function allocate(total: number, weights: readonly number[]): readonly number[] {
  assert(Number.isSafeInteger(total), `${total} is a whole number`);
  assert(weights.length > 0, 'there is something to allocate to');
  assert(
    weights.every(w => Number.isSafeInteger(w) && w >= 0),
    'weights are whole and not negative',
  );
  const used = weights.some(w => w > 0) ? weights : weights.map(() => 1);
  const sum = used.reduce((a, w) => a + BigInt(w), 0n);
  const size = BigInt(Math.abs(total));
  const parts = used.map((w, at) => ({
    at,
    whole: (size * BigInt(w)) / sum,
    rest: (size * BigInt(w)) % sum,
  }));
  const missing = Number(size - parts.reduce((a, p) => a + p.whole, 0n));
  const favoured = new Set(
    [...parts]
      .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
      .slice(0, missing)
      .map(p => p.at),
  );
  const sign = total < 0 ? -1 : 1;
  return parts.map(p => sign * (Number(p.whole) + (favoured.has(p.at) ? 1 : 0)) || 0);
}
