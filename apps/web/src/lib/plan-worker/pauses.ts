import type { WorkingTime } from '@chartroom/engine';

/** When a calendar rests: beginnings and ends by turns. Whole days, and every pause. */
export interface CalendarPauses {
  readonly days: Float64Array<ArrayBuffer>;
  readonly hours: Float64Array<ArrayBuffer>;
}

const daySec = 86_400;
/** Farther out nothing is shaded. */
const mostDays = 12_000;

/** The pauses of a calendar between two wall times. */
export function pausesOf(calendar: WorkingTime, fromSec: number, toSec: number): CalendarPauses {
  const days: number[] = [];
  const hours: number[] = [];
  const rest = (list: number[], from: number, to: number) => {
    if (to <= from) return;
    if (list.at(-1) === from) list[list.length - 1] = to;
    else list.push(from, to);
  };
  const first = Math.floor(fromSec / daySec);
  const last = Math.min(first + mostDays, Math.ceil(toSec / daySec));
  for (let day = first; day < last; day++) {
    const shifts = calendar.source.shiftsOn(day);
    let at = day * daySec;
    if (shifts.length === 0) rest(days, at, at + daySec);
    for (const s of shifts) {
      rest(hours, at, day * daySec + s.fromSec);
      at = day * daySec + s.toSec;
    }
    rest(hours, at, (day + 1) * daySec);
  }
  return { days: Float64Array.from(days), hours: Float64Array.from(hours) };
}
