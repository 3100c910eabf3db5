import { z } from 'zod';
import { endpoint } from '../base/endpoint.ts';
import { asOfQuery } from '../base/page.ts';
import { id, line, may, prose, version } from '../base/schema.ts';

export const fieldId = id('field');

/** What an organisation may add fields to. Fields of a project are dated facts as its other attributes are. */
export const fieldEntities = ['project', 'programme', 'portfolio', 'unit', 'person', 'milestone'] as const;
export type FieldEntity = (typeof fieldEntities)[number];

export const fieldTypes = [
  'text',
  'number',
  'money',
  'date',
  'person',
  'list',
  'tree',
  'yes-no',
  'formula',
] as const;
export type CustomFieldType = (typeof fieldTypes)[number];

/** What a formula may come to. */
export const formulaResults = ['number', 'text', 'money', 'date', 'yes-no'] as const;
export type FormulaResult = (typeof formulaResults)[number];

/** Most fields of one entity, most values of a list, and how deep a tree of values may be. */
export const mostFields = 100;
export const mostOptions = 500;
/** Fields that are figures of the cockpit. */
export const mostFigures = 6;
export const deepestOption = 6;

export const fieldKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]{0,39}$/, 'Begin with a small letter; letters and digits only, at most 40.')
  .describe('By which formulas, filters and imports name it; never changes');

/** One value of a list; in a tree, the code of the value above it. */
export const fieldOption = z.strictObject({
  code: line(60),
  label: line(200),
  parent: z.string().max(60).nullable().default(null),
  retired: z.boolean().default(false).describe('Kept where it is, no longer offered'),
});
export type FieldOption = z.infer<typeof fieldOption>;

/**
 * A value as stored: text, a number, integer minor units (of the project’s currency; of what is no project, of the
 * organisation’s), a day, the id of a person, the code
 * of a value of a list, or yes or no.
 */
export const fieldValue = z.union([z.string().max(2_000), z.number(), z.boolean()]);
export type FieldValue = z.infer<typeof fieldValue>;

/** A value as shown: a person with the name, and why instead of a value that cannot be calculated. */
export const fieldCell = z.union([
  fieldValue,
  z.object({ id: z.uuid(), name: z.string() }),
  z.object({ wrong: z.string() }),
]);
export type FieldCell = z.infer<typeof fieldCell>;

/** Values by the key of the field; what has none is absent. */
export const fieldCells = z.record(z.string(), fieldCell);
export type FieldCells = z.infer<typeof fieldCells>;

/** Values to set by the key of the field; null clears, what is left out stays. */
export const fieldSet = z
  .record(fieldKey, fieldValue.nullable())
  .refine(set => Object.keys(set).length <= mostFields, `Set ${mostFields} fields at most.`);
export type FieldSet = z.infer<typeof fieldSet>;

const settings = {
  label: line(80),
  help: prose(500),
  unit: z.string().trim().max(20).describe('number: what it counts, such as points'),
  decimals: z.int().min(0).max(6),
  min: z.number().nullable().describe('number: the least it may be'),
  max: z.number().nullable(),
  options: z.array(fieldOption).max(mostOptions, `A list has ${mostOptions} values at most.`),
  formula: prose(2_000),
  requiredFrom: z
    .enum(['approved', 'active', 'closing', 'closed'])
    .nullable()
    .describe('project: must be filled to go to this state of its life, or one after it'),
  requiredClass: z.string().trim().max(60).nullable().describe('project: only of this class; null: of every'),
  figure: z
    .enum(['none', 'sum', 'median'])
    .describe('project, number or money: how it is put together over projects, as a figure of the cockpit'),
  better: z.enum(['none', 'higher', 'lower']).describe('With a figure: which way is better'),
  editedBy: z
    .enum(['editors', 'office'])
    .describe('editors: who may edit the project; office: who may edit the organisation'),
};

export const field = z.object({
  id: fieldId,
  entity: z.enum(fieldEntities),
  key: fieldKey,
  type: z.enum(fieldTypes),
  result: z.enum(formulaResults).nullable().describe('formula: what it comes to'),
  ...settings,
  seenBy: z.enum(['everybody', 'money']).describe('money: who may see money'),
  position: z.int(),
  retired: z.boolean().describe('Kept where it has a value, no longer offered'),
  usage: z.int().describe('How many that you may see have a value'),
  version,
  may: may('edit'),
});
export type Field = z.infer<typeof field>;

/** As what values of a field are put together over projects; null where they are not. */
export const figureType = ({
  entity,
  type,
  result,
}: Pick<Field, 'entity' | 'type' | 'result'>): 'number' | 'money' | null => {
  const of = type === 'formula' ? result : type;
  return entity === 'project' && (of === 'number' || of === 'money') ? of : null;
};

