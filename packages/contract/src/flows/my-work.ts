import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { day, instant } from '../base/schema.ts';
import { severities } from '../governance/audits/control-choices.ts';
import { strength } from '../governance/audits/controls.ts';
import { actionId, findingId, findingSeverities } from '../governance/audits/finding.ts';
import { auditId } from '../governance/audits/programme.ts';
import { gateConditionWaiting, gateWaiting } from '../governance/methodologies/gates/gate-work.ts';
import { documentWaiting } from '../governance/templates/document-work.ts';
import { decision } from '../monitoring/reporting.ts';
import { personRef } from '../register/person.ts';
import { projectId } from '../register/project.ts';
import { waitingCount } from './my-work-count.ts';

const projectRef = z.object({ id: projectId, key: z.string(), name: z.string() });

/** A report that is mine to write, as manager or as deputy. */
export const dueReport = z.object({
  project: projectRef,
  due: day,
  overdueDays: z.int().describe('Negative: so many days to go'),
  lastReport: day.nullable(),
  draft: z.enum(['none', 'draft', 'in-review']),
  returned: z.string().nullable().describe('Why a reviewer gave the draft back'),
  writtenFor: personRef.nullable(),
});

/** A submitted report that waits for my review. */
export const reportToReview = z.object({
  project: projectRef,
  reportId: z.uuid(),
  asOf: day,
  submittedBy: personRef.nullable(),
  submittedAt: instant,
});

/** A decision that a published report asks of me. */
export const decisionToMake = decision.omit({ personId: true, who: true }).extend({
  project: projectRef,
  asked: day,
  overdueDays: z.int().nullable(),
});

/** A corrective action that is mine and not done. */
export const actionToDo = z.object({
  id: actionId,
  what: z.string(),
  due: day,
  finding: z.object({
    id: findingId,
    key: z.string(),
    title: z.string(),
    severity: z.enum(findingSeverities),
  }),
  project: projectRef.nullable(),
  overdueDays: z.int().describe('Negative: so many days to go'),
});

/** A project of mine that an audit asks me to assess. */
export const selfAssessmentToDo = z.object({
  audit: z.object({ id: auditId, title: z.string() }),
  project: projectRef,
  until: day,
});

/** A control that a project of mine fails and that holds it back, or wants a waiver. */
export const deviationToMend = z.object({
  project: projectRef,
  code: z.string(),
  name: z.string(),
  severity: z.enum(severities),
  remedy: z.string(),
  does: strength,
});

export const getMyWork = endpoint({
  method: 'GET',
  path: '/api/my-work',
  summary:
    'What waits for me: reports due, to review, decisions, documents, gates, corrective actions, what my projects have to mend',
  access: 'signed-in',
  output: z.object({
    today: day,
    reports: z.array(dueReport),
    reviews: z.array(reportToReview),
    decisions: z.array(decisionToMake),
    documents: z.array(documentWaiting),
    gates: z.array(gateWaiting),
    conditions: z.array(gateConditionWaiting),
    actions: z.array(actionToDo),
    selfAssessments: z.array(selfAssessmentToDo),
    deviations: z.array(deviationToMend),
    count: waitingCount,
  }),
});
