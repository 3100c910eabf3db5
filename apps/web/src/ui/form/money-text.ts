/** Amounts as people write them; inside they are integer minor units. */
const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

const exponents: Readonly<Record<string, number>> = { k: 3, m: 6, mio: 6, bn: 9, b: 9, mrd: 9 };

/** Moves the point of a plain decimal to the right; null when digits would be lost. */
function shifted(number: string, places: number): number | null {
  const [whole = '', fraction = ''] = number.split('.');
  const kept = fraction.slice(0, places).padEnd(places, '0');
  if (/[1-9]/.test(fraction.slice(places))) return null;
  const value = Number(whole + kept);
  return Number.isSafeInteger(value) ? value : null;
}

/** Reads `412.6m`, `1,250,000`, `£3 bn`, `-500k` in the reader's way of writing numbers; null when it is no amount. */
export function readMoney(locale: string, text: string, currency: string): number | null {
  const parts = new Intl.NumberFormat(locale).formatToParts(-12_345.6);
  const point = parts.find(part => part.type === 'decimal')?.value ?? '.';
  const group = parts.find(part => part.type === 'group')?.value ?? ',';
  const plain = text
    .replaceAll(/[\s\p{Sc}]/gu, '')
    .replace(new RegExp(`^${currency}|${currency}$`, 'i'), '')
    .replaceAll(group, '')
    .replace(point, '.')
    .replace(/^−/, '-')
    .toLowerCase();
  const match = /^(-?\d+(?:\.\d+)?)([a-z]*)\.?$/.exec(plain);
  const exponent = match?.[2] === '' ? 0 : exponents[match?.[2] ?? '?'];
  if (match === null || exponent === undefined) return null;
  return shifted(match[1] ?? '', exponent + digitsOf(currency));
}

/** `1,250,000` or `1,250,000.50`, without the currency, to be edited. */
export function writeMoney(locale: string, minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const decimal = `${minor < 0 ? '-' : ''}${text.slice(0, text.length - digits)}.${digits === 0 ? '0' : text.slice(-digits)}`;
  const whole = digits === 0 || /^0+$/.test(text.slice(-digits));
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  }).format(decimal as `${number}`);
}
