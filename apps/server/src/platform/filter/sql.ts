import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Comparison, FieldType, Filter, Operand, Value } from './filter.ts';

/** The SQL of each field of a list, by the field's name. */
export type Columns = Readonly<Record<string, Expression<unknown>>>;

/** The SQL type that values of a field are compared as. */
export const sqlType: Readonly<Record<FieldType, RawBuilder<unknown>>> = {
  text: sql`text`,
  number: sql`double precision`,
  money: sql`numeric`,
  boolean: sql`boolean`,
  day: sql`date`,
  instant: sql`timestamptz`,
  id: sql`uuid`,
};

const operators: Readonly<Record<Comparison, RawBuilder<unknown>>> = {
  '==': sql`=`,
  // null is different from every value
  '!=': sql`is distinct from`,
  '<': sql`<`,
  '<=': sql`<=`,
  '>': sql`>`,
  '>=': sql`>=`,
};

const columnOf = (columns: Columns, name: string): Expression<unknown> => {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column === undefined) throw new Error(`The field ${name} was allowed but has no column.`);
  return column;
};

/** A filter as a condition; values become parameters. Nothing is true of null but that it is null. */
export const filterSql = (filter: Filter, columns: Columns, today: string): RawBuilder<SqlBool> => {
  const cast = (value: Value, type: FieldType) => sql`${value}::${sqlType[type]}`;
  const operand = (side: Operand, type: FieldType): RawBuilder<unknown> => {
    switch (side.kind) {
      case 'field': {
        const column = columnOf(columns, side.name);
        // "C": the same order on every database and in every locale
        return type === 'text' ? sql`(${column})::text collate "C"` : sql`(${column})`;
      }
      case 'value':
        return cast(side.value, type);
      case 'today':
        return sql`(${today}::date + ${side.plusDays}::integer)`;
    }
  };
  const condition = (f: Filter): RawBuilder<SqlBool> => {
    switch (f.op) {
      case 'and':
        return sql`(${condition(f.left)} and ${condition(f.right)})`;
      case 'or':
        return sql`(${condition(f.left)} or ${condition(f.right)})`;
      case 'not':
        return sql`(${condition(f.item)} is not true)`;
      case 'true':
        return sql`(${columnOf(columns, f.field)} is true)`;
      case 'null':
        return sql`(${columnOf(columns, f.field)} is null)`;
      case 'in':
        return sql`(${columnOf(columns, f.field)} in (${sql.join(f.values.map(v => cast(v, f.type)))}))`;
      case 'compare':
        return sql`(${operand(f.left, f.type)} ${operators[f.how]} ${operand(f.right, f.type)})`;
      case 'text':
        return textTest(f.how, sql`(${columnOf(columns, f.field)})::text`, sql`${f.text}::text`);
    }
  };
  return condition(filter);
};

const textTest = (
  how: 'contains' | 'startsWith' | 'endsWith',
  column: RawBuilder<unknown>,
  text: RawBuilder<unknown>,
): RawBuilder<SqlBool> => {
  switch (how) {
    case 'contains':
      return sql`(position(${text} in ${column}) > 0)`;
    case 'startsWith':
      return sql`starts_with(${column}, ${text})`;
    case 'endsWith':
      return sql`(right(${column}, length(${text})) = ${text})`;
  }
};
