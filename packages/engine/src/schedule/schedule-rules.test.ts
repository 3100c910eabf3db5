import { describe, expect, test } from 'vitest';
import { asDay } from '../base/day.ts';
import { formatWall } from '../base/wall-second.ts';
import type { PlanHeader } from './plan.ts';
import type { PlanTask } from './plan-task.ts';
import { schedule } from './schedule.ts';
import {
  at,
  codes,
  dates,
  day,
  type Link,
  monday,
  plan,
  type Row,
  slackDays,
  standard,
} from './week-plan.ts';

describe('links', () => {
  test.each<[string, Link, string]>([
    ['finish to start', [1, 2], '07T08:00-07T17:00'],
    ['finish to start, a day of lag', [1, 2, 'FS', { lagSec: day }], '08T08:00-08T17:00'],
    ['finish to start, a day of lead', [1, 2, 'FS', { lagSec: -day }], '06T08:00-06T17:00'],
    ['start to start', [1, 2, 'SS'], '05T08:00-05T17:00'],
    ['start to start, half a day of lag', [1, 2, 'SS', { lagSec: day / 2 }], '05T13:00-06T12:00'],
    ['finish to finish', [1, 2, 'FF'], '06T08:00-06T17:00'],
    ['finish to finish, a day of lag', [1, 2, 'FF', { lagSec: day }], '07T08:00-07T17:00'],
    ['start to finish never begins before the project', [1, 2, 'SF'], '05T08:00-05T17:00'],
    ['start to finish, two days of lag', [1, 2, 'SF', { lagSec: 2 * day }], '06T08:00-06T17:00'],
    ['half of the predecessor as lag', [1, 2, 'FS', { lagPercent: 50 }], '08T08:00-08T17:00'],
    ['75 % of the predecessor as lead', [1, 2, 'FS', { lagPercent: -75 }], '05T13:00-06T12:00'],
    [
      'three elapsed days of lag over a weekend end on Friday evening',
      [1, 2, 'FS', { lagSec: 3 * 86_400, lagElapsed: true }],
      '12T08:00-12T17:00',
    ],
    [
      'five elapsed days of lag end on Sunday',
      [1, 2, 'FS', { lagSec: 5 * 86_400, lagElapsed: true }],
      '12T08:00-12T17:00',
    ],
    [
      'eight elapsed hours of lag end in the night',
      [1, 2, 'FS', { lagSec: 8 * 3600, lagElapsed: true }],
      '07T08:00-07T17:00',
    ],
  ])('%s', (_, link, expected) => expect(dates(plan([{ days: 2 }, {}], [link]))[1]).toBe(expected));

  test('lag counts on the calendar of the successor', () => {
    const rows = [{ days: 1 }, { days: 1, calendarUid: 2 }, { days: 1, calendarUid: 3 }];
    const links: Link[] = [
      [1, 2, 'FS', { lagSec: day }],
      [1, 3, 'FS', { lagSec: day }],
    ];
    expect(dates(plan(rows, links))).toEqual(['05T08:00-05T17:00', '06T01:00-06T09:00', '08T08:00-09T12:00']);
  });

  test('a milestone stays at the end of the day its predecessor ends', () =>
    expect(
      dates(
        plan(
          [{}, { days: 0 }, {}],
          [
            [1, 2],
            [2, 3],
          ],
        ),
      ),
    ).toEqual(['05T08:00-05T17:00', '05T17:00-05T17:00', '06T08:00-06T17:00']));

  test('a link from a summary waits for its last task, a link to one floors them all', () => {
    const rows = [
      { name: 'A' },
      { outlineLevel: 2, days: 1 },
      { outlineLevel: 2, days: 3 },
      { name: 'B' },
      { outlineLevel: 2, days: 1 },
      { outlineLevel: 2, days: 2 },
    ];
    expect(dates(plan(rows, [[1, 4]]))).toEqual([
      '05T08:00-07T17:00',
      '05T08:00-05T17:00',
      '05T08:00-07T17:00',
      '08T08:00-09T17:00',
      '08T08:00-08T17:00',
      '08T08:00-09T17:00',
    ]);
  });

  test('links on summaries within summaries reach the tasks inside', () => {
    const rows = [{ days: 2 }, { name: 'Outer' }, { outlineLevel: 2, name: 'Inner' }, { outlineLevel: 3 }];
    expect(
      dates(
        plan(rows, [
          [1, 2],
          [1, 3, 'FS', { lagSec: day }],
        ]),
      )[3],
    ).toBe('08T08:00-08T17:00');
  });
});

