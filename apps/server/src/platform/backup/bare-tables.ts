import pg from 'pg';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

const foreignKeys = `
  select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`;

/**
 * Fills tables in any order: for the time of `work`, inside the owner's transaction, there are no foreign keys, no
 * triggers and no wall that holds back the owner. All three are as before when it is done, and the keys were checked
 * against every row.
 */
export const withBareTables = async <T>(
  client: pg.ClientBase,
  tables: readonly string[],
  work: () => Promise<T>,
): Promise<T> => {
  // Hundreds of statements in one trip each.
  const all = (statements: readonly string[]) => client.query(statements.join(';'));
  const each = (change: string) =>
    all(tables.map(table => `alter table ${pg.escapeIdentifier(table)} ${change}`));
  const { rows: keys } = await client.query<ForeignKey>(foreignKeys);
  await all(
    keys.map(({ table, name }) => `alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`),
  );
  await each('no force row level security');
  await each('disable trigger user');
  const answer = await work();
  await all(
    keys.map(
      ({ table, name, definition }) =>
        `alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}`,
    ),
  );
  await each('enable trigger user');
  await each('force row level security');
  return answer;
};
