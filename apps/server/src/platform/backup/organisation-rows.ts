import pg from 'pg';
import { fetchRows, sameTexts } from './row.ts';
import { type KeptColumn, type KeptTable, keptTables } from './table.ts';
import type { BackupSource } from './write-backup.ts';

/** Rows of one table, some at a time and at least once for each table; each row is a JSON object. */
export interface OrganisationRows {
  readonly table: string;
  readonly columns: readonly KeptColumn[];
  readonly rows: readonly string[];
}

/** A piece of an uploaded or generated file; the pieces of a file come one after the other. */
export interface OrganisationFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
}

// What opens a door is for nobody, and the bytes of files are given as files.
const leftOut = ['platform_idempotency', 'platform_link', 'platform_file_chunk'];
const secret: Readonly<Record<string, readonly string[]>> = {
  platform_account: ['password_hash'],
  platform_token: ['hash'],
  platform_webhook: ['secret'],
};

const shown = (table: KeptTable): KeptTable => ({
  ...table,
  columns: table.columns.filter(c => !(secret[table.name] ?? []).includes(c.name)),
});

const filesSql = `
  select f.id, f.name, c.bytes from platform_file f
  join platform_file_chunk c on c.org_id = f.org_id and c.file_id = f.id and c.number = $2 where f.id = $1`;

async function* filesOf(client: pg.ClientBase): AsyncGenerator<OrganisationFile> {
  const { rows } = await client.query<{ id: string; chunks: number }>(
    'select file_id as id, count(*)::int as chunks from platform_file_chunk group by 1 order by 1',
  );
  for (const { id, chunks } of rows)
    for (let number = 0; number < chunks; number += 1) {
      const piece = await client.query<OrganisationFile>(filesSql, [id, number]);
      yield* piece.rows;
    }
}

async function* tablesOf(client: pg.ClientBase, org: string): AsyncGenerator<OrganisationRows> {
  const tables = (await keptTables(client)).filter(t => !leftOut.includes(t.name)).map(shown);
  for (const table of tables) {
    const { columns } = table;
    const names = columns.map(c => pg.escapeIdentifier(c.name)).join(', ');
    let any = false;
    const row = `row_to_json((select r from (select ${names}) r))::text`;
    for await (const rows of fetchRows(client, table, { org, row })) {
      any = true;
      yield { table: table.name, columns, rows };
    }
    if (!any) yield { table: table.name, columns, rows: [] };
  }
}

/**
 * Everything an organisation has, in one snapshot and through the wall of its tenancy: first its tables by name, then
 * the bytes of its files. Secrets that open a door are left out.
 */
export async function* organisationRows(
  { pool }: BackupSource,
  org: string,
): AsyncGenerator<OrganisationRows | OrganisationFile> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(sameTexts);
    await client.query(`select set_config('role', 'chartroom_app', true), set_config('app.org', $1, true)`, [
      org,
    ]);
    yield* tablesOf(client, org);
    yield* filesOf(client);
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}
