import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runJobTrials } from '../../../../../tests/faults/job-trials.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServer } from '../../testing/database.ts';

const host = testDatabaseServer();

// The embedded database has one process, which its own tests kill.
describe.runIf(host !== null)('jobs whose workers are killed', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase(host ?? '');
  });
  afterAll(() => database?.drop());

  test('have every effect once, and none is lost', async () => {
    const result = await runJobTrials({
      ...{ databaseUrl: database.url, jobs: 300, workers: 2 },
      killEveryMs: 100,
      kills: 1,
      poison: false,
    });
    expect(result).toMatchObject({ lost: 0, doubled: 0, kills: 1 });
  }, 300_000);
});
