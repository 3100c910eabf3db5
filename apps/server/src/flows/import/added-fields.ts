import type { FieldEntity, ImportChange, ImportMapping, Permission } from '@chartroom/contract';
import { decimalText } from '@chartroom/engine';
import { readOrganisation, type Tx } from '../../platform/index.ts';
import {
  cellText,
  type FieldCatalogue,
  type FieldDefinition,
  type FieldSetting,
  fieldCatalogue,
  knownPeople,
  optionMeant,
  wrongValue,
} from '../../register/index.ts';
import { readDay } from './read-day.ts';
import type { ReadField } from './read-field.ts';
import { readMoney } from './read-money.ts';

/** The fields that the organisation added to what rows become, as an import fills them. */
export interface AddedFields {
  readonly catalogue: FieldCatalogue;
  /** Ids of people by name and by e-mail address in lower case. */
  readonly people: ReadonlyMap<string, string>;
  /** Of amounts of what is no project: the organisation’s. */
  readonly currency: string;
}

/** An organisation that added none. */
export const noAddedFields: AddedFields = {
  catalogue: {
    ...{ entity: 'project', fields: [], byKey: new Map(), formulas: new Map() },
    ...{ money: new Set(), people: new Map() },
  },
  people: new Map(),
  currency: '',
};

const entities = {
  projects: 'project',
  reports: 'project',
  programmes: 'programme',
  milestones: 'milestone',
} as const satisfies Record<ImportMapping['as'], FieldEntity>;

export async function loadAddedFields(tx: Tx, as: ImportMapping['as']): Promise<AddedFields> {
  const catalogue = await fieldCatalogue(tx, entities[as]);
  const asksPeople = catalogue.fields.some(f => f.type === 'person' && !f.retired);
  const { currency } = await readOrganisation(tx);
  return { catalogue, people: asksPeople ? await knownPeople(tx) : new Map(), currency };
}

/** Those that rows can fill: neither calculated nor retired. */
export const fillable = ({ catalogue }: AddedFields): readonly FieldDefinition[] =>
  catalogue.fields.filter(f => f.type !== 'formula' && !f.retired);

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'ja']);
const no = new Set(['no', 'n', 'false', '0', 'nein']);

function readNumber(text: string, mapping: ImportMapping): number | null {
  const plain =
    mapping.decimals === 'comma' ? text.replace(/[.\s]/g, '').replace(',', '.') : text.replace(/[,\s]/g, '');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

interface Row {
  readonly mapping: ImportMapping;
  readonly currency: string;
  readonly added: AddedFields;
}

function unchecked(field: FieldDefinition, text: string, row: Row): ReadField | { readonly value: boolean } {
  switch (field.type) {
    case 'text':
      return { value: text };
    case 'number': {
      const value = readNumber(text, row.mapping);
      return value === null ? { wrong: `"${text}" is no number.` } : { value };
    }
    case 'money': {
      const { catalogue, currency } = row.added;
      const read = readMoney(text, catalogue.entity === 'project' ? row.currency : currency, row.mapping);
      return 'wrong' in read ? { wrong: read.wrong } : { value: read.minor };
    }
    case 'date': {
      const read = readDay(text, row.mapping.dayFormat);
      return 'day' in read ? { value: read.day } : read;
    }
    case 'person': {
      const id = row.added.people.get(text.toLowerCase());
      return id === undefined
        ? { wrong: `There is nobody called ${text}. Add the person first.` }
        : { value: id };
    }
    case 'list':
    case 'tree': {
      const option = optionMeant(field, text);
      return option
        ? { value: option.code }
        : { wrong: `"${text}" is no value of ${field.label}. Use one of its list.` };
    }
    case 'yes-no':
      if (yes.has(text.toLowerCase())) return { value: true };
      return no.has(text.toLowerCase()) ? { value: false } : { wrong: `"${text}" is neither yes nor no.` };
    case 'formula':
      return { wrong: `${field.label} is calculated and cannot be imported.` };
  }
}

/** Reads the text of an added field by its type, with the same checks as when it is typed; null for an empty cell. */
export function readAdded(
  field: FieldDefinition,
  text: string,
  row: Row,
): { readonly value: string | number | boolean | null } | { readonly wrong: string } {
  if (text === '') return { value: null };
  const read = unchecked(field, text, row);
  if ('wrong' in read || read.value === null) return read;
  const wrong = wrongValue(field, read.value);
  return wrong === null ? { value: read.value } : { wrong };
}

/** What must be allowed to fill the added fields of a mapping. */
export function permissionsForAdded(
  mapping: ImportMapping,
  { catalogue }: AddedFields,
): readonly Permission[] {
  const mapped = catalogue.fields.filter(f => mapping.fields[f.key] !== undefined);
  return [
    ...(mapped.some(f => catalogue.money.has(f.key)) ? (['money.edit'] as const) : []),
    ...(mapped.some(f => f.editedBy === 'office') ? (['organisation.edit'] as const) : []),
  ];
}

/** What a row says of added fields over what there is; an empty cell says nothing where it does not clear. */
export function saidFields(
  { fields = {} }: { readonly fields?: FieldSetting },
  before: FieldSetting,
  clears: boolean,
): FieldSetting {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([key, value]) => (value !== null || clears) && value !== (before[key] ?? null),
    ),
  );
}

/** Added fields of what is no project that are set, as the list of what an import does says them. */
export const addedChanges = (
  added: AddedFields,
  set: FieldSetting,
  before: FieldSetting = {},
): ImportChange['changes'] =>
  Object.entries(set).map(([key, value]) => ({
    field: added.catalogue.byKey.get(key)?.label ?? key,
    from: saidAdded(added, key, { value: before[key] ?? null, currency: added.currency }),
    to: saidAdded(added, key, { value, currency: added.currency }),
  }));

/** A value as a person reads it in the list of what an import does. */
export function saidAdded(
  { catalogue }: AddedFields,
  key: string,
  { value, currency }: { readonly value: string | number | boolean | null; readonly currency: string },
): string | null {
  if (value === null) return null;
  if (catalogue.byKey.get(key)?.type === 'money' && typeof value === 'number')
    return `${decimalText({ minor: value, currency })} ${currency}`;
  if (catalogue.byKey.get(key)?.type === 'person')
    return catalogue.people.get(String(value)) ?? String(value);
  return cellText(catalogue, key, value);
}
