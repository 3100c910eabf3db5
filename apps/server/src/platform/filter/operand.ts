import type { ASTNode } from '@marcbachmann/cel-js';
import type { AppError } from '../error/error.ts';
import { isId } from '../id/id.ts';
import type { FieldType, FieldTypes, Operand, Value } from './filter.ts';

/** Where a filter is read: its fields, and how to say what is wrong at a place in it. */
export interface Place {
  readonly fields: FieldTypes;
  readonly wrong: (node: ASTNode, message: string) => AppError;
}

type Field = Extract<Operand, { kind: 'field' }>;

const farthestDay = 100_000;

/** The field that a node names. Throws with the list of fields when there is none of this name. */
export const fieldOf = (node: ASTNode, at: Place): Field => {
  if (node.op !== 'id') throw at.wrong(node, 'A field is needed here.');
  // Not by `in` or by index alone: constructor and toString are no fields.
  const type = Object.hasOwn(at.fields, node.args) ? at.fields[node.args] : undefined;
  if (type === undefined) {
    throw at.wrong(
      node,
      `There is no field ${node.args}. The fields are: ${Object.keys(at.fields).join(', ')}.`,
    );
  }
  return { kind: 'field', name: node.args, type };
};

const dayForm = /^\d{4}-\d{2}-\d{2}$/;
const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?Z$/;

const isDay = (text: string): boolean =>
  dayForm.test(text) && text >= '1000-01-01' && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

const expected: Readonly<Record<FieldType, string>> = {
  text: 'a text in quotes',
  number: 'a number',
  money: 'a number',
  boolean: 'true or false',
  day: 'a day in quotes, such as "2026-03-31", or today',
  instant: 'an instant in quotes, such as "2026-03-31T12:00:00Z"',
  id: 'an id in quotes',
};

const fits = (value: Value, type: FieldType): boolean => {
  switch (type) {
    case 'text':
      return typeof value === 'string' && !value.includes('\0');
    case 'number':
    case 'money':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'day':
      return typeof value === 'string' && isDay(value);
    case 'instant':
      return typeof value === 'string' && instantForm.test(value) && !Number.isNaN(Date.parse(value));
    case 'id':
      return typeof value === 'string' && isId(value);
  }
};

/** A literal as a value of a field's type. */
export const valueFor = (node: ASTNode, literal: unknown, field: Field, at: Place): Value => {
  const value = typeof literal === 'bigint' ? Number(literal) : literal;
  const plain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (!plain || !fits(value, field.type)) {
    throw at.wrong(node, `${field.name} is compared with ${expected[field.type]}.`);
  }
  return value;
};

const todayPlus = (node: ASTNode, at: Place): Operand | null => {
  if (node.op === 'id' && node.args === 'today' && !Object.hasOwn(at.fields, 'today')) {
    return { kind: 'today', plusDays: 0 };
  }
  if (node.op !== '+' && node.op !== '-') return null;
  const [base, days] = node.args;
  const from = todayPlus(base, at);
  if (from?.kind !== 'today' || days.op !== 'value' || typeof days.args !== 'bigint') {
    throw at.wrong(node, 'Only whole days can be added: today + 30, today - 30.');
  }
  const plusDays = from.plusDays + Number(days.args) * (node.op === '+' ? 1 : -1);
  if (Math.abs(plusDays) > farthestDay)
    throw at.wrong(node, `That is more than ${farthestDay} days from today.`);
  return { kind: 'today', plusDays };
};

const literalOf = (node: ASTNode): unknown => {
  if (node.op === 'value') return node.args;
  if (node.op !== '-_' || node.args.op !== 'value') return undefined;
  const value = node.args.args;
  return typeof value === 'bigint' || typeof value === 'number' ? -value : undefined;
};

/** One side of a comparison: a field, a literal, or a day relative to today. */
export const readOperand = (node: ASTNode, at: Place): Operand => {
  const today = todayPlus(node, at);
  if (today !== null) return today;
  const literal = literalOf(node);
  if (literal === undefined) return fieldOf(node, at);
  return { kind: 'value', value: typeof literal === 'bigint' ? Number(literal) : (literal as Value) };
};

const alike = (a: FieldType, b: FieldType): boolean =>
  a === b || (['number', 'money'].includes(a) && ['number', 'money'].includes(b));

/** Checks that a side can be compared with a field, and gives it the field's type. */
export const comparable = (node: ASTNode, side: Operand, field: Field, at: Place): Operand => {
  switch (side.kind) {
    case 'field':
      if (!alike(side.type, field.type))
        throw at.wrong(node, `${side.name} cannot be compared with ${field.name}.`);
      return side;
    case 'today':
      if (field.type !== 'day')
        throw at.wrong(node, `${field.name} is compared with ${expected[field.type]}.`);
      return side;
    case 'value':
      return { kind: 'value', value: valueFor(node, side.value, field, at) };
  }
};
