import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from '../config/config.ts';
import { AppError } from '../error/error.ts';
import { type MigrationReport, migrate } from '../migrations/migrations.ts';
import type { Opened } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { lockDirectory } from './lock.ts';
import { valueTypes } from './value.ts';

export interface OpenedDatabase extends Opened {
  readonly migrated: MigrationReport;
  /** The embedded database's directory as a tar; null on a server. */
  readonly dump: (() => Promise<Uint8Array<ArrayBuffer>>) | null;
}

const openServer = (url: string, config: Config): Omit<OpenedDatabase, 'migrated'> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: config.poolSize,
    connectionTimeoutMillis: 15_000,
    application_name: 'chartroom',
    types: valueTypes,
    pipeline: true,
  });
  // A connection that dies is replaced, and its query fails; without listeners it would end the process, one that
  // is idle by the pool's event and one in use by its own.
  pool.on('error', () => {});
  pool.on('connect', client => client.on('error', () => {}));
  return {
    kind: 'postgres',
    pool,
    close: () => pool.end(),
    statementTimeoutMs: config.statementTimeoutMs,
    dump: null,
  };
};

/** Refuses to make a database where somebody only wants to read one. */
const mustExist = (config: Config): void => {
  if (existsSync(join(config.dataDirectory, 'database'))) return;
  throw new AppError(
    'not_found',
    `There is no database in ${config.dataDirectory}. Set CHARTROOM_DATA, or DATABASE_URL.`,
  );
};

const openEmbedded = async (
  config: Config,
  template: Uint8Array<ArrayBuffer> | null = null,
): Promise<Omit<OpenedDatabase, 'migrated'>> => {
  const inMemory = config.dataDirectory === ':memory:';
  const unlock = inMemory ? () => {} : lockDirectory(config.dataDirectory, config.processName);
  try {
    const dataDir = inMemory ? null : join(config.dataDirectory, 'database');
    const embedded = await startEmbedded({ dataDir, template });
    return {
      kind: 'embedded',
      pool: embedded.pool,
      close: async () => {
        await embedded.close();
        unlock();
      },
      statementTimeoutMs: config.statementTimeoutMs,
      dump: embedded.dump,
    };
  } catch (error) {
    unlock();
    throw error;
  }
};

/**
 * Opens the database that the configuration names as it is; one that is to be `read` must be there. Throws
 * `unavailable` when the embedded one is in use by another process, `not_found` when it is not there.
 */
export const openUnmigrated = async (
  config: Config,
  use: 'read' | 'fill',
): Promise<Omit<OpenedDatabase, 'migrated'>> => {
  if (config.databaseUrl !== null) return openServer(config.databaseUrl, config);
  if (use === 'read') mustExist(config);
  return openEmbedded(config);
};

/**
 * Opens the database that the configuration names and brings its schema up to date. Throws `unavailable` when the
 * embedded one is in use by another process, when the server cannot be reached, and when the schema is newer.
 */
export const openDatabase = async (
  config: Config,
  template: Uint8Array<ArrayBuffer> | null = null,
): Promise<OpenedDatabase> => {
  const opened =
    config.databaseUrl === null
      ? await openEmbedded(config, template)
      : openServer(config.databaseUrl, config);
  try {
    return { ...opened, migrated: await migrate(opened.pool) };
  } catch (error) {
    await opened.close();
    if (error instanceof AppError) throw error;
    const why = error instanceof Error ? error.message || String(error) : String(error);
    throw new AppError('unavailable', `The database cannot be opened: ${why}`, { cause: error });
  }
};
