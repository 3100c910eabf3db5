import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startServer } from '../../main.ts';
import { createTestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { createOrganisation, type JobHandlers, readConfig, startJob, systemActor } from '../index.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-restart-'));
const host = testDatabaseServer();
const own = host === null ? null : await createTestDatabase(host);
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await own?.drop();
});

const config = readConfig({
  CHARTROOM_DATA: directory,
  LOG_LEVEL: 'fatal',
  PORT: '0',
  ...(own === null ? {} : { DATABASE_URL: own.url }),
});

test('a job that runs when the server stops is taken up again by the next one, and has its effect once', async () => {
  const reached = Promise.withResolvers<void>();
  const first: JobHandlers = {
    work: async job => {
      reached.resolve();
      for (;;) {
        await job.progress(0.3, 'Working');
        await new Promise(resolve => setImmediate(resolve));
      }
    },
  };
  const second: JobHandlers = { work: job => job.complete(async () => 'done by the second') };

  const one = await startServer(config, { jobs: first });
  const org = await createOrganisation(one.application.database, {
    slug: 'acme',
    name: 'Acme',
    currency: 'GBP',
  });
  const id = await one.application.database.inOrganisation(systemActor(org), tx =>
    startJob(tx, 'work', null),
  );
  await reached.promise;
  await one.close();

  const two = await startServer(config, { jobs: second });
  const read = () =>
    two.application.database.inOrganisation(systemActor(org), tx =>
      tx.db
        .selectFrom('platformJob')
        .select(['state', 'result', 'attempt'])
        .where('id', '=', id)
        .executeTakeFirst(),
    );
  await vi.waitFor(
    async () => expect(await read()).toEqual({ state: 'done', result: 'done by the second', attempt: 2 }),
    {
      timeout: 20_000,
      interval: 50,
    },
  );
  await two.close();
});
