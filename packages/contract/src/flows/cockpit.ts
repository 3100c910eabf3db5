import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';
import { currency, day, instant } from '../base/schema.ts';
import { status } from '../monitoring/reporting.ts';
import { portfolioId, portfolioRef } from '../register/portfolio.ts';
import { figure } from './figure.ts';
import { change, changeKinds, projectRow } from './project-list.ts';

/** What the cockpit and what is made of it are asked for. */
export const cockpitQuery = asOfQuery.extend({
  compareWith: day.optional(),
  portfolio: portfolioId.optional(),
});

export const attentionRow = projectRow.extend({
  slipTrend: z.array(z.number()).describe('Slip in days at up to nine days before'),
  next: z.object({ name: z.string(), day, overdueDays: z.int().nullable() }).nullable(),
  exposureMinor: z.int().nullable().describe('Forecast cost in the organisation’s currency'),
});

export const cockpit = z.object({
  asOf: day,
  compareWith: day.nullable(),
  knownAt: instant,
  portfolio: portfolioRef.nullable(),
  currency: currency.describe('Totals are in this currency'),
  projects: z.int(),
  projectsBefore: z.int().nullable(),
  reported: z
    .array(z.object({ said: z.string(), status, count: z.int(), before: z.int().nullable() }))
    .describe('Ratings as said, best first, those without a colour last'),
  computed: z.array(z.object({ status, count: z.int(), before: z.int().nullable() })),
  scaleNote: z.string().nullable(),
  figures: z.array(figure),
  attention: z
    .array(attentionRow)
    .describe('What is off track, disagrees or is silent, by exposure; at most 100'),
  attentionTotal: z.int(),
  changes: z.array(change).describe('At most 500'),
  changeCounts: z.record(z.enum(changeKinds), z.int()),
  bubbles: z
    .array(
      z.object({
        projectId: z.string(),
        key: z.string(),
        name: z.string(),
        valueMinor: z.int().nullable(),
        slipDays: z.int().nullable(),
        costMinor: z.int(),
        status,
      }),
    )
    .describe('Benefits against slip, the largest 150 by cost'),
  leftOut: z
    .array(z.object({ why: z.string(), count: z.int() }))
    .describe('Projects missing in money totals'),
});
export type Cockpit = z.infer<typeof cockpit>;

export const getCockpit = endpoint({
  method: 'GET',
  path: '/api/cockpit',
  summary: 'The portfolio on a day: counts, key figures, what needs attention, what changed',
  access: 'project.read',
  query: cockpitQuery,
  output: cockpit,
});

export const getCockpitTrend = endpoint({
  method: 'GET',
  path: '/api/cockpit/trend',
  summary: 'The key figures on up to twelve days before, for their sparklines',
  access: 'project.read',
  query: asOfQuery.extend({ portfolio: portfolioId.optional() }),
  output: z.object({
    days: z.array(day),
    figures: z.array(z.object({ metric: z.string(), values: z.array(z.number().nullable()) })),
  }),
});
