import type { DurationUnit } from '@chartroom/engine';

/** A duration as people write it. */
export interface WrittenDuration {
  readonly sec: number;
  readonly unit: DurationUnit;
  readonly elapsed: boolean;
  readonly estimated: boolean;
}

/** Working seconds of each unit by the plan's own days, weeks and months. */
export interface UnitLengths {
  readonly minutesPerDay: number;
  readonly minutesPerWeek: number;
  readonly daysPerMonth: number;
}

export const usualLengths: UnitLengths = { minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 20 };

type Unit = Exclude<DurationUnit, 'percent'>;
const units: readonly (readonly [RegExp, Unit])[] = [
  [/^(m|min|mins|minute|minutes)$/, 'minute'],
  [/^(h|hr|hrs|hour|hours)$/, 'hour'],
  [/^(d|dy|day|days|)$/, 'day'],
  [/^(w|wk|wks|week|weeks)$/, 'week'],
  [/^(mo|mon|mons|month|months)$/, 'month'],
];
const elapsedSec: Readonly<Record<Unit, number>> = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};

const workingSec = (unit: Unit, l: UnitLengths): number =>
  ({
    minute: 60,
    hour: 3600,
    day: l.minutesPerDay * 60,
    week: l.minutesPerWeek * 60,
    month: l.daysPerMonth * l.minutesPerDay * 60,
  })[unit];

/** Reads `5 days`, `2.5w`, `8 hrs?`, `3 edays`; a bare number is days. Null when it is none of these. */
export function readDuration(text: string, lengths: UnitLengths): WrittenDuration | null {
  const m = /^\s*([+-]?\d+(?:[.,]\d+)?)\s*(e?)([a-z]*)\.?\s*(\?)?\s*$/i.exec(text);
  if (!m) return null;
  const word = (m[3] ?? '').toLowerCase();
  const elapsed = m[2] !== '';
  const unit = units.find(([pattern]) => pattern.test(word))?.[1];
  if (unit === undefined) return null;
  const one = elapsed ? elapsedSec[unit] : workingSec(unit, lengths);
  return {
    sec: Math.round(Number((m[1] ?? '').replace(',', '.')) * one),
    unit,
    elapsed,
    estimated: m[4] === '?',
  };
}

/** Writes a duration in its unit where that gives at most two decimals, else in minutes: `5 days`, `2.5 edays?`. */
export function writeDuration(
  d: Omit<WrittenDuration, 'unit'> & { readonly unit: DurationUnit | undefined },
  lengths: UnitLengths,
): string {
  const wanted: Unit = d.unit === undefined || d.unit === 'percent' ? 'day' : d.unit;
  const length = (unit: Unit) => (d.elapsed ? elapsedSec[unit] : workingSec(unit, lengths));
  const unit = [wanted, 'hour' as const].find(u => Number.isInteger((d.sec / length(u)) * 100)) ?? 'minute';
  const amount = Math.round((d.sec / length(unit)) * 10_000) / 10_000;
  return `${amount} ${d.elapsed ? 'e' : ''}${unit}${amount === 1 ? '' : 's'}${d.estimated ? '?' : ''}`;
}
