import { formatWall, schedule } from '@chartroom/engine';
import { describe, expect, it } from 'vitest';
import { readMspdi, writeMspdi } from '../index.ts';

const week = [1, 2, 3, 4, 5, 6, 7]
  .map(
    day =>
      `<WeekDay><DayType>${day}</DayType><DayWorking>${day === 1 || day === 7 ? 0 : 1}</DayWorking></WeekDay>`,
  )
  .join('');
const slice = (from: string, to: string, hours: number | null) =>
  `<TimephasedData><Type>1</Type><UID>1</UID><Start>2026-01-${from}:00</Start><Finish>2026-01-${to}:00</Finish><Unit>2</Unit>${hours === null ? '' : `<Value>PT${hours}H0M0S</Value>`}</TimephasedData>`;
const file = (hours: number, ...slices: readonly string[]) =>
  new TextEncoder().encode(
    `<Project xmlns="http://schemas.microsoft.com/project"><StartDate>2026-01-05T08:00:00</StartDate><CalendarUID>1</CalendarUID>
    <Calendars><Calendar><UID>1</UID><IsBaseCalendar>1</IsBaseCalendar><WeekDays>${week}</WeekDays></Calendar></Calendars>
    <Tasks><Task><UID>1</UID><ID>1</ID><Name>A</Name><OutlineLevel>1</OutlineLevel><Duration>PT${hours}H0M0S</Duration></Task></Tasks>
    <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID><Units>1</Units><Work>PT${hours}H0M0S</Work>${slices.join('')}</Assignment></Assignments></Project>`,
  );
// Monday 5 and Tuesday 6 January, nothing on Wednesday, then Thursday 8.
const split = file(
  24,
  slice('05T08:00', '05T17:00', 8),
  slice('06T08:00', '06T17:00', 8),
  slice('07T08:00', '08T08:00', null),
  slice('08T08:00', '08T17:00', 8),
);

describe('splits told from work by time', () => {
  it('gives the gap in working time, and the schedule waits in it', () => {
    const { result, losses } = readMspdi(split);
    expect(result?.tasks[0]?.splits).toEqual([{ afterSec: 57_600, gapSec: 28_800 }]);
    expect(losses.filter(l => l.element === 'Task splits')).toEqual([]);
    if (result === null) return;
    const finish = schedule(result).result.tasks()[0]?.finish;
    expect(finish === undefined ? finish : formatWall(finish)).toBe('2026-01-08T17:00');
  });

  it('is the same after writing', () => {
    const first = readMspdi(split).result;
    if (first === null) throw new Error('the file did not read');
    const written = writeMspdi(first);
    expect(written.losses).toEqual([]);
    expect(readMspdi(written.result).result).toEqual(first);
  });

  it('takes a weekend for no split', () => {
    const r = readMspdi(file(16, slice('09T08:00', '09T17:00', 8), slice('12T08:00', '12T17:00', 8)));
    expect(r.result?.tasks[0]?.splits).toBeUndefined();
  });

  it('says when gaps do not fit the duration', () => {
    const r = readMspdi(file(80, slice('05T08:00', '05T17:00', 8), slice('08T08:00', '08T17:00', 8)));
    expect(r.result?.tasks[0]?.splits).toBeUndefined();
    expect(r.losses).toMatchObject([{ element: 'Task splits', kind: 'not-kept', count: 1 }]);
  });
});
