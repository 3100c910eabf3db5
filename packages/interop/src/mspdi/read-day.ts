import { type Day, type DayTimes, dayOfWall, type WeekDay } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { isoWeekday } from './codes.ts';

type Shift = NonNullable<DayTimes['times']>[number];

/** A time of day in seconds after midnight; null when it is none. */
export function clockSec(text: string | undefined): number | null {
  const m = /^(?:\d{4}-\d\d-\d\dT)?(\d\d?):(\d\d)(?::(\d\d))?/.exec(text ?? '');
  return m ? Number(m[1]) * 3600 + Number(m[2]) * 60 + Number(m[3] ?? 0) : null;
}

/** Reads the parts that weekdays, exceptions and work weeks are made of. */
export interface DayReader {
  readonly times: (f: Fields, where: string) => DayTimes;
  /** Null when a day is missing or the end comes first; that is reported. */
  readonly range: (
    f: Fields,
    element: string,
    where: string,
  ) => { readonly from: Day; readonly to: Day } | null;
  readonly weekDays: (records: readonly XmlRecord[], where: string) => readonly WeekDay[];
}

export function dayReader(to: Report): DayReader {
  const weekDay = fieldsOf('WeekDay', to);
  const period = fieldsOf('TimePeriod', to);
  const time = fieldsOf('WorkingTime', to);
  const shift = (record: XmlRecord, where: string): readonly Shift[] => {
    time.turn(record, where);
    const fromSec = clockSec(time.text('FromTime'));
    const until = clockSec(time.text('ToTime'));
    time.rest();
    if (fromSec === null || until === null) return [];
    return [{ fromSec, toSec: until > fromSec ? until : until + 86_400 }];
  };
  const times = (f: Fields, where: string): DayTimes => {
    const lists = f.children('WorkingTimes');
    const working = f.flag('DayWorking') ?? lists.length > 0;
    const shifts = lists
      .flatMap(l => l.children.flatMap(r => shift(r, where)))
      .toSorted((a, b) => a.fromSec - b.fromSec);
    return { working, times: working && shifts.length > 0 ? shifts : undefined };
  };
  return {
    times,
    range(f, element, where) {
      const record = f.children('TimePeriod')[0];
      period.turn(record ?? { name: 'TimePeriod', values: new Map(), children: [] }, where);
      const from = period.wall('FromDate');
      const until = period.wall('ToDate');
      period.rest();
      if (from !== undefined && until !== undefined && until >= from)
        return { from: dayOfWall(from), to: dayOfWall(until) };
      to.lose({ element, kind: 'not-kept', reason: 'its dates are missing or end before they begin' }, where);
      return null;
    },
    weekDays: (records, where) =>
      records.flatMap(record => {
        weekDay.turn(record, where);
        const dayType = weekDay.integer('DayType') ?? 0;
        weekDay.known('TimePeriod');
        if (dayType < 1 || dayType > 7) return [];
        const read = { weekday: isoWeekday(dayType), ...times(weekDay, where) };
        weekDay.rest();
        return [read];
      }),
  };
}
