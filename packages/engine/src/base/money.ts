import { assert } from './assert.ts';
import type { Day } from './day.ts';
import { divideHalfEven } from './rounding.ts';

/** An amount: integer minor units (pence, cents) with its ISO 4217 currency. Never a fraction. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** What one of a written amount is worth: `million` for a column headed "£m". */
export type AmountUnit = 'one' | 'thousand' | 'million' | 'billion';

/** How much of one currency a unit of another was worth from a day on, as exact decimal text. */
export interface ExchangeRate {
  readonly from: string;
  readonly to: string;
  readonly day: Day;
  /** One major unit of `from` in major units of `to`, `"1.2543"`. */
  readonly rate: string;
}

/** The currencies of ISO 4217:2015 (amendments to 2024) whose minor unit is not a hundredth. */
const exponents: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'
    .split(' ')
    .map(c => [c, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(c => [c, 3] as const),
  ['CLF', 4],
  ['UYW', 4],
]);
const places: Readonly<Record<AmountUnit, number>> = { one: 0, thousand: 3, million: 6, billion: 9 };

/** Decimal places of a currency's minor unit by ISO 4217: 2 for GBP, 0 for JPY, 3 for KWD. */
export const minorPlaces = (currency: string): number => exponents.get(currency) ?? 2;

const decimal = /^([+-]?)(\d+|\d{1,3}(?:[, ]\d{3})+)?(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads decimal text exactly: `digits` times ten to the power of `-scale`; null when it is no number. */
export function parseDecimal(text: string): { readonly digits: bigint; readonly scale: number } | null {
  const m = decimal.exec(text.trim().replace('\u2212', '-'));
  if (!m) return null;
  const whole = (m[2] ?? '').replace(/[, ]/g, '');
  const part = m[3] ?? '';
  if (whole === '' && part === '') return null;
  const digits = BigInt(whole + part);
  return { digits: m[1] === '-' ? -digits : digits, scale: part.length - Number(m[4] ?? 0) };
}

/**
 * Reads a written amount into minor units, `"27.28508537"` in millions of GBP to 2,728,508,537 pence. Digits
 * finer than the minor unit are rounded half to even and `exact` is false. Null when the text is no number,
 * or is more than the 9,000,000,000,000,000 minor units that are kept exactly.
 */
export function parseAmount(
  text: string,
  currency: string,
  unit: AmountUnit = 'one',
): { readonly minor: number; readonly exact: boolean } | null {
  const read = parseDecimal(text);
  if (!read || Math.abs(read.scale) > 40) return null;
  const shift = minorPlaces(currency) + places[unit] - read.scale;
  const power = 10n ** BigInt(Math.abs(shift));
  const minor = shift >= 0 ? read.digits * power : divideHalfEven(read.digits, power);
  const exact = shift >= 0 || read.digits % power === 0n;
  return minor > largest || minor < -largest ? null : { minor: Number(minor), exact };
}

const largest = 9_000_000_000_000_000n;

/** An amount as plain decimal text in major units, `27285085.37`; `parseAmount` reads it back. */
export function decimalText(amount: Amount): string {
  const n = minorPlaces(amount.currency);
  const digits = String(Math.abs(amount.minor)).padStart(n + 1, '0');
  const sign = amount.minor < 0 ? '-' : '';
  return n === 0 ? sign + digits : `${sign}${digits.slice(0, -n)}.${digits.slice(-n)}`;
}

/** Adds amounts of one currency. Mixing currencies is a mistake of the caller: convert first. */
export function addAmounts(first: Amount, ...others: readonly Amount[]): Amount {
  let minor = first.minor;
  for (const other of others) {
    assert(other.currency === first.currency, `${other.currency} is not added to ${first.currency}`);
    minor += other.minor;
  }
  assert(Number.isSafeInteger(minor), 'a sum of money stays within exact integers');
  return { minor, currency: first.currency };
}

/** The rate in force on a day: the latest of that day or before, in the direction asked or turned round. */
export function rateOn(
  rates: readonly ExchangeRate[],
  pair: { readonly from: string; readonly to: string },
  day: Day,
): ExchangeRate | null {
  let found: ExchangeRate | null = null;
  for (const r of rates) {
    const fits = (r.from === pair.from && r.to === pair.to) || (r.from === pair.to && r.to === pair.from);
    const better = found === null || r.day > found.day || (r.day === found.day && r.from === pair.from);
    if (fits && r.day <= day && better) found = r;
  }
  return found;
}

/**
 * Converts by a dated rate, exactly, rounding once (half to even) to the target's minor unit. A rate of the
 * opposite direction divides. Null when the rate is of other currencies or is not a positive number.
 */
export function convert(amount: Amount, to: string, by: ExchangeRate | null): Amount | null {
  if (amount.currency === to) return amount;
  const rate = by && parseDecimal(by.rate);
  if (!by || !rate || rate.digits <= 0n) return null;
  const forward = by.from === amount.currency && by.to === to;
  if (!forward && !(by.from === to && by.to === amount.currency)) return null;
  let above = forward ? rate.digits : 1n;
  let below = forward ? 1n : rate.digits;
  const scale = (forward ? -1 : 1) * rate.scale + minorPlaces(to) - minorPlaces(amount.currency);
  if (scale >= 0) above *= 10n ** BigInt(scale);
  else below *= 10n ** BigInt(-scale);
  const minor = Number(divideHalfEven(BigInt(amount.minor) * above, below));
  assert(Number.isSafeInteger(minor), 'a converted amount stays within exact integers');
  return { minor, currency: to };
}
