import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { day, id, instant, line, may, prose, version } from '../../base/schema.ts';
import { unitId } from '../../register/organisation.ts';
import { personId, personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { auditId } from './programme.ts';
import { evidenceUrl } from './questionnaire.ts';
import { reviewId } from './review.ts';

export const findingId = id('finding');
export const actionId = id('action');

export const findingStates = ['open', 'agreed', 'done', 'verified', 'closed'] as const;
export const findingSeverities = ['critical', 'major', 'minor'] as const;
export const rootCauses = [
  'no-owner',
  'not-known',
  'not-trained',
  'no-time',
  'tool',
  'method-unclear',
  'supplier',
  'deliberate',
  'other',
] as const;

export const action = z.object({
  id: actionId,
  what: z.string(),
  owner: personRef.nullable(),
  due: day,
  state: z.enum(['open', 'done', 'verified']),
  overdueDays: z.int().nullable().describe('Days past the due day while open; null otherwise'),
  doneOn: day.nullable(),
  evidence: z.string(),
  evidenceUrl: z.string().nullable(),
  verifiedBy: personRef.nullable(),
  verifiedOn: day.nullable(),
  verification: z.string(),
  version,
  may: may('edit', 'finish', 'verify'),
});
export type FindingAction = z.infer<typeof action>;

export const finding = z.object({
  id: findingId,
  key: z.string().describe('F-12'),
  title: z.string(),
  severity: z.enum(findingSeverities),
  state: z.enum(findingStates),
  standard: z.string(),
  rootCause: z.enum(rootCauses),
  statement: z.string(),
  evidence: z.string(),
  evidenceUrl: z.string().nullable(),
  project: z
    .object({ id: projectId, key: z.string(), name: z.string(), unit: z.string().nullable() })
    .nullable()
    .describe('Null: of the organisation'),
  audit: z.object({ id: auditId, title: z.string() }).nullable(),
  review: z.object({ id: reviewId, title: z.string() }).nullable(),
  controlCode: z.string().nullable(),
  raisedOn: day,
  raisedBy: personRef.nullable(),
  ageDays: z.int().describe('From the day it was raised to the day it was closed, or to today'),
  overdueDays: z.int().nullable().describe('Of the action that is longest overdue'),
  closedOn: day.nullable(),
  reauditOn: day.nullable(),
  reopened: z.int().describe('How often'),
  repeats: z.array(z.string()).describe('Keys of earlier closed findings of the same standard and project'),
  systemic: z.boolean().describe('Open findings of the same standard in three projects or more'),
  actions: z.array(action),
  version,
  may: may('edit', 'addAction', 'agree', 'close', 'reopen'),
});
export type Finding = z.infer<typeof finding>;

export const listFindings = endpoint({
  method: 'GET',
  path: '/api/findings',
  summary: 'Findings of the projects one may see and of the organisation, newest first; at most 500',
  access: 'audit.read',
  query: z.object({
    state: z.enum(findingStates).optional(),
    severity: z.enum(findingSeverities).optional(),
    unit: unitId.optional(),
    project: projectId.optional(),
    audit: auditId.optional(),
    standard: z.string().max(200).optional(),
    only: z.enum(['open', 'overdue', 'repeat', 'systemic', 'mine']).optional(),
  }),
  output: z.object({
    items: z.array(finding),
    counts: z.record(z.enum(findingStates), z.int()).describe('By state, of what is listed'),
    truncated: z.boolean(),
    may: may('create'),
  }),
});

const findingBody = z.object({
  title: line(160),
  severity: z.enum(findingSeverities),
  standard: line(200),
  rootCause: z.enum(rootCauses),
  statement: line(4_000),
  evidence: prose(4_000).default(''),
  evidenceUrl: evidenceUrl.nullable().default(null),
});

export const createFinding = endpoint({
  method: 'POST',
  path: '/api/findings',
  summary: 'Raise a finding on a project or on the organisation',
  access: 'audit.edit',
  creates: true,
  body: findingBody.extend({
    projectId: projectId.nullable().default(null),
    auditId: auditId.nullable().default(null),
    reviewId: reviewId.nullable().default(null),
    controlCode: z
      .string()
      .regex(/^[A-Z]{2,5}-\d{2,3}$/, 'Write a code such as GOV-01.')
      .nullable()
      .default(null),
    raisedOn: day.optional().describe('Today when left out; never later'),
  }),
  output: finding,
});

const oneFinding = z.object({ finding: findingId });

export const getFinding = endpoint({
  method: 'GET',
  path: '/api/findings/:finding',
  summary: 'A finding with its corrective actions, its age, what it repeats and how its state changed',
  access: 'audit.read',
  params: oneFinding,
  output: finding.extend({
    history: z.array(
      z.object({
        day,
        at: instant,
        state: z.enum(findingStates),
        by: personRef.nullable(),
        note: z.string(),
      }),
    ),
  }),
});

export const updateFinding = endpoint({
  method: 'PATCH',
  path: '/api/findings/:finding',
  summary: 'Change a finding that is not closed',
  access: 'audit.edit',
  versioned: true,
  params: oneFinding,
  body: findingBody.extend({ evidence: prose(4_000), evidenceUrl: evidenceUrl.nullable() }).partial(),
  output: finding,
  errors: ['conflict'],
});

export const moveFinding = endpoint({
  method: 'POST',
  path: '/api/findings/:finding/moves',
  summary: 'Agree on the actions, close what is verified, or reopen what a re-audit found again',
  access: 'audit.answer',
  versioned: true,
  params: oneFinding,
  body: z.object({
    to: z.enum(['agreed', 'closed', 'open']),
    note: prose(1_000).default(''),
    reauditOn: day.nullable().default(null).describe('With closed: when it is looked at again'),
  }),
  output: finding,
  errors: ['conflict'],
});

const actionBody = z.object({ what: line(500), ownerId: personId, due: day });

export const createAction = endpoint({
  method: 'POST',
  path: '/api/findings/:finding/actions',
  summary: 'Add a corrective action with its owner and its due day',
  access: 'audit.answer',
  creates: true,
  params: oneFinding,
  body: actionBody,
  output: finding,
  errors: ['conflict'],
});

const oneAction = z.object({ action: actionId });

export const updateAction = endpoint({
  method: 'PATCH',
  path: '/api/actions/:action',
  summary: 'Change a corrective action that is not done',
  access: 'audit.answer',
  versioned: true,
  params: oneAction,
  body: actionBody.partial(),
  output: finding,
  errors: ['conflict'],
});

export const finishAction = endpoint({
  method: 'POST',
  path: '/api/actions/:action/completion',
  summary: 'Say that a corrective action is done, and what shows it',
  access: 'audit.answer',
  versioned: true,
  params: oneAction,
  body: z.object({ evidence: line(2_000), evidenceUrl: evidenceUrl.nullable().default(null) }),
  output: finding,
  errors: ['conflict'],
});

export const verifyAction = endpoint({
  method: 'POST',
  path: '/api/actions/:action/verification',
  summary: 'Verify a corrective action of somebody else, or send it back',
  access: 'audit.edit',
  versioned: true,
  params: oneAction,
  body: z.object({ accepted: z.boolean(), note: line(2_000) }),
  output: finding,
  errors: ['conflict'],
});
