import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asDay, dayNumber } from '../base/day.ts';
import { asWall, formatWall, type WallSecond } from '../base/wall-second.ts';
import type { CalendarException, PlanCalendar, Recurrence } from '../schedule/plan-calendar.ts';
import { compileCalendars } from './calendars.ts';
import { bothOf, calendarSource, standardSource } from './day-source.ts';
import { occurrencesOf } from './recurrence.ts';
import {
  addWork,
  compileCalendar,
  finishOf,
  lastFinish,
  nextInstant,
  nextStart,
  startOf,
  workAt,
  workBetween,
} from './working-time.ts';

const horizon = { firstDay: dayNumber(asDay('2025-01-01')), lastDay: dayNumber(asDay('2035-01-01')) };
const compile = (c: PlanCalendar) =>
  compileCalendar(calendarSource(c, null), horizon.firstDay, horizon.lastDay);
const hours = (from: number, to: number) => ({ fromSec: from * 3600, toSec: to * 3600 });
const calendar = (over: Partial<PlanCalendar> = {}): PlanCalendar => ({
  uid: 1,
  name: 'Standard',
  weekDays: [],
  workWeeks: [],
  exceptions: [],
  ...over,
});
const off = (
  from: string,
  to: string,
  recurrence: Recurrence = { kind: 'daily', everyDays: 1 },
): CalendarException => ({
  from: asDay(from),
  to: asDay(to),
  recurrence,
  working: false,
});
const plus = (c: PlanCalendar, from: string, h: number) =>
  formatWall(addWork(compile(c), asWall(from), h * 3600) as WallSecond);

describe('working time', () => {
  test.each([
    ['2026-01-05T08:00', 8, '2026-01-05T17:00'],
    ['2026-01-05T08:00', 9, '2026-01-06T09:00'],
    ['2026-01-09T16:00', 2, '2026-01-12T09:00'],
    ['2026-01-05T08:00', -1, '2026-01-02T16:00'],
    ['2026-01-05T17:00', -8, '2026-01-05T08:00'],
    ['2026-01-10T03:00', 40, '2026-01-16T17:00'],
    ['1899-12-29T08:00', 8, '1899-12-29T17:00'],
    ['9990-01-01T08:00', 8, '9990-01-01T17:00'],
  ])('standard week: %s and %i hours is %s', (from, h, to) => expect(plus(calendar(), from, h)).toBe(to));

  test('a holiday within the work is stepped over', () =>
    expect(plus(calendar({ exceptions: [off('2026-01-06', '2026-01-07')] }), '2026-01-05T08:00', 16)).toBe(
      '2026-01-08T17:00',
    ));

  test('a work week replaces the ordinary week between its days', () => {
    const weekDays = [1, 2, 3, 4, 5].map(weekday => ({ weekday, working: true, times: [hours(8, 12)] }));
    const c = calendar({ workWeeks: [{ from: asDay('2026-01-12'), to: asDay('2026-01-18'), weekDays }] });
    expect(plus(c, '2026-01-12T08:00', 24)).toBe('2026-01-19T12:00');
  });

  test('a night shift runs through midnight and spills into Saturday', () => {
    const weekDays = [1, 2, 3, 4, 5].map(weekday => ({ weekday, working: true, times: [hours(22, 30)] }));
    const c = calendar({ weekDays: [...weekDays, ...[6, 7].map(weekday => ({ weekday, working: false }))] });
    expect(plus(c, '2026-01-05T22:00', 8)).toBe('2026-01-06T06:00');
    expect(plus(c, '2026-01-09T22:00', 9)).toBe('2026-01-12T23:00');
    expect(formatWall(nextStart(compile(c), asWall('2026-01-10T07:00')) as WallSecond)).toBe(
      '2026-01-12T22:00',
    );
  });

  test('around the clock, midnight is no border', () => {
    const weekDays = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
      weekday,
      working: true,
      times: [hours(0, 24)],
    }));
    expect(plus(calendar({ weekDays }), '2026-01-05T00:00', 24 * 40)).toBe('2026-02-14T00:00');
  });

  test('the end of a period and the start of the next are the same amount of work', () => {
    const c = compile(calendar());
    const friday = asWall('2026-01-09T17:00');
    const monday = asWall('2026-01-12T08:00');
    expect(workBetween(c, friday, monday)).toBe(0);
    expect(nextStart(c, friday)).toBe(monday);
    expect(lastFinish(c, monday)).toBe(friday);
    expect(nextInstant(c, friday)).toBe(friday);
    expect(nextInstant(c, monday)).toBe(monday);
    expect(formatWall(nextInstant(c, asWall('2026-01-10T12:00')) as WallSecond)).toBe('2026-01-12T08:00');
  });
});

