import { type Day, dayNumber, dayOf } from '../base/day.ts';
import { allocate } from '../base/rounding.ts';
import { dayOfWall, type WallSecond, wallOfDay } from '../base/wall-second.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** The working days of a plan's project calendar, in order: the periods in which value is counted. */
export interface Axis {
  readonly days: readonly Day[];
  /** The position of a day; of one without work, that of the working day that follows; clamped to the axis. */
  readonly slotOf: (day: Day) => number;
}

const daySec = 86_400;
/** A century and a half: dates further apart are no plan. */
const longest = 55_000;

/** The day on which something ends: midnight belongs to the day before. */
export const lastDayOf = (finish: WallSecond): Day => dayOfWall((finish - 1) as WallSecond);

const works = (schedule: Schedule, n: number): boolean => {
  const from = (n * daySec) as WallSecond;
  return schedule.projectTimeBetween(from, (from + daySec) as WallSecond) > 0;
};

/** The working days from one day to another, both included; all days where there is no working one. */
export function axisOf(schedule: Schedule, from: Day, to: Day): Axis {
  const first = dayNumber(from);
  const last = Math.min(dayNumber(to), first + longest);
  const days: Day[] = [];
  const slots: number[] = [];
  for (let n = first; n <= last; n++) {
    slots.push(days.length);
    if (works(schedule, n)) days.push(dayOf(n));
  }
  if (days.length === 0)
    return {
      days: slots.map((_, i) => dayOf(first + i)),
      slotOf: d => clamp(dayNumber(d) - first, slots.length),
    };
  return { days, slotOf: d => clamp(slots[clamp(dayNumber(d) - first, slots.length)] ?? 0, days.length) };
}

const clamp = (at: number, length: number): number => Math.max(0, Math.min(length - 1, at));

/** The working day that is the n-th from a day on (the first counts as one); null beyond a century and a half. */
export function workingDayAfter(schedule: Schedule, from: Day, count: number): Day | null {
  let left = count;
  for (let n = dayNumber(from); n <= dayNumber(from) + longest; n++) {
    if (works(schedule, n)) left--;
    if (left <= 0) return dayOf(n);
  }
  return null;
}

/** How many working days lie from one day to another, both included. */
export const daysWorked = (axis: Axis, until: Day): number => {
  const slot = axis.slotOf(until);
  const day = axis.days[slot];
  return day !== undefined && day <= until ? slot + 1 : slot;
};

/** A stretch of time in which an amount accrues evenly by working time. */
export interface Accrual {
  readonly uid: number;
  readonly start: WallSecond;
  readonly finish: WallSecond;
  readonly amount: number;
}

/**
 * Adds an amount to the days in which it accrues, by each day's working time on the task's calendar. The parts add up to
 * the amount exactly (largest remainder). What has no working time, a milestone for one, accrues on its last day.
 */
export function accrue(
  into: number[],
  { uid, start, finish, amount }: Accrual,
  by: { readonly axis: Axis; readonly schedule: Schedule; readonly latest?: number },
): void {
  if (amount === 0) return;
  const add = (day: Day, part: number) => {
    const slot = Math.max(0, Math.min(by.axis.slotOf(day), by.latest ?? Infinity));
    into[slot] = (into[slot] ?? 0) + part;
  };
  const last = finish > start ? lastDayOf(finish) : dayOfWall(finish);
  const first = dayNumber(dayOfWall(start));
  const days = dayNumber(last) - first + 1;
  const weights: number[] = [];
  for (let i = 0; i < days && days <= longest; i++) {
    const midnight = wallOfDay(dayOf(first + i));
    const from = Math.max(start, midnight) as WallSecond;
    const to = Math.min(finish, midnight + daySec) as WallSecond;
    weights.push(Math.max(0, Math.round(by.schedule.timeBetween(uid, from, to))));
  }
  if (weights.every(w => w === 0)) add(last, amount);
  else
    for (const [i, part] of allocate(amount, weights).entries()) if (part !== 0) add(dayOf(first + i), part);
}
