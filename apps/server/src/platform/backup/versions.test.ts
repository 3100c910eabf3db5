import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreDatabase } from '../../flows/command-line/backup.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { AppError, type Config, makeBackup, openUnmigrated, readConfig } from '../index.ts';
import { migrate, readMigrations } from '../migrations/migrations.ts';
import { addSum } from './sum.ts';

const folder = mkdtempSync(join(tmpdir(), 'chartroom-versions-'));
const host = testDatabaseServer();
const databases: TestDatabase[] = [];
const known = readMigrations();
const oldSchema = 4;
const old = join(folder, 'old.gz');

const empty = async (): Promise<Config> => {
  const CHARTROOM_DATA = mkdtempSync(join(folder, 'data-'));
  if (host === null) return readConfig({ CHARTROOM_DATA });
  const database = await createTestDatabase(host);
  databases.push(database);
  return readConfig({ CHARTROOM_DATA, DATABASE_URL: database.url });
};

/** The same backup with other lines, and a sum that fits them. */
const altered = async (
  name: string,
  change: (header: Record<string, unknown>) => object,
): Promise<string> => {
  const [header = '', ...rest] = gunzipSync(readFileSync(old)).toString().trimEnd().split('\n');
  const lines = [JSON.stringify(change(JSON.parse(header))), ...rest.slice(0, -1)];
  const file = join(folder, name);
  const text = `${lines.join('\n')}\n`;
  await pipeline(Readable.from([text]), createGzip(), addSum(), createWriteStream(file));
  return file;
};

beforeAll(async () => {
  const opened = await openUnmigrated(await empty(), 'fill');
  await migrate(opened.pool, known.slice(0, oldSchema));
  await opened.pool.query('set role chartroom_system');
  await opened.pool.query(`insert into platform_organisation (id, slug, name, currency, created_at)
    values (gen_random_uuid(), 'old', 'Old', 'GBP', now())`);
  await opened.pool.query('reset role');
  await makeBackup(opened, old);
  await opened.close();
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('R16.7 a backup of another release', () => {
  test('of an older schema is restored and brought up to date', async () => {
    const restored = await restoreDatabase(await empty(), old);
    expect(restored).toMatchObject({
      organisations: 1,
      rows: 1,
      schema: { backup: oldSchema, now: known.length },
    });
    expect(restored.verified).toMatchObject([{ organisation: 'old', faults: [] }]);
  });

  test('of a newer schema or format is refused with what to do', async () => {
    const migrations = Array.from({ length: 999 }, () => ({ name: 'later.sql', checksum: 'x' }));
    const newer = await altered('newer.gz', h => ({ ...h, schema: 999, migrations }));
    const format = await altered('format.gz', h => ({ ...h, format: 2 }));
    const other = await altered('other.gz', h => ({
      ...h,
      migrations: [{ name: '0001_x.sql', checksum: 'x' }],
    }));
    const config = await empty();
    await expect(restoreDatabase(config, newer)).rejects.toThrow(
      `schema 999, but this release of Chartroom knows only up to ${known.length}. Restore it with the release`,
    );
    await expect(restoreDatabase(config, format)).rejects.toThrow('Restore it with a newer release');
    await expect(restoreDatabase(config, other)).rejects.toThrow('in which 0001_x.sql was another one');
    await expect(restoreDatabase(config, join(folder, 'none.gz'))).rejects.toThrow(AppError);
  });

  test('is not restored over a database that is ahead of it', async () => {
    const config = await empty();
    const opened = await openUnmigrated(config, 'fill');
    const later = {
      number: known.length + 1,
      name: 'later.sql',
      sql: 'create table later (x integer)',
      checksum: 'x',
    };
    await migrate(opened.pool, [...known, later]);
    await opened.close();
    await expect(restoreDatabase(config, old)).rejects.toThrow(/has schema \d+ already/);
  });
});
