import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';
import { checkBackup, readConfig } from '../index.ts';
import { backupDirectory, queueDueBackup } from './schedule.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-schedule-'));
let server: TestServer;
let admin: TestPerson;

beforeAll(async () => {
  server = await startTestServer({
    environment: {
      CHARTROOM_BACKUP_HOURS: '24',
      CHARTROOM_BACKUP_DIRECTORY: directory,
      CHARTROOM_BACKUPS_KEPT: '2',
    },
  });
  admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
});
afterAll(async () => {
  await server.close();
  rmSync(directory, { recursive: true, force: true });
});

const queue = () => queueDueBackup(server.application.database, server.application.config);

describe('R16.7 backups by the server itself', () => {
  test('are made when one is due, as a job that people see, and only the newest are kept', async () => {
    for (const day of ['20240101', '20240102'])
      writeFileSync(join(directory, `chartroom-${day}-000000.jsonl.gz`), 'old');
    writeFileSync(join(directory, 'mine.gz'), 'not ours');
    const [first, second] = await Promise.all([queue(), queue()]);
    const id = first ?? second;
    // Two nodes that look at the same time queue one.
    expect([first, second].filter(j => j !== null)).toHaveLength(1);
    await vi.waitFor(
      async () => expect((await admin.get(`/api/jobs/${id}`)).body).toMatchObject({ state: 'done' }),
      { timeout: 20_000, interval: 50 },
    );
    const { result, kind } = (await admin.get(`/api/jobs/${id}`)).body;
    expect(kind).toBe('platform.backup');
    expect(await checkBackup(result.file)).toBe(result.sha256);
    expect(statSync(result.file).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).sort()).toEqual([
      'chartroom-20240102-000000.jsonl.gz',
      result.file.slice(directory.length + 1),
      'mine.gz',
    ]);
    const filter = encodeURIComponent('name == "platform.backup.made"');
    const { items } = (await admin.get(`/api/events?filter=${filter}`)).body;
    expect(items).toMatchObject([{ after: { sha256: result.sha256 } }]);
    expect(await queue()).toBeNull();
  });

  test('are on for the embedded database and, on a server, where there is a directory for them', () => {
    const where = (environment: Record<string, string>) => backupDirectory(readConfig(environment));
    expect(where({ CHARTROOM_DATA: '/var/x' })).toBe('/var/x/backups');
    expect(where({ DATABASE_URL: 'postgresql://h/d' })).toBeNull();
    expect(where({ DATABASE_URL: 'postgresql://h/d', CHARTROOM_BACKUP_DIRECTORY: '/b' })).toBe('/b');
  });
});
