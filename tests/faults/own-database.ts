import { createTestDatabase, testDatabaseServer } from '../../apps/server/src/testing/database.ts';
import { startCluster } from '../../scripts/bootstrap/cluster.mjs';
import { postgresPrograms } from '../../scripts/bootstrap/debian.mjs';

/** Gives an empty PostgreSQL database to `use`: of CHARTROOM_TEST_DATABASE_URL, or of a cluster of its own. */
export const withDatabase = async <T>(use: (url: string) => Promise<T>): Promise<T> => {
  const given = testDatabaseServer();
  const programs = postgresPrograms();
  if (given === null && programs === null)
    throw new Error('PostgreSQL is not installed here. Install it, or set CHARTROOM_TEST_DATABASE_URL.');
  const cluster = given === null && programs !== null ? await startCluster(programs) : null;
  try {
    const database = await createTestDatabase(given ?? cluster?.url ?? '');
    return await use(database.url).finally(() => database.drop());
  } finally {
    cluster?.stop();
  }
};
