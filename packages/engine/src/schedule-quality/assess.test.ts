import { describe, expect, test } from 'vitest';
import type { Plan } from '../schedule/plan.ts';
import { schedule } from '../schedule/schedule.ts';
import { createScheduler } from '../schedule/scheduler.ts';
import { at, day, type Link, plan, type Row } from '../schedule/week-plan.ts';
import { assessSchedule } from './assess.ts';
import { type QualityCheckId, type QualityThresholds, qualityCheckIds, usualThresholds } from './check.ts';

const assess = (p: Plan, over: Partial<QualityThresholds> = {}) =>
  assessSchedule(p, schedule(p).result, { thresholds: { ...usualThresholds, ...over } });
const check = (p: Plan, id: QualityCheckId, over: Partial<QualityThresholds> = {}) => {
  const found = assess(p, over).checks.find(c => c.id === id);
  if (!found) throw new Error(`no check ${id}`);
  return found;
};
const point = { days: 0, durationSec: 0 };
const chain = (n: number, link: Partial<Link[3]> = {}): Link[] =>
  Array.from({ length: n - 1 }, (_, i): Link => [i + 1, i + 2, 'FS', i === 0 ? link : {}]);
const baseline = (start: string, finish: string, durationSec = day): Row => ({
  baselines: [{ number: 0, start: at(start), finish: at(finish), durationSec }],
});
const done = (start: string, finish: string): Row => ({
  actualStart: at(start),
  actualFinish: at(finish),
  percentComplete: 100,
});
const statusDate = at('07T17:00');
const person = { uid: 1, name: 'Mason', kind: 'work' as const, rates: [] };
const staffed = (taskUid: number) => ({ uid: taskUid, taskUid, resourceUid: 1, units: 1, workSec: day });

// Start milestone, four tasks one after another, finish milestone.
const sound = plan([point, {}, {}, {}, {}, point], chain(6));

