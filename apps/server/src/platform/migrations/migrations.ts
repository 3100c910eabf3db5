import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { AppError } from '../error/error.ts';
import { ensureRoles } from './roles.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

export interface MigrationReport {
  readonly applied: readonly string[];
  /** Number of the schema now. */
  readonly schema: number;
}

const directory = fileURLToPath(new URL('../../../migrations/', import.meta.url));
/** Any number, the same in every release: two nodes that start at once migrate one after the other. */
const lockNumber = 7_346_001;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** The migrations of this release, in order. Throws when a number is missing or given twice. */
export const readMigrations = (): readonly Migration[] => {
  const files = readdirSync(directory)
    .filter(f => /^\d{4}_[a-z0-9_]+\.sql$/.test(f))
    .sort();
  return files.map((file, i) => {
    const number = Number(file.slice(0, 4));
    if (number !== i + 1) throw new Error(`Migration ${file} should have the number ${i + 1}.`);
    const text = readFileSync(`${directory}${file}`, 'utf8').replaceAll('\r\n', '\n');
    return { number, name: file, sql: text, checksum: sha256(text) };
  });
};

/** Names the migrations as a whole; changes when any of them does. */
export const migrationsFingerprint = (): string =>
  sha256(
    readMigrations()
      .map(m => m.checksum)
      .join(),
  );

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

const check = (known: readonly Migration[], applied: readonly Applied[]): void => {
  const newest = applied.at(-1);
  if (newest !== undefined && newest.number > known.length) {
    throw new AppError(
      'unavailable',
      `The database has schema ${newest.number} (${newest.name}), but this release of Chartroom knows only up to ` +
        `${known.length}. Install the newer release again, or restore a backup made before the upgrade.`,
    );
  }
  for (const old of applied) {
    if (known[old.number - 1]?.checksum !== old.checksum) {
      throw new AppError(
        'unavailable',
        `Migration ${old.name} was changed after it was applied to this database. ` +
          'Restore the file as it was released; put the change into a new migration.',
      );
    }
  }
};

const applyOne = async (client: pg.ClientBase, migration: Migration): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('unavailable', `Migration ${migration.name} failed and left nothing behind: ${why}`, {
      cause: error,
    });
  }
};

const applyAll = async (client: pg.ClientBase, known: readonly Migration[]): Promise<readonly string[]> => {
  await ensureRoles(client);
  await client.query(
    `create table if not exists schema_migration (number integer primary key, name text not null,
       checksum text not null, applied_at timestamptz not null default now())`,
  );
  const { rows } = await client.query<Applied>(
    'select number, name, checksum from schema_migration order by number',
  );
  check(known, rows);
  const missing = known.slice(rows.length);
  for (const migration of missing) await applyOne(client, migration);
  return missing.map(m => m.name);
};

/** Brings the schema up to date: each migration in its own transaction, one node at a time. */
export const migrate = async (pool: pg.Pool, known = readMigrations()): Promise<MigrationReport> => {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    try {
      return { applied: await applyAll(client, known), schema: known.length };
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lockNumber]);
    }
  } finally {
    client.release();
  }
};