describe('recurring exceptions', () => {
  const days = (r: Recurrence, from: string, to: string, occurrences?: number) => {
    const o = occurrencesOf({ ...off(from, to, r), occurrences });
    const out: string[] = [];
    for (let n = dayNumber(asDay('2025-12-01')); n < dayNumber(asDay('2028-12-31')); n++)
      if (o.on(n)) out.push(formatWall((n * 86_400) as WallSecond).slice(0, 10));
    return out;
  };
  test.each<[string, Recurrence, string, string, number | undefined, string[]]>([
    [
      'each day',
      { kind: 'daily', everyDays: 1 },
      '2026-01-01',
      '2026-01-03',
      undefined,
      ['2026-01-01', '2026-01-02', '2026-01-03'],
    ],
    [
      'every third day, twice',
      { kind: 'daily', everyDays: 3 },
      '2026-01-01',
      '2026-12-31',
      2,
      ['2026-01-01', '2026-01-04'],
    ],
    [
      'every second week on Monday and Sunday',
      { kind: 'weekly', everyWeeks: 2, weekdays: [1, 7] },
      '2026-01-05',
      '2026-01-31',
      undefined,
      ['2026-01-05', '2026-01-18', '2026-01-19'],
    ],
    [
      'the 31st of every month',
      { kind: 'monthly-by-date', everyMonths: 1, monthDay: 31 },
      '2026-01-01',
      '2026-05-31',
      undefined,
      ['2026-01-31', '2026-03-31', '2026-05-31'],
    ],
    [
      'the last Friday of every second month',
      { kind: 'monthly-by-position', everyMonths: 2, position: 5, item: 5 },
      '2026-01-01',
      '2026-04-30',
      undefined,
      ['2026-01-30', '2026-03-27'],
    ],
    [
      'the first working-week day of the month',
      { kind: 'monthly-by-position', everyMonths: 1, position: 1, item: 'weekday' },
      '2026-01-01',
      '2026-03-31',
      undefined,
      ['2026-01-01', '2026-02-02', '2026-03-02'],
    ],
    [
      '25 December',
      { kind: 'yearly-by-date', month: 12, monthDay: 25 },
      '2026-01-01',
      '2028-01-01',
      undefined,
      ['2026-12-25', '2027-12-25'],
    ],
    [
      'the fourth Thursday of November',
      { kind: 'yearly-by-position', month: 11, position: 4, item: 4 },
      '2026-01-01',
      '2028-01-01',
      undefined,
      ['2026-11-26', '2027-11-25'],
    ],
    [
      'the second weekend day of May',
      { kind: 'yearly-by-position', month: 5, position: 2, item: 'weekend-day' },
      '2026-01-01',
      '2026-12-31',
      undefined,
      ['2026-05-03'],
    ],
  ])('%s', (_, r, from, to, occurrences, expected) =>
    expect(days(r, from, to, occurrences)).toEqual(expected),
  );
});

describe('calendars of a plan', () => {
  test('own exception, own work week, own weekday, then the base', () => {
    const base = calendar({ exceptions: [off('2026-01-07', '2026-01-07')] });
    const derived = calendar({
      uid: 2,
      baseUid: 1,
      weekDays: [{ weekday: 5, working: false }],
      workWeeks: [
        {
          from: asDay('2026-01-12'),
          to: asDay('2026-01-18'),
          weekDays: [{ weekday: 5, working: true, times: [hours(8, 9)] }],
        },
      ],
      exceptions: [{ ...off('2026-01-06', '2026-01-06'), working: true, times: [hours(10, 11)] }],
    });
    const c = compileCalendars([base, derived], 1, horizon);
    const own = c.list[c.indexOf(2)] ?? c.project;
    const worked = (day: string) => workBetween(own, asWall(`${day}T00:00`), asWall(`${day}T24:00`)) / 3600;
    const week = ['05', '06', '07', '08', '09', '16', '23'].map(d => worked(`2026-01-${d}`));
    expect(week).toEqual([8, 1, 0, 8, 0, 1, 0]);
    expect(c.findings).toEqual([]);
  });

  test('a calendar without rules of its own shares the table of its base', () => {
    const c = compileCalendars([calendar(), calendar({ uid: 2, baseUid: 1 })], 1, horizon);
    expect(c.indexOf(2)).toBe(0);
  });

  test('missing, circular and empty calendars are findings, and the standard week is used', () => {
    const closed = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, working: false }));
    const c = compileCalendars(
      [
        calendar({ uid: 2, baseUid: 99 }),
        calendar({ uid: 3, baseUid: 4 }),
        calendar({ uid: 4, baseUid: 3 }),
        calendar({ uid: 5, weekDays: closed }),
      ],
      1,
      horizon,
    );
    expect(c.findings.map(f => f.code).toSorted()).toEqual([
      'calendar.cycle',
      'calendar.missing',
      'calendar.missing-base',
      'calendar.no-working-time',
    ]);
    expect(workBetween(c.project, asWall('2026-01-05T00:00'), asWall('2026-01-12T00:00'))).toBe(40 * 3600);
  });
});

