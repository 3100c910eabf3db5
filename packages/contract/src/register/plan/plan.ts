import { z } from 'zod';
import { columns } from '../../base/columns.ts';
import { endpoint } from '../../base/endpoint.ts';
import { day, instant, may, prose, version } from '../../base/schema.ts';
import { projectId } from '../project.ts';
import { planCommand } from './plan-command.ts';
import { wallTime } from './plan-values.ts';

const finding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  path: z.array(z.string()),
});

/** A step of a plan's history: everything that one request changed, undone as one. */
export const planStep = z.object({
  number: z.int().describe('The version of the plan after it'),
  at: instant,
  by: z.string(),
  own: z.boolean().describe('Whether it is the caller’s'),
  kind: z.enum(['create', 'edit', 'import', 'undo', 'redo', 'follow', 'baseline']),
  summary: z.string().describe('What it did, in words'),
  reason: z.string().nullable(),
  reverts: z.int().nullable().describe('The step that it undid or did again'),
  changes: z.int().describe('How many rows it changed'),
});
export type PlanStep = z.infer<typeof planStep>;

/** What `columns` hold: `rowsOf` gives them back as rows of the engine's `Plan`. */
export const planDocument = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  version,
  may: may('edit', 'seeMoney', 'setBaseline', 'approveChange'),
  start: wallTime,
  finish: wallTime,
  header: z.record(z.string(), z.unknown()).describe('The engine’s PlanHeader'),
  calendars: z.array(z.record(z.string(), z.unknown())),
  resources: z.array(z.record(z.string(), z.unknown())),
  customFields: z.array(z.record(z.string(), z.unknown())),
  tasks: columns.describe(
    'Rows of PlanTask in order, without `id` (its place, from 1) and notes; with hasNotes, and as calculated: start, finish, totalSlackSec, freeSlackSec, critical, summary',
  ),
  links: columns.describe('Rows of PlanLink'),
  assignments: columns.describe('Rows of PlanAssignment'),
  baselines: z.array(
    z.object({ number: z.int(), takenAt: instant, by: z.string(), reason: z.string(), current: z.boolean() }),
  ),
});
export type PlanDocument = z.infer<typeof planDocument>;

/** A row as it is after a change; null when it is gone. */
const patchedRow = z.object({
  of: z.enum(['task', 'link', 'resource', 'assignment', 'calendar', 'settings', 'field', 'board']),
  key: z.string().describe('The row’s number; of a link both and its type: 3>7 FS'),
  row: z.record(z.string(), z.unknown()).nullable(),
});

/** What a copy of a plan at an older version has to take in to be the present one. */
export const planPatch = z.object({
  rows: z.array(patchedRow),
  order: z.array(z.int()).nullable().describe('Numbers of all tasks in order, when rows came, went or moved'),
});
export type PlanPatch = z.infer<typeof planPatch>;

/** A task that a change moves. */
const movedTask = z.object({
  uid: z.int(),
  name: z.string(),
  summary: z.boolean(),
  milestone: z.boolean(),
  startBefore: wallTime.nullable(),
  finishBefore: wallTime.nullable(),
  start: wallTime.nullable(),
  finish: wallTime.nullable(),
  days: z.number().describe('Working days of the project by which its finish moves; negative is earlier'),
});

const named = z.object({ ref: z.int(), uid: z.int() });

export const planEdited = z.object({
  version,
  saved: z.boolean().describe('false of a dry run'),
  step: planStep.nullable(),
  between: z.array(planStep).describe('Steps of others since the version that was read, merged with'),
  created: z.array(named).describe('Tasks that were added, by the negative numbers the commands gave'),
  createdResources: z.array(named).describe('Resources that were added, the same way'),
  patch: planPatch.describe('Everything that changed since the version that was read'),
  start: wallTime,
  finish: wallTime,
  moved: z.object({
    count: z.int().describe('Tasks whose dates are otherwise now'),
    tasks: z
      .array(movedTask)
      .describe('Of a dry run all, at most 500; of what was saved milestones and top rows, at most 50'),
  }),
  findings: z.array(finding).describe('At most 200, what is wrong with the plan because of this'),
});
export type PlanEdited = z.infer<typeof planEdited>;

const ofProject = z.object({ project: projectId });

export const getPlan = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan',
  summary: 'The plan of a project, by column, with calculated dates',
  access: 'project.read',
  params: ofProject,
  output: planDocument,
  prepared: true,
});

export const createPlan = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan',
  summary: 'Begin an empty plan',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({ start: day.describe('The first day of the plan') }),
  output: z.object({ version }),
  errors: ['conflict'],
});

export const editPlan = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/steps',
  summary:
    'Change a plan by commands, as one step that can be undone; merged with what others did to other fields since',
  access: 'plan.edit',
  creates: true,
  versioned: true,
  params: ofProject,
  body: z.object({
    commands: z.array(planCommand).min(1).max(2_000),
    reason: prose(500).optional(),
    dryRun: z.boolean().default(false).describe('Say what would move, and save nothing'),
  }),
  output: planEdited,
  errors: ['conflict', 'stale'],
});

export const undoPlan = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/undo',
  summary: 'Undo one’s own last step, unless what it changed was changed again since',
  access: 'plan.edit',
  creates: true,
  versioned: true,
  params: ofProject,
  output: planEdited,
  errors: ['conflict'],
});

export const redoPlan = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/redo',
  summary: 'Do again what one undid last',
  access: 'plan.edit',
  creates: true,
  versioned: true,
  params: ofProject,
  output: planEdited,
  errors: ['conflict'],
});

export const listPlanSteps = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/steps',
  summary: 'The history of a plan, newest first',
  access: 'project.read',
  params: ofProject,
  query: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    before: z.coerce.number().int().min(1).optional().describe('Steps with a smaller number'),
  }),
  output: z.object({
    items: z.array(planStep),
    undo: planStep.nullable().describe('What undo would undo'),
    redo: planStep.nullable().describe('What redo would do again'),
  }),
});

export const getPlanChanges = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/changes',
  summary: 'What changed in a plan since a version, to bring a copy up to date; who changed it',
  access: 'project.read',
  params: ofProject,
  query: z.object({ since: z.coerce.number().int().min(1) }),
  output: z.object({
    version,
    steps: z.array(planStep),
    patch: planPatch.nullable().describe('null when it is too much: load the plan again'),
  }),
});

export const getPlanTask = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/task',
  summary: 'One task with notes, why it starts where it does, and its cost',
  access: 'project.read',
  params: ofProject,
  query: z.object({ uid: z.coerce.number().int() }),
  output: z.object({
    row: z.record(z.string(), z.unknown()),
    scheduled: z
      .object({
        start: wallTime,
        finish: wallTime,
        earlyStart: wallTime,
        earlyFinish: wallTime,
        lateStart: wallTime,
        lateFinish: wallTime,
        durationSec: z.number(),
        totalSlackSec: z.number(),
        freeSlackSec: z.number(),
        critical: z.boolean(),
        summary: z.boolean(),
      })
      .nullable(),
    drivers: z
      .array(z.record(z.string(), z.unknown()))
      .describe('What holds its start there: the engine’s Driver'),
    assignments: z.array(z.record(z.string(), z.unknown())),
    workSec: z.number(),
    costMinor: z.int().nullable().describe('null to who may not see money'),
    imported: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('What the tool it came from had calculated'),
  }),
});
