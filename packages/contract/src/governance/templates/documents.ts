import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, id, instant, line, may, prose, version } from '../../base/schema.ts';
import { personId, personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { documentSection } from './definition.ts';
import { documentFormats, documentLanguages, templateKinds } from './template-choices.ts';

export const documentId = id('document');
export const documentStates = ['draft', 'in-review', 'approved'] as const;

const cell = z.union([z.string().max(4_000), z.number(), z.null()]);
/** What a field holds: text, a number, minor units, a day, rows of a table, or items ticked. */
const given = z.union([
  z.string().max(20_000),
  z.number(),
  z.null(),
  z.array(z.record(z.string().max(40), cell)).max(300),
  z.record(z.string().max(40), z.boolean()),
]);
const tick = z.object({ by: z.string().nullable(), at: instant });
const held = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.array(z.record(z.string(), cell)),
  z.record(z.string(), tick),
]);
export type HeldValue = z.infer<typeof held>;

const decision = z.object({
  number: z.int(),
  decision: z.enum(['approved', 'returned']),
  comment: z.string(),
  by: personRef.nullable(),
  standsInFor: personRef.nullable().describe('Whose decision it was to make'),
  at: instant,
});

export const documentSummary = z.object({
  id: documentId,
  title: z.string(),
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  template: z.object({ key: z.string(), number: z.int(), title: z.string(), type: z.string() }),
  kind: z.enum(templateKinds),
  language: z.enum(documentLanguages),
  state: z.enum(documentStates),
  author: personRef.nullable(),
  approver: personRef.nullable(),
  submittedAt: instant.nullable(),
  approvedAt: instant.nullable(),
  updatedAt: instant,
  filled: z.int().describe('Fields that hold something'),
  fields: z.int(),
  version,
});
export type DocumentSummary = z.infer<typeof documentSummary>;

const lack = z.object({ path: z.string(), label: z.string(), message: z.string() });

export const projectDocument = documentSummary.extend({
  currency: z.string(),
  sections: z.array(documentSection),
  values: z.record(z.string(), held).describe('By section and field, such as purpose.why-now'),
  prefilled: z.record(z.string(), day).describe('Fields that still say what the data said, and of which day'),
  withheld: z.array(z.string()).describe('Fields of money that one may not see'),
  lacks: z.array(lack).describe('What is still missing before it can be reviewed'),
  decides: personRef.nullable().describe('Who decides now: the approver, their deputy, or the PMO'),
  decidesWhy: z.enum(['approver', 'deputy', 'escalated']).nullable(),
  versions: z.array(
    z.object({
      number: z.int(),
      hash: z.string(),
      by: personRef.nullable(),
      at: instant,
      decision: decision.nullable(),
    }),
  ),
  formats: z.array(z.enum(documentFormats)),
  ownFiles: z
    .array(z.enum(['docx', 'pptx']))
    .describe('Formats for which the template has a file of its own'),
  newerTemplate: z.int().nullable().describe('A version of the template published since'),
  may: may('edit', 'submit', 'decide', 'revise'),
});
export type ProjectDocument = z.infer<typeof projectDocument>;

const params = z.object({ document: documentId });

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/projects/:project/documents',
  summary: 'Documents, checklists and registers of a project, at most 500',
  access: 'project.read',
  params: z.object({ project: z.string().max(100).describe('Id or key') }),
  output: z.object({
    project: z.object({ id: projectId, key: z.string(), name: z.string() }),
    items: z.array(documentSummary),
    may: may('create'),
  }),
});

export const createDocument = endpoint({
  method: 'POST',
  path: '/api/projects/:project/documents',
  summary: 'Make a document of a published template, filled from what is known of the project',
  access: 'project.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({
    template: z.string().max(60),
    language: z.enum(documentLanguages).default('en-GB'),
    title: line(200).optional(),
    approverId: personId.optional(),
  }),
  output: projectDocument,
  errors: ['conflict'],
});

export const getDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:document',
  summary: 'A document with its fields, what it lacks, its versions and decisions',
  access: 'project.read',
  params,
  output: projectDocument,
});

export const updateDocument = endpoint({
  method: 'PATCH',
  path: '/api/documents/:document',
  summary: 'Write fields of a draft; fields that are not named stay as they are',
  access: 'project.edit',
  versioned: true,
  params,
  body: z.object({
    title: line(200).optional(),
    approverId: personId.nullable().optional(),
    values: z.record(z.string().max(90), given).optional(),
  }),
  output: projectDocument,
  errors: ['conflict'],
});

export const listApprovers = endpoint({
  method: 'GET',
  path: '/api/documents/:document/approvers',
  summary: 'People who may approve a document: not who wrote it; at most 30',
  access: 'project.read',
  params,
  output: z.object({ items: z.array(personRef) }),
});

export const submitDocument = endpoint({
  method: 'POST',
  path: '/api/documents/:document/submission',
  summary: 'Ask the approver to review a draft; refused while something required is missing',
  access: 'project.edit',
  versioned: true,
  params,
  body: z.object({ approverId: personId.optional() }),
  output: projectDocument,
  errors: ['conflict'],
});

export const decideDocument = endpoint({
  method: 'POST',
  path: '/api/documents/:document/decision',
  summary: 'Approve a document, or send it back with a comment; never one’s own',
  access: 'document.decide',
  versioned: true,
  params,
  body: z.object({ decision: z.enum(['approved', 'returned']), comment: prose(2_000).default('') }),
  output: projectDocument,
  errors: ['conflict'],
});

export const reviseDocument = endpoint({
  method: 'POST',
  path: '/api/documents/:document/revision',
  summary: 'Begin the next version of an approved document, or take one back from review',
  access: 'project.edit',
  versioned: true,
  params,
  body: z.object({ reason: line(500) }),
  output: projectDocument,
  errors: ['conflict'],
});

export const compareDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:document/differences',
  summary: 'What changed between two versions; without `to`, between a version and what is written now',
  access: 'project.read',
  params,
  query: z.object({
    from: z.coerce.number().int().min(1).max(10_000),
    to: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  output: z.object({
    from: z.int(),
    to: z.int().nullable(),
    changes: z.array(
      z.object({
        path: z.string(),
        section: z.string(),
        label: z.string(),
        before: z.string(),
        after: z.string(),
      }),
    ),
  }),
});

export const downloadDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:document/file',
  summary: 'A document as a file: ours, or into the template’s own file; a draft is marked as one',
  access: 'project.read',
  params,
  query: z.object({
    format: z.enum(documentFormats).default('pdf'),
    number: z.coerce
      .number()
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('A version; else what is written now'),
    own: z.enum(['true']).optional().describe('Into the file of the organisation’s own'),
  }),
  download: true,
  errors: ['conflict'],
});
