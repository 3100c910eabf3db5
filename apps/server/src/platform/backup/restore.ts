import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Opened } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import { migrate, readMigrations } from '../migrations/migrations.ts';
import type { Head } from '../seal/head.ts';
import { withBareTables } from './bare-tables.ts';
import type { BackupEnd, BackupHeader } from './format.ts';
import { type BackupPart, readBackup } from './read-lines.ts';
import { readRows, sameTexts, writeRows } from './row.ts';
import { type KeptTable, keptTables } from './table.ts';

/** What was restored. */
export interface Restored {
  readonly organisations: number;
  readonly tables: number;
  readonly rows: number;
  readonly madeAt: string;
  readonly schema: { readonly backup: number; readonly now: number };
  /** Where the sealed logs ended when the backup was made. */
  readonly heads: readonly Head[];
}

/** The migrations up to the backup's schema. Throws when this release does not know them. */
const migrationsUpTo = (header: BackupHeader) => {
  const known = readMigrations();
  if (header.schema > known.length)
    throw new AppError(
      'unsupported',
      `The backup has schema ${header.schema}, but this release of Chartroom knows only up to ${known.length}. ` +
        'Restore it with the release that made it, or with a newer one.',
    );
  const other = header.migrations.find((m, i) => known[i]?.checksum !== m.checksum);
  if (other !== undefined)
    throw new AppError(
      'unsupported',
      `The backup was made by a release in which ${other.name} was another one. Restore it with that release.`,
    );
  return known.slice(0, header.schema);
};

const mustBeEmpty = async (client: pg.ClientBase, schema: number): Promise<void> => {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  );
  if (rows[0]?.there !== true) return;
  await client.query('begin');
  await client.query('set local role chartroom_system');
  const { rows: organisations } = await client.query<{ slug: string }>(
    'select slug from platform_organisation',
  );
  await client.query('rollback');
  if (organisations.length > 0)
    throw new AppError(
      'conflict',
      `A backup is restored into an empty database only; this one holds ${organisations.map(o => o.slug).join(', ')}. ` +
        'Set CHARTROOM_DATA to a new directory, or DATABASE_URL to a new database.',
    );
  const { rows: newest } = await client.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from schema_migration',
  );
  if ((newest[0]?.number ?? 0) > schema)
    throw new AppError(
      'conflict',
      `The backup has schema ${schema}, but this database has schema ${newest[0]?.number} already. Restore into a ` +
        'database that was never opened; it is brought up to date afterwards.',
    );
};

const mustFit = (header: BackupHeader, tables: readonly KeptTable[]): void => {
  const shape = (list: readonly { name: string; columns: readonly unknown[] }[]) => JSON.stringify(list);
  const here = tables.map(t => ({ name: t.name, columns: t.columns.map(c => c.name) }));
  if (shape(here) !== shape(header.tables))
    throw new AppError('unsupported', 'The tables of the backup are not those of its own schema.');
};

type Section = Extract<BackupPart, { kind: 'section' }>;

const tableOf = (tables: readonly KeptTable[], name: string): KeptTable => {
  const table = tables.find(t => t.name === name);
  if (table === undefined)
    throw new AppError('invalid', `The backup holds rows of ${name}, which is no table.`);
  return table;
};

const loadRows = async (
  client: pg.ClientBase,
  tables: readonly KeptTable[],
  parts: AsyncIterable<BackupPart>,
) => {
  const sections: Section[] = [];
  for await (const part of parts) {
    switch (part.kind) {
      case 'rows':
        await writeRows(client, tableOf(tables, part.table), part.rows);
        break;
      case 'section':
        sections.push(part);
        break;
      case 'end':
        return { sections, end: part.end };
      case 'header':
        throw new AppError('invalid', 'The backup has two headers.');
    }
  }
  throw new AppError('invalid', 'The backup has no end.');
};

/** Reads every row again and compares it, by the hashes of the backup, with what was written down. */
const compareRows = async (
  client: pg.ClientBase,
  tables: readonly KeptTable[],
  sections: readonly Section[],
) => {
  for (const { table, organisation, sha256 } of sections) {
    const hash = createHash('sha256');
    for await (const rows of readRows(client, tableOf(tables, table), organisation))
      hash.update(`${rows.join('\n')}\n`);
    if (hash.digest('hex') !== sha256)
      throw new AppError('unavailable', `The rows of ${table} did not arrive as they are in the backup.`);
  }
};

const setSequences = async (client: pg.ClientBase, sequences: BackupEnd['sequences']): Promise<void> => {
  for (const [name, { last, called }] of Object.entries(sequences))
    await client.query('select setval($1::regclass, $2::bigint, $3)', [
      pg.escapeIdentifier(name),
      last,
      called,
    ]);
};

// What ran when the backup was made runs nowhere now: it is queued again.
const requeueJobs = `update platform_job set state = 'queued', started_at = null where state = 'running'`;

const fill = async (client: pg.ClientBase, header: BackupHeader, parts: AsyncIterable<BackupPart>) => {
  await client.query('begin');
  try {
    await client.query(sameTexts);
    const tables = await keptTables(client);
    mustFit(header, tables);
    const names = tables.map(t => t.name);
    const loaded = await withBareTables(client, names, async () => {
      const { sections, end } = await loadRows(client, tables, parts);
      await compareRows(client, tables, sections);
      await setSequences(client, end.sequences);
      await client.query(requeueJobs);
      return { sections, end };
    });
    await client.query('commit');
    return loaded;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

/**
 * Restores a backup whose sum was checked into an empty database, in one transaction, and brings it to this release's
 * schema. Every row is read again before it is committed. Throws `unsupported` for a backup of a newer release,
 * `conflict` for a database that is not empty.
 */
export const restoreBackup = async ({ pool }: Pick<Opened, 'pool'>, file: string): Promise<Restored> => {
  const parts = readBackup(file);
  const first = (await parts.next()).value;
  if (first === undefined || first.kind !== 'header') throw new AppError('invalid', `${file} is no backup.`);
  const { header } = first;
  const migrations = migrationsUpTo(header);
  const client = await pool.connect();
  try {
    await mustBeEmpty(client, header.schema);
  } finally {
    client.release();
  }
  await migrate(pool, migrations);
  const filling = await pool.connect();
  const { sections, end } = await fill(filling, header, parts).finally(() => filling.release());
  const { schema } = await migrate(pool);
  return {
    organisations: header.organisations.length,
    tables: new Set(sections.map(s => s.table)).size,
    rows: end.rows,
    madeAt: header.madeAt,
    schema: { backup: header.schema, now: schema },
    heads: end.heads,
  };
};
