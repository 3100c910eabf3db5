import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { prepareReporting } from '../../domains/monitoring/index.ts';
import { openApplication } from '../../main.ts';
import { createOrganisation, readConfig, systemActor, type Tx } from '../../platform/index.ts';
import { createTestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { map } from '../../testing/import-client.ts';
import { runImport } from './run-import.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-killed-'));
const host = testDatabaseServer();
const own = host === null ? null : await createTestDatabase(host);
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
  await own?.drop();
});

const environment = {
  CHARTROOM_DATA: directory,
  LOG_LEVEL: 'fatal',
  ...(own === null ? {} : { DATABASE_URL: own.url }),
};
const script = fileURLToPath(new URL('../../testing/import-until-killed.ts', import.meta.url));

const text = `Key,Name,Day,RAG,Unit\n${Array.from({ length: 300 }, (_, i) => `${i},Project ${i},2026-01-31,Red,Unit ${i % 7}`).join('\n')}\n`;
const mapping = map('Killed', {
  as: 'reports',
  fields: { externalKey: 'Key', name: 'Name', asOf: 'Day', overall: 'RAG', unit: 'Unit' },
});

/** Opens the application, works in an organisation's transaction, and closes it again. */
async function inOrganisation<T>(org: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const application = await openApplication(readConfig(environment));
  try {
    return await application.database.inOrganisation(systemActor(org), work);
  } finally {
    await application.close();
  }
}

const rowsIn = (tx: Tx) =>
  Promise.all(
    (
      [
        'registerProject',
        'registerProjectFact',
        'registerUnit',
        'monitoringReport',
        'importRun',
        'platformFile',
      ] as const
    ).map(
      async table =>
        (await tx.db.selectFrom(table).select('orgId').where('orgId', '=', tx.org).execute()).length,
    ),
  );

test('a process killed in an import leaves nothing of it, and the same import then works', async () => {
  const application = await openApplication(readConfig(environment));
  const org = await createOrganisation(application.database, { slug: 'acme', name: 'Acme', currency: 'GBP' });
  await application.database.inOrganisation(systemActor(org), prepareReporting);
  await application.close();

  const child = spawn(process.execPath, [script, JSON.stringify({ org, text, mapping })], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [said] = await Promise.race([once(child.stdout, 'data'), ended]);
  expect(String(said)).toBe('nearly done\n');
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);

  expect(await inOrganisation(org, rowsIn)).toEqual([0, 0, 0, 0, 0, 0]);
  const bytes = new TextEncoder().encode(text);
  const request = { fileName: 'killed.csv', bytes, mapping, mode: 'all', dryRun: false } as const;
  const outcome = await inOrganisation(org, tx => runImport(tx, request));
  expect(outcome).toMatchObject({ applied: true, counts: { created: 300, reports: 300 } });
  expect(await inOrganisation(org, rowsIn)).toEqual([300, 300, 7, 300, 1, 1]);
});
