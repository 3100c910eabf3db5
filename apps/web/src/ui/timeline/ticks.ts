/** Units into which a time axis is divided. */
export type TickUnit = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

/** One line of the axis: a tick every `step` units. */
export interface Tier {
  readonly unit: TickUnit;
  readonly step: number;
}

/** The two lines of an axis. */
export interface Tiers {
  readonly upper: Tier;
  readonly lower: Tier;
}

const daySec = 86_400;
/** 1970-01-05 was a Monday. */
const firstMondaySec = 4 * daySec;

const monthStart = (year: number, month: number) => Date.UTC(year, month, 1) / 1000;

const monthsIn: Partial<Record<TickUnit, number>> = { month: 1, quarter: 3, year: 12, decade: 120 };
const secondsIn: Partial<Record<TickUnit, number>> = { hour: 3600, day: daySec, week: 7 * daySec };

/** The last tick of a tier at or before a wall second. */
export function floorTick({ unit, step }: Tier, sec: number): number {
  const months = monthsIn[unit];
  if (months !== undefined) {
    const date = new Date(sec * 1000);
    const month = date.getUTCFullYear() * 12 + date.getUTCMonth();
    return fromMonths(Math.floor(month / (months * step)) * months * step);
  }
  const length = (secondsIn[unit] ?? daySec) * step;
  const origin = unit === 'week' ? firstMondaySec : 0;
  return Math.floor((sec - origin) / length) * length + origin;
}

const fromMonths = (months: number) => {
  const year = Math.floor(months / 12);
  const date = new Date(Date.UTC(2000, months - year * 12, 1));
  date.setUTCFullYear(year);
  return date.getTime() / 1000;
};

/** The tick after one that `floorTick` or this gave. */
export function nextTick({ unit, step }: Tier, tick: number): number {
  const months = monthsIn[unit];
  if (months === undefined) return tick + (secondsIn[unit] ?? daySec) * step;
  const date = new Date(tick * 1000);
  return fromMonths(date.getUTCFullYear() * 12 + date.getUTCMonth() + months * step);
}

const tier = (unit: TickUnit, step = 1): Tier => ({ unit, step });

/** From fine to coarse, each with the least pixels a day at which its lower ticks can be told apart. */
const ladder: readonly (Tiers & { readonly pxPerDay: number })[] = [
  { pxPerDay: 432, upper: tier('day'), lower: tier('hour') },
  { pxPerDay: 144, upper: tier('day'), lower: tier('hour', 3) },
  { pxPerDay: 72, upper: tier('day'), lower: tier('hour', 6) },
  { pxPerDay: 15, upper: tier('week'), lower: tier('day') },
  { pxPerDay: 3, upper: tier('month'), lower: tier('week') },
  { pxPerDay: 0.9, upper: tier('year'), lower: tier('month') },
  { pxPerDay: 0.28, upper: tier('year'), lower: tier('quarter') },
  { pxPerDay: 0.075, upper: tier('decade'), lower: tier('year') },
  { pxPerDay: 0, upper: tier('decade', 10), lower: tier('decade') },
];

/** The lines of the axis that can be read at a zoom. */
export function tiersAt(pxPerDay: number): Tiers {
  return (
    ladder.find(rung => pxPerDay >= rung.pxPerDay) ?? { upper: tier('decade', 10), lower: tier('decade') }
  );
}

/** Ticks of a tier from the one at or before `fromSec` to before `toSec`. */
export function ticksBetween(of: Tier, fromSec: number, toSec: number): number[] {
  const out: number[] = [];
  for (let tick = floorTick(of, fromSec); tick < toSec && out.length < 2000; tick = nextTick(of, tick))
    out.push(tick);
  return out;
}

/** ISO 8601 week number of the day in which a wall second lies. */
export function isoWeek(sec: number): number {
  const thursday = floorTick(tier('week'), sec) + 3 * daySec;
  const year = new Date(thursday * 1000).getUTCFullYear();
  return Math.floor((thursday - monthStart(year, 0)) / (7 * daySec)) + 1;
}
