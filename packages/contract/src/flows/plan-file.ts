import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { id, instant } from '../base/schema.ts';
import { jobId } from '../platform/job.ts';
import { projectId } from '../register/project.ts';

export const planImportId = id('planImport');

/** What was not kept as it was in a file: how often, why, with up to three examples. */
export const planLoss = z.object({
  element: z.string().describe('In the words of the file: Task/HideBar'),
  kind: z.enum(['not-kept', 'recalculated', 'changed', 'guessed']),
  reason: z.string(),
  count: z.int(),
  examples: z.array(z.string()),
});

const fileFinding = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  path: z.array(z.string()),
});

/** The import of a plan from a file, with everything that was lost on the way. */
export const planImport = z.object({
  id: planImportId,
  projectId,
  fileName: z.string(),
  format: z.enum(['mspdi', 'xer', 'pmxml', 'csv', 'xlsx']),
  mode: z.enum(['new', 'replace']),
  state: z.enum(['queued', 'done', 'failed']),
  jobId: jobId.nullable(),
  step: z.int().nullable().describe('The step of the plan that it became'),
  counts: z
    .object({ tasks: z.int(), links: z.int(), resources: z.int(), assignments: z.int(), baselines: z.int() })
    .nullable(),
  losses: z.array(planLoss),
  findings: z.array(fileFinding).describe('At most 500'),
  by: z.string(),
  createdAt: instant,
});
export type PlanImport = z.infer<typeof planImport>;

/** Formats a plan is written in. */
export const planFormats = ['mspdi', 'csv', 'xlsx', 'ics'] as const;

const ofProject = z.object({ project: projectId });

export const createPlanImport = endpoint({
  method: 'POST',
  path: '/api/projects/:project/plan/imports',
  summary:
    'Import a plan from MS Project XML, XER, PMXML, CSV or XLSX in the background; replacing is one step that can be undone',
  access: 'plan.edit',
  creates: true,
  upload: true,
  params: ofProject,
  body: z.object({ mode: z.enum(['new', 'replace']).default('new') }),
  output: planImport,
  errors: ['conflict', 'unsupported'],
});

export const listPlanImports = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/imports',
  summary: 'Imports of a plan, newest first, at most 50',
  access: 'project.read',
  params: ofProject,
  output: z.object({ items: z.array(planImport) }),
});

export const getPlanImport = endpoint({
  method: 'GET',
  path: '/api/plan-imports/:planImport',
  summary: 'What came of an import, with its loss report',
  access: 'project.read',
  params: z.object({ planImport: planImportId }),
  output: planImport,
});

const inFormat = z.object({ format: z.enum(planFormats).default('mspdi') });

export const exportPlan = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/file',
  summary: 'The plan as a file: MS Project XML, CSV, XLSX or the milestones as iCalendar',
  access: 'project.read',
  params: ofProject,
  query: inFormat,
  download: true,
});

export const getPlanExportReport = endpoint({
  method: 'GET',
  path: '/api/projects/:project/plan/file/report',
  summary: 'What the plan would lose in a file of that format',
  access: 'project.read',
  params: ofProject,
  query: inFormat,
  output: z.object({ losses: z.array(planLoss), findings: z.array(fileFinding) }),
});
