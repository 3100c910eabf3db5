import { z } from 'zod';
import { endpoint } from '../../base/endpoint.ts';
import { pmoTypes } from '../../base/permission.ts';
import { changeOf, day, id, instant, line, may, prose, version } from '../../base/schema.ts';
import { fieldExplanation } from '../../register/field.ts';
import { unitId } from '../../register/organisation.ts';
import { personRef } from '../../register/person.ts';
import { projectId } from '../../register/project.ts';
import { controlCategories, severities } from './control-choices.ts';
import { falseAlarm } from './false-alarm.ts';

export const waiverId = id('waiver');

/** What a rule does where a kind of PMO is in force: nothing, say so, pass with a waiver only, not pass at all. */
export const strengths = ['off', 'advise', 'waiver', 'block'] as const;
export const strength = z.enum(strengths);
export type Strength = (typeof strengths)[number];

/**
 * `waived`: fails, with an approved waiver that has not lapsed; `false-alarm`: fails, and was marked as a mistake of the
 * control that has not expired; `none`: the control does not apply to the project.
 */
export const controlStates = ['pass', 'fail', 'waived', 'false-alarm', 'none'] as const;
export type ControlState = (typeof controlStates)[number];

const expression = prose(2_000).min(1, 'Write a condition, such as manager == null.');
const byType = z.object({ supportive: strength, controlling: strength, directive: strength });

export const control = z.object({
  code: z.string(),
  name: z.string(),
  category: z.enum(controlCategories),
  severity: z.enum(severities),
  standard: z.string().describe('Where the control comes from'),
  applies: z.string().describe('CEL: which projects are looked at; empty for all that are live'),
  fails: z.string().describe('CEL: when a project fails'),
  remedy: z.string(),
  strength: byType,
  active: z.boolean(),
  own: z.boolean().describe('Added by the organisation; the others come with the product'),
  version,
  may: may('edit'),
});
export type Control = z.infer<typeof control>;

export const listControls = endpoint({
  method: 'GET',
  path: '/api/controls',
  summary: 'The controls of the organisation, at most 300',
  access: 'rule.read',
  output: z.object({
    items: z.array(control),
    inForceFrom: day
      .nullable()
      .describe('From this day on the controls hold back; before, and without one, they advise'),
    standardVersion: version,
    may: may('create', 'setInForce'),
  }),
});

export const setControlsInForce = endpoint({
  method: 'PUT',
  path: '/api/control-standard',
  summary: 'From which day on controls want a waiver or block, by the kind of PMO; null: they only advise',
  access: 'rule.edit',
  versioned: true,
  body: z.object({ inForceFrom: day.nullable(), reason: line(500) }),
  output: z.object({ inForceFrom: day.nullable(), standardVersion: version }),
});

const controlBody = z.object({
  name: line(80),
  category: z.enum(controlCategories),
  severity: z.enum(severities),
  standard: prose(200).default(''),
  applies: prose(2_000).default(''),
  fails: expression,
  remedy: prose(500).default(''),
  strength: byType,
});

export const createControl = endpoint({
  method: 'POST',
  path: '/api/controls',
  summary: 'Add a control of one’s own; its conditions are CEL over the fields of a project',
  access: 'rule.edit',
  creates: true,
  body: controlBody.extend({
    code: z.string().regex(/^[A-Z]{2,5}-\d{2,3}$/, 'Write a code such as OWN-01.'),
  }),
  output: control,
  errors: ['conflict'],
});

export const updateControl = endpoint({
  method: 'PATCH',
  path: '/api/controls/:code',
  summary: 'Change a control; of one that comes with the product its strength and whether it is in use',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ code: z.string().max(100) }),
  body: changeOf(controlBody).extend({ active: z.boolean().optional(), reason: prose(500).optional() }),
  output: control,
  errors: ['conflict'],
});

const examples = z.array(z.object({ id: projectId, key: z.string(), name: z.string() }));