describe('properties', () => {
  const shift = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 12 }))
    .map(([from, h]) => hours(from, from + h));
  const week = fc.array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      working: fc.boolean(),
      times: fc.array(shift, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 9 },
  );
  const exception = fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 20 }), fc.boolean())
    .map(([at, len, working]) => ({
      from: asDay(formatWall(((horizon.firstDay + at) * 86_400) as WallSecond).slice(0, 10)),
      to: asDay(formatWall(((horizon.firstDay + at + len) * 86_400) as WallSecond).slice(0, 10)),
      recurrence: { kind: 'daily', everyDays: 1 } as const,
      working,
    }));
  const source = fc
    .record({ weekDays: week, exceptions: fc.array(exception, { maxLength: 6 }) })
    .map(over => calendarSource(calendar(over), null));
  const wall = fc.integer({
    min: horizon.firstDay * 86_400 - 90_000_000,
    max: horizon.lastDay * 86_400 + 90_000_000,
  });
  const work = fc.integer({ min: -40_000_000, max: 40_000_000 });
  test('periods at odd seconds are found as well as those on the hour', () => {
    const odd = { fromSec: 28_801, toSec: 43_207 };
    const c = calendar({
      weekDays: [1, 2, 3, 4, 5].map(weekday => ({ weekday, working: true, times: [odd] })),
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4_000_000 }), w => {
        const x = compile(c);
        expect(workAt(x, finishOf(x, w))).toBe(w);
        expect(workAt(x, startOf(x, w))).toBe(w);
      }),
      { numRuns: 30 },
    );
  });
  const compiled = source.map(s => compileCalendar(s, horizon.firstDay, horizon.lastDay));

  test('from work to the wall and back is the same work', () =>
    fc.assert(
      fc.property(compiled, work, (c, w) => {
        expect(workAt(c, finishOf(c, w))).toBeCloseTo(w, 3);
        expect(workAt(c, startOf(c, w))).toBeCloseTo(w, 3);
        expect(startOf(c, w)).toBeGreaterThanOrEqual(finishOf(c, w));
      }),
    ));

  test('work never goes backwards', () =>
    fc.assert(
      fc.property(
        compiled,
        wall,
        fc.nat(10_000_000),
        (c, t, d) => workAt(c, t + d) >= workAt(c, t) && workAt(c, t + d) - workAt(c, t) <= d,
      ),
    ));

  test('the work of a day is what its shifts say', () =>
    fc.assert(
      fc.property(source, fc.integer({ min: horizon.firstDay, max: horizon.lastDay - 1 }), (s, day) => {
        const c = compileCalendar(s, horizon.firstDay, horizon.lastDay);
        const shifts = s.shiftsOn(day).reduce((sum, x) => sum + x.toSec - x.fromSec, 0);
        expect(workBetween(c, day * 86_400, (day + 1) * 86_400)).toBe(shifts);
      }),
    ));

  test('two calendars together never work more than either', () =>
    fc.assert(
      fc.property(source, fc.integer({ min: horizon.firstDay, max: horizon.lastDay - 1 }), (s, day) => {
        const sum = (x: readonly { fromSec: number; toSec: number }[]) =>
          x.reduce((n, t) => n + t.toSec - t.fromSec, 0);
        const both = sum(bothOf(s, standardSource).shiftsOn(day));
        expect(both).toBeLessThanOrEqual(Math.min(sum(s.shiftsOn(day)), sum(standardSource.shiftsOn(day))));
      }),
    ));
});
