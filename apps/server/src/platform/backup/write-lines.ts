import { createHash } from 'node:crypto';
import type pg from 'pg';
import { AppError } from '../error/error.ts';
import type { BackupEnd, BackupHeader, SectionEnd, SectionStart } from './format.ts';
import { backupFormat } from './format.ts';
import { readRows, sameTexts } from './row.ts';
import { type KeptTable, keptTables } from './table.ts';

/** The database whose rows are written down. */
export interface BackupSource {
  readonly kind: 'embedded' | 'postgres';
  readonly pool: pg.Pool;
}

/** What a backup holds. */
export interface BackupCounts {
  readonly organisations: number;
  readonly rows: number;
}

interface Organisation {
  readonly id: string;
  readonly slug: string;
}

const line = (value: object): string => `${JSON.stringify(value)}\n`;

const become = (client: pg.ClientBase, role: string, org: string) =>
  client.query(`select set_config('role', $1, true), set_config('app.org', $2, true)`, [role, org]);

const migrationsOf = async (client: pg.ClientBase): Promise<BackupHeader['migrations']> => {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  );
  if (rows[0]?.there !== true)
    throw new AppError('conflict', 'There is nothing to back up: this database is empty.');
  return (await client.query('select name, checksum from schema_migration order by number')).rows;
};

const headerOf = async (client: pg.ClientBase, kind: BackupSource['kind'], tables: readonly KeptTable[]) => {
  const migrations = await migrationsOf(client);
  const { rows: now } = await client.query<{ at: string }>('select now()::text as at');
  await become(client, 'chartroom_system', '');
  const { rows: organisations } = await client.query<Organisation>(
    'select id, slug from platform_organisation order by slug collate "C"',
  );
  return {
    chartroom: 'backup',
    format: backupFormat,
    schema: migrations.length,
    migrations,
    madeAt: now[0]?.at ?? '',
    from: kind,
    organisations,
    tables: tables.map(t => ({ name: t.name, columns: t.columns.map(c => c.name) })),
  } satisfies BackupHeader;
};

async function* section(
  client: pg.ClientBase,
  table: KeptTable,
  org: string,
): AsyncGenerator<string, number> {
  const hash = createHash('sha256');
  let count = 0;
  for await (const rows of readRows(client, table, org)) {
    const text = `${rows.join('\n')}\n`;
    if (count === 0) yield line({ table: table.name, organisation: org } satisfies SectionStart);
    hash.update(text);
    count += rows.length;
    yield text;
  }
  if (count > 0) yield line({ rows: count, sha256: hash.digest('hex') } satisfies SectionEnd);
  return count;
}

const headOf = async (client: pg.ClientBase, { id, slug }: Organisation): Promise<BackupEnd['heads']> => {
  const { rows } = await client.query(
    `select org_id as org, $2::text as organisation, number as block, to_seq as "toSeq", encode(hash, 'hex') as hash
     from platform_block where org_id = $1 order by number desc limit 1`,
    [id, slug],
  );
  return rows;
};

const sequencesOf = async (client: pg.ClientBase): Promise<BackupEnd['sequences']> => {
  await client.query('reset role');
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const found: Record<string, { last: string; called: boolean }> = {};
  for (const { name } of rows) {
    const { rows: at } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${name}`,
    );
    if (at[0] !== undefined) found[name] = at[0];
  }
  return found;
};

/**
 * The whole database as the text of a backup: one snapshot, whatever is written meanwhile. It is read organisation by
 * organisation through the wall between them, so that no row is in it that belongs to nobody.
 */
export async function* backupLines(
  { kind, pool }: BackupSource,
  counted: (counts: BackupCounts) => void,
): AsyncGenerator<string> {
  const client = await pool.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    await client.query(sameTexts);
    const tables = await keptTables(client);
    const header = await headerOf(client, kind, tables);
    yield line(header);
    // Before schema 5 there were no seals.
    const sealed = tables.some(t => t.name === 'platform_block');
    const heads: BackupEnd['heads'] = [];
    let rows = 0;
    for (const organisation of header.organisations) {
      await become(client, 'chartroom_app', organisation.id);
      for (const table of tables) rows += yield* section(client, table, organisation.id);
      if (sealed) heads.push(...(await headOf(client, organisation)));
    }
    yield line({ end: { rows, sequences: await sequencesOf(client), heads } satisfies BackupEnd });
    counted({ organisations: header.organisations.length, rows });
  } finally {
    await client.query('rollback').catch(() => {});
    client.release();
  }
}
