import type { z } from 'zod';
import { choicesOf, type Shape, shapeOf } from './shape.ts';

export interface SampleOptions {
  /** The id to put where an id is wanted, by the name of the field. */
  readonly id: (field: string) => string;
  /** Also fields that may be left out. */
  readonly everything: boolean;
  /** What to put wherever a person may type any text, cut to its length. */
  readonly text?: string;
  /** What to put into one place of the value; what may be left out is there on the way to it. */
  readonly put?: { readonly field: string; readonly value: unknown } | undefined;
}

const byPattern: readonly (readonly [RegExp, string])[] = [
  [/A-Z.*\{3\}/, 'GBP'],
  [/A-Z.*\{2,5\}-/, 'OWN-01'],
  [/A-Z.*\{1,19\}/, 'OWN'],
  [/A-Z.*\{2,12\}-/, 'HEALTH-1'],
  [/A-Z.*\{2,12\}/, 'SAMPLE'],
  [/https:/, 'https://example.org/evidence'],
  [/\^\[a-z0-9-?\]/, 'sample'],
  [/\^\[a-z\]\[a-zA-Z0-9\]/, 'sample'],
  [/\^\\d\{2\}-\\d\{2\}\$/, '04-01'],
  [/\\d\{1,12\}/, '1.25'],
];

const text = (shape: Shape, field: string, options: SampleOptions): string => {
  if (shape.format === 'uuid') return options.id(field);
  // What is reported has been.
  if (shape.format === 'date') return field === 'asOf' ? '2026-01-02' : '2030-01-01';
  if (shape.format === 'date-time') return '2030-01-01T00:00:00Z';
  if (shape.format === 'email') return 'sample@example.org';
  const known = byPattern.find(([form]) => shape.pattern !== undefined && form.test(shape.pattern));
  if (options.text !== undefined && shape.pattern === undefined)
    return options.text.slice(0, shape.maxLength);
  return known?.[1] ?? 'sample text long enough'.padEnd(shape.minLength ?? 0, '.').slice(0, shape.maxLength);
};

/** Where a value is filled in: the name of the field, and the way that is left to the place to put something into. */
interface At {
  readonly field: string;
  readonly way: readonly string[] | null;
}

const leads = (shape: Shape, way: readonly string[]): boolean => {
  const [next, ...rest] = way;
  if (next === undefined) return choicesOf(shape).length === 0 && shape.type !== 'null';
  const below =
    next === '*'
      ? [shape.items, shape.additionalProperties].find(s => typeof s === 'object')
      : shape.properties?.[next];
  return (
    (below !== undefined && typeof below === 'object' && leads(below, rest)) ||
    choicesOf(shape).some(s => leads(s, way))
  );
};

const onward = (way: readonly string[] | null, name: string): readonly string[] | null =>
  way !== null && way[0] === name ? way.slice(1) : null;

const fillObject = (shape: Shape, { way }: At, options: SampleOptions): unknown => {
  const needed = options.everything ? Object.keys(shape.properties ?? {}) : (shape.required ?? []);
  const next = way?.[0];
  const names = new Set([...needed, ...(next !== undefined && shape.properties?.[next] ? [next] : [])]);
  const filled = [...names].map(n => [
    n,
    fill(shape.properties?.[n] ?? {}, { field: n, way: onward(way, n) }, options),
  ]);
  const more = shape.additionalProperties;
  if (next === '*' && typeof more === 'object') {
    const key = fill(shape.propertyNames ?? { type: 'string' }, { field: 'key', way: null }, options);
    filled.push([String(key), fill(more, { field: '*', way: onward(way, '*') }, options)]);
  }
  return Object.fromEntries(filled);
};

/** As many as there have to be; texts in those after the first are told apart by a letter at their end. */
const fillList = (shape: Shape, { field, way }: At, options: SampleOptions): unknown[] => {
  const first = fill(shape.items ?? {}, { field, way: onward(way, '*') }, options);
  const more = Array.from({ length: Math.max(0, (shape.minItems ?? 1) - 1) }, (_, i) =>
    toldApart(fill(shape.items ?? {}, { field, way: null }, options), String.fromCharCode(98 + i)),
  );
  return [first, ...more];
};

const toldApart = (value: unknown, letter: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([k, v]) => [k, k === 'key' || k === 'name' ? `${v}${letter}` : v]),
      )
    : value;

const fill = (shape: Shape, at: At, options: SampleOptions): unknown => {
  const { field, way } = at;
  if (way?.length === 0 && options.put !== undefined) return options.put.value;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  const choices = choicesOf(shape);
  const choice =
    (way === null ? undefined : choices.find(s => leads(s, way))) ??
    choices.find(s => s.type !== 'null') ??
    choices[0];
  if (choice !== undefined) return fill(choice, at, options);
  const type = typeof shape.type === 'string' ? shape.type : shape.type?.find(t => t !== 'null');
  switch (type) {
    case 'object':
      return fillObject(shape, at, options);
    case 'array':
      return fillList(shape, { field, way }, options);
    case 'string':
      return text(shape, field, options);
    case 'integer':
    case 'number':
      return Math.min(Math.max(1, shape.minimum ?? 1), shape.maximum ?? 1_000);
    case 'boolean':
      return true;
    default:
      return {};
  }
};

/** A value that a schema accepts, most of the time; for tests that call every endpoint. */
export const sampleOf = (schema: z.ZodType, options: SampleOptions): unknown =>
  fill(shapeOf(schema), { field: '', way: options.put?.field.split('.') ?? null }, options);
