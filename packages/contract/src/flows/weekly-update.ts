import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { currency, day, instant, may, minor } from '../base/schema.ts';
import {
  decision,
  dimensions,
  rating,
  reason,
  report,
  reportTemplate,
  scale,
  status,
} from '../monitoring/reporting.ts';
import { personRef } from '../register/person.ts';
import { projectId } from '../register/project.ts';
import { figure } from './figure.ts';

/** A dimension as the data have it, beside what was said last. */
export const updateDimension = z.object({
  dimension: z.enum(dimensions),
  computed: status,
  rule: z.string().nullable().describe('null: no rule judges it, so nothing is suggested'),
  because: z.string(),
  figure: figure.nullable(),
  suggested: z.string().nullable().describe('The level of the scale that the data speak for'),
  last: rating.nullable(),
  lastReason: reason.nullable(),
});

/** A figure that has changed since the last report. */
export const changedFigure = z.object({
  figure,
  change: z.number().nullable().describe('Days for a date; in the unit of the figure otherwise'),
  direction: z.enum(['better', 'worse', 'neither']),
});

/** A line drafted from records. */
export const draftedLine = z.object({
  id: z.string(),
  section: z.string(),
  text: z.string(),
  source: z.string(),
  money: z.boolean(),
});

/** The forecast beside the data; money is null to who may not see it. */
const forecast = z.object({
  finish: z.object({ data: day.nullable(), last: day.nullable() }),
  cost: z.object({ data: minor.nullable(), last: minor.nullable(), currency }).nullable(),
});

/** A report about to be written, filled in with what the system knows. */
export const weeklyUpdate = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string(), manager: personRef.nullable() }),
  asOf: day,
  since: day.nullable().describe('The day of the last report'),
  due: day.nullable(),
  overdueDays: z.int().describe('0 when it is not late'),
  cadenceDays: z.int(),
  week: z.int().describe('ISO week of the day'),
  scale,
  template: reportTemplate,
  report: report.nullable().describe('The draft, or what was submitted; null before the first change'),
  published: report.nullable().describe('A report of this day that is published already'),
  last: report.nullable(),
  computed: status,
  disagreeWeeks: z.int().nullable().describe('Whole weeks for which reported and computed status differ'),
  dimensions: z.array(updateDimension),
  changed: z.array(changedFigure),
  records: z.int().describe('Changes on record since the last report'),
  drafted: z.array(draftedLine),
  decisions: z.array(decision).describe('Open since the last report'),
  forecast,
  slipDays: z.int().nullable(),
  readers: z.array(personRef).describe('Who is told when it is published'),
  writtenFor: personRef.nullable().describe('Whom the reader would write it for, as a deputy'),
  computedAt: instant,
  may: may('write', 'publish', 'forecastCost'),
});
export type WeeklyUpdate = z.infer<typeof weeklyUpdate>;

export const getWeeklyUpdate = endpoint({
  method: 'GET',
  path: '/api/projects/:project/update',
  summary: 'The report that is to be written now, filled in with what the system knows',
  access: 'report.write',
  params: z.object({ project: z.string().max(300).describe('Key, id or external key') }),
  output: weeklyUpdate,
});
