import { divideHalfEven } from './rounding.ts';

/** An exact ratio of whole numbers, in lowest terms with a positive denominator. */
export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** A fraction, or null where a division by zero would have been needed. Null is passed on by every operation. */
export type MaybeFraction = Fraction | null;

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

function reduced(over: bigint, under: bigint): MaybeFraction {
  if (under === 0n) return null;
  const size = over < 0n ? -over : over;
  const common = gcd(size, under < 0n ? -under : under) * (under < 0n ? -1n : 1n);
  return { over: over / common, under: under / common };
}

/** `over / under` exactly; null when `under` is zero. Both are whole numbers. */
export const fraction = (over: number, under = 1): MaybeFraction => reduced(BigInt(over), BigInt(under));

export const plus = (a: MaybeFraction, b: MaybeFraction): MaybeFraction =>
  a && b && reduced(a.over * b.under + b.over * a.under, a.under * b.under);

export const minus = (a: MaybeFraction, b: MaybeFraction): MaybeFraction =>
  a && b && reduced(a.over * b.under - b.over * a.under, a.under * b.under);

export const times = (a: MaybeFraction, b: MaybeFraction): MaybeFraction =>
  a && b && reduced(a.over * b.over, a.under * b.under);

/** `a / b`; null when `b` is zero. */
export const dividedBy = (a: MaybeFraction, b: MaybeFraction): MaybeFraction =>
  a && b && reduced(a.over * b.under, a.under * b.over);

/** The nearest number, not rounded otherwise (exact where both parts are safe integers). */
export const toNumber = (f: Fraction): number => Number(f.over) / Number(f.under);

/** Rounded half to even to so many decimal places; null stays null. */
export const toPlaces = (f: MaybeFraction, places: number): number | null =>
  f && Number(divideHalfEven(f.over * 10n ** BigInt(places), f.under)) / 10 ** places;

/** Rounded half to even to a whole number, as money is; null stays null. */
export const toWhole = (f: MaybeFraction): number | null => toPlaces(f, 0);
