import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Columns, FieldTypes, Tx } from '../../../platform/index.ts';
import {
  cellsOf,
  type FieldCatalogue,
  type FieldDefinition,
  fieldCatalogue,
  filterTypeOf,
  known,
  statesFrom,
  storedColumn,
  typedColumn,
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
  return typedColumn(sql`(${JSON.stringify(values)}::jsonb ->> p.id::text)`, field.result ?? 'text');
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
      columns[key] =
        sql`case when p.sees_money then ${storedColumn(field, known('person', moment.knownAt))} end`;
    else columns[key] = storedColumn(field, known('person', moment.knownAt));
  }
  const types = Object.fromEntries(catalogue.fields.map(f => [f.key, filterTypeOf(f)]));
  return { catalogue, types, columns };
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
        sql<SqlBool>`(p.present and p.state = any(${states}::text[]) and ${of} and ${seen} and p.fields ->> ${f.key} is null)`,
      ];
    });
