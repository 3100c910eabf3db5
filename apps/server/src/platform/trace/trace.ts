import { sql } from 'kysely';
import type { TenantTx } from '../tenancy/transaction.ts';

/** Rows of one table that mention a text. */
export interface Trace {
  readonly table: string;
  readonly rows: number;
}

interface Searched {
  readonly name: string;
  /** The column that says which project a row is about. */
  readonly project: string | null;
}

// What holds no text of people, or is not read as text.
const unsearched = [
  'platform_block',
  'platform_file_chunk',
  'platform_event_personal',
  'platform_session',
  'platform_idempotency',
  // The secret; and what is still to be told, of projects that not everybody sees, forgotten once it is.
  'platform_webhook',
  'platform_webhook_delivery',
];

/** The tables to look in: those of projects by their `project_id`, those that have nothing to do with a project whole. */
const tablesToSearch = async (tx: TenantTx): Promise<readonly Searched[]> => {
  const { rows } = await sql<Searched>`
    with recursive of_project as (
      select 'register_project'::regclass::oid as oid
      union select c.conrelid from pg_constraint c join of_project p on c.confrelid = p.oid where c.contype = 'f'
    ), found as (
      select t.relname::text as name,
        case when t.oid = 'register_project'::regclass then 'id'
          else (select a.attname::text from pg_attribute a where a.attrelid = t.oid and a.attname = 'project_id') end
          as project,
        t.oid in (select oid from of_project) as bound
      from pg_class t
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> all (${unsearched}::text[])
        and exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'org_id')
    )
    select name, project from found where (project is not null or not bound) and name <> 'register_person' order by name`.execute(
    tx.db,
  );
  return rows;
};

/** A pattern that finds a text as whole words, whatever is in it. */
const pattern = (text: string): string =>
  `(^|\\W)${JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(\\W|$)`;

/**
 * Where the organisation's rows mention any of the texts as whole words, in whatever table, those of later ones
 * included. Of what is about a project only the projects given are searched.
 */
export const findTraces = async (
  tx: TenantTx,
  texts: readonly string[],
  projects: readonly string[],
): Promise<readonly (Trace & { readonly projects: readonly string[] })[]> => {
  const wanted = texts.filter(t => t.trim() !== '').map(pattern);
  const tables = await tablesToSearch(tx);
  if (wanted.length === 0 || tables.length === 0) return [];
  const one = ({ name, project }: Searched) => {
    const id = project === null ? sql`null::uuid` : sql.ref(`t.${project}`);
    return sql`
      select ${name}::text as "table", count(*)::int as rows,
        coalesce((array_agg(distinct ${id}::text))[1:20], '{}') as projects
      from ${sql.table(name)} t
      where t.org_id = ${tx.org} and to_jsonb(t)::text ~* any (${wanted}::text[])
        and (${id} is null or ${id} = any (${[...projects]}::uuid[]))`;
  };
  const { rows } = await sql<Trace & { projects: readonly (string | null)[] }>`${sql.join(
    tables.map(one),
    sql` union all `,
  )}`.execute(tx.db);
  return rows.filter(r => r.rows > 0).map(r => ({ ...r, projects: r.projects.filter(p => p !== null) }));
};
