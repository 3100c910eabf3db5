import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { changeOf, day, id, instant, line, may, prose, version } from '../../base/schema.ts';
import { unitId } from '../../register/organisation.ts';
import { personId, personRef } from '../../register/person.ts';
import { portfolioId } from '../../register/portfolio.ts';
import { projectId } from '../../register/project.ts';
import {
  answersBody,
  assessmentView,
  questionnaire,
  questionnaireKey,
  questionnaireScore,
} from './questionnaire.ts';

export const auditProgrammeId = id('auditProgramme');
export const auditId = id('audit');

export const auditStates = ['planned', 'fieldwork', 'reporting', 'closed'] as const;
export const auditRiskFactors = ['budget', 'lastAudit', 'controls', 'status', 'disagreement'] as const;
export const auditBands = ['high', 'medium', 'low'] as const;

const year = z.int().min(2000).max(2100);
const weight = z.int().min(0).max(10);
export const riskWeights = z.object({
  budget: weight,
  lastAudit: weight,
  controls: weight,
  status: weight,
  disagreement: weight,
});
const points = z.object({
  budget: z.number(),
  lastAudit: z.number(),
  controls: z.number(),
  status: z.number(),
  disagreement: z.number(),
});

export const auditProgramme = z.object({
  id: auditProgrammeId,
  year,
  title: z.string(),
  purpose: z.string().describe('What it is to cover, and why'),
  audits: z.int(),
  version,
  may: may('edit'),
});
export type AuditProgramme = z.infer<typeof auditProgramme>;

export const listAuditProgrammes = endpoint({
  method: 'GET',
  path: '/api/audit-programmes',
  summary: 'Programmes of audits, the latest year first; at most 50',
  access: 'audit.read',
  output: z.object({ items: z.array(auditProgramme), may: may('create') }),
});

const programmeBody = z.object({ year, title: line(120), purpose: prose(1_000).default('') });

export const createAuditProgramme = endpoint({
  method: 'POST',
  path: '/api/audit-programmes',
  summary: 'Begin the programme of audits of a year',
  access: 'audit.edit',
  creates: true,
  body: programmeBody,
  output: auditProgramme,
});

export const updateAuditProgramme = endpoint({
  method: 'PATCH',
  path: '/api/audit-programmes/:auditProgramme',
  summary: 'Change the year, the title or the purpose of a programme of audits',
  access: 'audit.edit',
  versioned: true,
  params: z.object({ auditProgramme: auditProgrammeId }),
  body: changeOf(programmeBody),
  output: auditProgramme,
});

const auditHead = z.object({
  id: auditId,
  number: z.int(),
  title: z.string(),
  programme: z.object({ id: auditProgrammeId, year, title: z.string() }),
  state: z.enum(auditStates),
  from: day,
  to: day,
  lead: personRef.nullable(),
  auditors: z.array(personRef).describe('The lead among them'),
  questionnaire: z.object({ key: questionnaireKey, title: z.string() }),
  reauditOf: z.object({ id: auditId, title: z.string() }).nullable(),
  projects: z.int().describe('In the sample, of those one may see'),
  findings: z.int(),
  openFindings: z.int(),
  closedOn: day.nullable(),
  version,
});

export const auditSummary = auditHead;
export type AuditSummary = z.infer<typeof auditSummary>;

export const listAudits = endpoint({
  method: 'GET',
  path: '/api/audits',
  summary: 'Audits by their planned days; at most 200',
  access: 'audit.read',
  query: z.object({
    auditProgramme: auditProgrammeId.optional(),
    year: z.coerce.number().int().min(2000).max(2100).optional(),
    state: z.enum(auditStates).optional(),
  }),
  output: z.object({ items: z.array(auditSummary), may: may('create') }),
});

const sampled = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string(), unit: z.string().nullable() }),
  rank: z.int().nullable().describe('Place in the sample; null: in the frame, not drawn'),
  byHand: z.boolean(),
  reason: z.string().describe('Why it was put in by hand; empty when it was drawn'),
  band: z.enum(auditBands),
  score: z.number().nullable().describe('Risk from 0 to 100; withheld with the money it reads'),
  points: points.nullable().describe('0 to 1 for each factor'),
  key: z.number().nullable().describe('What decides in its band: the higher, the sooner it is drawn'),
  auditor: personRef.nullable(),
  conflicts: z
    .array(z.object({ person: personRef, why: z.string() }))
    .describe('Auditors of the team who are not independent of this project'),
  auditorScore: questionnaireScore,
  selfScore: questionnaireScore,
});
export type SampledProject = z.infer<typeof sampled>;

export const audit = auditHead.extend({
  scope: z.object({
    units: z.array(z.object({ id: unitId, name: z.string() })),
    portfolios: z.array(z.object({ id: portfolioId, name: z.string() })),
  }),
  summary: z.string().describe('What the report begins with'),
  sample: z
    .object({
      seed: z.string(),
      size: z.int(),
      weights: riskWeights,
      frameHash: z.string().describe('SHA-256 of the ids and scores of the whole frame'),
      drawnAt: instant,
    })
    .nullable(),
  usualWeights: riskWeights,
  sampled: z
    .array(sampled)
    .describe('The sample by rank, then the rest of the frame by score; at most 2,000'),
  may: may('edit', 'sample', 'close', 'reaudit'),
});
export type Audit = z.infer<typeof audit>;

