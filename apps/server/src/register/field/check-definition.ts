import {
  controlFields,
  deepestOption,
  type FieldEntity,
  type FieldOption,
  figureType,
  importFields,
  mostFigures,
  personFields,
  projectAttributes,
  projectFields,
} from '@chartroom/contract';
import { AppError, formulaFunctions, invalidField } from '../../platform/index.ts';
import { catalogueOf, readsOf } from './catalogue.ts';
import type { FieldDefinition } from './definition.ts';
import { builtIn } from './inputs.ts';

/** Words of CEL, and words that it keeps for itself. */
const celWords = [
  ...[
    'true',
    'false',
    'null',
    'in',
    'as',
    'break',
    'const',
    'continue',
    'else',
    'for',
    'function',
    'if',
    'import',
  ],
  ...[
    'let',
    'loop',
    'package',
    'namespace',
    'return',
    'var',
    'void',
    'while',
    'bool',
    'bytes',
    'list',
    'map',
    'type',
  ],
  ...[
    'uint',
    'dyn',
    'duration',
    'timestamp',
    'matches',
    'today',
    'id',
    'it',
    'constructor',
    'prototype',
    'fields',
  ],
];

const reserved: ReadonlySet<string> = new Set([
  ...celWords,
  ...formulaFunctions,
  ...Object.keys(builtIn.project),
  ...Object.keys(projectFields),
  ...Object.keys(personFields),
  ...Object.keys(controlFields),
  ...Object.keys(projectAttributes.shape),
  ...Object.values(importFields).flatMap(names => names.map(n => n.replace('*', ''))),
]);

/** Refuses a key that means something already, or that the log would read as money or as an id. */
export function keyIsFree(key: string, entity: FieldEntity): void {
  if (reserved.has(key) || Object.hasOwn(builtIn[entity], key))
    throw invalidField(
      'body.key',
      `${key} means something already. Choose another key, such as ${key}Custom.`,
    );
  if (/(Minor|Id)$/.test(key))
    throw invalidField('body.key', 'A key does not end in Minor or Id. Leave that away.');
}

function depthOf(option: FieldOption, byCode: ReadonlyMap<string, FieldOption>): number {
  let depth = 1;
  for (let at: FieldOption | undefined = option; at?.parent; depth++) {
    if (depth > deepestOption) return depth;
    at = byCode.get(at.parent);
  }
  return depth;
}

function optionsAreSound({ type, options }: FieldDefinition): void {
  const isList = type === 'list' || type === 'tree';
  if (!isList && options.length > 0) throw invalidField('body.options', 'Only a list has values.');
  if (isList && options.length === 0) throw invalidField('body.options', 'Give the list at least one value.');
  const byCode = new Map<string, FieldOption>();
  options.forEach((o, i) => {
    const at = `body.options.${i}`;
    if (byCode.has(o.code)) throw invalidField(`${at}.code`, `${o.code} stands here twice.`);
    byCode.set(o.code, o);
  });
  options.forEach((o, i) => {
    const at = `body.options.${i}.parent`;
    if (o.parent === null) return;
    if (type === 'list') throw invalidField(at, 'The values of a plain list stand under nothing.');
    if (!byCode.has(o.parent)) throw invalidField(at, `There is no value ${o.parent} to stand under.`);
    if (depthOf(o, byCode) > deepestOption)
      throw invalidField(
        at,
        `A tree is ${deepestOption} levels deep at most, and no value stands under itself.`,
      );
  });
}

/** The path by which a formula reads itself, `a > b > a`; null for none. */
export function cycleFrom(key: string, reads: (key: string) => readonly string[]): readonly string[] | null {
  const seen = new Set<string>();
  const visit = (at: string, path: readonly string[]): readonly string[] | null => {
    for (const next of reads(at)) {
      if (next === key) return [...path, next];
      if (seen.has(next)) continue;
      seen.add(next);
      const found = visit(next, [...path, next]);
      if (found) return found;
    }
    return null;
  };
  return visit(key, [key]);
}

function formulaIsSound(field: FieldDefinition, others: readonly FieldDefinition[]): void {
  if (field.type !== 'formula') {
    if (field.formula !== '') throw invalidField('body.formula', 'Only a calculated field has a formula.');
    return;
  }
  const catalogue = catalogueOf(field.entity, [...others.filter(f => f.key !== field.key), field]);
  const cycle = cycleFrom(field.key, key => readsOf(catalogue.formulas.get(key)));
  if (cycle) throw invalidField('body.formula', `It reads itself: ${cycle.join(' > ')}.`);
  const compiled = catalogue.formulas.get(field.key)?.compiled;
  if (compiled && 'problem' in compiled) {
    const { message, position } = compiled.problem;
    throw invalidField('body.formula', position === null ? message : `At character ${position}: ${message}`);
  }
  // What reads this one may not fit any more.
  for (const [key, { field: other, compiled: its }] of catalogue.formulas) {
    if (key === field.key || !('problem' in its)) continue;
    throw new AppError(
      'conflict',
      `${other.label} (${key}) could not be calculated any more: ${its.problem.message}`,
    );
  }
}

function figureIsSound(field: FieldDefinition, others: readonly FieldDefinition[]): void {
  if (field.figure === 'none') return;
  if (figureType(field) === null)
    throw invalidField('body.figure', 'Only numbers and amounts of projects add up to a figure.');
  const already = others.filter(f => f.key !== field.key && f.figure !== 'none' && !f.retired);
  if (already.length >= mostFigures && !field.retired)
    throw invalidField(
      'body.figure',
      `${mostFigures} fields are figures already. Take one of them out: ${already.map(f => f.label).join(', ')}.`,
    );
}

/** Refuses with `invalid`, naming the place, a field that makes no sense; `others` are the fields beside it. */
export function fieldIsSound(field: FieldDefinition, others: readonly FieldDefinition[]): void {
  if ((field.type === 'formula') !== (field.result !== null))
    throw invalidField(
      'body.result',
      'A calculated field, and no other, comes to a kind of value. Choose it.',
    );
  if (field.min !== null && field.max !== null && field.max < field.min)
    throw invalidField('body.max', `Choose ${field.min} or more.`);
  if (field.requiredFrom !== null && field.entity !== 'project')
    throw invalidField('body.requiredFrom', 'Only projects have states from which a field is required.');
  if (field.requiredFrom !== null && field.type === 'formula')
    throw invalidField('body.requiredFrom', 'A calculated field cannot be required.');
  figureIsSound(field, others);
  optionsAreSound(field);
  formulaIsSound(field, others);
}
