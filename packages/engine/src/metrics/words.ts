import { type Day, dayNumber } from '../base/day.ts';
import { decimalText } from '../base/money.ts';

/** What a figure is counted in. `money` is integer minor units; `percent` is 0..100 and beyond. */
export type MetricUnit =
  | 'money'
  | 'days'
  | 'minutes'
  | 'weeks'
  | 'percent'
  | 'ratio'
  | 'cadences'
  | 'count'
  | 'day'
  | 'rating'
  | 'rank'
  | 'status'
  | 'trend'
  | 'state'
  | 'currency'
  | 'rate'
  | 'override'
  | 'rules';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day in words, `22 Mar 2027`. */
export const sayDay = (d: Day): string =>
  `${Number(d.slice(8))} ${months[Number(d.slice(5, 7)) - 1]} ${d.slice(0, 4)}`;

/** A number with a true minus and groups of three, `−1,234.5`. */
export function sayNumber(value: number | string): string {
  if (typeof value === 'number' && value >= 0 && value < 1000) return String(value);
  const [whole = '0', part] = String(value).replace(/^-/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = String(value).startsWith('-') ? '\u2212' : '';
  return sign + (part === undefined ? grouped : `${grouped}.${part}`);
}

/** A number of things, `1 day`, `12 days`. */
export const sayCount = (n: number, one: string, many = `${one}s`): string =>
  `${sayNumber(n)} ${Math.abs(n) === 1 ? one : many}`;

/** A status in words, `off track`. */
export const sayStatus = (status: string): string =>
  status === 'unknown' ? 'not known' : status.replace('-', ' ');

/** A value of a figure in words, with its unit: `94 days`, `38.06 %`, `GBP 11,000,000.00`. */
export function sayValue(value: unknown, unit: MetricUnit, currency: string | null = null): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number') return sayAmount(value, unit, currency);
  if (typeof value !== 'string') return unit;
  if (unit === 'day') return sayDay(value as Day);
  return unit === 'status' ? sayStatus(value) : value;
}

function sayAmount(value: number, unit: MetricUnit, currency: string | null): string {
  switch (unit) {
    case 'money':
      return currency === null
        ? `${sayNumber(value)} minor units`
        : `${currency} ${sayNumber(decimalText({ minor: value, currency }))}`;
    case 'minutes':
      return sayCount(Math.round((value / 60) * 100) / 100, 'hour');
    case 'days':
      return sayCount(value, 'day');
    case 'weeks':
      return sayCount(value, 'week');
    case 'cadences':
      return sayCount(Math.round(value * 100) / 100, 'reporting period');
    case 'percent':
      return `${sayNumber(value)} %`;
    default:
      return sayNumber(value);
  }
}

/** Whole weeks between two days, rounded down. */
export const wholeWeeks = (from: Day, to: Day): number => Math.floor((dayNumber(to) - dayNumber(from)) / 7);
