import { minus } from './money.ts';

export function numberText(locale: string, value: number, digits = 1): string {
  return minus(new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value));
}

/** An index or ratio, always with two places: `1.00`. */
export function ratioText(locale: string, value: number): string {
  return minus(
    new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value),
  );
}

/** `+94`, `−2`, `0` */
export function signedText(locale: string, value: number, digits = 1): string {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'exceptZero' });
  return minus(format.format(value));
}

/** Of a percentage 0..100: `18.2%`; with a sign when it is a difference. */
export function percentText(locale: string, pct: number, signed = false): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
  return minus(format.format(pct / 100));
}

/** `94 days` in the reader's language; with a sign when it is a slip. */
export function daysText(locale: string, days: number, signed = false): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
    ...(signed ? { signDisplay: 'exceptZero' } : {}),
  });
  return minus(format.format(days));
}

/** `11 weeks` */
export function weeksText(locale: string, weeks: number): string {
  const format = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'week',
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  });
  return format.format(weeks);
}
