import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommitTrials, unitEvents } from '../../../../../tests/faults/commit-trials.ts';
import { type FaultProxy, startFaultProxy } from '../../../../../tests/faults/proxy.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

const host = testDatabaseServer();

// The embedded database has no connection that could be cut.
describe.runIf(host !== null)('a connection to the database that is cut around a commit', () => {
  let database: TestDatabase;
  let proxy: FaultProxy;
  let server: TestServer;
  let admin: TestPerson;
  beforeAll(async () => {
    database = await createTestDatabase(host ?? '');
    proxy = await startFaultProxy(database.url);
    server = await startTestServer({
      environment: { DATABASE_URL: proxy.url, CHARTROOM_STATEMENT_TIMEOUT_MS: '400' },
    });
    admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
  });
  afterAll(async () => {
    await server?.close();
    await proxy?.close();
    await database?.drop();
  });

  test('is answered 503, and the same call again has its effect exactly once', async () => {
    const count = 50;
    const trials = await runCommitTrials(admin, proxy, count);
    expect(proxy.struck()).toBe(count);
    for (const { fault, first, wrong } of trials) {
      expect(wrong, fault).toBe(0);
      expect(Object.keys(first), fault).toEqual([fault === 'delay' ? '201' : '503']);
    }
    expect(await unitEvents(admin)).toBe(count);
  });
});
