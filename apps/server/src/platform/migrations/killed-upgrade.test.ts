import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { createTestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { describeSchema } from '../../testing/schema.ts';
import { schemaAsSql } from '../../testing/schema-sql.ts';
import { openDatabase, readConfig } from '../index.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-upgrade-'));
const host = testDatabaseServer();
const own = host === null ? null : await createTestDatabase(host);
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await own?.drop();
});
const environment = {
  CHARTROOM_DATA: directory,
  ...(own === null ? {} : { DATABASE_URL: own.url }),
};

const here = (path: string): string => new URL(path, import.meta.url).href;

/** A process that opens the database, says so, and brings its schema up to date. */
const upgrade = (): ChildProcess => {
  const code = `
    import { openUnmigrated, readConfig } from '${here('../index.ts')}';
    import { migrate } from '${here('./migrations.ts')}';
    const opened = await openUnmigrated(readConfig(process.env, 'upgrade'), 'fill');
    console.log('begins');
    const { applied } = await migrate(opened.pool);
    console.log('done ' + applied.length);
    await opened.close();`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

const schemaIn = async (of: Readonly<Record<string, string>>): Promise<string> => {
  const opened = await openDatabase(readConfig(of));
  return schemaAsSql(opened.pool).finally(opened.close);
};

/** The schema of a database of the same kind whose upgrade nobody disturbs. */
const freshSchema = async (): Promise<string> => {
  if (host === null) return (await describeSchema()).sql;
  const other = await createTestDatabase(host);
  return schemaIn({ DATABASE_URL: other.url }).finally(other.drop);
};

test('an upgrade that is killed at any moment leaves nothing half done, and goes on when it is started again', async () => {
  let kills = 0;
  for (let afterMs = 10; kills < 4 && afterMs < 2000; afterMs *= 2) {
    const child = upgrade();
    const ended = once(child, 'exit');
    if (child.stdout === null) throw new Error('Its output is a pipe.');
    await once(child.stdout, 'data');
    await Promise.race([delay(afterMs), ended]);
    if (child.kill('SIGKILL')) kills += 1;
    await ended;
  }
  expect(kills).toBeGreaterThan(1);
  expect(await schemaIn(environment)).toBe(await freshSchema());
}, 180_000);
