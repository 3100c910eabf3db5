import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { pmoTypes } from '../../base/permission.ts';
import { day, instant, line, may, prose, version } from '../../base/schema.ts';
import { unitId } from '../../register/organisation.ts';
import { personId, personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { gateId, methodId, methodVersionId } from '../methodologies.ts';
import { elementId, methodKinds, methodLevel, methodMode, raciLetters } from './definition.ts';
import { gateDecisions } from './gates/gate.ts';
import { calendarStates } from './gates/gate-states.ts';

/** Facts of a project that a tailoring rule may read; money in major units. */
export const tailoringFields = {
  name: 'text',
  class: 'text',
  category: 'text',
  state: 'text',
  confidential: 'boolean',
  unit: 'text',
  portfolio: 'text',
  programme: 'text',
  cost: 'money',
  yearBudget: 'money',
  benefits: 'money',
  durationDays: 'number',
  status: 'text',
} as const;

const when = prose(2_000).describe('CEL over the facts of a project; empty for always');
const methodRef = z.object({ id: methodId, key: z.string(), name: z.string() });

export const tailoringRule = z.object({
  name: z.string(),
  when: z.string(),
  method: methodRef,
  level: methodLevel,
});
const rulesAnswer = z.object({
  version,
  rules: z.array(tailoringRule),
  fields: z.array(z.object({ name: z.string(), type: z.string() })),
  may: may('edit'),
});

export const getTailoringRules = endpoint({
  method: 'GET',
  path: '/api/tailoring-rules',
  summary: 'The rules that propose a method and a level for a project, in their order',
  access: 'rule.read',
  output: rulesAnswer,
});

export const setTailoringRules = endpoint({
  method: 'PUT',
  path: '/api/tailoring-rules',
  summary: 'Set the rules that propose a method; the first that holds counts, and the last holds always',
  access: 'rule.edit',
  versioned: true,
  body: z.object({
    rules: z
      .array(z.object({ name: line(80), when, methodId, level: methodLevel }))
      .min(1)
      .max(50),
    reason: prose(500).default(''),
  }),
  output: rulesAnswer,
});

export const tryTailoring = endpoint({
  method: 'GET',
  path: '/api/projects/:project/tailoring-trial',
  summary: 'Which rule proposes what for a project, rule by rule, with the facts that were read',
  access: 'rule.read',
  params: z.object({ project: projectId }),
  output: z.object({
    project: z.object({ id: projectId, key: z.string(), name: z.string() }),
    fires: z.int().nullable().describe('Position of the rule that counts, from 1'),
    rules: z.array(
      tailoringRule.extend({
        holds: z.boolean().nullable().describe('Null where it reads money that the caller may not see'),
        values: z.array(z.object({ field: z.string(), value: z.string().nullable(), withheld: z.boolean() })),
      }),
    ),
  }),
});

export const stepStates = ['open', 'done', 'not-applicable'] as const;
export const stepKinds = ['activity', 'deliverable', 'checklist', 'field'] as const;

const stepId = z
  .string()
  .max(81)
  .regex(/^[a-z0-9-]+(\/[a-z0-9-]+)?$/, 'Name an element, or checklist/item.');

export const projectStep = z.object({
  step: z.string(),
  name: z.string(),
  kind: z.enum(stepKinds),
  of: z.string().nullable().describe('With an item: its checklist'),
  field: z
    .string()
    .nullable()
    .describe('The key of the field that it asks for: done as soon as that is filled'),
  about: z.string(),
  mandatory: z.boolean(),
  leftOut: z.string().nullable().describe('Why it was left out when the method was tailored'),
  state: z.enum(stepStates),
  reason: z.string().nullable(),
  by: personRef.nullable(),
  day: day.nullable(),
  raci: z.array(z.object({ role: z.string(), does: z.enum(raciLetters) })),
});
export type ProjectStep = z.infer<typeof projectStep>;

const chosen = z.object({
  method: methodRef,
  versionId: methodVersionId,
  number: z.int(),
  level: methodLevel,
});
const tailoring = z.array(
  z.object({ element: elementId, change: z.enum(['left-out', 'added']), reason: line(300) }),
);
export const methodFact = chosen.extend({
  from: day,
  agreedBy: personRef.nullable(),
  reason: z.string(),
  rule: z.string().nullable().describe('The rule that proposed a method then'),
  deviates: z.boolean().describe('Other than what was proposed'),
  tailoring,
  by: personRef.nullable(),
  at: instant,
});

export const projectMethod = z.object({
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  pmoType: z.enum(pmoTypes),
  version,
  current: methodFact
    .extend({ kind: z.enum(methodKinds), mode: methodMode, newest: z.int().nullable() })
    .nullable(),
  proposal: chosen.extend({ rule: z.string() }).nullable(),
  phases: z.array(
    z.object({
      id: elementId,
      name: z.string(),
      purpose: z.string(),
      waitsFor: z.array(z.string()).describe('Strict: mandatory steps that have to be done before'),
      gates: z.array(
        z.object({
          id: elementId,
          name: z.string(),
          mode: methodMode,
          gate: z
            .object({
              id: gateId.nullable().describe('null while it is not prepared'),
              state: z.enum(calendarStates),
              decision: z.enum(gateDecisions).nullable(),
              day: day.nullable(),
            })
            .nullable()
            .describe('The gate of the project that stands for it; null where there is none'),
        }),
      ),
      done: z.int(),
      total: z.int(),
      steps: z.array(projectStep),
    }),
  ),
  roles: z.array(z.object({ id: elementId, name: z.string(), decides: z.array(z.string()) })),
  deviations: z.object({ notApplicable: z.int(), leftOut: z.int(), skipped: z.int() }),
  history: z.array(methodFact).describe('Newest first, at most 100'),
  may: may('set', 'tick'),
});
export type ProjectMethod = z.infer<typeof projectMethod>;

const params = z.object({ project: projectId });

export const getProjectMethod = endpoint({
  method: 'GET',
  path: '/api/projects/:project/method',
  summary: 'The method of a project: who agreed, its steps by phase, what the rules propose, its history',
  access: 'project.read',
  params,
  output: projectMethod,
});

export const setProjectMethod = endpoint({
  method: 'PUT',
  path: '/api/projects/:project/method',
  summary: 'Set the method of a project from a day on; other than proposed takes a reason',
  access: 'project.edit',
  versioned: true,
  params,
  body: z.object({
    methodVersionId,
    level: methodLevel,
    from: day,
    agreedById: personId.nullable().default(null).describe('The caller when left out'),
    reason: prose(500).default(''),
    tailoring: tailoring.max(60).default([]),
    gateDays: z
      .array(z.object({ gate: elementId, day }))
      .max(60)
      .default([])
      .describe('When the gates that it adds are expected'),
  }),
  output: projectMethod,
  errors: ['conflict'],
});

export const previewProjectMethod = endpoint({
  method: 'GET',
  path: '/api/projects/:project/method-preview',
  summary: 'What following a version of a method would prepare in a project: its gates',
  access: 'project.read',
  params,
  query: z.object({ methodVersion: methodVersionId, level: methodLevel }),
  output: z.object({
    gates: z.array(
      z.object({
        id: elementId,
        name: z.string(),
        phase: z.string(),
        does: z.enum(['add', 'prepare', 'leave']).describe('leave: it is prepared, open or decided'),
        deliverables: z.int(),
        criteria: z.int(),
      }),
    ),
  }),
});

export const setMethodStep = endpoint({
  method: 'POST',
  path: '/api/projects/:project/method/steps',
  summary: 'Say that a step is done, does not apply and why, or is open again',
  access: 'project.edit',
  creates: true,
  params,
  body: z.object({ step: stepId, state: z.enum(stepStates), reason: prose(500).default('') }),
  output: projectMethod,
  errors: ['conflict'],
});

const share = z.object({ projects: z.int(), pct: z.number() });

export const methodAdoption = endpoint({
  method: 'GET',
  path: '/api/method-adoption',
  summary:
    'How far methods are followed by the live projects one may see: shares, drift, deviations, by unit and month',
  access: 'rule.read',
  query: z.object({ unit: unitId.optional() }),
  output: z.object({
    projects: z.int(),
    with: share,
    behind: share,
    deviating: z.int().describe('Projects on another method or level than was proposed'),
    methods: z.array(
      share.extend({
        method: methodRef,
        newest: z.int().nullable(),
        behind: z.int(),
        versions: z.array(z.object({ number: z.int(), projects: z.int() })),
      }),
    ),
    units: z.array(
      z.object({
        id: unitId.nullable(),
        name: z.string(),
        projects: z.int(),
        with: z.int(),
        behind: z.int(),
        deviations: z.int(),
        methods: z.array(z.object({ key: z.string(), projects: z.int() })),
      }),
    ),
    steps: z
      .array(
        z.object({
          method: z.string(),
          step: z.string(),
          name: z.string(),
          notApplicable: z.int(),
          leftOut: z.int(),
          skipped: z.int(),
        }),
      )
      .describe('The steps most often deviated from, at most 20'),
    months: z.array(
      z.object({
        month: z.string().describe('YYYY-MM'),
        with: z.int(),
        newest: z.int().describe('On the newest version in effect then'),
        deviations: z.int().describe('Steps said not to apply in the month'),
      }),
    ),
  }),
});
