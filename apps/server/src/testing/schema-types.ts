import type pg from 'pg';

interface Column {
  readonly relation: string;
  readonly column: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly has_default: boolean;
  readonly always: boolean;
  readonly view: boolean;
}

const query = `
  select c.relname as relation, a.attname as column, format_type(a.atttypid, null) as type,
    not a.attnotnull and c.relkind = 'r' or c.relkind = 'v' as nullable, a.atthasdef or a.attidentity <> '' as has_default,
    a.attidentity = 'a' or a.attgenerated <> '' as always, c.relkind = 'v' as view
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and a.attnum > 0 and not a.attisdropped
    and c.relname <> 'schema_migration'
  order by c.relname collate "C", a.attnum`;

const types: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  'timestamp with time zone': 'string',
  integer: 'number',
  smallint: 'number',
  bigint: 'number',
  'double precision': 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  json: 'Json',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'integer[]': 'number[]',
};

const camel = (name: string): string =>
  name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const typeOf = (c: Column): string => {
  const base = types[c.type];
  if (base === undefined)
    throw new Error(`No TypeScript type is known for ${c.type} of ${c.relation}.${c.column}.`);
  const full = c.nullable ? `${base} | null` : base;
  if (c.always) return `GeneratedAlways<${full}>`;
  if (base === 'Json') return c.nullable ? 'JsonOrNull' : c.has_default ? 'JsonWithDefault' : 'Json';
  return c.has_default ? `Generated<${full}>` : full;
};

/** The tables and views of a migrated database as a TypeScript module for Kysely. */
export const schemaAsTypes = async (pool: pg.Pool): Promise<string> => {
  const { rows } = await pool.query<Column>(query);
  const relations = Map.groupBy(rows, row => row.relation);
  const blocks = [...relations].map(
    ([relation, columns]) =>
      `  readonly ${camel(relation)}: {\n${columns.map(c => `    ${camel(c.column)}: ${typeOf(c)};\n`).join('')}  };\n`,
  );
  return `// Written by \`npm run schema\` from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Read as the value; written as text made by JSON.stringify, since an array would be taken for an SQL array. */
type Json = ColumnType<unknown, string, string>;
type JsonWithDefault = ColumnType<unknown, string | undefined, string>;
type JsonOrNull = ColumnType<unknown, string | null | undefined, string | null>;

/** Every table and view. */
export interface Tables {
${blocks.join('')}}
`;
};
