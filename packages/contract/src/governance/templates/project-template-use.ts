import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, instant, line, may, minor, version } from '../../base/schema.ts';
import { unitId } from '../../register/organisation.ts';
import { personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { templateDifference } from './project-template-definition.ts';

const chosen = z.string().max(700).describe('Keys with commas between: a base, and any number of add-ons');
const element = z.string().max(80);

export const templatePreview = z.object({
  start: day,
  finish: day.nullable(),
  tasks: z.array(
    z.object({
      id: z.string(),
      template: z.string(),
      name: z.string(),
      level: z.int(),
      start: day,
      finish: day,
      summary: z.boolean(),
      milestone: z.boolean(),
      role: z.string().nullable(),
    }),
  ),
  gates: z.array(z.object({ id: z.string(), name: z.string(), day })),
  documents: z.array(z.object({ template: z.string(), title: z.string(), there: z.boolean() })),
  rows: z.int(),
  roles: z.array(z.string()),
  fields: z.array(z.object({ field: z.string(), value: z.string() })),
  budgetMinor: minor.nullable().describe('null to who may not see money'),
  currency: z.string().nullable(),
  method: z.string().nullable(),
  conflicts: z
    .array(z.object({ element: z.string(), templates: z.array(z.string()), message: z.string() }))
    .describe('Nothing can be made while there is one'),
  notes: z.array(z.string()).describe('What would be left out, and why'),
});
export type TemplatePreview = z.infer<typeof templatePreview>;

export const previewTemplates = endpoint({
  method: 'GET',
  path: '/api/project-template-preview',
  summary: 'What templates would make of a new project that starts on a day',
  access: 'rule.read',
  query: z.object({ templates: chosen, start: day, unit: unitId.optional() }),
  output: templatePreview,
});

export const previewProjectTemplates = endpoint({
  method: 'GET',
  path: '/api/projects/:project/template-preview',
  summary: 'What templates would make in a project that there is',
  access: 'project.read',
  params: z.object({ project: projectId }),
  query: z.object({ templates: chosen, start: day }),
  output: templatePreview,
});

const templateUse = z.object({
  template: z.string(),
  name: z.string(),
  kind: z.enum(['base', 'add-on']),
  number: z.int().describe('The version it runs with'),
  newest: z.int().nullable(),
  start: day,
  appliedAt: instant,
  appliedBy: personRef.nullable(),
  step: z.int().nullable().describe('The step of the plan that it was'),
  elements: z.int(),
  optOuts: z.array(
    z.object({
      element: z.string().nullable().describe('null for a whole version'),
      number: z.int(),
      reason: z.string(),
      by: personRef.nullable(),
      at: instant,
    }),
  ),
  offered: z.int().describe('Elements that the newest version would change'),
  version,
});

export const projectTemplateUses = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  items: z.array(templateUse),
  may: may('apply'),
});
export type ProjectTemplateUses = z.infer<typeof projectTemplateUses>;

export const listProjectTemplateUses = endpoint({
  method: 'GET',
  path: '/api/projects/:project/templates',
  summary: 'Which templates a project was made of, and what it opted out of',
  access: 'project.read',
  params: z.object({ project: z.string().max(100).describe('Id or key') }),
  output: projectTemplateUses,
});

export const applyProjectTemplates = endpoint({
  method: 'POST',
  path: '/api/projects/:project/templates',
  summary: 'Make what templates say in a project: tasks as one step of the plan, documents, gates',
  access: 'project.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({ templates: z.array(z.string().max(60)).min(1).max(10), start: day }),
  output: projectTemplateUses,
  errors: ['conflict'],
});

const offeredElement = templateDifference.extend({
  edited: z.boolean().describe('The project changed it since; left alone unless chosen'),
  optedOut: z.string().nullable().describe('The reason'),
});
export type OfferedElement = z.infer<typeof offeredElement>;

const offer = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  from: z.int(),
  to: z.int(),
  items: z.array(offeredElement),
  optedOut: z.string().nullable().describe('Why the project does not take this version at all'),
  version,
  may: may('apply'),
});
export type TemplateOffer = z.infer<typeof offer>;

export const listTemplateOffers = endpoint({
  method: 'GET',
  path: '/api/project-templates/:projectTemplate/offers',
  summary: 'Projects that run with an earlier version, each with what the newest would change; at most 200',
  access: 'rule.read',
  params: z.object({ projectTemplate: z.string().max(60) }),
  output: z.object({ to: z.int().nullable(), items: z.array(offer) }),
});

export const listProjectTemplateOffers = endpoint({
  method: 'GET',
  path: '/api/projects/:project/template-offers',
  summary: 'What newer versions of the templates a project was made of would change in it',
  access: 'project.read',
  params: z.object({ project: z.string().max(100).describe('Id or key') }),
  output: z.object({ items: z.array(offer.extend({ template: z.string(), name: z.string() })) }),
});

export const listProjectTemplateProjects = endpoint({
  method: 'GET',
  path: '/api/project-templates/:projectTemplate/projects',
  summary: 'The projects that were made of a template, among those one may see; at most 200',
  access: 'rule.read',
  params: z.object({ projectTemplate: z.string().max(60) }),
  output: z.object({
    items: z.array(
      z.object({
        id: projectId,
        key: z.string(),
        name: z.string(),
        number: z.int().describe('The version it runs with'),
        live: z.boolean(),
      }),
    ),
  }),
});

export const takeTemplateOffers = endpoint({
  method: 'POST',
  path: '/api/project-templates/:projectTemplate/offers',
  summary: 'Bring projects to the newest version: all of them, or none when one cannot be',
  access: 'project.edit',
  creates: true,
  params: z.object({ projectTemplate: z.string().max(60) }),
  body: z.object({
    number: z.int().min(1).max(10_000).describe('The version that was looked at'),
    projects: z
      .array(
        z.object({
          project: projectId,
          version: version.describe('Of the use that was looked at'),
          take: z.array(element).max(500).default([]).describe('Edited elements to change all the same'),
          leave: z.array(element).max(500).default([]).describe('Elements to opt out of'),
        }),
      )
      .min(1)
      .max(50),
    reason: line(500).optional().describe('Why elements are left'),
  }),
  output: z.object({
    items: z.array(
      z.object({ project: projectId, changed: z.int(), left: z.int(), step: z.int().nullable() }),
    ),
  }),
  errors: ['conflict', 'stale'],
});

export const optOutOfTemplate = endpoint({
  method: 'POST',
  path: '/api/projects/:project/templates/:projectTemplate/opt-outs',
  summary: 'Opt out of a version of a template, or of elements of it, with a reason',
  access: 'project.edit',
  versioned: true,
  params: z.object({ project: projectId, projectTemplate: z.string().max(60) }),
  body: z.object({
    number: z.int().min(1).max(10_000),
    elements: z.array(element).max(500).default([]).describe('The whole version when empty'),
    reason: line(500),
  }),
  output: projectTemplateUses,
  errors: ['conflict'],
});