describe('constraints', () => {
  const later = (constraint: PlanTask['constraint'], date: string): Row => ({
    constraint,
    constraintDate: at(date),
  });
  test.each<[string, Row, string, number]>([
    ['start no earlier than', later('SNET', '08T08:00'), '08T08:00-08T17:00', 0],
    [
      'start no earlier than, before its predecessor allows',
      later('SNET', '05T08:00'),
      '07T08:00-07T17:00',
      0,
    ],
    ['finish no earlier than', later('FNET', '09T17:00'), '09T08:00-09T17:00', 0],
    ['must start on, later', later('MSO', '09T08:00'), '09T08:00-09T17:00', 0],
    ['must start on, against its predecessor', later('MSO', '06T08:00'), '06T08:00-06T17:00', -1],
    ['must finish on, against its predecessor', later('MFO', '06T17:00'), '06T08:00-06T17:00', -1],
    ['start no later than, against its predecessor', later('SNLT', '06T08:00'), '06T08:00-06T17:00', -1],
    ['finish no later than, against its predecessor', later('FNLT', '06T17:00'), '06T08:00-06T17:00', -1],
    ['start no later than, kept anyway', later('SNLT', '09T08:00'), '07T08:00-07T17:00', 0],
    ['finish no later than, kept anyway', later('FNLT', '09T17:00'), '07T08:00-07T17:00', 0],
  ])('%s', (_, row, expected, before) => {
    const p = plan([{ days: 2 }, row], [[1, 2]]);
    expect(dates(p)[1]).toBe(expected);
    expect(Math.min(0, slackDays(p)[0] ?? 0)).toBe(before);
  });

  test('a hard constraint against a link is a finding that names both tasks', () => {
    const p = plan([{ days: 2 }, later('MSO', '06T08:00')], [[1, 2]]);
    const found = schedule(p).findings.find(f => f.code === 'schedule.constraint-conflict');
    expect(found?.path).toEqual(['task 1', 'task 2']);
    expect(found?.message).toContain('2026-01-07T08:00');
  });

  test('without honouring constraint dates, links win', () => {
    const p = plan([{ days: 2 }, later('SNLT', '06T08:00')], [[1, 2]], {
      header: { honorConstraints: false },
    });
    expect(dates(p)[1]).toBe('07T08:00-07T17:00');
    expect(slackDays(p)[1]).toBe(-1);
  });

  test('as late as possible is placed on its late dates, and what follows it too', () => {
    const p = plan([{ days: 5 }, { constraint: 'ALAP' }, {}], [[2, 3]]);
    expect(dates(p)).toEqual(['05T08:00-09T17:00', '08T08:00-08T17:00', '09T08:00-09T17:00']);
    expect(dates(p, 'early')[1]).toBe('05T08:00-05T17:00');
    expect(slackDays(p)[1]).toBe(0);
  });

  test('start no earlier than on a summary floors its tasks', () =>
    expect(dates(plan([{ ...later('SNET', '07T08:00') }, { outlineLevel: 2 }]))[1]).toBe(
      '07T08:00-07T17:00',
    ));

  test('a constraint without a date is ignored, with a finding', () => {
    const p = plan([{ constraint: 'SNET' }]);
    expect(dates(p)).toEqual(['05T08:00-05T17:00']);
    expect(codes(p)).toEqual(['schedule.constraint-without-date']);
  });

  test('a missed deadline of a summary is a finding', () => {
    const p = plan([{ deadline: at('05T17:00') }, { outlineLevel: 2, days: 2 }]);
    expect(codes(p)).toEqual(['schedule.deadline-missed']);
  });

  test('a deadline moves nothing, takes slack, and is a finding when missed', () => {
    const p = plan([
      { days: 3, deadline: at('06T17:00') },
      { days: 5, deadline: at('08T17:00') },
      { days: 5 },
    ]);
    expect(dates(p)[0]).toBe('05T08:00-07T17:00');
    expect(slackDays(p)).toEqual([-1, -1, 0]);
    expect(codes(p)).toEqual(['schedule.deadline-missed', 'schedule.deadline-missed']);
  });
});

