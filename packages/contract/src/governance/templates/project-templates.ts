import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, instant, line, may, prose, version } from '../../base/schema.ts';
import { personId, personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import {
  projectTemplateDefinition,
  projectTemplateKinds,
  templateDifference,
} from './project-template-definition.ts';
import { templateStates } from './template-choices.ts';

const params = z.object({ projectTemplate: z.string().max(60) });
const number = z.int().min(1).max(10_000);

/** What a template can take from a project. */
export const templateParts = ['tasks', 'roles', 'documents', 'gates', 'fields', 'budget'] as const;
export type TemplatePart = (typeof templateParts)[number];

const key = z
  .string()
  .regex(/^[a-z0-9-]{2,60}$/, 'Use small letters, digits and hyphens, such as site-opening.');

export const projectTemplate = z.object({
  key: z.string(),
  name: z.string(),
  summary: z.string(),
  kind: z.enum(projectTemplateKinds),
  own: z.boolean().describe('Made by the organisation; the others come with the product'),
  owner: personRef.nullable(),
  reviewOn: day.nullable(),
  reviewOverdue: z.boolean(),
  state: z.enum(templateStates),
  published: z.int().nullable(),
  draft: z.int().nullable(),
  projects: z.int().describe('Projects made of it, among those one may see'),
  behind: z.int().describe('Those of them that run with an earlier version'),
  tasks: z.int(),
  documents: z.int(),
  gates: z.int(),
  version,
  may: may('edit', 'publish', 'retire', 'restore'),
});
export type ProjectTemplate = z.infer<typeof projectTemplate>;

export const projectTemplatePage = projectTemplate.extend({
  number: z.int().describe('The version shown'),
  numberState: z.enum(['draft', 'published']),
  definition: projectTemplateDefinition,
  schedule: z
    .array(z.object({ id: z.string(), from: z.number(), to: z.number() }))
    .describe('Working days from the start on which each task begins and ends, as the engine says'),
  versions: z.array(
    z.object({
      number: z.int(),
      state: z.enum(['draft', 'published']),
      note: z.string(),
      by: personRef.nullable(),
      at: instant.nullable(),
      projects: z.int(),
    }),
  ),
  titles: z.record(z.string(), z.string()).describe('Titles of the documents it makes, by their key'),
});
export type ProjectTemplatePage = z.infer<typeof projectTemplatePage>;

export const listProjectTemplates = endpoint({
  method: 'GET',
  path: '/api/project-templates',
  summary: 'Templates that projects are made of: bases and add-ons, at most 500',
  access: 'rule.read',
  output: z.object({ items: z.array(projectTemplate), may: may('create') }),
});

export const getProjectTemplate = endpoint({
  method: 'GET',
  path: '/api/project-templates/:projectTemplate',
  summary: 'A project template with all that it makes, and its versions',
  access: 'rule.read',
  params,
  query: z.object({ number: z.coerce.number().int().min(1).max(10_000).optional() }),
  output: projectTemplatePage,
});

export const compareProjectTemplate = endpoint({
  method: 'GET',
  path: '/api/project-templates/:projectTemplate/differences',
  summary: 'What differs between two versions of a project template',
  access: 'rule.read',
  params,
  query: z.object({
    from: z.coerce.number().int().min(1).max(10_000),
    to: z.coerce.number().int().min(1).max(10_000),
  }),
  output: z.object({ from: z.int(), to: z.int(), items: z.array(templateDifference) }),
});

export const createProjectTemplate = endpoint({
  method: 'POST',
  path: '/api/project-templates',
  summary: 'Add a project template as an empty draft',
  access: 'rule.edit',
  creates: true,
  body: z.object({
    key,
    name: line(120),
    kind: z.enum(projectTemplateKinds),
    summary: prose(500).default(''),
  }),
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const saveProjectAsTemplate = endpoint({
  method: 'POST',
  path: '/api/projects/:project/template',
  summary: 'Take parts of a project as the draft of a new project template: no people, no days',
  access: 'rule.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({
    key,
    name: line(120),
    take: z
      .array(z.enum(templateParts))
      .min(1, 'Choose at least one thing to take.')
      .max(templateParts.length)
      .default(['tasks', 'roles']),
  }),
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const updateProjectTemplate = endpoint({
  method: 'PATCH',
  path: '/api/project-templates/:projectTemplate',
  summary: 'Change the name, the owner or the day of review of a project template',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({
    name: line(120).optional(),
    summary: prose(500).optional(),
    ownerId: personId.nullable().optional(),
    reviewOn: day.nullable().optional(),
  }),
  output: projectTemplatePage,
});

export const startProjectTemplateDraft = endpoint({
  method: 'POST',
  path: '/api/project-templates/:projectTemplate/drafts',
  summary: 'Begin the next version of a project template, as a copy of the last',
  access: 'rule.edit',
  versioned: true,
  params,
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const writeProjectTemplateDraft = endpoint({
  method: 'PUT',
  path: '/api/project-templates/:projectTemplate/draft',
  summary: 'Write what a draft makes; a version in use is never changed',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ number, definition: projectTemplateDefinition }),
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const publishProjectTemplate = endpoint({
  method: 'POST',
  path: '/api/project-templates/:projectTemplate/publication',
  summary: 'Publish the draft: new projects are made of it, and running ones are offered the change',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ reviewOn: day, note: prose(500).default('') }),
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const retireProjectTemplate = endpoint({
  method: 'POST',
  path: '/api/project-templates/:projectTemplate/retirement',
  summary: 'Retire a project template: no more projects are made of it',
  access: 'rule.edit',
  versioned: true,
  params,
  body: z.object({ reason: line(500) }),
  output: projectTemplatePage,
  errors: ['conflict'],
});

export const restoreProjectTemplate = endpoint({
  method: 'POST',
  path: '/api/project-templates/:projectTemplate/restoration',
  summary: 'Bring a retired project template back',
  access: 'rule.edit',
  versioned: true,
  params,
  output: projectTemplatePage,
  errors: ['conflict'],
});
