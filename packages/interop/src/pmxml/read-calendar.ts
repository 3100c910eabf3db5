import { type CalendarException, dayOfWall, type WeekDay } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { clockSec } from '../mspdi/read-day.ts';
import type { P6Calendar } from '../p6/model.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { weekdays } from './codes.ts';

/** Primavera writes the last minute that is worked, 11:59 for noon. */
function untilSec(text: string | undefined): number | null {
  const sec = clockSec(text);
  return sec === null ? null : sec % 300 === 240 ? sec + 60 : sec;
}

function shifts(records: readonly XmlRecord[]) {
  const times = records
    .filter(r => r.name === 'WorkTime')
    .flatMap(r => {
      const fromSec = clockSec(r.values.get('Start'));
      const until = untilSec(r.values.get('Finish'));
      if (fromSec === null || until === null) return [];
      return [{ fromSec, toSec: until > fromSec ? until : until + 86_400 }];
    })
    .toSorted((a, b) => a.fromSec - b.fromSec);
  return times.length > 0 ? { working: true, times } : { working: false };
}

/** Reads calendars one after another. */
export function calendarReader(to: Report): (record: XmlRecord) => P6Calendar {
  const f = fieldsOf('Calendar', to);
  const exception = fieldsOf('Calendar/HolidayOrException', to);
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `calendar ${id}`);
    f.known('ObjectId', 'GUID', 'Type', 'IsPersonal', 'ProjectObjectId');
    const weekDays = f.children('StandardWorkWeek').flatMap(w =>
      w.children.flatMap((day): readonly WeekDay[] => {
        const weekday = weekdays.get(day.values.get('DayOfWeek') ?? '');
        return weekday === undefined ? [] : [{ weekday, ...shifts(day.children) }];
      }),
    );
    const exceptions = f.children('HolidayOrExceptions').flatMap(list =>
      list.children.flatMap((day): readonly CalendarException[] => {
        exception.turn(day, `calendar ${id}`);
        const date = exception.wall('Date');
        if (date === undefined) return [];
        const on = dayOfWall(date);
        return [{ from: on, to: on, recurrence: { kind: 'daily', everyDays: 1 }, ...shifts(day.children) }];
      }),
    );
    const read: P6Calendar = {
      id,
      name: f.text('Name') ?? id,
      baseId: f.text('BaseCalendarObjectId'),
      isDefault: f.flag('IsDefault') ?? false,
      hoursPerDay: f.number('HoursPerDay'),
      hoursPerWeek: f.number('HoursPerWeek'),
      weekDays,
      exceptions,
    };
    f.known('HoursPerMonth', 'HoursPerYear');
    f.rest();
    return read;
  };
}