describe('calendars', () => {
  test('an exception within the work moves the finish, the late dates and the slack', () => {
    const closed = {
      from: asDay('2026-01-07'),
      to: asDay('2026-01-08'),
      recurrence: { kind: 'daily', everyDays: 1 },
      working: false,
    } as const;
    const p = plan([{ days: 3 }, { days: 1 }], [], { calendars: [{ ...standard, exceptions: [closed] }] });
    expect(dates(p)[0]).toBe('05T08:00-09T17:00');
    expect(dates(p, 'late')[1]).toBe('09T08:00-09T17:00');
    expect(slackDays(p)).toEqual([0, 2]);
  });

  test('an elapsed duration runs through nights and weekends', () =>
    expect(
      dates(
        plan(
          [{ days: 5 }, { durationSec: 86_400, elapsed: true }, {}],
          [
            [1, 2],
            [2, 3],
          ],
        ),
      ),
    ).toEqual(['05T08:00-09T17:00', '09T17:00-10T17:00', '12T08:00-12T17:00']));

  const resource = (uid: number, calendarUid: number) =>
    ({ uid, name: `R${uid}`, kind: 'work', calendarUid, rates: [] }) as const;
  const assignment = (taskUid: number, resourceUid: number, workDays: number, units = 1) =>
    ({ uid: taskUid * 10 + resourceUid, taskUid, resourceUid, units, workSec: workDays * day }) as const;

  test('people on one calendar drive the duration, but not of a fixed duration', () => {
    const staff = { resources: [resource(1, 3)], assignments: [assignment(1, 1, 1), assignment(2, 1, 1)] };
    expect(dates(plan([{}, { type: 'fixed-duration' }], [], staff))).toEqual([
      '05T08:00-06T12:00',
      '05T08:00-05T17:00',
    ]);
  });

  test('people on different calendars: it ends with the last of them', () => {
    const staff = {
      resources: [resource(1, 3), resource(2, 2)],
      assignments: [assignment(1, 1, 1), assignment(1, 2, 1)],
    };
    expect(dates(plan([{}], [], staff))).toEqual(['05T08:00-06T12:00']);
  });

  test('a task calendar and that of its people are worked together; resource calendars can be ignored', () => {
    const staff = { resources: [resource(1, 3)], assignments: [assignment(1, 1, 1), assignment(2, 1, 1)] };
    const rows = [{ calendarUid: 2 }, { calendarUid: 2, ignoreResourceCalendar: true }];
    expect(dates(plan(rows, [], staff))).toEqual(['05T08:00-06T12:00', '05T08:00-05T16:00']);
  });
});

describe('from finish', () => {
  const header: Partial<PlanHeader> = { scheduleFrom: 'finish', finish: at('16T17:00'), start: monday };
  const alap = { constraint: 'ALAP' } as const;

  test('tasks end with the project, and the project begins with the longest chain', () => {
    const p = plan(
      [
        { days: 3, ...alap },
        { days: 2, ...alap },
        { days: 1, ...alap },
      ],
      [[1, 2]],
      { header },
    );
    expect(dates(p)).toEqual(['12T08:00-14T17:00', '15T08:00-16T17:00', '16T08:00-16T17:00']);
    expect(formatWall(schedule(p).result.start)).toBe('2026-01-12T08:00');
  });

  test('as soon as possible begins with the project', () => {
    const p = plan([{ days: 3, ...alap }, { days: 1 }], [], { header });
    expect(dates(p)[1]).toBe('14T08:00-14T17:00');
  });

  test('finish no later than pulls a task and what leads to it', () => {
    const p = plan(
      [
        { days: 1, ...alap },
        { days: 1, constraint: 'FNLT', constraintDate: at('13T17:00') },
      ],
      [[1, 2]],
      { header },
    );
    expect(dates(p)[0]).toBe('12T08:00-12T17:00');
  });
});
