import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { currency, day, instant } from '../base/schema.ts';
import { portfolioId } from '../register/portfolio.ts';
import { projectId } from '../register/project.ts';

export const changedAfterKinds = ['project', 'milestone', 'rate', 'rules'] as const;

/** One field of a day that is known otherwise than it was at an instant. */
export const changedAfter = z.object({
  kind: z.enum(changedAfterKinds),
  project: z.object({ id: z.string(), key: z.string(), name: z.string() }).nullable(),
  subject: z.string().describe('The milestone, pair of currencies or rules; the project itself otherwise'),
  field: z.string(),
  said: z.unknown().describe('What was known of that day at the instant; null: nothing'),
  says: z.unknown().describe('What is known of that day now'),
  currency: currency.nullable().describe('With amounts, which are minor units'),
  at: instant.nullable().describe('When it was recorded'),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  event: z.string().nullable().describe('What was recorded: register.project.updated'),
});
export type ChangedAfter = z.infer<typeof changedAfter>;

export const listChangedAfter = endpoint({
  method: 'GET',
  path: '/api/changed-after',
  summary:
    'Changed after reporting: what is known of a day now that was known otherwise at an instant; at most 1,000',
  access: 'project.read',
  query: z.object({
    asOf: day.optional().describe('The day that was reported on; today when left out'),
    knownAt: instant.optional().describe('When it was reported; the end of the day (UTC) when left out'),
    project: projectId.optional(),
    portfolio: portfolioId.optional(),
  }),
  output: z.object({
    asOf: day,
    knownAt: instant,
    items: z.array(changedAfter),
    total: z.int(),
    unknownThen: z.int().describe('Visible projects of which nothing was known then, and which are left out'),
  }),
});
