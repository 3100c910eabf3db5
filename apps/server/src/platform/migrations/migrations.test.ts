import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { type OpenedDatabase, openDatabase, readConfig } from '../index.ts';
import { migrate, readMigrations } from './migrations.ts';

const host = testDatabaseServer();
let own: TestDatabase | null = null;
let opened: OpenedDatabase;
const known = readMigrations();

beforeAll(async () => {
  own = host === null ? null : await createTestDatabase(host);
  opened = await openDatabase(
    readConfig({ CHARTROOM_DATA: ':memory:', ...(own === null ? {} : { DATABASE_URL: own.url }) }),
  );
});
afterAll(async () => {
  await opened.close();
  await own?.drop();
});

const extra = (sql: string) => ({ number: known.length + 1, name: 'extra.sql', sql, checksum: 'x' });
const exists = async (table: string) =>
  (await opened.pool.query('select to_regclass($1) as name', [table])).rows[0].name !== null;

describe('migrations', () => {
  test('are applied once', async () => {
    expect(opened.migrated).toEqual({ applied: known.map(m => m.name), schema: known.length });
    expect(await migrate(opened.pool)).toEqual({ applied: [], schema: known.length });
  });

  test('that fail leave nothing behind and say why', async () => {
    const broken = extra('create table half_done (x integer); select nonsense;');
    await expect(migrate(opened.pool, [...known, broken])).rejects.toThrow(
      /extra\.sql failed and left nothing behind.*nonsense/,
    );
    expect(await exists('half_done')).toBe(false);
    expect((await migrate(opened.pool)).applied).toEqual([]);
  });

  test('that were changed after they were applied are refused', async () => {
    const changed = known.map(m => (m.number === 1 ? { ...m, checksum: 'other' } : m));
    await expect(migrate(opened.pool, changed)).rejects.toThrow(
      `${known[0]?.name} was changed after it was applied`,
    );
  });

  test('of a newer release are refused with what to do', async () => {
    await migrate(opened.pool, [...known, extra('create table newer (x integer)')]);
    await expect(migrate(opened.pool)).rejects.toThrow(/knows only up to.*Install the newer release again/);
    await opened.pool.query('drop table newer');
    await opened.pool.query('delete from schema_migration where number > $1', [known.length]);
  });

  test('by two nodes at once are applied by one', async () => {
    const slow = extra('create table once (x integer); select pg_sleep(0.2);');
    const reports = await Promise.all([1, 2].map(() => migrate(opened.pool, [...known, slow])));
    expect(reports.map(r => r.applied.length).sort()).toEqual([0, 1]);
    await opened.pool.query('drop table once');
    await opened.pool.query('delete from schema_migration where number > $1', [known.length]);
  });
});
