import { assert } from '../base/assert.ts';
import { type DaySource, roundTheClock, type Shifts } from './day-source.ts';
import { weekdayOf } from './recurrence.ts';

/**
 * A calendar compiled for arithmetic: working seconds before each day in a table, and a second table back.
 * Work is counted from `firstDay`. The tables grow as they are read, up to `lastDay`; before and beyond, the
 * ordinary week is continued without exceptions, so that dates like 1899 and 9999 cost nothing.
 */
export interface WorkingTime {
  readonly source: DaySource;
  readonly firstDay: number;
  readonly lastDay: number;
  /** Days in the tables. */
  days: number;
  /** Working seconds before each day, one more entry than days. */
  before: Float64Array;
  /** For each day its pattern. */
  pattern: Uint16Array;
  /** Where a pattern's shifts begin in `from` and `to`; one more entry than patterns. */
  shiftAt: Int32Array;
  from: Float64Array;
  to: Float64Array;
  /** Greatest common divisor of all periods' lengths; 0 when it is too small for `slots`. */
  slotSec: number;
  /** For each `slotSec` of work where it begins, in seconds after `originSec`: within one no pause lies. */
  slots: Uint32Array;
  /** Working seconds in the tables, and the wall time at which they begin. */
  total: number;
  readonly originSec: number;
  /** For each full `bucketSec` of work the day in which it is reached. */
  reached: Int32Array;
  readonly patternKeys: Map<string, number>;
  /** Working seconds of ISO weekdays 1..7 in an ordinary week, and of all together. */
  readonly week: readonly Shifts[];
  readonly weekSec: number;
}

const daySec = 86_400;
const bucketSec = 14_400;
/** Seconds in the tables fit into 32 bits. */
const mostDays = 49_000;
const length = (shifts: Shifts) => shifts.reduce((sum, s) => sum + s.toSec - s.fromSec, 0);
const shiftsOfWeekday = (c: WorkingTime, day: number) => c.week[weekdayOf(day) - 1] ?? [];

/** Compiles a source; the tables begin at `firstDay` and hold at most up to `lastDay` (days since 1970-01-01). */
export function compileCalendar(source: DaySource, firstDay: number, lastDay: number): WorkingTime {
  const ordinary = [1, 2, 3, 4, 5, 6, 7].map(w => source.ordinary(w));
  const works = ordinary.some(s => length(s) > 0);
  const week = works ? ordinary : [1, 2, 3, 4, 5, 6, 7].map(w => roundTheClock.ordinary(w));
  const c: WorkingTime = {
    source,
    firstDay,
    lastDay: Math.min(Math.max(lastDay, firstDay + 1), firstDay + mostDays),
    days: 0,
    before: new Float64Array(1),
    pattern: new Uint16Array(0),
    shiftAt: new Int32Array(1),
    from: new Float64Array(0),
    to: new Float64Array(0),
    slotSec: 0,
    slots: new Uint32Array(0),
    total: 0,
    originSec: firstDay * daySec,
    reached: new Int32Array(1),
    patternKeys: new Map(),
    week,
    weekSec: week.reduce((sum, s) => sum + length(s), 0),
  };
  return c;
}

function patternOf(c: WorkingTime, shifts: Shifts): number {
  const key = shifts.map(s => `${s.fromSec}-${s.toSec}`).join();
  const known = c.patternKeys.get(key);
  if (known !== undefined) return known;
  const index = c.patternKeys.size;
  c.patternKeys.set(key, index);
  c.from = Float64Array.from([...c.from, ...shifts.map(s => s.fromSec)]);
  c.to = Float64Array.from([...c.to, ...shifts.map(s => s.toSec)]);
  c.shiftAt = Int32Array.from([...c.shiftAt, c.from.length]);
  return index;
}

