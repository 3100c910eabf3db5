import { controlFields } from '@chartroom/contract';
import { AppError, type Filter, parseFilter } from '../../../platform/index.ts';

/** The two conditions of a control, checked: when it looks at a project (always, for null) and when that fails. */
export interface Conditions {
  readonly applies: Filter | null;
  readonly fails: Filter;
  /** The fields that the conditions read, in the order in which they are first read. */
  readonly fields: readonly string[];
  /** Reads money: nothing is said of it to who may not see money. */
  readonly readsMoney: boolean;
}

/** The fields that a condition reads, each as often as it does. */
export const fieldsIn = (f: Filter): readonly string[] => {
  switch (f.op) {
    case 'and':
    case 'or':
      return [...fieldsIn(f.left), ...fieldsIn(f.right)];
    case 'not':
      return fieldsIn(f.item);
    case 'compare':
      return [f.left, f.right].flatMap(side => (side.kind === 'field' ? [side.name] : []));
    case 'true':
    case 'null':
    case 'in':
    case 'text':
      return [f.field];
  }
};

const types: Readonly<Record<string, string>> = controlFields;
const isMoney = (field: string): boolean => types[field] === 'money' || field === 'costVariancePct';

/** Reads the conditions of a control. Throws `invalid` with the position of what is wrong; `path` is where they came from. */
export function readConditions(
  { applies, fails }: { readonly applies: string; readonly fails: string },
  path = 'body',
): Conditions {
  const when = applies.trim() === '' ? null : parseFilter(applies, controlFields, `${path}.applies`);
  const how = parseFilter(fails, controlFields, `${path}.fails`);
  const fields = [...new Set([...fieldsIn(how), ...(when ? fieldsIn(when) : [])])];
  return { applies: when, fails: how, fields, readsMoney: fields.some(isMoney) };
}

/** Whether a field may be shown to who may not see money. */
export const isWithheld = (field: string, seesMoney: boolean): boolean => !seesMoney && isMoney(field);

/** Conditions that were read before: the same text has the same meaning, and is read with each request otherwise. */
const read = new Map<string, Conditions>();
const mostRead = 2_000;

/** The conditions of a control that is stored; those were checked when it was saved. */
export function storedConditions(control: {
  readonly code: string;
  readonly applies: string;
  readonly fails: string;
}): Conditions {
  const text = `${control.applies}\0${control.fails}`;
  const before = read.get(text);
  if (before) return before;
  try {
    const conditions = readConditions(control);
    if (read.size >= mostRead) read.clear();
    read.set(text, conditions);
    return conditions;
  } catch (error) {
    if (error instanceof AppError)
      throw new AppError('conflict', `The control ${control.code} cannot be read any more: ${error.message}`);
    throw error;
  }
}
