import { controlFields } from '@chartroom/contract';
import { AppError, type Filter, parseFilter, type Tx } from '../../../platform/index.ts';
import {
  type FieldCatalogue,
  type FieldDefinition,
  fieldCatalogue,
  filterTypeOf,
  withCodes,
} from '../../../register/index.ts';

/** The two conditions of a control, checked: when it looks at a project (always, for null) and when that fails. */
export interface Conditions {
  readonly applies: Filter | null;
  readonly fails: Filter;
  /** The fields that the conditions read, in the order in which they are first read. */
  readonly fields: readonly string[];
  /** Those of them that the organisation added to projects. */
  readonly added: readonly FieldDefinition[];
  /** Names of those that are withheld with money. */
  readonly money: ReadonlySet<string>;
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
/** Whether a field that every project has is withheld from who may not see money. */
export const isMoney = (field: string): boolean => types[field] === 'money' || field === 'costVariancePct';

interface Written {
  readonly applies: string;
  readonly fails: string;
}

/** The names in a text that are fields which the organisation added. */
const addedIn = ({ applies, fails }: Written, catalogue: FieldCatalogue): readonly FieldDefinition[] =>
  catalogue.fields.length === 0
    ? []
    : [...new Set(`${applies} ${fails}`.match(/[A-Za-z]\w*/g))].flatMap(
        word => (word in controlFields ? undefined : catalogue.byKey.get(word)) ?? [],
      );

/** Reads conditions with the fields that an organisation has added. */
function readWith(written: Written, catalogue: FieldCatalogue, path: string): Conditions {
  const named = addedIn(written, catalogue);
  const known = { ...Object.fromEntries(named.map(f => [f.key, filterTypeOf(f)])), ...controlFields };
  const read = (text: string, at: string): Filter =>
    withCodes(parseFilter(text, known, `${path}.${at}`), catalogue);
  const applies = written.applies.trim() === '' ? null : read(written.applies, 'applies');
  const fails = read(written.fails, 'fails');
  const fields = [...new Set([...fieldsIn(fails), ...(applies ? fieldsIn(applies) : [])])];
  const money = new Set(fields.filter(f => isMoney(f) || catalogue.money.has(f)));
  return {
    ...{ applies, fails, fields, money, readsMoney: money.size > 0 },
    added: named.filter(f => fields.includes(f.key)),
  };
}

/** Reads the conditions of a control. Throws `invalid` with the position of what is wrong; `path` is where they came from. */
export const readConditions = async (tx: Tx, written: Written, path = 'body'): Promise<Conditions> =>
  readWith(written, await fieldCatalogue(tx), path);

/** Conditions that were read before: the same text has the same meaning, and is read with each request otherwise. */
const read = new Map<string, Conditions>();
const mostRead = 2_000;

/** Conditions without added fields mean the same in every organisation. */
function readOnce(written: Written, catalogue: FieldCatalogue): Conditions {
  if (addedIn(written, catalogue).length > 0) return readWith(written, catalogue, 'body');
  const text = `${written.applies}\0${written.fails}`;
  const before = read.get(text);
  if (before) return before;
  const conditions = readWith(written, catalogue, 'body');
  if (read.size >= mostRead) read.clear();
  read.set(text, conditions);
  return conditions;
}

/** Reads the conditions of controls that are stored; those were checked when they were saved. It throws `conflict`. */
export async function conditionsReader(
  tx: Tx,
): Promise<(control: Written & { readonly code: string }) => Conditions> {
  const catalogue = await fieldCatalogue(tx);
  return control => {
    try {
      return readOnce(control, catalogue);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new AppError('conflict', `The control ${control.code} cannot be read any more: ${error.message}`);
    }
  };
}
