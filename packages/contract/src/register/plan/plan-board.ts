import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, instant, line, may, prose, version } from '../../base/schema.ts';
import { projectId } from '../project.ts';

const ofProject = z.object({ project: projectId });

/** A column of the board. `enforce` says what happens to a card beyond the limit. */
export const boardColumn = z.object({
  key: line(40).regex(/^[a-z0-9-]+$/, 'Use small letters, digits and hyphens.'),
  name: line(80),
  wipLimit: z.int().min(1).max(1_000).nullable(),
  enforce: z.enum(['warn', 'block']),
  done: z.boolean().describe('What comes here is complete, in the plan too'),
});
export type BoardColumn = z.infer<typeof boardColumn>;

/** A backlog item: a task of the plan with points, a place in the backlog, a column and perhaps a sprint. */
export const boardCard = z.object({
  uid: z.int(),
  name: z.string(),
  kind: z.enum(['story', 'bug', 'task']),
  points: z.number().nullable(),
  column: z.string(),
  sprint: z.int().nullable(),
  rank: z.number(),
  percentComplete: z.number(),
  phase: z.string().nullable().describe('The row of the plan that it lies under'),
});
export type BoardCard = z.infer<typeof boardCard>;

export const sprint = z.object({
  uid: z.int(),
  name: z.string(),
  goal: z.string(),
  start: day,
  finish: day,
  state: z.enum(['planned', 'active', 'closed']),
  phase: z.string().nullable(),
  cards: z.int(),
  points: z.number(),
  donePoints: z.number(),
});
export type Sprint = z.infer<typeof sprint>;

const board = z.object({
  version,
  columns: z.array(
    boardColumn.extend({ cards: z.array(boardCard), over: z.int().describe('Cards beyond the limit') }),
  ),
  sprints: z.array(sprint),
  may: may('edit'),
});

const changed = z.object({
  version,
  card: boardCard.nullable(),
  warning: z.string().nullable().describe('A limit that was passed, where it only warns'),
});

export const getBoard = endpoint({
  method: 'GET',
  path: '/api/projects/:project/board',
  summary: 'The board: columns with their cards and limits, of one sprint or of all work that is planned',
  access: 'project.read',
  params: ofProject,
  query: z.object({ sprint: z.coerce.number().int().optional() }),
  output: board,
});

export const setBoard = endpoint({
  method: 'PUT',
  path: '/api/projects/:project/board',
  summary: 'Set the columns of the board with their limits',
  access: 'plan.edit',
  params: ofProject,
  body: z.object({ columns: z.array(boardColumn).min(2).max(20) }),
  output: z.object({ columns: z.array(boardColumn) }),
  errors: ['conflict'],
});

export const getBacklog = endpoint({
  method: 'GET',
  path: '/api/projects/:project/backlog',
  summary: 'Items in no sprint, in order of rank; at most 1,000',
  access: 'project.read',
  params: ofProject,
  output: z.object({ version, items: z.array(boardCard), may: may('edit') }),
});

export const createCard = endpoint({
  method: 'POST',
  path: '/api/projects/:project/cards',
  summary: 'Add a backlog item; it moves no date until it is planned in a sprint',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({
    name: line(1_000),
    kind: z.enum(['story', 'bug', 'task']).default('story'),
    points: z.number().min(0).max(10_000).optional(),
    under: z.int().optional().describe('A row of the plan to lie under, such as a phase'),
  }),
  output: changed,
});

export const moveCard = endpoint({
  method: 'POST',
  path: '/api/projects/:project/cards/move',
  summary: 'Move an item to another column, sprint or rank',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({
    card: z.int(),
    column: z.string().max(40).optional(),
    sprint: z.int().nullable().optional().describe('null: back to the backlog'),
    before: z.int().nullable().optional().describe('The card that it comes before; null: last'),
  }),
  output: changed,
  errors: ['conflict'],
});

export const createSprint = endpoint({
  method: 'POST',
  path: '/api/projects/:project/sprints',
  summary: 'Add a sprint: a task of the plan with fixed days',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({
    name: line(200),
    start: day,
    finish: day,
    goal: prose(500).default(''),
    under: z.int().optional().describe('The phase that it lies in'),
  }),
  output: sprint,
});

export const startSprint = endpoint({
  method: 'POST',
  path: '/api/projects/:project/sprints/start',
  summary: 'Start a sprint; what is in it then is what was committed to',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({ sprint: z.int() }),
  output: sprint,
  errors: ['conflict'],
});

export const closeSprint = endpoint({
  method: 'POST',
  path: '/api/projects/:project/sprints/close',
  summary: 'Close a sprint; what is not done is carried over to another sprint, or back to the backlog',
  access: 'plan.edit',
  creates: true,
  params: ofProject,
  body: z.object({ sprint: z.int(), carryTo: z.int().nullable().default(null) }),
  output: z.object({ sprint, carriedOver: z.array(z.int()) }),
  errors: ['conflict'],
});

export const getVelocity = endpoint({
  method: 'GET',
  path: '/api/projects/:project/velocity',
  summary: 'Points committed to and done in each closed sprint, and their mean over the last three',
  access: 'project.read',
  params: ofProject,
  output: z.object({
    sprints: z.array(
      z.object({
        uid: z.int(),
        name: z.string(),
        closedAt: instant,
        committed: z.number(),
        done: z.number(),
      }),
    ),
    velocity: z.number().nullable().describe('Points a sprint; null before the first was closed'),
    formula: z.string(),
  }),
});

export const getFlow = endpoint({
  method: 'GET',
  path: '/api/projects/:project/flow',
  summary: 'Cumulative flow: how many items were in each column at the end of each day; at most 400 days',
  access: 'project.read',
  params: ofProject,
  query: z.object({ from: day.optional(), to: day.optional() }),
  output: z.object({
    columns: z.array(z.object({ key: z.string(), name: z.string() })),
    days: z.array(z.object({ day, counts: z.array(z.int()) })),
  }),
});
