import { z } from 'zod';
import { endpoint } from '../../../base/endpoint.ts';
import { pmoTypes } from '../../../base/permission.ts';
import { day, id, instant, line, may, prose, version } from '../../../base/schema.ts';
import { personId, personRef } from '../../../register/person.ts';
import { milestoneId, projectId, projectStates } from '../../../register/project.ts';
import { strength } from '../../audits/controls.ts';
import { gateId } from '../../methodologies.ts';
import { gateHolds, gateRoles } from './gate-standard.ts';
import { gateStates } from './gate-states.ts';

export const criterionId = id('criterion');
export const deliverableId = id('deliverable');
export const conditionId = id('condition');

export const gateDecisions = ['go', 'go-with-conditions', 'hold', 'recycle', 'stop'] as const;
export type GateDecision = (typeof gateDecisions)[number];
export const gateVotes = ['for', 'against', 'abstain'] as const;
export type GateVote = (typeof gateVotes)[number];
export const deliverableStates = ['missing', 'draft', 'in-review', 'approved', 'not-needed'] as const;
export type DeliverableState = (typeof deliverableStates)[number];

/** Evaluated by a control, judged by people, or met as soon as a field of the project is filled. */
export const criterionKinds = ['automatic', 'judged', 'field'] as const;
export type CriterionKind = (typeof criterionKinds)[number];

/** `none`: not judged yet, or the control does not apply; `withheld`: it reads money that one may not see. */
export const criterionStates = ['met', 'not-met', 'waived', 'none', 'withheld'] as const;
export type CriterionState = (typeof criterionStates)[number];

const link = prose(500).describe(
  'An address, or a path inside the product such as /projects/PRJ-1?tab=money',
);

export const gateCriterion = z.object({
  id: criterionId,
  kind: z.enum(criterionKinds),
  code: z.string().nullable().describe('The control of an automatic one; the key of a field'),
  name: z.string(),
  state: z.enum(criterionStates),
  does: strength.describe('What it does to a go here, by the kind of PMO'),
  values: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
  words: z.string(),
  link: z.string(),
  by: personRef.nullable(),
  on: day.nullable(),
  waivedUntil: day.nullable(),
  version,
});
export type GateCriterion = z.infer<typeof gateCriterion>;

export const gateDeliverable = z.object({
  id: deliverableId,
  name: z.string(),
  state: z.enum(deliverableStates),
  link: z.string(),
  reason: z.string().describe('Why it is not needed'),
  by: personRef.nullable(),
  on: day.nullable(),
  version,
});
export type GateDeliverable = z.infer<typeof gateDeliverable>;

export const gateCondition = z.object({
  id: conditionId,
  number: z.int(),
  gate: z.object({ id: gateId, name: z.string(), round: z.int() }),
  text: z.string(),
  owner: personRef.nullable(),
  due: day,
  state: z.enum(['open', 'overdue', 'met']),
  evidence: z.string(),
  reportedOn: day.nullable().describe('The owner says that it is met; to be confirmed by somebody else'),
  confirmedBy: personRef.nullable(),
  confirmedOn: day.nullable(),
  version,
  may: may('report', 'confirm'),
});
export type GateCondition = z.infer<typeof gateCondition>;

export const gateSeat = z.object({
  role: z.enum(gateRoles),
  chair: z.boolean(),
  holders: z.array(
    z.object({
      person: personRef,
      why: z.enum(['holder', 'deputy', 'escalated']),
      insteadOf: personRef.nullable(),
    }),
  ),
  vote: z.object({ person: personRef, choice: z.enum(gateVotes), words: z.string(), at: instant }).nullable(),
});
export type GateSeat = z.infer<typeof gateSeat>;

const control = z.object({
  code: z.string(),
  name: z.string(),
  state: z.enum(['fail', 'waived']),
  does: strength,
});
const figure = z.object({ field: z.string(), value: z.string().nullable() });

const outcome = z.object({
  decision: z.enum(gateDecisions),
  allowed: z.boolean(),
  why: z.string().describe('What stands against it here'),
});

const decisionFact = z.object({
  decision: z.enum(gateDecisions),
  words: z.string(),
  by: personRef.nullable(),
  at: instant,
  dissent: z.array(z.object({ person: personRef, choice: z.enum(gateVotes), words: z.string() })),
  hash: z.string().describe('SHA-256 of the canonical JSON of the evidence snapshot'),
});

const projectRef = z.object({ id: projectId, key: z.string(), name: z.string() });

export const gate = z.object({
  id: gateId,
  name: z.string(),
  round: z.int(),
  state: z.enum(gateStates),
  version,
  project: projectRef.extend({
    state: z.enum(projectStates),
    unit: z.string().nullable(),
    manager: personRef.nullable(),
    seesMoney: z.boolean(),
  }),
  milestone: z.object({
    id: milestoneId,
    baseline: day.nullable(),
    forecast: day.nullable(),
    actual: day.nullable(),
  }),
  standard: z.object({ code: z.string(), name: z.string(), version: z.int() }),
  pmoType: z.enum(pmoTypes),
  holds: z.array(z.enum(gateHolds)),
  decideBy: day.nullable(),
  openedAt: instant.nullable(),
  openedBy: personRef.nullable(),
  criteria: z.array(gateCriterion),
  deliverables: z.array(gateDeliverable),
  carried: z.array(gateCondition).describe('Conditions of earlier gates'),
  controls: z.array(control).describe('Controls that the project fails or has waived'),
  figures: z.array(figure).describe('Figures of the project by the fields of controls; money in major units'),
  currency: z.string(),
  seats: z.array(gateSeat),
  quorum: z.int(),
  voted: z.int(),
  evidenceHash: z
    .string()
    .nullable()
    .describe('Of what is shown; sent back with the decision. Null when decided, or when money is withheld'),
  outcomes: z.array(outcome),
  conditions: z.array(gateCondition).describe('Of this gate'),
  decision: decisionFact.nullable(),
  rounds: z.array(
    z.object({
      id: gateId,
      round: z.int(),
      state: z.enum(gateStates),
      decision: z.enum(gateDecisions).nullable(),
      decidedAt: instant.nullable(),
    }),
  ),
  course: z
    .array(
      z.object({
        milestoneId,
        gateId: gateId.nullable(),
        name: z.string(),
        day: day.nullable(),
        baseline: day.nullable(),
        state: z.enum([...gateStates, 'unprepared', 'passed']),
        decision: z.enum(gateDecisions).nullable(),
      }),
    )
    .describe('All gates of the project by day'),
  may: may('edit', 'open', 'judge', 'vote', 'decide'),
});
export type Gate = z.infer<typeof gate>;

