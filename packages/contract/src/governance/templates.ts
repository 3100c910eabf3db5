import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant, line, may, prose, version } from '../base/schema.ts';
import { personId, personRef } from '../register/person.ts';
import { templateText } from './templates/definition.ts';
import { documentLanguages, templateKinds, templateStates } from './templates/template-choices.ts';

const templateKey = z.string().max(60);
const params = z.object({ template: templateKey });

const languageState = z.object({
  language: z.enum(documentLanguages),
  state: z.enum(['complete', 'incomplete', 'missing']),
  missing: z.int().describe('Fields that the first language has and this one lacks'),
});

export const documentTemplate = z.object({
  key: z.string(),
  title: z.string(),
  summary: z.string(),
  kind: z.enum(templateKinds),
  type: z.string().describe('What it is a template of, such as charter'),
  owner: personRef.nullable(),
  reviewOn: day.nullable(),
  reviewOverdue: z.boolean(),
  state: z.enum(templateStates),
  published: z.int().nullable().describe('The version that documents are made of'),
  draft: z.int().nullable().describe('The version that is being written'),
  usage: z.int().describe('Documents made of it, among those one may see'),
  languages: z.array(languageState),
  own: z.boolean().describe('Made by the organisation; the others come with the product'),
  version,
  may: may('edit', 'publish', 'retire'),
});
export type DocumentTemplate = z.infer<typeof documentTemplate>;

const templateFile = z.object({
  format: z.enum(['docx', 'pptx']),
  name: z.string(),
  uploadedAt: instant,
  uploadedBy: personRef.nullable(),
  known: z.array(z.string()).describe('Placeholders that are filled'),
  unknown: z.array(z.string()).describe('Placeholders that stand for nothing, and are left empty'),
});

export const documentTemplatePage = documentTemplate.extend({
  number: z.int().describe('The version shown'),
  numberState: z.enum(['draft', 'published']),
  text: z.partialRecord(z.enum(documentLanguages), templateText),
  versions: z.array(
    z.object({
      number: z.int(),
      state: z.enum(['draft', 'published']),
      note: z.string(),
      by: personRef.nullable(),
      at: instant.nullable(),
      usage: z.int(),
    }),
  ),
  files: z.array(templateFile),
  placeholders: z.array(z.string()).describe('What a file of one’s own may name in braces'),
});
export type DocumentTemplatePage = z.infer<typeof documentTemplatePage>;

export const listDocumentTemplates = endpoint({
  method: 'GET',
  path: '/api/document-templates',
  summary: 'The library of templates for documents, checklists and registers, at most 500',
  access: 'rule.read',
  query: z.object({
    kind: z.enum(templateKinds).optional(),
    state: z.enum(templateStates).optional(),
    language: z.enum(documentLanguages).optional().describe('Only those written in it'),
    overdue: z.enum(['true']).optional().describe('Only those whose review is overdue'),
  }),
  output: z.object({
    items: z.array(documentTemplate),
    types: z.array(z.string()),
    may: may('create'),
  }),
});

export const getDocumentTemplate = endpoint({
  method: 'GET',
  path: '/api/document-templates/:template',
  summary: 'A template with what it asks for, its versions and its languages',
  access: 'rule.read',
  params,
  query: z.object({ number: z.coerce.number().int().min(1).max(10_000).optional() }),
  output: documentTemplatePage,
});

export const createDocumentTemplate = endpoint({
  method: 'POST',
  path: '/api/document-templates',
  summary: 'Add a template of one’s own, as a draft with one section',
  access: 'rule.edit',
  creates: true,
  body: z.object({
    key: z.string().regex(/^[a-z0-9-]{2,60}$/, 'Use small letters, digits and hyphens, such as site-visit.'),
    kind: z.enum(templateKinds),
    type: line(60),
    title: line(120),
  }),
  output: documentTemplatePage,
  errors: ['conflict'],
});

export const updateDocumentTemplate = endpoint({
  method: 'PATCH',
  path: '/api/document-templates/:template',
  summary: 'Change who owns a template and when it is to be reviewed',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ ownerId: personId.nullable().optional(), reviewOn: day.nullable().optional() }),
  output: documentTemplatePage,
});

export const startTemplateDraft = endpoint({
  method: 'POST',
  path: '/api/document-templates/:template/drafts',
  summary: 'Begin the next version of a template, as a copy of the last one',
  access: 'rule.edit',
  versioned: true,
  params,
  output: documentTemplatePage,
  errors: ['conflict'],
});

export const writeTemplateDraft = endpoint({
  method: 'PUT',
  path: '/api/document-templates/:template/draft',
  summary: 'Write what a draft says in one language; a version in use is never changed',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({
    number: z.int().min(1).max(10_000),
    language: z.enum(documentLanguages),
    text: templateText,
  }),
  output: documentTemplatePage,
  errors: ['conflict'],
});

export const publishDocumentTemplate = endpoint({
  method: 'POST',
  path: '/api/document-templates/:template/publication',
  summary: 'Publish the draft: from now on documents are made of it',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ reviewOn: day, note: prose(500).default('') }),
  output: documentTemplatePage,
  errors: ['conflict'],
});

export const retireDocumentTemplate = endpoint({
  method: 'POST',
  path: '/api/document-templates/:template/retirement',
  summary: 'Retire a template: no more documents are made of it',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ reason: line(500) }),
  output: documentTemplatePage,
  errors: ['conflict'],
});

export const uploadTemplateFile = endpoint({
  method: 'POST',
  path: '/api/document-templates/:template/files',
  summary: 'Give a template a DOCX or PPTX file of the organisation’s own, with placeholders in braces',
  access: 'rule.edit',
  creates: true,
  upload: true,
  params,
  output: documentTemplatePage,
  errors: ['unsupported', 'limit'],
});