describe('R3.5 each check of the schedule assessment by a plan worked out by hand', () => {
  test.each<
    [string, QualityCheckId, Plan, number | null, 'passed' | 'failed' | 'not-applicable', readonly number[]]
  >([
    ['between two milestones no logic is missing', 'logic', sound, 0, 'passed', []],
    ['two of three tasks have an open end', 'logic', plan([{}, {}, {}], chain(3)), 66.67, 'failed', [1, 3]],
    [
      'the links of a summary are the links of its tasks',
      'logic',
      plan(
        [point, { outlineLevel: 1 }, { outlineLevel: 2 }, point],
        [
          [1, 2],
          [2, 4],
        ],
      ),
      0,
      'passed',
      [],
    ],
    ['complete tasks are past', 'logic', plan([done('05T08:00', '05T17:00')]), null, 'not-applicable', []],
    [
      'a day of lead on one of five links',
      'leads',
      plan([point, {}, {}, {}, {}, point], chain(6, { lagSec: -day })),
      20,
      'failed',
      [2],
    ],
    [
      'a lead in per cent is a lead',
      'leads',
      plan([{}, {}], [[1, 2, 'FS', { lagPercent: -50 }]]),
      100,
      'failed',
      [2],
    ],
    ['no lag at all', 'lags', sound, 0, 'passed', []],
    [
      'a lag on one of five links',
      'lags',
      plan([point, {}, {}, {}, {}, point], chain(6, { lagSec: day })),
      20,
      'failed',
      [2],
    ],
    [
      'a link into a complete task is past',
      'lags',
      plan([{}, done('05T08:00', '05T17:00')], [[1, 2, 'FS', { lagSec: day }]]),
      null,
      'not-applicable',
      [],
    ],
    [
      'one of two links is start to start',
      'link-types',
      plan(
        [{}, {}, {}],
        [
          [1, 2],
          [2, 3, 'SS'],
        ],
      ),
      50,
      'failed',
      [3],
    ],
    ['all finish to start', 'link-types', sound, 100, 'passed', []],
    [
      'must start on, on one of four tasks',
      'hard-constraints',
      plan([
        { constraint: 'MSO', constraintDate: at('05T08:00') },
        {},
        {},
        { constraint: 'SNET', constraintDate: at('09T08:00') },
      ]),
      25,
      'failed',
      [1],
    ],
    [
      '45 days of slack on one of three',
      'high-slack',
      plan([{ days: 46 }, {}, { days: 2 }], [[3, 1]]),
      33.33,
      'failed',
      [2],
    ],
    ['44 days are not more than 44', 'high-slack', plan([{ days: 45 }, {}]), 0, 'passed', []],
    [
      'a deadline two days too early',
      'negative-slack',
      plan([{ days: 2 }, { days: 2, deadline: at('06T17:00') }], [[1, 2]]),
      100,
      'failed',
      [1, 2],
    ],
    ['45 days long', 'high-duration', plan([{ days: 45 }, {}]), 50, 'failed', [1]],
    [
      'promised as 44, now 60',
      'high-duration',
      plan([{ days: 60, ...baseline('05T08:00', '05T17:00', 44 * day) }]),
      0,
      'passed',
      [],
    ],
    ['without a status date nothing is in the past', 'invalid-dates', sound, null, 'not-applicable', []],
    [
      'not begun, not done, begun in the future: three of four',
      'invalid-dates',
      plan(
        [
          { days: 1 },
          { days: 2, actualStart: at('05T08:00'), percentComplete: 50 },
          { days: 1, actualStart: at('09T08:00'), percentComplete: 10 },
          { days: 1, constraint: 'SNET', constraintDate: at('12T08:00') },
        ],
        [],
        { header: { statusDate } },
      ),
      75,
      'failed',
      [1, 2, 3],
    ],
    ['nobody is named in the whole plan', 'resources', sound, null, 'not-applicable', []],
    [
      'one of two tasks has nobody',
      'resources',
      plan([{}, {}, point], [], { resources: [person], assignments: [staffed(1)] }),
      50,
      'failed',
      [2],
    ],
    [
      'of three that are due one is late and one is not done',
      'missed-tasks',
      plan(
        [
          { ...baseline('05T08:00', '05T17:00'), ...done('05T08:00', '05T17:00') },
          { ...baseline('05T08:00', '05T17:00'), ...done('05T08:00', '06T10:00') },
          { ...baseline('06T08:00', '07T17:00'), days: 2 },
          { ...baseline('12T08:00', '12T17:00') },
        ],
        [],
        { header: { statusDate } },
      ),
      66.67,
      'failed',
      [2, 3],
    ],
    ['600 days move the finish by 600', 'critical-path-test', sound, 0, 'passed', []],
    [
      'a finish held by a date does not move',
      'critical-path-test',
      plan([{ days: 3 }, { days: 1, constraint: 'MSO', constraintDate: at('08T08:00') }], [[1, 2]], {
        header: { honorConstraints: true },
      }),
      600,
      'failed',
      [1],
    ],
    [
      '4 days are left, 1 too many: (4 - 1) / 4',
      'critical-path-length-index',
      plan(
        [
          {
            days: 7,
            ...baseline('05T08:00', '12T17:00', 6 * day),
            actualStart: at('05T08:00'),
            percentComplete: 40,
          },
        ],
        [],
        { header: { statusDate } },
      ),
      0.75,
      'failed',
      [],
    ],
    [
      'one of three that are due is done; a task without a baseline is due',
      'baseline-execution-index',
      plan(
        [
          { ...baseline('05T08:00', '05T17:00'), ...done('05T08:00', '05T17:00') },
          { ...baseline('06T08:00', '06T17:00') },
          {},
          { ...baseline('12T08:00', '12T17:00') },
        ],
        [],
        { header: { statusDate } },
      ),
      0.33,
      'failed',
      [2, 3],
    ],
  ])('R3.5 %s', (_, id, p, value, outcome, uids) => {
    const found = check(p, id);
    expect([found.value, found.outcome, found.offenders.map(o => o.uid)]).toEqual([value, outcome, uids]);
  });

  test('R3.5 a limit is an argument', () => {
    const p = plan([{}, {}], [[1, 2, 'FS', { lagSec: -day }]]);
    expect(check(p, 'leads').outcome).toBe('failed');
    expect(check(p, 'leads', { leads: 100 }).outcome).toBe('passed');
    expect(check(plan([{ days: 9 }]), 'high-duration', { highDurationDays: 8 }).outcome).toBe('failed');
  });

  test('R3.5 the score is what passed of what could be checked, and all fourteen are reported', () => {
    const { checks, passed, applicable, score } = assess(sound);
    expect(checks.map(c => c.id)).toEqual(qualityCheckIds);
    expect(checks.map(c => c.number)).toEqual(qualityCheckIds.map((_, i) => i + 1));
    expect({ passed, applicable, score }).toEqual({ passed: 9, applicable: 9, score: 100 });
    expect(assess(plan([])).score).toBe(null);
  });
});

