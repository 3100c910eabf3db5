import { z } from 'zod';
import { currency, line, minor, prose } from '../../base/schema.ts';
import { linkTypes } from '../../register/plan/plan-values.ts';

export const projectTemplateKinds = ['base', 'add-on'] as const;

/** Fields of a project that a template may fill where they are empty. */
export const templateProjectFields = ['class', 'category', 'description'] as const;

const elementId = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'Use small letters, digits and hyphens, such as build-walls.');

const templateLink = z.object({
  to: elementId.describe('The task that comes before'),
  type: z.enum(linkTypes),
  lagDays: z.number().min(-400).max(400).describe('Working days between the two; negative is an overlap'),
});

export const templateTask = z.object({
  id: elementId,
  name: line(200),
  level: z.int().min(1).max(6).describe('In the outline; a task is the sum of the deeper ones after it'),
  days: z.number().min(0).max(2_000).describe('Working days it takes'),
  milestone: z.boolean(),
  links: z.array(templateLink).max(20),
  role: elementId.nullable().describe('Who does it'),
});
export type TemplateTask = z.infer<typeof templateTask>;

const budgetLine = z.object({ id: elementId, name: line(120), minor, currency });

/** What a project template makes; each element keeps its id from version to version. */
export const projectTemplateDefinition = z.object({
  tasks: z.array(templateTask).max(400),
  roles: z.array(z.object({ id: elementId, name: line(120) })).max(40),
  documents: z
    .array(z.object({ template: z.string().max(60) }))
    .max(40)
    .describe('Templates of documents, checklists and registers'),
  rows: z
    .array(
      z.object({
        id: elementId,
        register: z.string().max(60),
        cells: z.record(z.string().max(40), prose(1_000)),
      }),
    )
    .max(100)
    .describe('First rows of registers, such as risks and assumptions'),
  fields: z.array(z.object({ field: z.enum(templateProjectFields), value: line(2_000) })).max(3),
  budget: z
    .array(budgetLine)
    .max(60)
    .nullable()
    .describe('null to who may not see money; written as null, it stays as it is'),
  gates: z
    .array(
      z.object({
        id: elementId,
        name: line(120),
        offsetDays: z.int().min(0).max(4_000).describe('Working days from the start'),
      }),
    )
    .max(40),
  method: z.string().max(60).nullable().describe('The method it proposes'),
});
export type ProjectTemplateDefinition = z.infer<typeof projectTemplateDefinition>;

export const templateElementKinds = [
  'task',
  'role',
  'document',
  'row',
  'field',
  'budget',
  'gate',
  'method',
] as const;
export type TemplateElementKind = (typeof templateElementKinds)[number];

/** One element that differs between two versions. */
export const templateDifference = z.object({
  element: z.string().describe('Kind and id, such as task:design'),
  kind: z.enum(templateElementKinds),
  change: z.enum(['added', 'changed', 'removed']),
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type TemplateDifference = z.infer<typeof templateDifference>;
