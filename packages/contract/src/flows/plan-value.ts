import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { currency, day, version } from '../base/schema.ts';
import { projectId } from '../register/project.ts';
import { figure } from './figure.ts';

export const valueMeasures = ['money', 'work'] as const;

const amount = z.int().describe('Minor units, or minutes of work');

/** One point of the S-curve, cumulative at the end of a day. */
const curvePoint = z.object({
  day,
  pv: amount.nullable(),
  ev: amount.nullable(),
  ac: amount.nullable(),
  forecast: amount.nullable().describe('Cost expected from the status day on, by CPI and pace'),
});

const taskValue = z.object({
  uid: z.int(),
  name: z.string(),
  method: z.enum(['percent', 'physical', '0-100', '50-50', 'milestones']),
  bac: amount,
  pv: amount,
  ev: amount,
  ac: amount,
});

/** Earned value of a plan by one of its baselines. */
export const planValue = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  version: version.describe('Of the plan it was computed from'),
  statusDay: day.describe('The plan’s status date, else today'),
  baseline: z.int(),
  measure: z
    .enum(valueMeasures)
    .describe('work where the baseline has no costs, or the reader may not see them'),
  currency: currency.nullable(),
  why: z.string().nullable().describe('Why there are no figures'),
  figures: z.array(figure),
  finish: z
    .object({
      baseline: day,
      byPace: day.nullable().describe('When the pace stays as it was (earned schedule)'),
      asPlanned: day.nullable().describe('When the rest goes as planned'),
      byPlan: day.describe('By the links and durations of the plan as it is'),
    })
    .nullable(),
  curve: z.array(curvePoint),
  tasks: z.array(taskValue).describe('At most 200, those furthest behind or over first'),
  taskCount: z.int(),
  findings: z.array(z.string()).describe('What the baseline lacks'),
});
export type PlanValueAnswer = z.infer<typeof planValue>;

export const getPlanValue = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/value',
  summary: 'Earned value, earned schedule and their forecasts by a baseline of the plan, with the S-curve',
  access: 'project.read',
  params: z.object({ project: projectId }),
  query: z.object({
    baseline: z.coerce.number().int().min(0).max(10).default(0),
    method: z
      .enum(['percent', 'physical', '0-100', '50-50'])
      .default('percent')
      .describe('How tasks earn that say nothing themselves'),
  }),
  output: planValue,
});
