import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { instant } from '../base/schema.ts';
import { personRef } from '../register/person.ts';

/** What the message `change` of the stream holds: which things changed, never what they say. */
export const liveChanges = z.object({
  changes: z.array(
    z.object({
      kind: z.string().describe('project, report, milestone, person ...'),
      id: z.string(),
      project: z.string().nullable().describe('The project it belongs to'),
      by: personRef.nullable(),
    }),
  ),
});
export type LiveChanges = z.infer<typeof liveChanges>;

export const streamChanges = endpoint({
  method: 'GET',
  path: '/api/events/stream',
  summary:
    'Server-sent events: change (ids and kinds of what changed and may be seen), reload (read again what is shown), beat; continues after Last-Event-ID',
  access: 'signed-in',
  stream: true,
  query: z.object({
    since: instant.optional().describe('The last id that was received, where no Last-Event-ID can be sent'),
  }),
  errors: ['limit'],
});
