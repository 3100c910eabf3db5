import type { ImportMapping } from '@chartroom/contract';
import { parseAmount } from '@chartroom/engine';

const signs: Readonly<Record<string, readonly string[]>> = {
  '£': ['GBP'],
  '€': ['EUR'],
  $: ['USD', 'AUD', 'CAD', 'NZD', 'SGD', 'HKD'],
  '¥': ['JPY', 'CNY'],
  '₹': ['INR'],
};
const unitOf: Readonly<Record<string, ImportMapping['moneyUnit']>> = {
  k: 'thousand',
  m: 'million',
  bn: 'billion',
  b: 'billion',
};
const shape =
  /^(\()?\s*([+-]?)\s*([£€$¥₹]|[A-Z]{3}(?=[\s\d.-]))?\s*([+-]?[\d., ]*\d\.?(?:[eE][+-]?\d{1,3})?)\s*(k|m|bn|b)?\s*([£€$¥₹]|[A-Z]{3})?\s*(\))?$/i;

/** How amounts are written: in which unit, and with a point or a comma before the decimals. */
export type MoneyStyle = Pick<ImportMapping, 'moneyUnit' | 'decimals'>;

export type ReadMoney =
  | { readonly minor: number; readonly exact: boolean }
  /** `currency`: the cell names another currency than the row. */
  | { readonly wrong: string; readonly currency?: string };

const another = (said: string, currency: string): ReadMoney => ({
  wrong: `The amount says ${said}, but the row is kept in ${currency}. Convert it, or map a currency column.`,
  currency: said,
});

/**
 * Reads an amount into minor units: `1,234.5`, `£1.2m`, `(300)` for minus 300, `AUD 5000`. A unit in the cell (k, m,
 * bn) goes before the mapping's. A currency in the cell must be the row's.
 */
export function readMoney(text: string, currency: string, style: MoneyStyle): ReadMoney {
  const wrong = { wrong: 'This is not an amount of money. Write a number such as 1234.50.' };
  const m = shape.exec(text.replace('\u2212', '-').replaceAll('\u00a0', ' ').trim());
  if (!m || (m[1] === undefined) !== (m[7] === undefined)) return wrong;
  for (const sign of [m[3], m[6]]) {
    if (sign === undefined) continue;
    const named = signs[sign] ?? [sign.toUpperCase()];
    if (!named.includes(currency)) return another(named[0] ?? sign, currency);
  }
  const minus = m[1] !== undefined || m[2] === '-' ? '-' : '';
  const said = m[4] ?? '';
  const number = style.decimals === 'comma' ? said.replace(/[.,]/g, c => (c === '.' ? ',' : '.')) : said;
  if (minus && /^[+-]/.test(number)) return wrong;
  const read = parseAmount(minus + number, currency, unitOf[(m[5] ?? '').toLowerCase()] ?? style.moneyUnit);
  return read ? { minor: read.minor === 0 ? 0 : read.minor, exact: read.exact } : wrong;
}
