import type { CalendarException, MonthItem, MonthPosition, Recurrence, WorkWeek } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { isoWeekday } from './codes.ts';
import type { DayReader } from './read-day.ts';

const monthItems: readonly MonthItem[] = ['day', 'weekday', 'weekend-day', 7, 1, 2, 3, 4, 5, 6];
const monthPositions: readonly MonthPosition[] = [1, 2, 3, 4, 5];

/** Bit 0 is Sunday. */
function maskWeekdays(mask: number): readonly number[] {
  const found: number[] = [];
  for (let bit = 0; bit < 7; bit++) if (mask & (1 << bit)) found.push(isoWeekday(bit + 1));
  return found.toSorted((a, b) => a - b);
}

function recurrence(type: number, f: Fields): Recurrence {
  const every = Math.max(1, f.integer('Period') ?? 1);
  const monthDay = f.integer('MonthDay') ?? 1;
  const month = (f.integer('Month') ?? 0) + 1;
  const position = monthPositions[f.integer('MonthPosition') ?? 0] ?? 1;
  const item = monthItems[f.integer('MonthItem') ?? 0] ?? 'day';
  const weekdays = maskWeekdays(f.integer('DaysOfWeek') ?? 0);
  switch (type) {
    case 2:
      return { kind: 'yearly-by-date', month, monthDay };
    case 3:
      return { kind: 'yearly-by-position', month, position, item };
    case 4:
      return { kind: 'monthly-by-date', everyMonths: every, monthDay };
    case 5:
      return { kind: 'monthly-by-position', everyMonths: every, position, item };
    case 6:
      return { kind: 'weekly', everyWeeks: every, weekdays };
    default:
      return { kind: 'daily', everyDays: every };
  }
}

type Reader<T> = (records: readonly XmlRecord[], where: string) => readonly T[];

/** Exceptions of files before 2007: weekdays with `DayType` 0. */
export function oldExceptionReader(day: DayReader, to: Report): Reader<CalendarException> {
  const f = fieldsOf('WeekDay', to);
  return (records, where) =>
    records.flatMap(record => {
      f.turn(record, where);
      if ((f.integer('DayType') ?? 0) !== 0) return [];
      const days = day.range(f, 'Calendar/WeekDay', where);
      const read = { ...day.times(f, where), recurrence: { kind: 'daily', everyDays: 1 } as const };
      f.rest();
      return days ? [{ ...days, ...read }] : [];
    });
}

/** Exceptions since 2007, with their recurrence. */
export function exceptionReader(day: DayReader, to: Report): Reader<CalendarException> {
  const f = fieldsOf('Exception', to);
  return (records, where) =>
    records.flatMap(record => {
      f.turn(record, where);
      const days = day.range(f, 'Calendar/Exception', where);
      const counted = f.flag('EnteredByOccurrences');
      const occurrences = f.integer('Occurrences');
      const read = {
        name: f.text('Name'),
        occurrences: counted && occurrences !== undefined && occurrences > 0 ? occurrences : undefined,
        ...day.times(f, where),
        recurrence: recurrence(f.integer('Type') ?? 1, f),
      };
      f.rest();
      return days ? [{ ...days, ...read }] : [];
    });
}

export function workWeekReader(day: DayReader, to: Report): Reader<WorkWeek> {
  const f = fieldsOf('WorkWeek', to);
  return (records, where) =>
    records.flatMap(record => {
      f.turn(record, where);
      const days = day.range(f, 'Calendar/WorkWeek', where);
      const read = {
        name: f.text('Name'),
        weekDays: day.weekDays(
          f.children('WeekDays').flatMap(w => w.children),
          where,
        ),
      };
      f.rest();
      return days ? [{ ...days, ...read }] : [];
    });
}
