import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { changeOf, currency, day, id, instant, line, may, minor, prose, version } from '../base/schema.ts';
import { fieldCells, fieldSet } from './field.ts';
import { unitId } from './organisation.ts';
import { personId, personRef } from './person.ts';
import { portfolioId, portfolioRef, programmeId, programmeRef } from './portfolio.ts';

export const projectId = id('project');
export const milestoneId = id('milestone');

/** Life-cycle of a project after approval; a proposal, before it, is another thing. */
export const projectStates = ['approved', 'active', 'on-hold', 'closing', 'closed', 'cancelled'] as const;
export type ProjectState = (typeof projectStates)[number];

/** Dates a project keeps: as baselined, as forecast, as they came. */
export const keyDates = z.object({
  startBaseline: day.nullable(),
  startForecast: day.nullable(),
  startActual: day.nullable(),
  finishBaseline: day.nullable(),
  finishForecast: day.nullable(),
  finishActual: day.nullable(),
});

/** Money of a project in its own currency; null where unknown, absent as a whole to who may not see money. */
export const projectMoney = z.object({
  currency,
  costBaselineMinor: minor.nullable(),
  costForecastMinor: minor.nullable().describe('Whole-life cost as forecast'),
  spentMinor: minor.nullable(),
  yearBudgetMinor: minor.nullable().describe('Budget of the current fiscal year'),
  yearForecastMinor: minor.nullable(),
  benefitsBaselineMinor: minor.nullable(),
  benefitsForecastMinor: minor.nullable(),
});
export type ProjectMoney = z.infer<typeof projectMoney>;

/** A project's attributes on a day. */
export const project = z.object({
  id: projectId,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  class: z.string().nullable(),
  category: z.string().nullable(),
  state: z.enum(projectStates),
  present: z.boolean().describe('false once it has left the portfolio it was reported in'),
  confidential: z.boolean(),
  externalKey: z.string().nullable(),
  unit: z.object({ id: unitId, name: z.string() }).nullable(),
  portfolio: portfolioRef.nullable(),
  programme: programmeRef.nullable(),
  sponsor: personRef.nullable(),
  manager: personRef.nullable(),
  dates: keyDates,
  baselineNumber: z.int().describe('How many baselines it has had'),
  money: projectMoney.nullable(),
  fields: fieldCells.describe('Values of the fields that the organisation added; formulas as they come out'),
  version,
  may: may('edit', 'editMoney', 'transition', 'report', 'override', 'manageMembers'),
  transitions: z.array(z.enum(projectStates)).describe('States it may go to next'),
});
export type Project = z.infer<typeof project>;

/** What somebody may say of a project. */
export const projectAttributes = z.object({
  name: line(300),
  description: prose(),
  class: line(60).nullable(),
  category: line(120).nullable(),
  confidential: z.boolean(),
  unitId: unitId.nullable(),
  portfolioId: portfolioId.nullable(),
  programmeId: programmeId.nullable(),
  sponsorId: personId.nullable(),
  managerId: personId.nullable(),
  startForecast: day.nullable(),
  startActual: day.nullable(),
  finishForecast: day.nullable(),
  finishActual: day.nullable(),
  costForecastMinor: minor.nullable(),
  spentMinor: minor.nullable(),
  yearBudgetMinor: minor.nullable(),
  yearForecastMinor: minor.nullable(),
  benefitsForecastMinor: minor.nullable(),
  fields: fieldSet,
});

export const createProject = endpoint({
  method: 'POST',
  path: '/api/projects',
  summary: 'Add an approved project',
  access: 'project.create',
  creates: true,
  body: projectAttributes
    .partial()
    .required({ name: true })
    .extend({ currency: currency.optional().describe('The organisation’s when left out') }),
  output: project,
  errors: ['conflict'],
});

export const updateProject = endpoint({
  method: 'PATCH',
  path: '/api/projects/:project',
  summary: 'Change attributes of a project from today on',
  access: 'project.edit',
  versioned: true,
  params: z.object({ project: projectId }),
  body: projectAttributes.partial().extend({ reason: prose(500).optional() }),
  output: project,
  errors: ['conflict'],
});

export const transitionProject = endpoint({
  method: 'POST',
  path: '/api/projects/:project/transition',
  summary: 'Move a project to its next life-cycle state',
  access: 'project.edit',
  versioned: true,
  params: z.object({ project: projectId }),
  body: z.object({ to: z.enum(projectStates), reason: prose(500).default('') }),
  output: project,
  errors: ['conflict'],
});

export const baselineProject = endpoint({
  method: 'POST',
  path: '/api/projects/:project/baseline',
  summary: 'Take the forecast dates and money as the new baseline, with the reason',
  access: 'project.edit',
  versioned: true,
  params: z.object({ project: projectId }),
  body: z.object({ reason: line(500) }),
  output: project,
  errors: ['conflict'],
});

export const milestone = z.object({
  id: milestoneId,
  name: z.string(),
  kind: z.enum(['milestone', 'gate']),
  baseline: day.nullable(),
  forecast: day.nullable(),
  actual: day.nullable(),
  fields: fieldCells,
  version,
});
export type Milestone = z.infer<typeof milestone>;

const milestoneBody = z.object({
  name: line(300),
  kind: z.enum(['milestone', 'gate']).default('milestone'),
  baseline: day.nullable().default(null),
  forecast: day.nullable().default(null),
  actual: day.nullable().default(null),
  fields: fieldSet.optional(),
});

export const createMilestone = endpoint({
  method: 'POST',
  path: '/api/projects/:project/milestones',
  summary: 'Add a key date',
  access: 'project.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: milestoneBody,
  output: milestone,
});

export const updateMilestone = endpoint({
  method: 'PATCH',
  path: '/api/projects/:project/milestones/:milestone',
  summary: 'Change a key date from today on',
  access: 'project.edit',
  versioned: true,
  params: z.object({ project: projectId, milestone: milestoneId }),
  body: changeOf(milestoneBody),
  output: milestone,
});

/** One recorded change, as the history of a project shows it. */
export const historyEntry = z.object({
  id: z.uuid(),
  at: instant,
  by: z.string(),
  name: z.string().describe('What happened: register.project.updated'),
  validFrom: day.nullable(),
  reason: z.string().nullable(),
  changes: z.array(z.object({ field: z.string(), from: z.unknown(), to: z.unknown() })),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

export const projectHistory = endpoint({
  method: 'GET',
  path: '/api/projects/:project/history',
  summary: 'Everything that was recorded about a project, newest first',
  access: 'project.read',
  params: z.object({ project: projectId }),
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(historyEntry), nextCursor: z.string().nullable() }),
});
