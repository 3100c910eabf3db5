import { addDays, type Day, dayNumber, dayOf, weekday } from '../base/day.ts';
import type { CalendarException, MonthItem, MonthPosition } from '../schedule/plan-calendar.ts';

const year = (d: Day) => Number(d.slice(0, 4));
const month = (d: Day) => Number(d.slice(5, 7));
const date = (d: Day) => Number(d.slice(8));
const monthsBetween = (from: Day, to: Day) => (year(to) - year(from)) * 12 + month(to) - month(from);
/** Number of the week that begins on Sunday; 1970-01-04 was one. */
const weekNumber = (n: number) => Math.floor((n - 3) / 7);

/** ISO weekday of a day number. */
export const weekdayOf = (n: number): number => ((((n + 3) % 7) + 7) % 7) + 1;

function isItem(day: Day, item: MonthItem): boolean {
  const w = weekday(day);
  if (item === 'day') return true;
  if (item === 'weekday') return w <= 5;
  if (item === 'weekend-day') return w >= 6;
  return w === item;
}

/** Whether a day is the first, second, ... or last (5) such day of its month. */
function isAtPosition(day: Day, position: MonthPosition, item: MonthItem): boolean {
  if (!isItem(day, item)) return false;
  const step = position === 5 ? 1 : -1;
  let others = 0;
  for (let d = addDays(day, step); month(d) === month(day); d = addDays(d, step))
    if (isItem(d, item)) others++;
  return position === 5 ? others === 0 : others === position - 1;
}

function matches(e: CalendarException, n: number): boolean {
  const r = e.recurrence;
  const from = e.from;
  if (r.kind === 'daily') return (n - dayNumber(from)) % Math.max(1, r.everyDays) === 0;
  if (r.kind === 'weekly') {
    const weeks = weekNumber(n) - weekNumber(dayNumber(from));
    return weeks % Math.max(1, r.everyWeeks) === 0 && r.weekdays.includes(weekdayOf(n));
  }
  const day = dayOf(n);
  switch (r.kind) {
    case 'monthly-by-date':
      return date(day) === r.monthDay && monthsBetween(from, day) % Math.max(1, r.everyMonths) === 0;
    case 'monthly-by-position':
      return (
        monthsBetween(from, day) % Math.max(1, r.everyMonths) === 0 && isAtPosition(day, r.position, r.item)
      );
    case 'yearly-by-date':
      return month(day) === r.month && date(day) === r.monthDay;
    case 'yearly-by-position':
      return month(day) === r.month && isAtPosition(day, r.position, r.item);
  }
}

/** Last day number of an exception, its number of occurrences counted out where it has one. */
function lastDay(e: CalendarException): number {
  const to = dayNumber(e.to);
  if (e.occurrences === undefined || e.occurrences < 1) return to;
  let left = e.occurrences;
  for (let n = dayNumber(e.from); n <= to; n++) if (matches(e, n) && --left === 0) return n;
  return to;
}

/** A test whether an exception applies on a day (days since 1970-01-01), and the range outside which it never does. */
export function occurrencesOf(e: CalendarException) {
  const first = dayNumber(e.from);
  const last = lastDay(e);
  const every = e.recurrence.kind === 'daily' && e.recurrence.everyDays <= 1;
  return { first, last, on: (n: number) => n >= first && n <= last && (every || matches(e, n)) };
}
