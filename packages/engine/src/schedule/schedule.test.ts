import { describe, expect, test } from 'vitest';
import { asWall, formatWall } from '../base/wall-second.ts';
import type { Plan } from './plan.ts';
import { schedule } from './schedule.ts';
import { at, codes, dates, day, monday, plan } from './week-plan.ts';

describe('progress, manual, inactive, splits', () => {
  test('actual dates are kept, whatever the links say', () => {
    const rows = [
      { days: 2 },
      { actualStart: at('05T08:00'), actualFinish: at('05T17:00'), percentComplete: 100 },
      {},
    ];
    const p = plan(rows, [
      [1, 2],
      [2, 3],
    ]);
    expect(dates(p)).toEqual(['05T08:00-06T17:00', '05T08:00-05T17:00', '06T08:00-06T17:00']);
    expect(schedule(p).result.task(2)?.critical).toBe(false);
  });

  test('the rest of a task in progress begins where it is resumed', () => {
    const row = {
      days: 3,
      actualStart: at('05T08:00'),
      stop: at('05T17:00'),
      resume: at('08T08:00'),
      remainingDurationSec: 2 * day,
      percentComplete: 33,
    };
    expect(dates(plan([row, {}], [[1, 2]]))).toEqual(['05T08:00-09T17:00', '12T08:00-12T17:00']);
  });

  test('a manual task stays; a link it breaks is a finding; it still drives others', () => {
    const rows = [
      { days: 3 },
      { manual: true, manualStart: at('06T08:00'), manualFinish: at('06T17:00') },
      {},
    ];
    const p = plan(rows, [
      [1, 2],
      [2, 3],
    ]);
    expect(dates(p)).toEqual(['05T08:00-07T17:00', '06T08:00-06T17:00', '07T08:00-07T17:00']);
    expect(codes(p)).toContain('schedule.manual-conflict');
  });

  test('a manual task with text for a date is never critical', () => {
    const manual = { manual: true, manualStart: monday, manualFinish: at('05T17:00') };
    const p = plan([manual, { ...manual, startText: '' }]);
    expect(
      schedule(p)
        .result.tasks()
        .map(t => t.critical),
    ).toEqual([true, false]);
  });

  test('an inactive task pushes nothing, counts in no summary and is never critical', () => {
    const rows = [{ name: 'S' }, { outlineLevel: 2, days: 9, inactive: true }, { outlineLevel: 2 }];
    const p = plan(rows, [[2, 3]]);
    expect(dates(p)[0]).toBe('05T08:00-05T17:00');
    expect(dates(p)[2]).toBe('05T08:00-05T17:00');
    expect(formatWall(schedule(p).result.finish)).toBe('2026-01-05T17:00');
    expect(schedule(p).result.task(2)?.critical).toBe(false);
  });

  test('a split interrupts the work', () =>
    expect(dates(plan([{ days: 2, splits: [{ afterSec: day, gapSec: 2 * day }] }, {}], [[1, 2]]))).toEqual([
      '05T08:00-08T17:00',
      '09T08:00-09T17:00',
    ]));

  test('a levelling delay is elapsed time', () =>
    expect(dates(plan([{ levelingDelaySec: 86_400 }]))).toEqual(['06T08:00-06T17:00']));

  test('an external task keeps its dates', () =>
    expect(
      dates(
        plan([{ external: true, manualStart: at('07T08:00'), manualFinish: at('07T17:00') }, {}], [[1, 2]]),
      )[1],
    ).toBe('08T08:00-08T17:00'));
});

describe('slack and critical', () => {
  test('free slack is to the next task, total slack to the end', () => {
    const p = plan(
      [{ days: 1 }, { days: 1 }, { days: 5 }, { days: 3 }],
      [
        [1, 2],
        [4, 2],
      ],
    );
    const t = schedule(p).result.task(1);
    expect([t?.freeSlackSec, t?.totalSlackSec, t?.critical]).toEqual([2 * day, 3 * day, false]);
    expect(schedule(p).result.task(3)?.critical).toBe(true);
  });

  test('with a slack limit of two days, two days of slack are critical', () => {
    const p = plan([{ days: 3 }, { days: 5 }], [], { header: { criticalSlackLimitDays: 2 } });
    expect(schedule(p).result.task(1)?.critical).toBe(true);
  });

  test('multiple critical paths: every network has its own', () => {
    const p = plan([{ days: 1 }, { days: 1 }, { days: 5 }], [[1, 2]], {
      header: { multipleCriticalPaths: true },
    });
    expect(
      schedule(p)
        .result.tasks()
        .map(t => t.critical),
    ).toEqual([true, true, true]);
  });
});