export const tryControl = endpoint({
  method: 'GET',
  path: '/api/control-trial',
  summary: 'What a condition would find among the projects one may see; nothing is kept',
  access: 'rule.read',
  query: z.object({ applies: prose(2_000).default(''), fails: expression }),
  output: z.object({ projects: z.int(), applies: z.int(), fails: z.int(), examples }),
});

const matrixProject = z.object({
  id: projectId,
  key: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  pmoType: z.enum(pmoTypes),
  states: z.array(z.enum(controlStates)).describe('One for each control, in the order of `controls`'),
  fails: z.int(),
});

const rate = z.object({ passed: z.int(), failed: z.int(), pct: z.number().nullable() });

export const controlMatrix = endpoint({
  method: 'GET',
  path: '/api/control-matrix',
  summary: 'Live projects by controls, computed now, at most 2,000 projects',
  access: 'rule.read',
  query: z.object({
    unit: unitId.optional(),
    pmoType: z.enum(pmoTypes).optional(),
    severity: z.enum(severities).optional(),
    failing: z.enum(['true']).optional().describe('Only projects that fail something'),
  }),
  output: z.object({
    computedAt: instant,
    controls: z.array(
      control
        .pick({ code: true, name: true, category: true, severity: true, strength: true })
        .extend({ fails: z.int(), pct: z.number().nullable() }),
    ),
    projects: z.array(matrixProject),
    units: z.array(rate.extend({ id: unitId.nullable(), name: z.string(), pmoType: z.enum(pmoTypes) })),
    whole: rate.extend({ waived: z.int(), falseAlarms: z.int(), none: z.int() }),
    may: may('run'),
  }),
});

export const waiver = z.object({
  id: waiverId,
  project: z.object({ id: projectId, key: z.string(), name: z.string() }),
  control: z.object({ code: z.string(), name: z.string() }),
  state: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'lapsed']),
  reason: z.string(),
  compensation: z.string().describe('What is done instead until it expires'),
  expires: day,
  askedBy: personRef.nullable(),
  askedAt: instant,
  decidedBy: personRef.nullable(),
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
  version,
  may: may('decide', 'withdraw'),
});
export type Waiver = z.infer<typeof waiver>;

export const controlOfProject = endpoint({
  method: 'GET',
  path: '/api/projects/:project/controls/:code',
  summary:
    'One control of one project: the values it was judged by, since when, what it does here, its history',
  access: 'project.read',
  params: z.object({ project: projectId, code: z.string().max(100) }),
  output: z.object({
    project: z.object({ id: projectId, key: z.string(), name: z.string(), manager: z.string().nullable() }),
    control,
    state: z.enum(controlStates),
    since: day.nullable().describe('First day of the state, by the runs; null before the first run'),
    pmoType: z.enum(pmoTypes),
    does: strength,
    evidence: z.array(
      z.object({
        field: z.string(),
        value: z.string().nullable(),
        withheld: z.boolean(),
        calculated: fieldExplanation
          .nullable()
          .describe('Of a calculated field: what it was worked out from'),
      }),
    ),
    alsoFailing: z.int(),
    waiver: waiver.nullable(),
    falseAlarm: falseAlarm.nullable(),
    history: z.array(z.object({ day, state: z.enum(['pass', 'fail', 'none']) })),
    may: may('askWaiver', 'markFalseAlarm'),
  }),
});

export const controlsOfProject = endpoint({
  method: 'GET',
  path: '/api/projects/:project/controls',
  summary: 'All controls of one project with what each does here',
  access: 'project.read',
  params: z.object({ project: projectId }),
  output: z.object({
    pmoType: z.enum(pmoTypes),
    items: z.array(
      control.pick({ code: true, name: true, category: true, severity: true, remedy: true }).extend({
        state: z.enum(controlStates),
        does: strength,
      }),
    ),
  }),
});

export const runControls = endpoint({
  method: 'POST',
  path: '/api/control-runs',
  summary: 'Check every live project now and keep what changed since the last run',
  access: 'rule.edit',
  output: z.object({ at: instant, projects: z.int(), controls: z.int(), changed: z.int() }),
});