const auditBody = z.object({
  title: line(120),
  auditProgrammeId,
  from: day,
  to: day,
  leadId: personId,
  auditorIds: z.array(personId).max(20).default([]),
  unitIds: z.array(unitId).max(50).default([]),
  portfolioIds: z.array(portfolioId).max(50).default([]),
  questionnaire: questionnaireKey,
});

export const createAudit = endpoint({
  method: 'POST',
  path: '/api/audits',
  summary: 'Plan an audit: when, by whom, of what, with which questionnaire',
  access: 'audit.edit',
  creates: true,
  body: auditBody.extend({ reauditOf: auditId.nullable().default(null) }),
  output: audit,
});

const oneAudit = z.object({ audit: auditId });

export const getAudit = endpoint({
  method: 'GET',
  path: '/api/audits/:audit',
  summary: 'An audit with its scope, its sample and why each project is in it',
  access: 'audit.read',
  params: oneAudit,
  output: audit,
});

export const updateAudit = endpoint({
  method: 'PATCH',
  path: '/api/audits/:audit',
  summary: 'Change an audit that is not closed, or move it on',
  access: 'audit.edit',
  versioned: true,
  params: oneAudit,
  body: auditBody
    .omit({ auditorIds: true, unitIds: true, portfolioIds: true })
    .extend({
      auditorIds: z.array(personId).max(20),
      unitIds: z.array(unitId).max(50),
      portfolioIds: z.array(portfolioId).max(50),
      summary: prose(4_000),
      state: z.enum(auditStates),
    })
    .partial(),
  output: audit,
  errors: ['conflict'],
});

export const drawAuditSample = endpoint({
  method: 'POST',
  path: '/api/audits/:audit/sample',
  summary: 'Draw the sample by risk from a seed; a project is audited by somebody independent of it',
  access: 'audit.edit',
  versioned: true,
  params: oneAudit,
  body: z.object({ seed: line(60), size: z.int().min(1).max(200), weights: riskWeights }),
  output: audit,
  errors: ['conflict'],
});

export const repeatAuditSample = endpoint({
  method: 'GET',
  path: '/api/audits/:audit/sample-repeat',
  summary: 'Draw again by the recorded seed and say what is other than it was, of the projects one may see',
  access: 'audit.read',
  params: oneAudit,
  output: z.object({
    same: z.boolean().describe('Every number of the recorded frame comes out again'),
    frameChanged: z.boolean().describe('The frame would be another today'),
    added: z.array(z.string()).describe('Keys of projects that are in the frame today and were not'),
    removed: z.array(z.string()),
    rescored: z.array(z.string()),
  }),
  errors: ['conflict'],
});

const oneSampled = z.object({ audit: auditId, project: projectId });

export const setAuditProject = endpoint({
  method: 'PUT',
  path: '/api/audits/:audit/projects',
  summary: 'Put a project into the sample by hand, or give it an auditor, who has to be independent of it',
  access: 'audit.edit',
  versioned: true,
  params: oneAudit,
  body: z.object({ projectId, auditorId: personId.nullable(), reason: prose(500).default('') }),
  output: audit,
  errors: ['conflict'],
});

export const auditAssessment = z.object({
  audit: z.object({ id: auditId, title: z.string(), state: z.enum(auditStates) }),
  project: z.object({ id: projectId, key: z.string(), name: z.string(), manager: personRef.nullable() }),
  questionnaire,
  auditor: assessmentView,
  self: assessmentView,
  notIndependent: z.string().nullable().describe('Why one may not answer as auditor here'),
});
export type AuditAssessment = z.infer<typeof auditAssessment>;

export const getAuditAssessment = endpoint({
  method: 'GET',
  path: '/api/audits/:audit/projects/:project/assessment',
  summary: 'The questionnaire of a sampled project: the auditor’s view and the manager’s beside each other',
  access: 'audit.read',
  params: oneSampled,
  output: auditAssessment,
});

export const answerAuditAssessment = endpoint({
  method: 'PUT',
  path: '/api/audits/:audit/projects/:project/assessment',
  summary: 'Answer as auditor, or as manager of the project',
  access: 'audit.answer',
  versioned: true,
  params: oneSampled,
  body: answersBody.extend({ side: z.enum(['auditor', 'self']) }),
  output: auditAssessment,
  errors: ['conflict'],
});

export const printAudit = endpoint({
  method: 'GET',
  path: '/api/audits/:audit/document',
  summary:
    'The report of an audit as tagged PDF or as DOCX: scope, sample with its seed, scores, findings, actions',
  access: 'audit.read',
  params: oneAudit,
  query: z.object({ format: z.enum(['pdf', 'docx']).default('docx') }),
  download: true,
});
