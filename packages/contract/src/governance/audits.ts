import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, may, prose, version } from '../base/schema.ts';
import { constraints, linkTypes, wallTime } from '../register/plan/plan-values.ts';
import { projectId } from '../register/project.ts';

export const qualityChecks = [
  'logic',
  'leads',
  'lags',
  'link-types',
  'hard-constraints',
  'high-slack',
  'negative-slack',
  'high-duration',
  'invalid-dates',
  'resources',
  'missed-tasks',
  'critical-path-test',
  'critical-path-length-index',
  'baseline-execution-index',
] as const;
export type QualityCheckName = (typeof qualityChecks)[number];

const share = z.number().min(0, 'Give 0 to 100.').max(100, 'Give 0 to 100.');
const days = z.number().min(0, 'Give a number of days, 0 or more.').max(10_000);
const index = z.number().min(0, 'Give an index, such as 0.95.').max(10);

/** The limit of each check, and from how many working days on slack and durations are high. */
export const qualityLimits = z.object({
  logic: share,
  leads: share,
  lags: share,
  'link-types': share,
  'hard-constraints': share,
  'high-slack': share,
  'negative-slack': share,
  'high-duration': share,
  'invalid-dates': share,
  resources: share,
  'missed-tasks': share,
  'critical-path-test': days,
  'critical-path-length-index': index,
  'baseline-execution-index': index,
  highSlackDays: days,
  highDurationDays: days,
});
export type QualityLimits = z.infer<typeof qualityLimits>;

/** What a fix does, as commands of a plan. */
const fixCommand = z.discriminatedUnion('do', [
  z.object({ do: z.literal('link'), pred: z.int(), succ: z.int(), type: z.enum(linkTypes) }),
  z.object({
    do: z.literal('update'),
    task: z.int(),
    fields: z
      .object({
        constraint: z.enum(constraints).nullable(),
        constraintDate: wallTime.nullable(),
        deadline: wallTime.nullable(),
      })
      .partial(),
  }),
]);
export type FixCommand = z.infer<typeof fixCommand>;

/** A task, or a link into it, that a check counts. */
const offender = z.object({
  uid: z.int(),
  name: z.string(),
  predUid: z.int().nullable().describe('With a link: where it comes from'),
  detail: z.string(),
  fix: z
    .object({
      label: z.string(),
      commands: z
        .array(fixCommand)
        .describe('Commands for POST /api/projects/:project/plan/steps; tried: they move no task'),
    })
    .nullable(),
});
export type QualityOffender = z.infer<typeof offender>;

export const qualityCheck = z.object({
  id: z.enum(qualityChecks),
  number: z.int(),
  name: z.string(),
  unit: z.enum(['percent', 'days', 'ratio']),
  value: z.number().nullable(),
  limit: z.number(),
  bound: z.enum(['at-most', 'at-least']),
  outcome: z.enum(['passed', 'failed', 'not-applicable']),
  count: z.number(),
  of: z.number(),
  words: z.string().describe('What was counted, or why it cannot be'),
  tasks: z.array(offender).describe('At most 200'),
  taskCount: z.int(),
});
export type QualityCheckAnswer = z.infer<typeof qualityCheck>;

const sums = {
  passed: z.int(),
  applicable: z.int().describe('Checks that could be made'),
  score: z.number().nullable().describe('Passed of those that could be made, in per cent'),
};

export const scheduleQuality = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  version: version.describe('Of the plan that was assessed'),
  statusDay: day.describe('The plan’s status date, else today'),
  limitsVersion: version,
  ...sums,
  checks: z.array(qualityCheck),
  may: may('fix'),
});
export type ScheduleQualityAnswer = z.infer<typeof scheduleQuality>;

export const getScheduleQuality = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/quality',
  summary: 'The fourteen checks of a plan, with the tasks behind each and fixes that move nothing',
  access: 'project.read',
  params: z.object({ project: projectId }),
  output: scheduleQuality,
});

export const listScheduleQuality = endpoint({
  method: 'GET',
  path: '/api/schedule-quality',
  summary: 'How the plans of projects come through the fourteen checks, by key',
  access: 'project.read',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(50).default(25),
    cursor: z.string().max(100).optional().describe('nextCursor of the page before'),
  }),
  output: z.object({
    items: z.array(
      z.object({
        project: z.object({ id: projectId, key: z.string(), name: z.string() }),
        version,
        taskCount: z.int(),
        ...sums,
        outcomes: z.array(z.object({ id: z.enum(qualityChecks), outcome: qualityCheck.shape.outcome })),
      }),
    ),
    nextCursor: z.string().nullable(),
    total: z.int(),
  }),
});

const limitsAnswer = z.object({
  version,
  limits: qualityLimits,
  usual: qualityLimits.describe('As the makers of the assessment set them'),
  note: z.string().describe('Why they were set so'),
  may: may('edit'),
});

export const getQualityLimits = endpoint({
  method: 'GET',
  path: '/api/schedule-quality/limits',
  summary: 'The organisation’s limits for the fourteen checks of a schedule',
  access: 'rule.read',
  output: limitsAnswer,
});

export const setQualityLimits = endpoint({
  method: 'PUT',
  path: '/api/schedule-quality/limits',
  summary: 'Set the organisation’s limits for the fourteen checks of a schedule',
  access: 'rule.edit',
  versioned: true,
  body: z.object({ limits: qualityLimits, note: prose(500).default('') }),
  output: limitsAnswer,
});
