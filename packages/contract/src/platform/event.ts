import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { listQuery, page } from '../base/page.ts';
import { instant } from '../base/schema.ts';

/** One thing that was changed: who, when, what, before and after, why. */
export const event = z.object({
  id: z.uuid(),
  seq: z.int(),
  at: instant,
  name: z.string().describe('register.project.updated'),
  actor: z.object({
    kind: z.enum(['person', 'token', 'system']),
    id: z.uuid().nullable(),
    personId: z.uuid().nullable(),
  }),
  subject: z.object({ kind: z.string(), id: z.string() }),
  projectId: z.uuid().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  requestId: z.string().nullable(),
});
export type Event = z.infer<typeof event>;

/** Fields of the list that can be filtered and sorted by. */
export const eventFields = {
  seq: 'number',
  at: 'instant',
  name: 'text',
  actorKind: 'text',
  actorId: 'id',
  personId: 'id',
  subjectKind: 'text',
  subjectId: 'text',
  projectId: 'id',
  reason: 'text',
} as const;

export const exportEvents = endpoint({
  method: 'GET',
  path: '/api/events/export',
  summary: 'The log as it is filtered and sorted, as CSV or as JSON lines; at most 100,000 entries',
  access: 'event.read',
  query: listQuery
    .pick({ filter: true, sort: true })
    .extend({ format: z.enum(['csv', 'jsonl']).default('csv') }),
  download: true,
});

export const listEvents = endpoint({
  method: 'GET',
  path: '/api/events',
  summary: 'The log of every change, newest first unless sorted otherwise',
  access: 'event.read',
  query: listQuery,
  output: page(event),
});
