import { type Day, dayNumber } from '../base/day.ts';
import { allocate } from '../base/rounding.ts';

/** Into what months are put together. */
export const moneyPeriods = ['month', 'quarter', 'year'] as const;
export type MoneyPeriod = (typeof moneyPeriods)[number];

/** Amounts by month, each month named by its first day. */
export type ByMonth = ReadonlyMap<Day, number>;

const monthsIn: Readonly<Record<MoneyPeriod, number>> = { month: 1, quarter: 3, year: 12 };

const first = (year: number, month: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01` as Day;

/** The first day of the calendar month, quarter or year in which a day lies. */
export function periodOf(day: Day, period: MoneyPeriod): Day {
  const length = monthsIn[period];
  const month = Number(day.slice(5, 7)) - 1;
  return first(Number(day.slice(0, 4)), month - (month % length) + 1);
}

/** The first day of the period after the one that begins on a day. */
export function nextPeriod(begins: Day, period: MoneyPeriod): Day {
  const months = Number(begins.slice(0, 4)) * 12 + Number(begins.slice(5, 7)) - 1 + monthsIn[period];
  return first(Math.floor(months / 12), (months % 12) + 1);
}

/** Dates further apart are no plan: half a century, in days. */
const longest = 18_300;

/**
 * Spreads minor units evenly over the days from one to another, both included, and adds them up by month. The months add
 * up to the amount exactly (largest remainder). Null where there is no day, or where there are more than half a century's.
 */
export function spreadEvenly(minor: number, from: Day, to: Day): ByMonth | null {
  const days = dayNumber(to) - dayNumber(from) + 1;
  if (days < 1 || days > longest) return null;
  const months: Day[] = [];
  const weights: number[] = [];
  for (let month = periodOf(from, 'month'); month <= to; month = nextPeriod(month, 'month')) {
    const begins = Math.max(dayNumber(month), dayNumber(from));
    const ends = Math.min(dayNumber(nextPeriod(month, 'month')), dayNumber(to) + 1);
    months.push(month);
    weights.push(ends - begins);
  }
  return paired(months, allocate(minor, weights));
}

/** Spreads minor units as another amount is spread; the months add up to the amount exactly. Null for an empty pattern. */
export function spreadLike(minor: number, pattern: ByMonth): ByMonth | null {
  const months = [...pattern.keys()].toSorted();
  const weights = months.map(month => pattern.get(month) ?? 0);
  return weights.some(w => w > 0) ? paired(months, allocate(minor, weights)) : null;
}

const paired = (months: readonly Day[], parts: readonly number[]): ByMonth =>
  new Map(months.map((month, i) => [month, parts[i] ?? 0]));
