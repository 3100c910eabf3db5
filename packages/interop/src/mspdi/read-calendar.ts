import type { PlanCalendar } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { dayReader } from './read-day.ts';
import { exceptionReader, oldExceptionReader, workWeekReader } from './read-exception.ts';

/** Reads calendars one after another; null for one without a number. */
export function calendarReader(to: Report): (record: XmlRecord) => PlanCalendar | null {
  const f = fieldsOf('Calendar', to);
  const day = dayReader(to);
  const exceptions = exceptionReader(day, to);
  const oldExceptions = oldExceptionReader(day, to);
  const workWeeks = workWeekReader(day, to);
  return record => {
    const where = `calendar ${record.values.get('UID') ?? '?'}`;
    f.turn(record, where);
    const uid = f.integer('UID');
    if (uid === undefined) {
      to.lose(
        { element: 'Calendar', kind: 'not-kept', reason: 'it has no UID' },
        record.values.get('Name') ?? '',
      );
      return null;
    }
    const base = f.integer('BaseCalendarUID');
    const isBase = f.flag('IsBaseCalendar') ?? false;
    const inside = (name: string) => f.children(name).flatMap(list => list.children);
    const days = inside('WeekDays');
    // Files repeat their exceptions as weekdays for old readers: only one of the two lists counts.
    const listed = inside('Exceptions');
    const read: PlanCalendar = {
      uid,
      name: f.text('Name') ?? '',
      baseUid: isBase || base === undefined || base < 0 || base === uid ? undefined : base,
      weekDays: day.weekDays(days, where),
      exceptions: listed.length > 0 ? exceptions(listed, where) : oldExceptions(days, where),
      workWeeks: workWeeks(inside('WorkWeeks'), where),
    };
    f.rest();
    return read;
  };
}