const newField = z.object({
  entity: z.enum(fieldEntities).default('project'),
  key: fieldKey,
  type: z.enum(fieldTypes),
  result: z.enum(formulaResults).nullable().default(null),
  label: settings.label,
  help: settings.help.default(''),
  unit: settings.unit.default(''),
  decimals: settings.decimals.default(0),
  min: settings.min.default(null),
  max: settings.max.default(null),
  options: settings.options.default([]),
  formula: settings.formula.default(''),
  requiredFrom: settings.requiredFrom.default(null),
  requiredClass: settings.requiredClass.default(null),
  seenBy: z.enum(['everybody', 'money']).default('everybody'),
  editedBy: settings.editedBy.default('editors'),
  figure: settings.figure.default('none'),
  better: settings.better.default('none'),
});
export type NewField = z.infer<typeof newField>;

export const listFields = endpoint({
  method: 'GET',
  path: '/api/fields',
  summary: 'The fields that the organisation added, in their order; at most 100 for each entity',
  access: 'organisation.read',
  query: z.object({ entity: z.enum(fieldEntities).optional() }),
  output: z.object({
    items: z.array(field),
    inputs: z
      .array(
        z.object({ entity: z.enum(fieldEntities), name: z.string(), label: z.string(), type: z.string() }),
      )
      .describe('What a formula over each may read: these fields, and what is built in'),
    may: may('create'),
  }),
});

export const createField = endpoint({
  method: 'POST',
  path: '/api/fields',
  summary: 'Add a field to projects, programmes, portfolios, units, people or key dates',
  access: 'organisation.edit',
  creates: true,
  body: newField,
  output: field,
  errors: ['conflict', 'limit'],
});

export const updateField = endpoint({
  method: 'PATCH',
  path: '/api/fields/:field',
  summary: 'Change a field, its place in the order, or whether it is offered; key and type stay',
  access: 'organisation.edit',
  versioned: true,
  params: z.object({ field: fieldId }),
  body: z.object({ ...settings, retired: z.boolean(), position: z.int().min(0).max(mostFields) }).partial(),
  output: field,
  errors: ['conflict'],
});

export const formulaTrial = z.object({
  problem: z
    .object({ message: z.string(), position: z.int().nullable().describe('Character, from 1') })
    .nullable(),
  money: z.boolean().describe('Reads money: seen only by who may see money'),
  values: z.array(
    z.object({
      id: z.uuid(),
      key: z.string().describe('Of a project; empty for anything else'),
      name: z.string(),
      value: fieldCell.nullable(),
      currency: z.string(),
    }),
  ),
});
export type FormulaTrial = z.infer<typeof formulaTrial>;

export const tryFormula = endpoint({
  method: 'POST',
  path: '/api/fields/formula',
  summary: 'What a formula would come to for some of what it is for, without keeping it',
  access: 'organisation.edit',
  body: z.object({
    entity: z.enum(fieldEntities).default('project'),
    key: fieldKey.default('it'),
    formula: settings.formula,
    result: z.enum(formulaResults),
    decimals: settings.decimals.default(2),
    search: z
      .string()
      .max(200)
      .default('')
      .describe('Part of a name, or the key of a project; the first when empty'),
  }),
  output: formulaTrial,
});

export const fieldExplanation = z.object({
  label: z.string(),
  formula: z.string(),
  result: z.enum(formulaResults),
  decimals: z.int(),
  unit: z.string(),
  value: fieldCell.nullable(),
  currency: z.string(),
  inputs: z.array(
    z.object({ name: z.string(), label: z.string(), type: z.string(), value: fieldCell.nullable() }),
  ),
});
export type FieldExplanation = z.infer<typeof fieldExplanation>;

export const explainField = endpoint({
  method: 'GET',
  path: '/api/projects/:project/fields/:calculated',
  summary: 'Why a calculated field of a project has its value: the formula and what it read',
  access: 'project.read',
  params: z.object({
    project: id('project'),
    calculated: z.string().max(60).describe('Key of a calculated field'),
  }),
  query: asOfQuery,
  output: fieldExplanation,
});

const subject = z.object({
  subject: z.uuid().describe('Id of a unit, portfolio, programme, person or key date'),
});

export const fieldValues = z.object({
  values: fieldCells,
  version,
  may: may('edit'),
});

export const getFieldValues = endpoint({
  method: 'GET',
  path: '/api/fields/values/:subject',
  summary: 'Values of the fields that were added to a programme, portfolio, unit, person or key date',
  access: 'organisation.read',
  params: subject,
  output: fieldValues,
});

export const explainFieldValue = endpoint({
  method: 'GET',
  path: '/api/fields/values/:subject/:calculated',
  summary:
    'Why a calculated field of a programme, portfolio, unit, person or key date has its value: the formula and what it read',
  access: 'organisation.read',
  params: subject.extend({ calculated: z.string().max(60).describe('Key of a calculated field') }),
  output: fieldExplanation,
});

export const setFieldValues = endpoint({
  method: 'PATCH',
  path: '/api/fields/values/:subject',
  summary:
    'Set values of the fields that were added to a programme, portfolio, unit, person or key date, for who may change it',
  access: 'signed-in',
  versioned: true,
  params: subject,
  body: z.object({ set: fieldSet }),
  output: fieldValues,
  errors: ['conflict'],
});
