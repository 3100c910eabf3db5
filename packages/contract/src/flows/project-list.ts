import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery, listQuery, page } from '../base/page.ts';
import { day, may } from '../base/schema.ts';
import { override, rating, report, status } from '../monitoring/reporting.ts';
import { portfolioId } from '../register/portfolio.ts';
import { milestone, project } from '../register/project.ts';
import { explanation, figure } from './figure.ts';
import { warning } from './warning.ts';

/** What is reported and computed of a project on a day. */
export const health = z.object({
  reported: rating,
  computed: status,
  disagreeSince: day.nullable(),
  disagreeWeeks: z.number().nullable(),
  reportDay: day.nullable(),
  reportAgeDays: z.int().nullable(),
  slipDays: z.int().nullable(),
  slipPct: z.number().nullable(),
  costVariancePct: z.number().nullable().describe('null also to who may not see money'),
});
export type Health = z.infer<typeof health>;

export const projectRow = project.omit({ description: true, may: true, transitions: true }).extend({
  health,
  may: may('edit', 'editMoney'),
  warnings: z.array(warning).nullable().describe('null where they were not asked for'),
  before: z
    .object({
      reported: rating,
      computed: status,
      finishForecast: day.nullable(),
      slipDays: z.int().nullable(),
    })
    .nullable()
    .describe('The same on the day compared with; null without one, or when it was not there'),
});
export type ProjectRow = z.infer<typeof projectRow>;

/** Fields of the project list that can be filtered and sorted by; money in major units. */
export const projectFields = {
  number: 'number',
  key: 'text',
  name: 'text',
  class: 'text',
  category: 'text',
  state: 'text',
  present: 'boolean',
  confidential: 'boolean',
  unit: 'text',
  portfolio: 'text',
  programme: 'text',
  manager: 'text',
  sponsor: 'text',
  reported: 'text',
  reportedStatus: 'text',
  computed: 'text',
  disagreeSince: 'day',
  reportDay: 'day',
  slipDays: 'number',
  slipPct: 'number',
  costVariancePct: 'money',
  startBaseline: 'day',
  startForecast: 'day',
  finishBaseline: 'day',
  finishForecast: 'day',
  finishActual: 'day',
  currency: 'text',
  costBaseline: 'money',
  costForecast: 'money',
  benefitsForecast: 'money',
  baselineNumber: 'number',
  warnings: 'number',
  sameName: 'boolean',
  rateMissing: 'boolean',
  reportOverdue: 'boolean',
} as const;

/** What the project list can be asked. */
export const projectsQuery = listQuery.extend(asOfQuery.shape).extend({
  compareWith: day.optional(),
  portfolio: portfolioId.optional(),
  search: z.string().max(200).optional().describe('Part of a key, name or external key'),
  scope: z
    .enum(['live', 'present', 'all'])
    .default('live')
    .describe(
      'live: in the portfolio and neither closed nor cancelled; present: in it; all: also what has left',
    ),
});

export const listProjects = endpoint({
  method: 'GET',
  path: '/api/projects',
  summary: 'Projects with their reported and computed status on a day',
  access: 'project.read',
  query: projectsQuery.extend({
    warnings: z.enum(['true', 'false']).default('false').describe('true: also what is missing of each'),
  }),
  output: page(projectRow).extend({ asOf: day, may: may('create', 'import') }),
});

export const dimensionHealth = z.object({
  dimension: z.string(),
  reported: rating.nullable(),
  computed: status,
  rule: z.string().nullable(),
  because: z.string(),
  figure: figure.nullable().describe('The measure the status was computed from'),
  trend: z.array(z.object({ day, value: z.number() })),
  changed: z.string().nullable().describe('What changed since the day compared with, in words'),
});

/** A change of one project between two days. */
export const changeKinds = ['new', 'left', 'returned', 'closed', 'moved', 'rerated', 'rebaselined'] as const;
export const change = z.object({
  projectId: z.string(),
  key: z.string(),
  name: z.string(),
  kind: z.enum(changeKinds),
  from: z.string().nullable(),
  to: z.string().nullable(),
  days: z.int().nullable().describe('moved: by how many days'),
  why: z.string(),
});
export type Change = z.infer<typeof change>;

export const projectPage = z.object({
  asOf: day,
  compareWith: day.nullable(),
  project,
  health,
  before: projectRow.shape.before,
  dimensions: z.array(dimensionHealth),
  figures: z.array(figure),
  milestones: z.array(milestone.extend({ slipDays: z.int().nullable(), before: day.nullable() })),
  latestReport: report.nullable(),
  override: override.nullable(),
  changes: z.array(change),
  scaleNote: z.string().nullable().describe('When the scale of ratings changed: how the two are compared'),
  strip: z
    .array(z.object({ day, reported: status, computed: status, disagreeSince: day.nullable() }))
    .describe('Reported and computed over time, oldest first, at most 400 days of change'),
  warnings: z.array(warning).describe('What is missing of it or hardly true'),
  computed: explanation.describe('Why the overall status is computed so'),
});
export type ProjectPage = z.infer<typeof projectPage>;

export const getProject = endpoint({
  method: 'GET',
  path: '/api/projects/:project',
  summary: 'One project on a day, compared with another: status pair, figures, key dates, what changed',
  access: 'project.read',
  params: z.object({ project: z.string().max(300).describe('Key, id or external key') }),
  query: asOfQuery.extend({ compareWith: day.optional() }),
  output: projectPage,
});
