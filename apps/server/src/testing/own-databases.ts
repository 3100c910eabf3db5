import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';

/** What the names of this run's databases begin with; set by the set-up of all tests, which drops them in the end. */
export const runPrefix = (): string => `chartroom_test_${process.env.CHARTROOM_TEST_RUN ?? 'alone'}_`;

const dropAll = async (server: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [runPrefix()],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  } finally {
    await client.end();
  }
};

/** Before all tests of the server: names the run. After them: drops the databases that workers shared to their end. */
export default function setup(_project: TestProject): () => Promise<void> {
  process.env.CHARTROOM_TEST_RUN = randomUUID().slice(0, 8);
  return async () => {
    const above = process.env.CHARTROOM_TEST_SUPERUSER_URL ?? process.env.CHARTROOM_TEST_DATABASE_URL ?? '';
    for (const server of above.split(' ').filter(a => a !== '')) await dropAll(server);
  };
}
