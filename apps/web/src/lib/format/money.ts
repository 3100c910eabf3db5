/** Digits after the point in a currency: 2 for GBP, 0 for JPY. */
export function fractionDigits(currency: string): number {
  return (
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}

/** Minor units as an exact decimal, `-1234` with 2 digits is `-12.34`. */
export function decimal(minor: number, digits: number): `${number}` {
  const sign = minor < 0 ? '-' : '';
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits);
  return (digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${text.slice(-digits)}`) as `${number}`;
}

/** `£412,600,000.00` */
export function moneyText(locale: string, minor: number, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  return format.format(decimal(minor, fractionDigits(currency)));
}

/** `£412.6m`; with a sign when it is a difference. */
export function moneyShort(locale: string, minor: number, currency: string, signed = false): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
    currencyDisplay: 'narrowSymbol',
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
  return minus(format.format(decimal(minor, fractionDigits(currency))));
}

/** A typographic minus, as wide as the plus. */
export const minus = (text: string): string => text.replace(/^-/, '−');
