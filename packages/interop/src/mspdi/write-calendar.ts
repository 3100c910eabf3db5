import {
  type CalendarException,
  type Day,
  type DayTimes,
  daysBetween,
  type PlanCalendar,
  type Recurrence,
  type WeekDay,
} from '@chartroom/engine';
import type { XmlWriter } from '../xml/writer.ts';
import { dayTypeOf } from './codes.ts';

const two = (n: number) => String(n).padStart(2, '0');

/** A time of day; midnight at the day's end is `00:00:00`. */
export function clockText(sec: number): string {
  const s = sec % 86_400;
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
}

function writeTimes(x: XmlWriter, day: DayTimes): void {
  x.flag('DayWorking', day.working);
  if (!day.times || day.times.length === 0) return;
  x.open('WorkingTimes');
  for (const time of day.times) {
    x.open('WorkingTime');
    x.text('FromTime', clockText(time.fromSec));
    x.text('ToTime', clockText(time.toSec));
    x.close('WorkingTime');
  }
  x.close('WorkingTimes');
}

function writeWeek(x: XmlWriter, days: readonly WeekDay[]): void {
  if (days.length === 0) return;
  x.open('WeekDays');
  for (const day of days) {
    x.open('WeekDay');
    x.number('DayType', dayTypeOf(day.weekday));
    writeTimes(x, day);
    x.close('WeekDay');
  }
  x.close('WeekDays');
}

function writePeriod(x: XmlWriter, from: Day, to: Day): void {
  x.open('TimePeriod');
  x.text('FromDate', `${from}T00:00:00`);
  x.text('ToDate', `${to}T23:59:00`);
  x.close('TimePeriod');
}

const types: Readonly<Record<Recurrence['kind'], number>> = {
  daily: 1,
  'yearly-by-date': 2,
  'yearly-by-position': 3,
  'monthly-by-date': 4,
  'monthly-by-position': 5,
  weekly: 6,
};

const itemNumber = (item: string | number) =>
  typeof item === 'number' ? 2 + dayTypeOf(item) : ['day', 'weekday', 'weekend-day'].indexOf(item);

function writeRecurrence(x: XmlWriter, r: Recurrence): void {
  const every =
    r.kind === 'daily'
      ? r.everyDays
      : r.kind === 'weekly'
        ? r.everyWeeks
        : 'everyMonths' in r
          ? r.everyMonths
          : undefined;
  x.number('Period', every);
  if (r.kind === 'weekly') {
    const mask = r.weekdays.reduce((bits, d) => bits | (1 << (dayTypeOf(d) - 1)), 0);
    x.number('DaysOfWeek', mask);
  }
  if ('item' in r) {
    x.number('MonthItem', itemNumber(r.item));
    x.number('MonthPosition', r.position - 1);
  }
  if ('month' in r) x.number('Month', r.month - 1);
  if ('monthDay' in r) x.number('MonthDay', r.monthDay);
}

function writeException(x: XmlWriter, e: CalendarException): void {
  x.open('Exception');
  x.flag('EnteredByOccurrences', e.occurrences !== undefined);
  writePeriod(x, e.from, e.to);
  const days =
    e.recurrence.kind === 'daily' ? Math.floor(daysBetween(e.from, e.to) / e.recurrence.everyDays) + 1 : 1;
  x.number('Occurrences', e.occurrences ?? days);
  x.text('Name', e.name);
  x.number('Type', types[e.recurrence.kind]);
  writeRecurrence(x, e.recurrence);
  writeTimes(x, e);
  x.close('Exception');
}

/** Writes one calendar. */
export function writeCalendar(x: XmlWriter, calendar: PlanCalendar): void {
  x.open('Calendar');
  x.number('UID', calendar.uid);
  x.text('Name', calendar.name);
  x.flag('IsBaseCalendar', calendar.baseUid === undefined);
  x.flag('IsBaselineCalendar', false);
  x.number('BaseCalendarUID', calendar.baseUid ?? -1);
  writeWeek(x, calendar.weekDays);
  if (calendar.exceptions.length > 0) {
    x.open('Exceptions');
    for (const e of calendar.exceptions) writeException(x, e);
    x.close('Exceptions');
  }
  if (calendar.workWeeks.length > 0) {
    x.open('WorkWeeks');
    for (const week of calendar.workWeeks) {
      x.open('WorkWeek');
      writePeriod(x, week.from, week.to);
      x.text('Name', week.name);
      writeWeek(x, week.weekDays);
      x.close('WorkWeek');
    }
    x.close('WorkWeeks');
  }
  x.close('Calendar');
}