describe('R3.5 a fix is offered only where it moves nothing', () => {
  const mended = (p: Plan, id: QualityCheckId) => {
    const scheduler = createScheduler(p);
    for (const o of check(p, id).offenders) for (const e of o.fix?.edits ?? []) scheduler.apply(e);
    return scheduler.plan();
  };
  const places = (p: Plan) =>
    schedule(p)
      .result.tasks()
      .map(t => [t.start, t.finish]);

  test('R3.5 an open end is linked to the last milestone', () => {
    const p = plan(
      [point, {}, { days: 3 }, point],
      [
        [1, 2],
        [1, 3],
        [3, 4],
      ],
    );
    const [first] = check(p, 'logic').offenders;
    expect(first).toMatchObject({ uid: 2, detail: 'no successor', fix: { label: 'Link it before "T4"' } });
    const better = mended(p, 'logic');
    expect(check(better, 'logic').outcome).toBe('passed');
    expect(places(better)).toEqual(places(p));
  });

  test('R3.5 a link that would push the last milestone is not offered', () => {
    const p = plan(
      [
        point,
        {},
        { constraint: 'SNET', constraintDate: at('12T08:00') },
        { ...point, manual: true, manualStart: at('13T08:00'), manualFinish: at('13T08:00') },
      ],
      [
        [1, 2],
        [1, 3],
        [2, 4],
      ],
    );
    // The milestone is the last thing, but stays where it was put: linking task 3 moves nothing.
    expect(check(p, 'logic').offenders.map(o => o.fix !== undefined)).toEqual([true]);
    const held = plan(
      [point, { days: 1 }, { days: 1, constraint: 'SNET', constraintDate: at('12T08:00') }, point],
      [
        [1, 2],
        [2, 4],
        [1, 3],
      ],
    );
    expect(check(held, 'logic').offenders.map(o => o.fix)).toEqual([undefined]);
  });

  test.each<[string, Row, Row]>([
    [
      'MSO',
      { constraint: 'MSO', constraintDate: at('07T08:00') },
      { constraint: 'SNET', constraintDate: at('07T08:00') },
    ],
    [
      'MFO',
      { constraint: 'MFO', constraintDate: at('08T17:00') },
      { constraint: 'FNET', constraintDate: at('08T17:00'), deadline: at('08T17:00') },
    ],
    ['FNLT', { constraint: 'FNLT', constraintDate: at('09T17:00') }, { deadline: at('09T17:00') }],
  ])('R3.5 %s becomes soft', (_, before, after) => {
    const p = plan([{ days: 1 }, { days: 1, ...before }], [[1, 2]]);
    const better = mended(p, 'hard-constraints');
    expect(better.tasks[1]).toMatchObject(after);
    expect(check(better, 'hard-constraints').outcome).toBe('passed');
    expect(places(better)).toEqual(places(p));
  });

  test('R3.5 a constraint that holds a task against its links stays, because without it dates would move', () => {
    const p = plan([{ days: 3 }, { days: 1, constraint: 'MSO', constraintDate: at('06T08:00') }], [[1, 2]]);
    expect(check(p, 'hard-constraints').offenders).toEqual(
      [{ uid: 2, detail: 'must start on 2026-01-06 08:00', fix: undefined }].map(({ fix: _, ...o }) => o),
    );
  });
});