/** Extends the tables to at least so many days; false when they may not become longer. */
function grow(c: WorkingTime, wanted: number): boolean {
  const limit = c.lastDay - c.firstDay;
  if (c.days >= limit) return false;
  const days = Math.min(limit, Math.max(wanted, c.days * 2, 400));
  const before = new Float64Array(days + 1);
  const pattern = new Uint16Array(days);
  before.set(c.before);
  pattern.set(c.pattern);
  for (let d = c.days; d < days; d++) {
    const shifts = c.source.shiftsOn(c.firstDay + d);
    pattern[d] = patternOf(c, shifts);
    before[d + 1] = (before[d] ?? 0) + length(shifts);
  }
  c.before = before;
  c.pattern = pattern;
  c.days = days;
  indexWork(c);
  return true;
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** Builds the way back from work to the wall: by slots, or by days where periods begin at odd seconds. */
function indexWork(c: WorkingTime): void {
  const total = c.before[c.days] ?? 0;
  c.total = total;
  const common = [...c.from].reduce((d, from, i) => divisor(d, (c.to[i] ?? 0) - from), 0);
  c.slotSec = common >= 60 && Number.isInteger(common) ? common : 0;
  if (c.slotSec > 0) {
    c.slots = new Uint32Array(total / c.slotSec);
    fillSlots(c);
    return;
  }
  c.reached = new Int32Array(Math.floor(total / bucketSec) + 2);
  let d = 0;
  for (let b = 0; b < c.reached.length; b++) {
    while (d < c.days - 1 && (c.before[d + 1] ?? 0) < b * bucketSec) d++;
    c.reached[b] = d;
  }
}

function fillSlots(c: WorkingTime): void {
  let slot = 0;
  for (let day = 0; day < c.days; day++) {
    const p = c.pattern[day] ?? 0;
    for (let i = c.shiftAt[p] ?? 0, end = c.shiftAt[p + 1] ?? 0; i < end; i++) {
      const last = day * daySec + (c.to[i] ?? 0);
      for (let at = day * daySec + (c.from[i] ?? 0); at < last; at += c.slotSec) c.slots[slot++] = at;
    }
  }
}

/** Working seconds of whole days in the ordinary week, from day `a` to before day `b`. */
function ordinaryWork(c: WorkingTime, a: number, b: number): number {
  const weeks = Math.floor((b - a) / 7);
  let sum = weeks * c.weekSec;
  for (let d = a + weeks * 7; d < b; d++) sum += length(shiftsOfWeekday(c, d));
  return sum;
}

function within(shifts: Shifts, sec: number): number {
  return shifts.reduce((sum, s) => sum + Math.max(0, Math.min(sec, s.toSec) - s.fromSec), 0);
}

function workOutside(c: WorkingTime, day: number, sec: number): number {
  const inside = within(shiftsOfWeekday(c, day), sec);
  if (day < c.firstDay) return inside - ordinaryWork(c, day, c.firstDay);
  const end = c.firstDay + c.days;
  return (c.before[c.days] ?? 0) + ordinaryWork(c, end, day) + inside;
}

/** Working seconds from the calendar's origin to a wall time (seconds since 1970). */
export function workAt(c: WorkingTime, t: number): number {
  assert(Number.isFinite(t), `a wall time is a number of seconds, not ${t}`);
  const absolute = Math.floor(t / daySec);
  const day = absolute - c.firstDay;
  const sec = t - absolute * daySec;
  if (day < 0 || day >= c.days) {
    if (day >= 0 && grow(c, day + 400)) return workAt(c, t);
    return workOutside(c, absolute, sec);
  }
  const p = c.pattern[day] ?? 0;
  let work = c.before[day] ?? 0;
  for (let i = c.shiftAt[p] ?? 0, end = c.shiftAt[p + 1] ?? 0; i < end; i++) {
    const from = c.from[i] ?? 0;
    if (sec <= from) break;
    const to = c.to[i] ?? 0;
    work += (sec < to ? sec : to) - from;
  }
  return work;
}

/** The wall time outside the tables at which so much work is reached; `open`: where the next work begins. */
function wallOutside(c: WorkingTime, work: number, open: boolean): number {
  const early = work < 0 || (work === 0 && !open);
  let day = early ? c.firstDay : c.firstDay + c.days;
  let rest = early ? work : work - (c.before[c.days] ?? 0);
  const weeks = Math.floor(rest / c.weekSec) - (rest % c.weekSec === 0 && !open ? 1 : 0);
  day += weeks * 7;
  rest -= weeks * c.weekSec;
  for (; ; day++) {
    for (const s of shiftsOfWeekday(c, day)) {
      const len = s.toSec - s.fromSec;
      if (open ? rest < len : rest <= len) return day * daySec + s.fromSec + rest;
      rest -= len;
    }
  }
}

/** The earliest wall time at which so much work is done: the end of a period rather than the start of the next. */
export function finishOf(c: WorkingTime, work: number): number {
  const total = c.total;
  if (work <= 0 || work > total) {
    if (work > total && grow(c, c.days * 2)) return finishOf(c, work);
    return wallOutside(c, work, false);
  }
  const size = c.slotSec;
  if (size > 0) {
    const slot = Math.ceil(work / size) - 1;
    return c.originSec + (c.slots[slot] ?? 0) + work - slot * size;
  }
  return finishByDay(c, work);
}

function finishByDay(c: WorkingTime, work: number): number {
  let day = c.reached[Math.floor(work / bucketSec)] ?? 0;
  while ((c.before[day + 1] ?? 0) < work) day++;
  let rest = work - (c.before[day] ?? 0);
  const p = c.pattern[day] ?? 0;
  for (let i = c.shiftAt[p] ?? 0; ; i++) {
    const from = c.from[i] ?? 0;
    const len = (c.to[i] ?? 0) - from;
    if (rest <= len) return (c.firstDay + day) * daySec + from + rest;
    rest -= len;
  }
}

/** The latest wall time at which no more work is done: where the next work begins. */
export function startOf(c: WorkingTime, work: number): number {
  const total = c.total;
  if (work < 0 || work >= total) {
    if (work >= total && grow(c, c.days * 2)) return startOf(c, work);
    return wallOutside(c, work, true);
  }
  const size = c.slotSec;
  if (size > 0) {
    const slot = Math.floor(work / size);
    return c.originSec + (c.slots[slot] ?? 0) + work - slot * size;
  }
  return startByDay(c, work);
}

function startByDay(c: WorkingTime, work: number): number {
  let day = c.reached[Math.floor(work / bucketSec)] ?? 0;
  while ((c.before[day + 1] ?? 0) <= work) day++;
  let rest = work - (c.before[day] ?? 0);
  const p = c.pattern[day] ?? 0;
  for (let i = c.shiftAt[p] ?? 0; ; i++) {
    const from = c.from[i] ?? 0;
    const len = (c.to[i] ?? 0) - from;
    if (rest < len) return (c.firstDay + day) * daySec + from + rest;
    rest -= len;
  }
}

/** The wall time `work` seconds of working time after `t` (before it, when negative). Forwards it ends a period, backwards it begins one. */
export function addWork(c: WorkingTime, t: number, work: number): number {
  if (work === 0) return t;
  return work > 0 ? finishOf(c, workAt(c, t) + work) : startOf(c, workAt(c, t) + work);
}

/** Working seconds from `a` to `b`; negative when `b` is earlier. */
export const workBetween = (c: WorkingTime, a: number, b: number): number => workAt(c, b) - workAt(c, a);

/** The next instant at which is worked: 17:00 becomes 08:00 of the next working day. */
export const nextStart = (c: WorkingTime, t: number): number => startOf(c, workAt(c, t));

/** The last instant at which was worked: 08:00 becomes 17:00 of the working day before. */
export const lastFinish = (c: WorkingTime, t: number): number => finishOf(c, workAt(c, t));

/** For something without duration: stays within and at both ends of a period, else moves to the next. */
export function nextInstant(c: WorkingTime, t: number): number {
  const work = workAt(c, t);
  return finishOf(c, work) === t ? t : startOf(c, work);
}
