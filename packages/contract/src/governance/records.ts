import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, id, instant, line, may, version } from '../base/schema.ts';
import { personRef } from '../register/person.ts';
import { projectId } from '../register/project.ts';
import { gateId } from './methodologies.ts';
import { recordKinds } from './records/record-kinds.ts';
import { retentionEnds, retentionStarts } from './records/retention.ts';
import { documentId } from './templates/documents.ts';

export const recordId = id('record');
const projectRef = z.object({ id: projectId, key: z.string(), name: z.string() });

/** Something archived: it never changes, and what is left of it after its disposal is all but its bytes. */
export const archivedRecord = z.object({
  id: recordId,
  number: z.string().describe('Such as REC-12'),
  kind: z.enum(recordKinds),
  title: z.string(),
  type: z.string().describe('What kind of document it is, such as charter; of a gate gate'),
  project: projectRef,
  document: z.object({ id: documentId, number: z.int().describe('Version of the document') }).nullable(),
  gate: z.object({ id: gateId }).nullable(),
  file: z.object({ name: z.string(), size: z.int().describe('Bytes'), sha256: z.string() }),
  archivedAt: instant,
  phase: z
    .object({ cause: z.enum(['state', 'gate']), from: z.string(), to: z.string() })
    .describe('The change it was archived at: of the state of the project, or by the decision at a gate'),
  retention: z
    .object({
      rule: z.string(),
      years: z.int(),
      from: z.enum(retentionStarts),
      atEnd: z.enum(retentionEnds),
    })
    .nullable()
    .describe('The rule as it was when this was archived; null: kept without end'),
  keepUntil: day
    .nullable()
    .describe('Null without an end, and until the project is closed that it counts from'),
  dueSince: day.nullable(),
  holds: z.int().describe('Legal holds on it or its project'),
  disposal: z.object({ at: instant, by: personRef.nullable(), reason: z.string() }).nullable(),
  version,
  may: may('download', 'dispose', 'hold'),
});
export type ArchivedRecord = z.infer<typeof archivedRecord>;

const which = {
  project: projectId.optional(),
  kind: z.enum(recordKinds).optional(),
  due: z.enum(['true']).optional().describe('Only what is due'),
  held: z.enum(['true']).optional().describe('Only what is under a legal hold'),
  search: z.string().trim().max(200).optional().describe('In number, title and project'),
};
const params = z.object({ record: recordId });

export const listRecords = endpoint({
  method: 'GET',
  path: '/api/records',
  summary: 'What was archived of the projects one may see, newest first',
  access: 'record.read',
  query: z.object({
    ...which,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(100).optional(),
  }),
  output: z.object({
    items: z.array(archivedRecord),
    total: z.int(),
    due: z.int().describe('How many of all one may see are due'),
    nextCursor: z.string().nullable(),
  }),
});

export const exportRecords = endpoint({
  method: 'GET',
  path: '/api/records/export',
  summary: 'The same list as CSV; at most 10,000 records',
  access: 'record.read',
  query: z.object(which),
  download: true,
  errors: ['limit'],
});

export const getRecord = endpoint({
  method: 'GET',
  path: '/api/records/:record',
  summary: 'One record',
  access: 'record.read',
  params,
  output: archivedRecord,
});

export const downloadRecord = endpoint({
  method: 'GET',
  path: '/api/records/:record/file',
  summary:
    'The file of a record, byte by byte as it was archived; takes record.read as well, for it holds everything',
  access: 'money.read',
  params,
  download: true,
  errors: ['conflict'],
});

export const verifyRecord = endpoint({
  method: 'GET',
  path: '/api/records/:record/verification',
  summary: 'Whether the file kept is what was archived: its hash computed anew',
  access: 'record.read',
  params,
  output: z.object({
    intact: z.boolean().nullable().describe('Null: disposed of, there is nothing to compare'),
    sha256: z.string().describe('When it was archived'),
    computed: z.string().nullable(),
    computedAt: instant,
  }),
});

export const disposeRecords = endpoint({
  method: 'POST',
  path: '/api/record-disposals',
  summary: 'Throw away the files of records that are due, all or none; what they were and their hash stay',
  access: 'record.manage',
  creates: true,
  body: z.object({
    records: z.array(z.object({ recordId, version })).min(1).max(50),
    reason: line(500),
  }),
  output: z.object({ items: z.array(archivedRecord) }),
  errors: ['conflict', 'stale'],
});
