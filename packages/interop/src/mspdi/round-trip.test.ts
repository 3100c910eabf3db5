import {
  type Baseline,
  type CalendarException,
  constraintTypes,
  dayOf,
  type Plan,
  type PlanLink,
  type PlanTask,
  type Recurrence,
  type WallSecond,
} from '@chartroom/engine';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMspdi, writeMspdi } from '../index.ts';

const wall = fc.integer({ min: 631_152_000, max: 4_102_444_800 }) as fc.Arbitrary<WallSecond>;
const sec = fc.integer({ min: 0, max: 50_000_000 });
const tenths = fc.integer({ min: -400_000, max: 400_000 }).map(n => n * 6);
const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const maybe = <T>(a: fc.Arbitrary<T>) => fc.option(a, { nil: undefined });
const truth = fc.constantFrom(true, undefined);
/** What XML can hold; a lone carriage return and letters beyond the basic plane too. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('<', '&', '"', "'", '>', ']]>', '\n', '\r', '\t', 'ß', '𝄞', '\u2028'),
      fc.string({ unit: 'grapheme-ascii', maxLength: 3 }),
    ),
    maxLength: 20,
  })
  .filter(t => t !== '');

const baseline: fc.Arbitrary<Baseline> = fc.record({
  number: fc.integer({ min: 0, max: 10 }),
  start: maybe(wall),
  finish: maybe(wall),
  durationSec: maybe(sec),
  workSec: maybe(sec),
  costMinor: maybe(minor),
  fixedCostMinor: maybe(minor),
});
const task: fc.Arbitrary<Omit<PlanTask, 'uid' | 'id'>> = fc
  .record({
    outlineLevel: fc.integer({ min: 1, max: 9 }),
    outlineNumber: maybe(text),
    wbs: maybe(text),
    name: text,
    inactive: truth,
    milestone: truth,
    summary: truth,
    recurring: truth,
    type: maybe(fc.constantFrom('fixed-units' as const, 'fixed-duration' as const, 'fixed-work' as const)),
    effortDriven: maybe(fc.boolean()),
    durationSec: maybe(sec),
    durationUnit: maybe(
      fc.constantFrom('minute' as const, 'hour' as const, 'day' as const, 'week' as const, 'month' as const),
    ),
    estimated: maybe(fc.boolean()),
    startText: maybe(fc.constantFrom('', 'soon')),
    constraint: maybe(fc.constantFrom(...constraintTypes.filter(c => c !== 'ASAP'))),
    constraintDate: maybe(wall),
    deadline: maybe(wall),
    actualStart: maybe(wall),
    actualFinish: maybe(wall),
    percentComplete: maybe(fc.integer({ min: 0, max: 100 })),
    physicalPercentComplete: maybe(fc.integer({ min: 0, max: 100 })),
    remainingDurationSec: maybe(sec),
    stop: maybe(wall),
    resume: maybe(wall),
    priority: maybe(fc.integer({ min: 0, max: 1000 })),
    actualWorkSec: maybe(sec),
    fixedCostMinor: maybe(minor.filter(m => m !== 0)),
    fixedCostAccrual: maybe(fc.constantFrom('start' as const, 'prorated' as const, 'end' as const)),
    earnedValueMethod: maybe(fc.constant('physical' as const)),
    notes: maybe(text),
    hyperlink: maybe(fc.webUrl({ withFragments: true }).filter(u => !u.endsWith('#'))),
    baselines: maybe(fc.uniqueArray(baseline, { selector: b => b.number, minLength: 1, maxLength: 3 })),
    stored: fc.record({
      start: maybe(wall),
      earlyFinish: maybe(wall),
      totalSlackSec: maybe(tenths),
      critical: maybe(fc.boolean()),
      costMinor: maybe(minor),
    }),
  })
  .map(t => ({ ...t, stored: { ...t.stored, durationSec: t.durationSec } }));
const link: fc.Arbitrary<Omit<PlanLink, 'predUid' | 'succUid'>> = fc.oneof(
  fc.record({
    type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const),
    lagSec: tenths.filter(l => l !== 0),
    lagUnit: fc.constantFrom('day' as const, 'week' as const),
    lagElapsed: truth,
  }),
  fc.record({
    type: fc.constant('SS' as const),
    lagPercent: fc.integer({ min: -100, max: 100 }),
    lagUnit: fc.constant('percent' as const),
    lagElapsed: truth,
  }),
);
const item = fc.constantFrom(
  'day' as const,
  'weekday' as const,
  'weekend-day' as const,
  1 as const,
  2 as const,
  7 as const,
);
const position = fc.constantFrom(1 as const, 2 as const, 5 as const);
const every = fc.integer({ min: 1, max: 9 });
const monthDay = fc.integer({ min: 1, max: 31 });
const month = fc.integer({ min: 1, max: 12 });
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), everyDays: every }),
  fc.record({
    kind: fc.constant('weekly' as const),
    everyWeeks: every,
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  }),
  fc.record({ kind: fc.constant('monthly-by-date' as const), everyMonths: every, monthDay }),
  fc.record({ kind: fc.constant('monthly-by-position' as const), everyMonths: every, position, item }),
  fc.record({ kind: fc.constant('yearly-by-date' as const), month, monthDay }),
  fc.record({ kind: fc.constant('yearly-by-position' as const), month, position, item }),
);
const shifts = fc.constantFrom(
  [{ fromSec: 0, toSec: 86_400 }],
  [
    { fromSec: 28_800, toSec: 43_200 },
    { fromSec: 79_200, toSec: 108_000 },
  ],
);
const times = fc.oneof(
  fc.constant({ working: false, times: undefined }),
  fc.record({ working: fc.constant(true), times: maybe(shifts) }),
);
const exception: fc.Arbitrary<CalendarException> = fc
  .tuple(
    fc.integer({ min: 10_000, max: 30_000 }),
    fc.integer({ min: 0, max: 900 }),
    recurrence,
    times,
    maybe(fc.integer({ min: 1, max: 99 })),
    maybe(text),
  )
  .map(([from, span, r, t, occurrences, name]) => ({
    from: dayOf(from),
    to: dayOf(from + span),
    recurrence: r,
    ...t,
    occurrences,
    name,
  }));

const plan: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.array(task, { minLength: 2, maxLength: 6 }),
    fc.array(link, { maxLength: 5 }),
    fc.array(exception, { maxLength: 4 }),
    wall,
    fc.constantFrom(0, 2, 3),
  )
  .map(([tasks, links, exceptions, start, currencyDigits]) => ({
    header: {
      start,
      calendarUid: 1,
      scheduleFrom: 'start' as const,
      newTasksAreManual: false,
      currencyDigits,
    },
    calendars: [{ uid: 1, name: 'Own', weekDays: [], workWeeks: [], exceptions }],
    tasks: tasks.map((t, i) => ({ ...t, uid: i + 1, id: i + 1 })),
    links: links.map((l, i) => ({ ...l, predUid: 1 + (i % (tasks.length - 1)), succUid: tasks.length })),
    resources: [],
    assignments: [],
    customFields: [],
  }));

describe('a plan on its way through Microsoft Project XML', () => {
  it('is the same when read back, whatever is in it', () => {
    fc.assert(
      fc.property(plan, p => {
        const written = writeMspdi(p);
        const again = readMspdi(written.result);
        expect(again.findings).toEqual([]);
        expect(again.result).toEqual(p);
      }),
      { numRuns: 200 },
    );
  });
});
