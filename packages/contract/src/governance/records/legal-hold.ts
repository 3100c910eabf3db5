import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { id, instant, line, may, version } from '../../base/schema.ts';
import { personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { recordId } from '../records.ts';

export const legalHoldId = id('legalHold');

export const legalHold = z.object({
  id: legalHoldId,
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  record: z
    .object({ id: recordId, number: z.string(), title: z.string() })
    .nullable()
    .describe('Null: on the whole project'),
  matter: z.string().describe('The case it is for'),
  reason: z.string(),
  placedBy: personRef.nullable(),
  placedAt: instant,
  lifted: z.object({ by: personRef.nullable(), at: instant, reason: z.string() }).nullable(),
  version,
  may: may('lift'),
});
export type LegalHold = z.infer<typeof legalHold>;

export const listLegalHolds = endpoint({
  method: 'GET',
  path: '/api/legal-holds',
  summary: 'Legal holds on the projects one may see, those in force first; lifted ones stay',
  access: 'record.read',
  query: z.object({
    project: projectId.optional(),
    state: z.enum(['in-force', 'lifted']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(100).optional(),
  }),
  output: z.object({
    items: z.array(legalHold),
    nextCursor: z.string().nullable(),
    may: may('place'),
  }),
});

export const placeLegalHold = endpoint({
  method: 'POST',
  path: '/api/legal-holds',
  summary: 'Hold a project or one of its records: nothing of it is thrown away or made anonymous meanwhile',
  access: 'record.hold',
  creates: true,
  body: z.object({
    projectId,
    recordId: recordId.nullable().default(null),
    matter: line(120),
    reason: line(1_000),
  }),
  output: legalHold,
  errors: ['conflict'],
});

export const liftLegalHold = endpoint({
  method: 'POST',
  path: '/api/legal-holds/:legalHold/lifting',
  summary: 'Lift a legal hold; it stays in the history',
  access: 'record.hold',
  versioned: true,
  params: z.object({ legalHold: legalHoldId }),
  body: z.object({ reason: line(1_000) }),
  output: legalHold,
  errors: ['conflict'],
});
