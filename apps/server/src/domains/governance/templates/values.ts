import type { HeldValue, TemplateColumn, TemplateField } from '@chartroom/contract';
import { asDay } from '@chartroom/engine';
import { AppError, type Tx } from '../../../platform/index.ts';
import type { Content } from './store/documents.ts';
import type { PlacedField } from './text.ts';

/** What a field is given in a request. */
export type Given =
  | string
  | number
  | null
  | readonly Readonly<Record<string, string | number | null>>[]
  | Readonly<Record<string, boolean>>;

type Cell = string | number | null;
interface Problem {
  readonly path: string;
  readonly message: string;
}

const longest: Readonly<Partial<Record<TemplateField['type'], number>>> = {
  text: 500,
  person: 200,
  'long-text': 20_000,
};

const isDay = (text: string): boolean => {
  try {
    return asDay(text) >= '1900-01-01' && text <= '2199-12-31';
  } catch {
    return false;
  }
};

/** What is wrong with a plain value of a type; null for nothing. */
function plainProblem(
  type: TemplateColumn['type'] | 'long-text',
  value: Cell,
  choices?: readonly string[],
): string | null {
  if (value === null || value === '') return null;
  switch (type) {
    case 'text':
    case 'long-text':
    case 'person':
      if (typeof value !== 'string') return 'Write a text.';
      return value.length > (longest[type] ?? 500)
        ? `This is longer than ${longest[type]} characters: ${value.length}. Shorten it.`
        : null;
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= 1e12 ? null : 'Write a number.';
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= 9e15
        ? null
        : 'Give the amount in whole minor units, such as pence.';
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? null
        : 'Write a day as YYYY-MM-DD, such as 2026-03-31.';
    case 'list':
      return typeof value === 'string' && choices?.includes(value)
        ? null
        : `Choose one of ${choices?.join(', ')}.`;
  }
}

function rowProblems(field: TemplateField, path: string, value: Given): readonly Problem[] {
  if (!Array.isArray(value)) return [{ path, message: 'Give rows.' }];
  const columns = new Map((field.columns ?? []).map(c => [c.key, c]));
  return (value as readonly Readonly<Record<string, Cell>>[]).flatMap((row, i) =>
    Object.entries(row).flatMap(([key, cell]) => {
      const column = columns.get(key);
      const at = `${path}.${i}.${key}`;
      if (!column) return [{ path: at, message: `There is no column ${key}.` }];
      const message = plainProblem(column.type, cell, column.choices);
      return message === null ? [] : [{ path: at, message }];
    }),
  );
}

function problemsOf(field: TemplateField, path: string, value: Given): readonly Problem[] {
  if (value === null) return [];
  if (field.type === 'table') return rowProblems(field, path, value);
  if (field.type === 'checklist') {
    if (typeof value !== 'object' || Array.isArray(value))
      return [{ path, message: 'Say which items are ticked.' }];
    const known = new Set((field.items ?? []).map(i => i.key));
    return Object.keys(value).flatMap(k =>
      known.has(k) ? [] : [{ path: `${path}.${k}`, message: `There is no item ${k}.` }],
    );
  }
  if (typeof value === 'object') return [{ path, message: 'Give one value.' }];
  const message = plainProblem(field.type, value, field.choices);
  return message === null ? [] : [{ path, message }];
}

/** Ticks as they are kept: what was ticked already stays as it was, by whom and when. */
function ticked(
  tx: Tx,
  before: HeldValue | undefined,
  { value, by }: { readonly value: Readonly<Record<string, boolean>>; readonly by: string | null },
) {
  const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
  const after = new Map(Object.entries(kept));
  for (const [item, done] of Object.entries(value)) {
    if (!done) after.delete(item);
    else if (!after.has(item)) after.set(item, { by, at: tx.at });
  }
  return Object.fromEntries(after);
}

/**
 * What a document says after some of its fields are written. Throws `invalid` with the path of each field that is
 * unknown or of another type.
 */
export function written(
  tx: Tx,
  {
    fields,
    content,
    values,
    by,
  }: {
    readonly fields: readonly PlacedField[];
    readonly content: Content;
    readonly values: Readonly<Record<string, Given>>;
    readonly by: string | null;
  },
): Content {
  const known = new Map(fields.map(f => [f.path, f.field]));
  const problems = Object.entries(values).flatMap(([path, value]) => {
    const field = known.get(path);
    return field
      ? problemsOf(field, `body.values.${path}`, value)
      : [{ path: `body.values.${path}`, message: `This document has no field ${path}.` }];
  });
  if (problems.length > 0)
    throw new AppError('invalid', problems[0]?.message ?? 'A field is wrong.', {
      fields: problems.slice(0, 50),
    });
  const after = new Map<string, HeldValue>(Object.entries(content));
  for (const [path, value] of Object.entries(values)) {
    const isTicks = known.get(path)?.type === 'checklist' && value !== null;
    const held = isTicks
      ? ticked(tx, content[path], { value: value as Readonly<Record<string, boolean>>, by })
      : typeof value === 'string'
        ? value.trim()
        : (value as HeldValue);
    if (isEmpty(held)) after.delete(path);
    else after.set(path, held);
  }
  return Object.fromEntries(after);
}

export const isEmpty = (value: HeldValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) ? value.length === 0 : typeof value === 'object' && Object.keys(value).length === 0);

/** What is missing before a document can be reviewed. */
export function lacksOf(
  fields: readonly PlacedField[],
  content: Content,
): readonly { readonly path: string; readonly label: string; readonly message: string }[] {
  return fields.flatMap(({ path, field }) => {
    const value = content[path];
    const lack = (message: string) => [{ path, label: field.label, message }];
    if (isEmpty(value)) return field.required ? lack('This is required and empty.') : [];
    const least = field.minLength ?? 0;
    if (typeof value === 'string' && value.length < least)
      return lack(`Write at least ${least} characters; there are ${value.length}.`);
    const open = field.items?.filter(i => !Object.hasOwn(value as object, i.key)).length ?? 0;
    if (field.type === 'checklist' && field.required && open > 0)
      return lack(open === 1 ? 'One item is not ticked.' : `${open} items are not ticked.`);
    return [];
  });
}

/** Whether a field holds money, or has a column of it. */
export const holdsMoney = (field: TemplateField): boolean =>
  field.type === 'money' || (field.columns ?? []).some(c => c.type === 'money');

/** A value as somebody may see it who may not see money: without the amounts. */
export function withoutMoney(field: TemplateField, value: HeldValue): HeldValue {
  if (field.type === 'money') return null;
  if (!Array.isArray(value)) return value;
  const hidden = new Set((field.columns ?? []).filter(c => c.type === 'money').map(c => c.key));
  return value.map(row =>
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, hidden.has(k) ? null : v])),
  );
}
