import type pg from 'pg';

export interface KeptColumn {
  readonly name: string;
  /** As PostgreSQL writes it in a cast. */
  readonly type: string;
}

/** A table whose rows belong to organisations, as a backup sees it. */
export interface KeptTable {
  readonly name: string;
  /** The column that holds the organisation. */
  readonly org: string;
  readonly columns: readonly KeptColumn[];
  /** Primary key, for an order that both databases share. */
  readonly key: readonly KeptColumn[];
}

// Who is signed in is not kept: a session must not come back to life with a restored database.
const leftOut = ['platform_session'];

interface Found {
  readonly name: string;
  readonly columns: readonly (KeptColumn & { readonly key: number | null })[];
}

const columnsSql = `
  select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
    'key', array_position(k.conkey::int2[], a.attnum)) order by a.attnum) as columns
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  join pg_constraint k on k.conrelid = c.oid and k.contype = 'p'
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migration'
    and c.relname <> all ($1::text[])
  group by c.oid, c.relname order by c.relname collate "C"`;

const orgColumn = ({ name, columns }: Found): string => {
  if (name === 'platform_organisation') return 'id';
  if (columns.some(c => c.name === 'org_id')) return 'org_id';
  throw new Error(`The table ${name} has no org_id: a backup would miss its rows.`);
};

/** The tables of the schema as it is in this database, by name. */
export const keptTables = async (client: pg.ClientBase): Promise<readonly KeptTable[]> => {
  const { rows } = await client.query<Found>(columnsSql, [leftOut]);
  return rows.map(found => ({
    name: found.name,
    org: orgColumn(found),
    columns: found.columns.map(({ name, type }) => ({ name, type })),
    key: found.columns
      .filter(c => c.key !== null)
      .sort((a, b) => (a.key ?? 0) - (b.key ?? 0))
      .map(({ name, type }) => ({ name, type })),
  }));
};
