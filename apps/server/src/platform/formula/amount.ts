/** An amount inside a formula: exact minor units, and how many of them make a major one. */
export class Amount {
  readonly minor: bigint;
  readonly places: number;
  constructor(minor: bigint, places: number) {
    this.minor = minor;
    this.places = places;
  }
}

/** Divides and rounds half to even; throws when dividing by zero. */
export function dividedHalfEven(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Error('It divides by zero.');
  const sign = a < 0n !== b < 0n ? -1n : 1n;
  const [n, d] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const whole = n / d;
  const twice = (n % d) * 2n;
  const up = twice > d || (twice === d && whole % 2n === 1n);
  return sign * (up ? whole + 1n : whole);
}

/** A number as the fraction that its shortest decimal text stands for, so that 0.1 is one tenth. */
export function fractionOf(n: number): readonly [bigint, bigint] {
  const m = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n));
  if (!m) throw new Error('It comes to no number.');
  const part = m[3] ?? '';
  const power = Number(m[4] ?? 0) - part.length;
  const digits = BigInt(`${m[1]}${m[2]}${part}`);
  return power >= 0 ? [digits * 10n ** BigInt(power), 1n] : [digits, 10n ** BigInt(-power)];
}

export function times(amount: Amount, factor: number | bigint): Amount {
  if (typeof factor === 'bigint') return new Amount(amount.minor * factor, amount.places);
  const [n, d] = fractionOf(factor);
  return new Amount(dividedHalfEven(amount.minor * n, d), amount.places);
}

export function over(amount: Amount, divisor: number | bigint): Amount {
  const [n, d] = typeof divisor === 'bigint' ? [divisor, 1n] : fractionOf(divisor);
  return new Amount(dividedHalfEven(amount.minor * d, n), amount.places);
}

/** How many times one amount is in another: a ratio, no money. */
export function ratio(a: Amount, b: Amount): number {
  if (b.minor === 0n) throw new Error('It divides by zero.');
  return Number(a.minor) / Number(b.minor);
}

/** Negative, zero or positive, as one amount is less than another, or than so many major units. */
export function compared(a: Amount, b: Amount | number | bigint): number {
  if (b instanceof Amount) return a.minor < b.minor ? -1 : a.minor > b.minor ? 1 : 0;
  const [n, d] = typeof b === 'bigint' ? [b, 1n] : fractionOf(b);
  const left = a.minor * d;
  const right = n * 10n ** BigInt(a.places);
  return left < right ? -1 : left > right ? 1 : 0;
}
