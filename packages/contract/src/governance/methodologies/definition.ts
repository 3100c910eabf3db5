import { z } from 'zod';
import { line, prose } from '../../base/schema.ts';
import { fieldKey } from '../../register/field.ts';

/** How much of a method applies to a project: each element has the lowest level in which it does. */
export const methodLevels = ['light', 'standard', 'full'] as const;
export const methodLevel = z.enum(methodLevels);
export type MethodLevel = (typeof methodLevels)[number];

/** Guided: in any order. Strict: what comes after waits for what is mandatory before. */
export const methodModes = ['guided', 'strict'] as const;
export const methodMode = z.enum(methodModes);

export const methodKinds = ['waterfall', 'agile', 'hybrid', 'light', 'other'] as const;

/** Responsible, accountable, consulted, informed. */
export const raciLetters = ['R', 'A', 'C', 'I'] as const;

export const elementId = z
  .string()
  .max(40)
  .regex(/^[a-z0-9-]+$/, 'Use small letters, digits and hyphens, such as project-charter.')
  .describe('Stable through all versions of a method');

const element = { id: elementId, name: line(80), level: methodLevel.default('light') };
const raci = z
  .array(z.object({ role: elementId, does: z.enum(raciLetters) }))
  .max(40)
  .default([]);
const text = prose(500).default('');

const phase = z.object({
  ...element,
  purpose: text,
  after: z.array(elementId).max(30).default([]).describe('The phases that it follows; none for a start'),
});
const gate = z.object({
  ...element,
  after: elementId.describe('The phase at whose end it stands'),
  mode: methodMode.default('guided'),
  criteria: z
    .array(
      z.object({
        text: line(200),
        kind: z.enum(['judged', 'automatic']).default('judged'),
        control: z
          .string()
          .max(20)
          .nullable()
          .default(null)
          .describe('With automatic: the code of a control'),
      }),
    )
    .max(40)
    .default([]),
  deliverables: z.array(elementId).max(60).default([]).describe('What has to be there'),
  approvers: z
    .array(z.object({ role: elementId, quorum: z.int().min(1).max(20).default(1) }))
    .max(10)
    .default([]),
});
const activity = z.object({
  ...element,
  phase: elementId,
  mandatory: z.boolean().default(true),
  about: text,
  raci,
});
const deliverable = z.object({
  ...element,
  phase: elementId,
  mandatory: z.boolean().default(true),
  about: text,
  raci,
});
const checklist = z.object({
  ...element,
  phase: elementId,
  mandatory: z.boolean().default(false),
  items: z
    .array(z.object({ id: elementId, text: line(200) }))
    .max(30)
    .default([]),
});
const field = z.object({
  ...element,
  phase: elementId.describe('The phase by whose end it is filled'),
  mandatory: z.boolean().default(true),
  about: text,
  field: fieldKey.describe('The key of a field that the organisation added to projects'),
});
const role = z.object({
  ...element,
  about: text,
  decides: z
    .array(line(200))
    .max(20)
    .default([])
    .describe('Decision rights, of the role and not of a person'),
});
const cadence = z.object({
  ...element,
  kind: z.enum(['sprint', 'review', 'report', 'meeting']),
  everyDays: z.int().min(1).max(366),
  about: text,
});
const register = z.object({ ...element, holds: text });

/** What a version of a method says. References and the graph of phases are judged by the server's rules. */
export const methodDefinition = z.object({
  mode: methodMode.default('guided'),
  phases: z.array(phase).max(30).default([]),
  gates: z.array(gate).max(30).default([]),
  activities: z.array(activity).max(150).default([]),
  deliverables: z.array(deliverable).max(150).default([]),
  checklists: z.array(checklist).max(40).default([]),
  fields: z.array(field).max(60).default([]),
  roles: z.array(role).max(40).default([]),
  cadences: z.array(cadence).max(20).default([]),
  registers: z.array(register).max(30).default([]),
});
export type MethodDefinition = z.infer<typeof methodDefinition>;
export type MethodDefinitionInput = z.input<typeof methodDefinition>;

/** The lists of a definition, in the order in which they are shown. */
export const methodParts = [
  'phases',
  'gates',
  'activities',
  'deliverables',
  'checklists',
  'fields',
  'roles',
  'cadences',
  'registers',
] as const;
export type MethodPart = (typeof methodParts)[number];
