import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { runPrefix } from './own-databases.ts';

/** A database of its own on the server that the tests are given. */
export interface TestDatabase {
  readonly url: string;
  /** Connections past every wall: of the superuser where the tests are given one, of the owner otherwise. */
  readonly superuser: pg.Pool;
  readonly drop: () => Promise<void>;
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};

/** Of several addresses, apart by spaces, the one for this worker of Vitest. */
const forThisWorker = (addresses: string | undefined): string | null => {
  const all = (addresses ?? '').split(' ').filter(a => a !== '');
  return all[(Number(process.env.VITEST_POOL_ID ?? 1) - 1) % all.length] ?? null;
};

/**
 * The server for the tests, when they are to run on PostgreSQL. CHARTROOM_TEST_DATABASE_URL may name one for each
 * worker: what others write shows in the snapshot of a server, also where they write into another database.
 */
export const testDatabaseServer = (): string | null => forThisWorker(process.env.CHARTROOM_TEST_DATABASE_URL);

/** Makes an empty database, or one that is a copy of another. */
export const createTestDatabase = async (server: string, copyOf?: string): Promise<TestDatabase> => {
  const name = `${runPrefix()}${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name} ${copyOf === undefined ? '' : `template ${copyOf}`}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const aboveServer = forThisWorker(process.env.CHARTROOM_TEST_SUPERUSER_URL) ?? server;
  const above = new URL(aboveServer);
  above.pathname = `/${name}`;
  const superuser = new pg.Pool({ connectionString: above.href, max: 2 });
  return {
    url: url.href,
    superuser,
    drop: async () => {
      await superuser.end();
      // A vacuum that PostgreSQL runs in it by itself can be ended by a superuser only.
      await onServer(aboveServer, `drop database if exists ${name} with (force)`);
    },
  };
};
