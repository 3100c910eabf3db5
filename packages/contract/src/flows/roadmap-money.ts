import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { currency, day, minor } from '../base/schema.ts';
import { projectId } from '../register/project.ts';
import { projectsQuery } from './project-list.ts';

/** Why an amount of a project is in no period. */
export const moneyGap = z.enum([
  'withheld',
  'no-rate',
  'no-amount',
  'no-spend',
  'overspent',
  'no-dates',
  'finish-passed',
  'too-long',
]);
export type MoneyGap = z.infer<typeof moneyGap>;

const spreadBy = z
  .enum(['plan', 'even'])
  .nullable()
  .describe('As the costs of its plan lie in time, or evenly over its days; null where it is in no period');

/** Cost in one month, quarter or year. */
export const moneyInPeriod = z.object({
  from: day,
  to: day,
  actualMinor: minor.describe('By how much the recorded spend has grown in it'),
  plannedMinor: minor.describe('Of the cost still to come, what falls into it by the costs of plans'),
  evenMinor: minor.describe('The same of projects whose cost is spread evenly up to their finish'),
  baselineMinor: minor,
  projects: z.int().describe('Projects with a cost in it'),
  largest: z
    .array(z.object({ key: z.string(), name: z.string(), minor }))
    .describe('The projects with the most actual and coming cost in it, at most five'),
});
export type MoneyInPeriod = z.infer<typeof moneyInPeriod>;

/** One project’s part of the figure, in the reporting currency. */
export const moneyOfProject = z.object({
  id: projectId,
  key: z.string(),
  name: z.string(),
  openingMinor: minor.describe('Spent before the first record, so in no period'),
  actualMinor: minor,
  forecastMinor: minor.describe('Forecast cost less what is spent'),
  forecastBy: spreadBy,
  baselineMinor: minor,
  baselineBy: spreadBy,
});

export const roadmapMoney = z.object({
  asOf: day,
  currency: currency.describe('All amounts are in this currency, by the rates in force on the day'),
  period: z.enum(['month', 'quarter', 'year']),
  total: z.int().describe('Projects asked for; the first 1,000 by number are in the figure'),
  periods: z.array(moneyInPeriod).describe('Without a gap, from the first with an amount to the last'),
  totals: z.object({
    openingMinor: minor,
    actualMinor: minor,
    plannedMinor: minor,
    evenMinor: minor,
    baselineMinor: minor,
  }),
  projects: z.array(moneyOfProject).describe('Those with an amount in any period, at most 1,000'),
  leftOut: z
    .array(z.object({ side: z.enum(['actual', 'forecast', 'baseline']), why: moneyGap, projects: z.int() }))
    .describe('How many projects are missing in actual, coming or baseline cost, and why'),
});
export type RoadmapMoney = z.infer<typeof roadmapMoney>;

export const getRoadmapMoney = endpoint({
  method: 'GET',
  path: '/api/roadmap/money',
  summary: 'What the projects on the roadmap cost by month, quarter or year: spent, still to come, baseline',
  access: 'project.read',
  query: projectsQuery.omit({ compareWith: true, limit: true, cursor: true, sort: true }).extend({
    period: z.enum(['month', 'quarter', 'year']).default('quarter'),
  }),
  output: roadmapMoney,
});