describe('why does it start here', () => {
  test('the driving predecessor, not the other one', () => {
    const p = plan(
      [{ days: 2 }, { days: 1 }, {}],
      [
        [1, 3],
        [2, 3],
      ],
    );
    expect(schedule(p).result.drivers(3)).toEqual([{ kind: 'link', predUid: 1, type: 'FS' }]);
  });
  test('through a linked summary', () => {
    const p = plan([{ days: 2 }, { name: 'S' }, { outlineLevel: 2 }], [[1, 2]]);
    expect(schedule(p).result.drivers(3)).toEqual([{ kind: 'link', predUid: 1, type: 'FS', through: 2 }]);
  });
  test('its constraint, the project, its own dates', () => {
    const p = plan([{ constraint: 'SNET', constraintDate: at('07T08:00') }, {}, { actualStart: monday }]);
    const s = schedule(p).result;
    expect([s.drivers(1), s.drivers(2), s.drivers(3)]).toEqual([
      [{ kind: 'constraint', constraint: 'SNET' }],
      [{ kind: 'project-start' }],
      [{ kind: 'given', because: 'actual' }],
    ]);
  });
});

describe('bad input is a finding and the rest is calculated', () => {
  test('a cycle is named, one link of it ignored', () => {
    const p = plan(
      [{}, {}, {}, { days: 2 }],
      [
        [1, 2],
        [2, 3],
        [3, 1],
        [1, 4],
      ],
    );
    const found = schedule(p).findings.find(f => f.code === 'schedule.cycle');
    expect(found?.path.toSorted()).toEqual(['task 1', 'task 2', 'task 3']);
    expect(found?.message).toMatch(/1 -> 2 -> 3 -> 1/);
    expect(dates(p)[3]).toBe('06T08:00-07T17:00');
  });

  test('thousands of circles are found in reasonable time, each task still scheduled', () => {
    const rows = Array.from({ length: 3_000 }, () => ({}));
    const links = rows.slice(1).flatMap((_, i) => [[i + 1, i + 2] as const, [i + 2, i + 1] as const]);
    const { result, findings } = schedule(plan(rows, links));
    expect(findings.filter(f => f.code === 'schedule.cycle').length).toBe(2_999);
    expect(result.tasks().length).toBe(3_000);
  });

  test('one circle through very many tasks is named by its first', () => {
    const rows = Array.from({ length: 150_000 }, () => ({}));
    const links = rows.map((_, i) => [i + 1, ((i + 1) % rows.length) + 1] as const);
    const found = schedule(plan(rows, links)).findings.filter(f => f.code === 'schedule.cycle');
    expect(found.map(f => f.path.length)).toEqual([20]);
  });

  test.each<[string, Plan, string]>([
    ['a link to nowhere', plan([{}], [[1, 9]]), 'schedule.dangling-link'],
    ['a link to itself', plan([{}], [[1, 1]]), 'schedule.self-link'],
    ['a link to its own summary', plan([{}, { outlineLevel: 2 }], [[1, 2]]), 'schedule.link-to-own-summary'],
    ['the same UID twice', plan([{}, { uid: 1 }]), 'schedule.duplicate-uid'],
    ['a negative duration', plan([{ days: -3 }]), 'schedule.bad-duration'],
    ['an absurd duration', plan([{ durationSec: 1e15 }]), 'schedule.bad-duration'],
    ['no duration that is a number', plan([{ durationSec: Number.NaN }]), 'schedule.bad-duration'],
    ['no such calendar', plan([{}], [], { header: { calendarUid: 77 } }), 'calendar.missing'],
  ])('%s', (_, p, code) => {
    expect(codes(p)).toContain(code);
    for (const t of schedule(p).result.tasks())
      expect(Number.isFinite(t.start) && t.finish >= t.start).toBe(true);
  });

  test('dates of 1899 and 9999 are calculated with', () => {
    const rows = [
      { constraint: 'SNET', constraintDate: asWall('9999-01-04T08:00') } as const,
      { actualStart: asWall('1899-12-29T08:00') },
    ];
    const tasks = schedule(plan(rows)).result.tasks();
    expect(tasks.map(t => formatWall(t.finish))).toEqual(['9999-01-04T17:00', '1899-12-29T17:00']);
  });

  test('an empty plan', () => expect(schedule(plan([])).result.tasks()).toEqual([]));
});
