import { z } from 'zod';
import { day, line, prose } from '../../base/schema.ts';

/** Wall-clock time of a plan without a zone, as the engine counts it. */
export type WallTime = number & { readonly __brand: 'WallSecond' };

/** Seconds since 1970-01-01T00:00 on the clock on the wall, from 1900 to 2199; no zone. */
export const wall = z
  .int()
  .min(-2_208_988_800, 'Choose a date between 1900 and 2199.')
  .max(7_258_118_399, 'Choose a date between 1900 and 2199.')
  .transform(n => n as WallTime)
  .describe('Wall-clock time as seconds since 1970-01-01T00:00, without a zone');

/** The same in an answer. */
export const wallTime = z.int().describe('Wall-clock time as seconds since 1970-01-01T00:00, without a zone');

/** Most seconds that a duration may have: a hundred years around the clock. */
const longestSec = 3_155_760_000;

/** A length of time in seconds; working time unless it is said to be elapsed. */
export const seconds = z
  .int()
  .min(0, 'A duration cannot be negative. Use 0 for a milestone.')
  .max(longestSec, 'That is longer than a hundred years. Check the unit.');

/** A lag in seconds; negative is a lead. */
export const lagSeconds = z
  .int()
  .min(-longestSec, 'That is longer than a hundred years. Check the unit.')
  .max(longestSec, 'That is longer than a hundred years. Check the unit.');

export const percent = z.number().min(0, 'Give 0 to 100.').max(100, 'Give 0 to 100.');

/** A number of a row within its plan. New rows are named by a negative number of the caller's choice, until they have one. */
export const uid = z.int().min(-1_000_000).max(2_147_483_647);

export const planMinor = z.int().min(-9_000_000_000_000_000).max(9_000_000_000_000_000);

export const durationUnits = ['minute', 'hour', 'day', 'week', 'month', 'percent'] as const;
export const constraints = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const;
export const taskTypes = ['fixed-units', 'fixed-duration', 'fixed-work'] as const;
export const linkTypes = ['FS', 'SS', 'FF', 'SF'] as const;
export const contours = [
  'flat',
  'back-loaded',
  'front-loaded',
  'double-peak',
  'early-peak',
  'late-peak',
  'bell',
  'turtle',
  'contoured',
] as const;

/** What a row of a plan is, beside its place in the outline. */
export const cardKinds = ['story', 'bug', 'task', 'sprint'] as const;

/** What a backlog item or a sprint has beside the fields of every task. */
export const card = z.object({
  kind: z.enum(cardKinds),
  points: z.number().min(0).max(10_000).optional().describe('Story points'),
  column: z.string().max(40).optional().describe('Key of a column of the board'),
  sprint: z.int().optional().describe('Number of the sprint’s task'),
  rank: z.number().optional().describe('Place in the backlog and in its column; smaller is higher'),
  closedOn: z.string().max(40).optional().describe('Of a sprint: the day it was closed'),
  startedOn: z.string().max(40).optional().describe('Of a sprint: the day it was started'),
  goal: z.string().max(500).optional().describe('Of a sprint'),
});
export type Card = z.infer<typeof card>;

export const checklistItem = z.object({ text: line(300), done: z.boolean() });

const weekday = z.int().min(1).max(7).describe('Monday 1 to Sunday 7');
const workingTime = z
  .object({
    fromSec: z.int().min(0).max(86_400),
    toSec: z.int().min(0).max(172_800),
  })
  .refine(t => t.toSec > t.fromSec, 'Working time has to end after it begins.');
const dayTimes = { working: z.boolean(), times: z.array(workingTime).max(10).optional() };
const weekDays = z.array(z.object({ weekday, ...dayTimes })).max(7);

/** Plain text that the engine takes for a calendar day. */
const planDay = day.transform(d => d as string & { readonly __brand: 'Day' });
const position = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const monthItem = z.union([
  z.enum(['day', 'weekday', 'weekend-day']),
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
]);
const every = z.int().min(1).max(1_000);
const month = z.int().min(1).max(12);
const monthDay = z.int().min(1).max(31);

const recurrence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily'), everyDays: every }),
  z.object({ kind: z.literal('weekly'), everyWeeks: every, weekdays: z.array(weekday).max(7) }),
  z.object({ kind: z.literal('monthly-by-date'), everyMonths: every, monthDay }),
  z.object({ kind: z.literal('monthly-by-position'), everyMonths: every, position, item: monthItem }),
  z.object({ kind: z.literal('yearly-by-date'), month, monthDay }),
  z.object({ kind: z.literal('yearly-by-position'), month, position, item: monthItem }),
]);

/** A calendar: an ordinary week, other weeks between days, and exceptions. */
export const planCalendar = z.object({
  name: line(200),
  baseUid: z.int().optional().describe('The calendar it is derived from'),
  weekDays,
  workWeeks: z
    .array(z.object({ name: prose(200).optional(), from: planDay, to: planDay, weekDays }))
    .max(200),
  exceptions: z
    .array(
      z.object({
        name: prose(200).optional(),
        from: planDay,
        to: planDay,
        occurrences: z.int().min(1).max(10_000).optional(),
        recurrence,
        ...dayTimes,
      }),
    )
    .max(2_000),
});

const rateUnits = ['minute', 'hour', 'day', 'week', 'month', 'year', 'unit'] as const;
const rate = z.object({
  amountMinor: z.number().min(0).max(1_000_000_000_000),
  per: z.enum(rateUnits),
});
const rateTable = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const rateTableNumber = rateTable;

/** Cost rate tables A to E, each with its rows in order of time. */
export const rateTables = z
  .array(
    z.object({
      table: rateTable,
      rows: z
        .array(
          z.object({
            from: wall.optional(),
            to: wall.optional(),
            standard: rate,
            overtime: rate.optional(),
            costPerUseMinor: planMinor.optional(),
          }),
        )
        .max(200),
    }),
  )
  .max(5);