export const previewPmoType = endpoint({
  method: 'GET',
  path: '/api/pmo-type-preview',
  summary: 'What would happen if a unit, or the organisation, had another kind of PMO today; nothing is kept',
  access: 'rule.read',
  query: z.object({
    unit: unitId.optional().describe('The organisation when left out'),
    type: z.enum(pmoTypes),
  }),
  output: z.object({
    unit: z.object({ id: unitId.nullable(), name: z.string(), type: z.enum(pmoTypes) }),
    type: z.enum(pmoTypes),
    projects: z.int(),
    untouched: z.int(),
    waivers: z.int().describe('Waivers that would be needed on the whole'),
    needWaiver: z.array(
      matrixProject.pick({ id: true, key: true, name: true }).extend({ codes: z.array(z.string()) }),
    ),
    blocked: z.array(
      matrixProject.pick({ id: true, key: true, name: true }).extend({ codes: z.array(z.string()) }),
    ),
    rules: z.array(
      control
        .pick({ code: true, name: true, category: true })
        .extend({ now: strength, becomes: strength, hits: z.int() }),
    ),
  }),
});

const controlOverride = z.object({
  unit: z.object({ id: unitId, name: z.string() }),
  code: z.string(),
  strength: strength.nullable().describe('null: by the type of PMO'),
  reason: z.string(),
  version,
});
export type ControlOverride = z.infer<typeof controlOverride>;

export const listControlOverrides = endpoint({
  method: 'GET',
  path: '/api/control-overrides',
  summary:
    'What single controls do in units and under them, in place of what the type of PMO says; at most 2,000',
  access: 'rule.read',
  output: z.object({ items: z.array(controlOverride), may: may('set') }),
});

export const setControlOverride = endpoint({
  method: 'PUT',
  path: '/api/units/:unit/controls/:code',
  summary: 'Say what a control does in a unit and under it, whatever the type of PMO',
  access: 'rule.edit',
  versioned: true,
  params: z.object({ unit: unitId, code: z.string().max(20) }),
  body: z.object({ strength: strength.nullable(), reason: line(500) }),
  output: controlOverride,
});

export const listWaivers = endpoint({
  method: 'GET',
  path: '/api/waivers',
  summary: 'Waivers of the projects one may see, newest first',
  access: 'project.read',
  query: z.object({
    state: z.enum(['asked', 'approved', 'refused', 'withdrawn', 'lapsed']).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    cursor: z.string().max(500).optional(),
  }),
  output: z.object({ items: z.array(waiver), nextCursor: z.string().nullable() }),
});

export const askWaiver = endpoint({
  method: 'POST',
  path: '/api/projects/:project/waivers',
  summary: 'Ask that a project may fail a control for a while',
  access: 'project.edit',
  creates: true,
  params: z.object({ project: projectId }),
  body: z.object({
    code: z.string().max(20),
    reason: line(1_000),
    compensation: line(1_000),
    expires: day,
  }),
  output: waiver,
  errors: ['conflict'],
});

export const decideWaiver = endpoint({
  method: 'POST',
  path: '/api/waivers/:waiver/decision',
  summary: 'Approve or refuse a waiver that somebody else asked for',
  access: 'waiver.decide',
  versioned: true,
  params: z.object({ waiver: waiverId }),
  body: z.object({ decision: z.enum(['approved', 'refused']), answer: prose(1_000).default('') }),
  output: waiver,
  errors: ['conflict'],
});

export const withdrawWaiver = endpoint({
  method: 'POST',
  path: '/api/waivers/:waiver/withdrawal',
  summary: 'Take back a waiver that is asked for or approved',
  access: 'project.edit',
  versioned: true,
  params: z.object({ waiver: waiverId }),
  body: z.object({ reason: line(500) }),
  output: waiver,
  errors: ['conflict'],
});
