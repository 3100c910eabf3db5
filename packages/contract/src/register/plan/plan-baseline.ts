import { z } from 'zod';
import { columns } from '../../base/columns.ts';
import { endpoint } from '../../base/endpoint.ts';
import { id, instant, line, may, prose, version } from '../../base/schema.ts';
import { projectId } from '../project.ts';
import { wallTime } from './plan-values.ts';

export const changeRequestId = id('changeRequest');
const ofProject = z.object({ project: projectId });
const number = z.coerce.number().int().min(0).max(10);

export const planBaseline = z.object({
  number: z.int().describe('0 is the one in force; 1 to 10 are kept beside it'),
  takenAt: instant,
  by: z.string(),
  reason: z.string(),
  step: z.int().describe('The version of the plan that it was taken of'),
  tasks: columns.describe('uid, start, finish, durationSec, workSec; costMinor to who may see money'),
});

/** What a new baseline would be otherwise than the one in force. */
const effect = z.object({
  finishBefore: wallTime.nullable(),
  finish: wallTime,
  finishDays: z.number().describe('Working days by which the finish would be later'),
  costBeforeMinor: z.int().nullable(),
  costMinor: z.int().nullable().describe('null to who may not see money'),
  movedTasks: z.int(),
});

/** Somebody asks for a new baseline, with the reason; somebody else decides. */
export const changeRequest = z.object({
  id: changeRequestId,
  projectId,
  state: z.enum(['open', 'approved', 'rejected']),
  reason: z.string(),
  effect,
  askedBy: z.string(),
  askedAt: instant,
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  note: z.string(),
  version,
  may: may('decide'),
});
export type ChangeRequest = z.infer<typeof changeRequest>;

export const takeBaseline = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/baselines',
  summary:
    'Take the plan as its first baseline, or as a copy beside it; a new baseline in force takes a change request',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({ number: z.int().min(0).max(10).default(0), reason: line(500) }),
  output: z.object({ number: z.int(), takenAt: instant }),
  errors: ['conflict'],
});

export const getPlanBaseline = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/baseline',
  summary: 'What one baseline promised, by column',
  access: 'project.read',
  params: ofProject,
  query: z.object({ number: number.default(0) }),
  output: planBaseline,
});

export const comparePlan = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/compare',
  summary: 'The plan, or another baseline, beside a baseline: the variance of each task',
  access: 'project.read',
  params: ofProject,
  query: z.object({
    number: number.default(0),
    other: number.optional().describe('A baseline to compare with instead of the plan as it is'),
  }),
  output: z.object({
    number: z.int(),
    other: z.int().nullable(),
    tasks: columns.describe(
      'uid, name, summary, startBefore, start, startDays, finishBefore, finish, finishDays, durationSec, workSec, costMinor (differences; positive is later or more), added, removed',
    ),
    finishDays: z.number().nullable(),
    workSec: z.number(),
    costMinor: z.number().nullable(),
  }),
});

export const askForBaseline = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/change-requests',
  summary: 'Ask for a new baseline in force, with the reason',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({ reason: line(2_000) }),
  output: changeRequest,
  errors: ['conflict'],
});

export const listChangeRequests = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/change-requests',
  summary: 'Requests for a new baseline, newest first, at most 100',
  access: 'project.read',
  params: ofProject,
  output: z.object({ items: z.array(changeRequest) }),
});

export const decideChangeRequest = endpoint({
  method: 'POST',
  path: '/api/plan-change-requests/:changeRequest/decision',
  summary: 'Approve or reject a new baseline that somebody else asked for; approved, it is taken at once',
  access: 'baseline.approve',
  versioned: true,
  params: z.object({ changeRequest: changeRequestId }),
  body: z.object({ decision: z.enum(['approved', 'rejected']), note: prose(2_000).default('') }),
  output: changeRequest,
  errors: ['conflict'],
});
