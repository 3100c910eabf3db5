import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Columns, FieldTypes, Filter, Tx } from '../../../platform/index.ts';
import {
  cellsOf,
  codesUnder,
  type FieldCatalogue,
  type FieldDefinition,
  fieldCatalogue,
  filterTypeOf,
  known,
  majorUnits,
  optionMeant,
  statesFrom,
} from '../../../register/index.ts';
import type { Moment } from '../moment.ts';
import { missingPrefix } from '../warning-rules.ts';
import { statesAt } from './states.ts';

/** The fields that the organisation added, as a list of projects filters and sorts by them. */
export interface AddedFields {
  readonly catalogue: FieldCatalogue;
  readonly types: FieldTypes;
  readonly columns: Columns;
}

const text = (key: string) => sql`(p.fields ->> ${key})`;

function stored(field: FieldDefinition, moment: Moment): RawBuilder<unknown> {
  const value = text(field.key);
  switch (field.type) {
    case 'number':
      return sql`${value}::double precision`;
    case 'money':
      return majorUnits(sql`p.currency`, sql`${value}::bigint`);
    case 'date':
      return sql`${value}::date`;
    case 'yes-no':
      return sql`${value}::boolean`;
    case 'person':
      return sql`(select w.name from ${known('person', moment.knownAt)} w
        where w.org_id = p.org_id and w.id = ${value}::uuid)`;
    case 'text':
    case 'list':
    case 'tree':
    case 'formula':
      return value;
  }
}

const mostCalculated = 20_000;

/** What a formula comes to for every visible project, worked out beside the database and given to it by project. */
async function calculated(
  tx: Tx,
  moment: Moment,
  { catalogue, field }: { readonly catalogue: FieldCatalogue; readonly field: FieldDefinition },
): Promise<RawBuilder<unknown>> {
  const rows = await statesAt(tx, moment, { wanted: 'all' }).limit(mostCalculated).execute();
  const values = Object.fromEntries(
    rows.flatMap(row => {
      const cell = cellsOf({ catalogue, row, day: moment.asOf }, row.seesMoney)[field.key];
      return cell === undefined || typeof cell === 'object' ? [] : [[row.id, cell]];
    }),
  );
  const value = sql`(${JSON.stringify(values)}::jsonb ->> p.id::text)`;
  switch (field.result) {
    case 'number':
      return sql`${value}::double precision`;
    case 'money':
      return majorUnits(sql`p.currency`, sql`${value}::bigint`);
    case 'date':
      return sql`${value}::date`;
    case 'yes-no':
      return sql`${value}::boolean`;
    case 'text':
    case null:
      return value;
  }
}

/**
 * The added fields at a moment. A formula is calculated for every project where one of the texts names it, and not
 * otherwise: `mentioned` are the filters and orders that are asked.
 */
export async function addedFieldsAt(
  tx: Tx,
  moment: Moment,
  mentioned: readonly (string | null | undefined)[],
): Promise<AddedFields> {
  const catalogue = await fieldCatalogue(tx);
  if (catalogue.fields.length === 0) return { catalogue, types: {}, columns: {} };
  const words = new Set(mentioned.flatMap(m => m?.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []));
  const columns: Record<string, Expression<unknown>> = {};
  for (const field of catalogue.fields) {
    const { key, type } = field;
    if (type === 'formula')
      columns[key] = words.has(key) ? await calculated(tx, moment, { catalogue, field }) : sql`null`;
    else if (catalogue.money.has(key))
      columns[key] = sql`case when p.sees_money then ${stored(field, moment)} end`;
    else columns[key] = stored(field, moment);
  }
  const types = Object.fromEntries(catalogue.fields.map(f => [f.key, filterTypeOf(f)]));
  return { catalogue, types, columns };
}

const listField = (catalogue: FieldCatalogue, name: string): FieldDefinition | null => {
  const field = catalogue.byKey.get(name);
  return field && (field.type === 'list' || field.type === 'tree') ? field : null;
};

/** The codes that a value of a list in a filter stands for: it may be written by its label; in a tree, all under it. */
function codesMeant(field: FieldDefinition, written: unknown): readonly string[] {
  const option = typeof written === 'string' ? optionMeant(field, written) : null;
  if (option === null) return [String(written)];
  return field.type === 'tree' ? codesUnder(field, option.code) : [option.code];
}

/** A filter in which values of lists are codes, and a value of a tree stands for all that is under it. */
export function withCodes(filter: Filter, catalogue: FieldCatalogue): Filter {
  if (catalogue.fields.length === 0) return filter;
  switch (filter.op) {
    case 'and':
    case 'or':
      return {
        ...filter,
        left: withCodes(filter.left, catalogue),
        right: withCodes(filter.right, catalogue),
      };
    case 'not':
      return { ...filter, item: withCodes(filter.item, catalogue) };
    case 'in': {
      const field = listField(catalogue, filter.field);
      return field
        ? { ...filter, values: [...new Set(filter.values.flatMap(v => codesMeant(field, v)))] }
        : filter;
    }
    case 'compare': {
      const { left, right, how } = filter;
      const [side, value] = left.kind === 'field' ? [left, right] : [right, left];
      const field = side.kind === 'field' ? listField(catalogue, side.name) : null;
      if (field === null || value.kind !== 'value' || (how !== '==' && how !== '!=')) return filter;
      const values = codesMeant(field, value.value);
      const item: Filter = { op: 'in', field: field.key, type: 'text', values };
      return how === '==' ? item : { op: 'not', item };
    }
    case 'true':
    case 'null':
    case 'text':
      return filter;
  }
}

/** For each field that is required from some state on: its rule, and when a project lacks it. */
export const missingConditions = (
  catalogue: FieldCatalogue,
): readonly (readonly [string, RawBuilder<SqlBool>])[] =>
  catalogue.fields
    .filter(f => f.requiredFrom !== null && f.requiredFrom !== 'closed' && !f.retired)
    .map(f => {
      const states = statesFrom(f.requiredFrom ?? '').filter(s => s !== 'closed');
      const of = f.requiredClass === null ? sql`true` : sql`p.class = ${f.requiredClass}`;
      const seen = catalogue.money.has(f.key) ? sql`p.sees_money` : sql`true`;
      return [
        `${missingPrefix}${f.key}`,
        sql<SqlBool>`(p.present and p.state = any(${states}::text[]) and ${of} and ${seen} and ${text(f.key)} is null)`,
      ];
    });