const at = z.object({ gate: gateId });

export const getGate = endpoint({
  method: 'GET',
  path: '/api/gates/:gate',
  summary: 'One gate: criteria evaluated now, deliverables, who decides, votes, conditions, decision, rounds',
  access: 'project.read',
  params: at,
  output: gate,
});

export const getGateSnapshot = endpoint({
  method: 'GET',
  path: '/api/gates/:gate/snapshot',
  summary: 'The evidence that a gate was decided on; money withheld from who may not see it',
  access: 'project.read',
  params: at,
  output: z.object({
    hash: z.string(),
    takenAt: instant,
    intact: z.boolean().describe('Whether the content still has this hash'),
    withheld: z.boolean(),
    content: z.unknown().describe('The snapshot as it was taken'),
  }),
});

export const printGate = endpoint({
  method: 'GET',
  path: '/api/gates/:gate/pdf',
  summary: 'One gate on one page, as PDF',
  access: 'project.read',
  params: at,
  download: true,
});

export const prepareGate = endpoint({
  method: 'POST',
  path: '/api/projects/:project/gates',
  summary: 'Prepare the gate of a milestone from a standard',
  access: 'project.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({ milestoneId, standard: z.string().max(100), decideBy: day.nullable().default(null) }),
  output: gate,
  errors: ['conflict'],
});

export const judgeCriterion = endpoint({
  method: 'PATCH',
  path: '/api/gate-criteria/:criterion',
  summary: 'Judge a criterion, or give the evidence for it',
  access: 'gate.decide',
  versioned: true,
  params: z.object({ criterion: criterionId }),
  body: z.object({
    verdict: z.enum(['met', 'not-met', 'none']).optional(),
    words: prose(1_000).optional(),
    link: link.optional(),
  }),
  output: gate,
  errors: ['conflict'],
});

export const updateDeliverable = endpoint({
  method: 'PATCH',
  path: '/api/gate-deliverables/:deliverable',
  summary:
    'Say how far a deliverable is and where it is; approved, and not needed, by somebody else than the manager',
  access: 'gate.decide',
  versioned: true,
  params: z.object({ deliverable: deliverableId }),
  body: z.object({
    state: z.enum(deliverableStates),
    link: link.optional(),
    reason: prose(500).default(''),
  }),
  output: gate,
  errors: ['conflict'],
});

export const openGate = endpoint({
  method: 'POST',
  path: '/api/gates/:gate/opening',
  summary: 'Open a gate for votes; who decides is told',
  access: 'project.edit',
  versioned: true,
  params: at,
  body: z.object({ decideBy: day.nullable().default(null) }),
  output: gate,
  errors: ['conflict'],
});

export const voteAtGate = endpoint({
  method: 'PUT',
  path: '/api/gates/:gate/vote',
  summary: 'Vote at a gate, signed by the password; may be changed until it is decided',
  access: 'gate.decide',
  versioned: true,
  params: at,
  body: z.object({ choice: z.enum(gateVotes), words: prose(2_000).default('') }),
  output: gate,
  errors: ['conflict'],
});

export const decideGate = endpoint({
  method: 'POST',
  path: '/api/gates/:gate/decision',
  summary:
    'Record the decision of a gate on the evidence that was shown, signed by the password; it never changes',
  access: 'gate.decide',
  versioned: true,
  params: at,
  body: z.object({
    decision: z.enum(gateDecisions),
    words: line(2_000),
    evidenceHash: z.string().max(64),
    decidedOn: day.optional().describe('Today; nothing is dated back'),
    conditions: z
      .array(z.object({ text: line(500), ownerId: personId, due: day }))
      .max(20)
      .default([]),
    nextOn: day.nullable().default(null).describe('With hold and recycle: when the gate comes again'),
  }),
  output: gate,
  errors: ['conflict', 'stale'],
});

export const reportCondition = endpoint({
  method: 'POST',
  path: '/api/gate-conditions/:condition/evidence',
  summary: 'Say that a condition is met, with the evidence; its owner, or who may change the project',
  access: 'gate.decide',
  versioned: true,
  params: z.object({ condition: conditionId }),
  body: z.object({ evidence: line(1_000) }),
  output: gateCondition,
  errors: ['conflict'],
});

export const confirmCondition = endpoint({
  method: 'POST',
  path: '/api/gate-conditions/:condition/confirmation',
  summary: 'Confirm that a condition is met, or give it back; somebody else than its owner',
  access: 'gate.decide',
  versioned: true,
  params: z.object({ condition: conditionId }),
  body: z.object({ met: z.boolean(), words: prose(500).default('') }),
  output: gateCondition,
  errors: ['conflict'],
});
