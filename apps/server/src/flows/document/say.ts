import { asDay, decimalText, divideHalfEven, minorPlaces, sayDay, sayNumber } from '@chartroom/engine';

/** An instant as documents print it, `26 Nov 2026 10:38:07.123456 UTC`: exact, so that it can be asked for again. */
export const sayInstant = (instant: string): string => {
  const [day = '', time = ''] = instant.replace(/(?:Z|\+00(?::?00)?)$/, '').split(/[T ]/);
  return `${sayDay(asDay(day))} ${time} UTC`;
};

/** An amount in full, `GBP 11,000,000.00`. */
export const sayAmount = (minor: number, currency: string): string =>
  `${currency} ${sayNumber(decimalText({ minor, currency }))}`;

const scales = [
  [1_000_000_000_000n, 'tn'],
  [1_000_000_000n, 'bn'],
  [1_000_000n, 'm'],
  [1_000n, 'k'],
] as const;

/** An amount in brief, `GBP 412.6m`, rounded half to even at one digit. */
export function sayMoney(minor: number, currency: string): string {
  const one = 10n ** BigInt(minorPlaces(currency));
  const size = BigInt(Math.abs(minor));
  const sign = minor < 0 ? '\u2212' : '';
  for (const [unit, letter] of scales) {
    // What would be rounded up to a whole one counts as one.
    if (size * 20n < unit * one * 19n) continue;
    const tenths = divideHalfEven(size * 10n, unit * one);
    const rest = tenths % 10n;
    const whole = sayNumber(String(tenths / 10n));
    return `${sign}${currency} ${whole}${rest === 0n ? '' : `.${rest}`}${letter}`;
  }
  return `${sign}${currency} ${sayNumber(String(divideHalfEven(size, one)))}`;
}

/** A difference with its sign, `+94`, `−1.5`, `0`. */
export const saySigned = (n: number): string => `${n > 0 ? '+' : ''}${sayNumber(n)}`;
