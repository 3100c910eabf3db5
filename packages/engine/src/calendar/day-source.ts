import { dayNumber } from '../base/day.ts';
import type { DayTimes, PlanCalendar, WorkingTime } from '../schedule/plan-calendar.ts';
import { occurrencesOf, weekdayOf } from './recurrence.ts';

/** Working periods of one day in seconds after midnight: in order, apart from each other, none beyond 86400. */
export type Shifts = readonly WorkingTime[];

/** Says when is worked: on a dated day, and in a week in which nothing special happens (ISO weekday 1..7). */
export interface DaySource {
  readonly shiftsOn: (day: number) => Shifts;
  readonly ordinary: (weekday: number) => Shifts;
}

const daySec = 86_400;
const none: Shifts = [];
const officeHours: Shifts = [
  { fromSec: 8 * 3600, toSec: 12 * 3600 },
  { fromSec: 13 * 3600, toSec: 17 * 3600 },
];

/** In order and without overlap; periods that touch become one. */
export function mergeShifts(times: Shifts): Shifts {
  const out: { fromSec: number; toSec: number }[] = [];
  for (const t of times.filter(t => t.toSec > t.fromSec).toSorted((a, b) => a.fromSec - b.fromSec)) {
    const last = out.at(-1);
    if (last && t.fromSec <= last.toSec) last.toSec = Math.max(last.toSec, t.toSec);
    else out.push({ fromSec: t.fromSec, toSec: t.toSec });
  }
  return out;
}

const timesOf = (d: DayTimes): Shifts => (d.working ? mergeShifts(d.times ?? officeHours) : none);

/** Cuts shifts at midnight and gives the rest to the day after. */
function spill(today: Shifts, yesterday: Shifts): Shifts {
  const over = yesterday.filter(t => t.toSec > daySec);
  if (over.length === 0 && !today.some(t => t.toSec > daySec)) return today;
  return mergeShifts([
    ...over.map(t => ({ fromSec: Math.max(0, t.fromSec - daySec), toSec: t.toSec - daySec })),
    ...today
      .filter(t => t.fromSec < daySec)
      .map(t => ({ fromSec: t.fromSec, toSec: Math.min(daySec, t.toSec) })),
  ]);
}

const weekTable = (days: PlanCalendar['weekDays']) => {
  const table: (Shifts | undefined)[] = [];
  for (const d of days) table[d.weekday] = timesOf(d);
  return table;
};

/** The rules of one calendar on top of its base: own exception, own work week, own weekday, base. */
export function calendarSource(calendar: PlanCalendar, base: DaySource | null): DaySource {
  const week = weekTable(calendar.weekDays);
  const workWeeks = calendar.workWeeks.map(w => ({
    first: dayNumber(w.from),
    last: dayNumber(w.to),
    week: weekTable(w.weekDays),
  }));
  const exceptions = calendar.exceptions.map(e => ({ ...occurrencesOf(e), times: timesOf(e) }));
  const ordinaryRaw = (w: number): Shifts => week[w] ?? base?.ordinary(w) ?? (w <= 5 ? officeHours : none);
  const raw = (n: number): Shifts => {
    for (const e of exceptions) if (e.on(n)) return e.times;
    const w = weekdayOf(n);
    for (const ww of workWeeks) {
      const own = n >= ww.first && n <= ww.last ? ww.week[w] : undefined;
      if (own) return own;
    }
    return week[w] ?? base?.shiftsOn(n) ?? ordinaryRaw(w);
  };
  return {
    shiftsOn: n => spill(raw(n), raw(n - 1)),
    ordinary: w => spill(ordinaryRaw(w), ordinaryRaw(w === 1 ? 7 : w - 1)),
  };
}

function intersectShifts(a: Shifts, b: Shifts): Shifts {
  const out: WorkingTime[] = [];
  for (const x of a)
    for (const y of b) {
      const fromSec = Math.max(x.fromSec, y.fromSec);
      const toSec = Math.min(x.toSec, y.toSec);
      if (toSec > fromSec) out.push({ fromSec, toSec });
    }
  return out;
}

/** Works when both do. */
export const bothOf = (a: DaySource, b: DaySource): DaySource => ({
  shiftsOn: n => intersectShifts(a.shiftsOn(n), b.shiftsOn(n)),
  ordinary: w => intersectShifts(a.ordinary(w), b.ordinary(w)),
});

/** Works when any does. */
export const anyOf = (sources: readonly DaySource[]): DaySource => ({
  shiftsOn: n => mergeShifts(sources.flatMap(s => s.shiftsOn(n))),
  ordinary: w => mergeShifts(sources.flatMap(s => s.ordinary(w))),
});

/** Monday to Friday, 08:00-12:00 and 13:00-17:00. */
export const standardSource: DaySource = {
  shiftsOn: n => (weekdayOf(n) <= 5 ? officeHours : none),
  ordinary: w => (w <= 5 ? officeHours : none),
};

/** Around the clock. */
export const roundTheClock: DaySource = {
  shiftsOn: () => [{ fromSec: 0, toSec: daySec }],
  ordinary: () => [{ fromSec: 0, toSec: daySec }],
};
