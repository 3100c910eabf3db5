import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant, may, version } from '../base/schema.ts';
import { planCommand } from '../register/plan/plan-command.ts';
import { linkTypes, wallTime } from '../register/plan/plan-values.ts';
import { portfolioId } from '../register/portfolio.ts';
import { projectId } from '../register/project.ts';

const projectName = z.object({ id: projectId, key: z.string(), name: z.string() });
const taskName = z.object({ uid: z.int(), name: z.string() });

/** One task of a chain that leads through plans of several projects. */
export const chainStep = z.object({
  project: projectName,
  task: taskName,
  start: wallTime,
  finish: wallTime,
  totalSlackDays: z.number().describe('Working days within its own plan'),
  by: z
    .enum([...linkTypes, 'in'])
    .nullable()
    .describe('What of it drives the next step; in: a summary that ends with it; null for the last'),
});
export type ChainStep = z.infer<typeof chainStep>;

const movedMilestone = z.object({
  uid: z.int(),
  name: z.string(),
  gate: z.boolean().describe('The project has a gate of that name'),
  before: wallTime,
  after: wallTime,
  days: z.number().describe('Working days; negative is earlier'),
  misses: z
    .enum(['deadline', 'baseline'])
    .nullable()
    .describe('It was in time for its deadline, or for the baseline of its gate, and no longer is'),
});

/** What a change does to one project. */
export const consequence = z.object({
  project: projectName,
  own: z.boolean().describe('The project that is changed'),
  finishBefore: wallTime,
  finish: wallTime,
  days: z.number().describe('Working days by which its finish moves; negative is earlier'),
  movedTasks: z.int(),
  milestones: z.array(movedMilestone).describe('At most 100'),
  chain: z.array(chainStep).describe('What holds the task that moves most, from the first that moves'),
});
export type ConsequenceAnswer = z.infer<typeof consequence>;

const summary = z.object({
  projects: z.int().describe('Others whose dates move'),
  latestDays: z.number().describe('Most working days by which one of them moves'),
  milestones: z.int(),
  missed: z.array(z.string()).describe('Gates and milestones that are missed: "PRJ-7 G3 Build"'),
});

export const previewConsequences = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/consequences',
  summary: 'What commands would do to this plan and to every one that waits for it, before they are saved',
  access: 'plan.edit',
  params: z.object({ project: projectId }),
  body: z.object({ commands: z.array(planCommand).min(1).max(2_000) }),
  output: z.object({
    summary,
    items: z.array(consequence).describe('Of projects that may be seen; others are left out'),
    findings: z.array(z.string()).describe('Commands that cannot be done'),
  }),
  errors: ['conflict'],
});

export const getDrivingPath = endpoint({
  method: 'GET',
  path: '/api/projects/:project/driving-path',
  summary:
    'The chain of tasks, through as many projects as it takes, that holds a task or the finish where it is',
  access: 'project.read',
  params: z.object({ project: projectId }),
  query: z.object({ task: z.coerce.number().int().optional().describe('The last task when left out') }),
  output: z.object({ items: z.array(chainStep) }),
});

/** One link between two projects as it stands. */
export const dependencyState = z.object({
  id: z.string(),
  giver: z.object({ project: projectName, task: taskName.nullable() }),
  taker: z.object({ project: projectName, task: taskName.nullable() }),
  type: z.enum(linkTypes),
  state: z.enum(['proposed', 'accepted', 'disputed']),
  given: wallTime.nullable().describe('When the giver’s task gets there'),
  needed: wallTime.nullable().describe('When the taker’s task needs it'),
  promised: wallTime.nullable(),
  slackDays: z.number().nullable().describe('Working days between them; negative: the link is violated'),
  ageDays: z.int().describe('Days since it was asked for'),
  conflicts: z
    .array(z.enum(['violated', 'later-than-promised', 'disputed', 'unanswered', 'lost']))
    .describe('unanswered: for more than a fortnight'),
  note: z.string().describe('What the giver said to it'),
  version,
  may: may('answer'),
});
export type DependencyState = z.infer<typeof dependencyState>;

export const listAllDependencies = endpoint({
  method: 'GET',
  path: '/api/dependencies',
  summary:
    'What projects give to and take from each other, with both dates, slack, age and conflicts; at most 500',
  access: 'project.read',
  query: z.object({
    portfolio: portfolioId.optional().describe('Of which either end lies in it'),
    conflictsOnly: z
      .enum(['true', 'false'])
      .default('false')
      .transform(said => said === 'true'),
  }),
  output: z.object({
    asOf: day,
    computedAt: instant,
    items: z.array(dependencyState),
    total: z.int(),
    circles: z.array(z.array(z.string())).describe('Keys of projects that wait for each other in a circle'),
  }),
});
