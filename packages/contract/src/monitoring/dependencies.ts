import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id, instant, may, prose, version } from '../base/schema.ts';
import { lagSeconds, linkTypes, wall, wallTime } from '../register/plan/plan-values.ts';
import { projectId } from '../register/project.ts';

export const dependencyId = id('dependency');

/** One end of a dependency; the project and what its task is called only for who may see them. */
const dependencyEnd = z.object({
  project: z
    .object({ id: projectId, key: z.string(), name: z.string() })
    .nullable()
    .describe('null: not yours to see'),
  task: z.object({ uid: z.int(), name: z.string() }).nullable(),
  start: wallTime.nullable(),
  finish: wallTime.nullable(),
});

/** A task of one project that waits for a task of another: the giver is asked for a date, the taker needs it. */
export const dependency = z.object({
  id: dependencyId,
  giver: dependencyEnd,
  taker: dependencyEnd,
  externalUid: z
    .int()
    .nullable()
    .describe('The row that stands for it in the taker’s plan; null to who may not see that'),
  type: z.enum(linkTypes),
  lagSec: z.int(),
  lagElapsed: z.boolean(),
  state: z.enum(['proposed', 'accepted', 'disputed']),
  promised: wallTime.nullable().describe('The finish that the giver accepted or offers instead'),
  lateSec: z
    .int()
    .nullable()
    .describe('Seconds around the clock that the giver is later than promised; negative is earlier'),
  lost: z.boolean().describe('The giver’s task is gone; the last date holds'),
  note: z.string().describe('What the giver said to it'),
  answeredBy: z.string().nullable(),
  answeredAt: instant.nullable(),
  askedBy: z.string(),
  createdAt: instant,
  version,
  may: may('answer', 'withdraw'),
});
export type Dependency = z.infer<typeof dependency>;

export const listDependencies = endpoint({
  method: 'GET',
  path: '/api/projects/:project/dependencies',
  summary: 'What a project gives to others and takes from them; at most 500',
  access: 'project.read',
  params: z.object({ project: projectId }),
  output: z.object({ items: z.array(dependency) }),
});

export const createDependency = endpoint({
  method: 'POST',
  path: '/api/projects/:project/dependencies',
  summary:
    'Let a task of this project wait for a task of another; scheduled at once, the other project is asked to accept',
  access: 'plan.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({
    giverId: projectId,
    giverTask: z.int().min(1),
    task: z.int().min(1).describe('The task of this project that waits'),
    type: z.enum(linkTypes).default('FS'),
    lagSec: lagSeconds.default(0),
    lagElapsed: z.boolean().default(false),
  }),
  output: dependency,
  errors: ['conflict'],
});

export const answerDependency = endpoint({
  method: 'POST',
  path: '/api/dependencies/:dependency/answer',
  summary: 'Accept the date that another project waits for, or dispute it and say which would hold',
  access: 'plan.edit',
  versioned: true,
  params: z.object({ dependency: dependencyId }),
  body: z.object({
    answer: z.enum(['accepted', 'disputed']),
    promised: wall.optional().describe('The finish that holds; as scheduled now when left out'),
    note: prose(1_000).default(''),
  }),
  output: dependency,
});

export const withdrawDependency = endpoint({
  method: 'DELETE',
  path: '/api/dependencies/:dependency',
  summary: 'Wait no longer: the link and the row that stands for the other task go',
  access: 'plan.edit',
  versioned: true,
  params: z.object({ dependency: dependencyId }),
});
