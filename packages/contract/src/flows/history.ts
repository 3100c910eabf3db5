import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, line, may } from '../base/schema.ts';
import { historyEntry } from '../register/project.ts';

export const eventId = id('event');

/** What has a history of its own; that of a project holds its milestones, reports and overrides as well. */
export const historyKinds = [
  'project',
  'milestone',
  'report',
  'portfolio',
  'programme',
  'unit',
  'person',
] as const;
export type HistoryKind = (typeof historyKinds)[number];

const historyQuery = z.object({
  kind: z.enum(historyKinds).default('project'),
  id: z.uuid().describe('Id of the thing'),
  field: z.string().max(60).optional().describe('Only changes of this field'),
  by: z.string().max(200).optional().describe('Only changes by somebody whose name contains this'),
  from: day.optional().describe('Not before this day (UTC)'),
  to: day.optional().describe('Not after this day (UTC)'),
});

export const entityHistoryEntry = historyEntry.extend({
  subject: z.object({ kind: z.string(), id: z.string() }),
  currency: z.string().describe('Of amounts in the changes'),
  may: may('restore'),
});
export type EntityHistoryEntry = z.infer<typeof entityHistoryEntry>;

export const entityHistory = endpoint({
  method: 'GET',
  path: '/api/history',
  summary: 'Every change of one thing, newest first: who, when, which fields from what to what, why',
  access: 'signed-in',
  query: historyQuery.extend({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({
    name: z.string().describe('What the thing is called now'),
    items: z.array(entityHistoryEntry),
    nextCursor: z.string().nullable(),
  }),
});

export const exportHistory = endpoint({
  method: 'GET',
  path: '/api/history/export',
  summary: 'The same as CSV, a line for each field that changed; at most 10,000 changes',
  access: 'signed-in',
  query: historyQuery,
  download: true,
});

export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/history/:event/restore',
  summary: 'Make a thing again what it was after an earlier change, as a new change with its reason',
  access: 'signed-in',
  creates: true,
  params: z.object({ event: eventId }),
  body: z.object({ reason: line(500) }),
  output: z.object({
    kind: z.enum(historyKinds),
    id: z.string(),
    restored: z.array(z.string()).describe('The fields that were otherwise and are now as they were'),
  }),
  errors: ['conflict'],
});
