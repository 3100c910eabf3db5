import type { FormulaResult } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import { majorUnits } from '../../project/store.ts';
import type { FieldDefinition } from '../definition.ts';

/** A text out of JSON as filters compare it, by what it is; money in major units, of a project `p` if not said otherwise. */
export function typedColumn(
  value: RawBuilder<unknown>,
  type: FieldDefinition['type'] | FormulaResult,
  currency: RawBuilder<unknown> = sql`p.currency`,
): RawBuilder<unknown> {
  switch (type) {
    case 'number':
      return sql`${value}::double precision`;
    case 'money':
      return majorUnits(currency, sql`${value}::bigint`);
    case 'date':
      return sql`${value}::date`;
    case 'yes-no':
      return sql`${value}::boolean`;
    case 'person':
    case 'text':
    case 'list':
    case 'tree':
    case 'formula':
      return value;
  }
}

/** The same of what is no project, whose money is in the organisation’s currency. */
export const typedOther = (
  tx: Tx,
  value: RawBuilder<unknown>,
  type: FieldDefinition['type'] | FormulaResult,
): RawBuilder<unknown> =>
  typedColumn(value, type, sql`(select o.currency from platform_organisation o where o.id = ${tx.org})`);

/** What is stored of a field of what is no project, as filters compare it, out of its values `fields`; a person by name. */
export function valueColumn(
  tx: Tx,
  { key, type }: FieldDefinition,
  fields: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = sql`(${fields} ->> ${key})`;
  return type === 'person'
    ? sql`(select w.name from register_person w where w.org_id = ${tx.org} and w.id = ${value}::uuid)`
    : typedOther(tx, value, type);
}

/**
 * What is stored of a field of a project `p`, as filters compare it; a person by name, out of the relation of people given.
 * A formula has nothing stored.
 */
export function storedColumn(
  { key, type }: FieldDefinition,
  people: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const value = sql`(p.fields ->> ${key})`;
  return type === 'person'
    ? sql`(select w.name from ${people} w where w.org_id = p.org_id and w.id = ${value}::uuid)`
    : typedColumn(value, type);
}
