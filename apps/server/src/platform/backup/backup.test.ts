import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { restoreDatabase } from '../../flows/command-line/backup.ts';
import { createTestDatabase, type TestDatabase, testDatabaseServer } from '../../testing/database.ts';
import { loadSmall } from '../../testing/load-small-organisation.ts';
import { schemaAsSql } from '../../testing/schema-sql.ts';
import { tellingOrganisation } from '../../testing/small-organisation.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';
import {
  type Config,
  makeBackup,
  openDatabase,
  readConfig,
  sealLog,
  storeFile,
  systemActor,
} from '../index.ts';
import { checkSum } from './sum.ts';

const folder = mkdtempSync(join(tmpdir(), 'chartroom-backup-'));
const host = testDatabaseServer();
const databases: TestDatabase[] = [];
let server: TestServer;
let admin: TestPerson;
let acme: string;
const file = (name: string) => join(folder, name);
let whole: Buffer;

/** An empty database of either kind to restore into. */
const empty = async (kind: 'embedded' | 'postgres'): Promise<Config> => {
  const CHARTROOM_DATA = mkdtempSync(join(folder, 'data-'));
  if (kind === 'embedded') return readConfig({ CHARTROOM_DATA });
  if (host === null) throw new Error('There is no PostgreSQL in this run.');
  const database = await createTestDatabase(host);
  databases.push(database);
  return readConfig({ CHARTROOM_DATA, DATABASE_URL: database.url });
};
const kinds = host === null ? (['embedded'] as const) : (['embedded', 'postgres'] as const);

const opened = async <T>(config: Config, work: (pool: TestServer['application']['opened']) => Promise<T>) => {
  const database = await openDatabase(config);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

/** The backup's lines of rows, whatever they say of when and where they were made. */
const rowsIn = (path: string): string =>
  gunzipSync(readFileSync(path))
    .toString()
    .split('\n')
    .filter(line => !/^\{"(chartroom|end|sha256)"/.test(line))
    .join('\n');

beforeAll(async () => {
  server = await startTestServer();
  const small = await loadSmall(server, 'acme', tellingOrganisation);
  acme = small.org;
  const rival = await server.organisation('rival');
  admin = await rival.person('Ada Admin', 'administrator');
  await admin.post('/api/units', { name: 'Line\u2028separator, "quotes", \\ and a tab\t' });
  await server.application.database.inOrganisation(systemActor(rival.id), tx =>
    storeFile(tx, { name: 'x.bin', mediaType: 'x/y', purpose: 'upload', bytes: [randomBytes(1_100_000)] }),
  );
  await sealLog(server.application.database, acme);
  await makeBackup(server.application.opened, file('whole.gz'));
  whole = readFileSync(file('whole.gz'));
});
afterAll(async () => {
  await server.close();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

// Each of them opens databases.
vi.setConfig({ testTimeout: 180_000 });

describe('R16.7 a backup', () => {
  test.each(kinds)(
    'restores every row into an empty %s database, with the walls as they were',
    async kind => {
      const config = await empty(kind);
      const restored = await restoreDatabase(config, file('whole.gz'));
      expect(restored).toMatchObject({ organisations: 2, schema: { backup: restored.schema.now } });
      expect(restored.verified.map(v => [v.organisation, v.faults])).toEqual([
        ['acme', []],
        ['rival', []],
      ]);
      expect(restored.verified[0]?.sealed).toBeGreaterThan(20);
      await opened(config, async database => {
        await makeBackup(database, file(`again-${kind}.gz`));
        // Versions of PostgreSQL write views in different ways.
        if (database.kind === server.application.opened.kind)
          expect(await schemaAsSql(database.pool)).toBe(await schemaAsSql(server.application.opened.pool));
        const sequence = `select last_value as last, is_called from platform_event_seq_seq`;
        const at = async (pool: Pool) => (await pool.query(sequence)).rows[0];
        // So that new events come after the old ones.
        expect(await at(database.pool)).toEqual(await at(server.application.opened.pool));
      });
      expect(rowsIn(file(`again-${kind}.gz`))).toBe(rowsIn(file('whole.gz')));
      await expect(restoreDatabase(config, file('whole.gz'))).rejects.toThrow(
        /empty database only.*acme, rival/,
      );
    },
  );

  test('is read by its owner only, and holds no session', () => {
    expect(statSync(file('whole.gz')).mode & 0o777).toBe(0o600);
    expect(rowsIn(file('whole.gz'))).toContain('{"table":"platform_account"');
    expect(rowsIn(file('whole.gz'))).not.toContain('platform_session');
  });

  test('in which any byte was flipped, or whose end is missing, is found out before anything is written', async () => {
    const bad = file('bad.gz');
    const ends = 120;
    const positions = [
      ...Array.from({ length: 40 }, (_, i) => i),
      ...Array.from({ length: ends }, (_, i) => whole.length - 1 - i),
      ...Array.from({ length: 40 }, (_, i) => Math.floor((whole.length * (i + 0.5)) / 40)),
    ];
    for (const position of positions) {
      const changed = Buffer.from(whole);
      changed[position] = (changed[position] ?? 0) ^ (1 << (position % 8));
      writeFileSync(bad, changed);
      await expect(checkSum(bad), `byte ${position}`).rejects.toThrow('its sum does not fit');
    }
    for (const length of [0, 10, whole.length - ends, whole.length - 1]) {
      writeFileSync(bad, whole.subarray(0, length));
      await expect(checkSum(bad), `${length} bytes`).rejects.toThrow('its sum does not fit');
    }
    const config = await empty('embedded');
    await expect(restoreDatabase(config, bad)).rejects.toThrow('its sum does not fit');
    expect(readdirSync(config.dataDirectory)).toEqual([]);
  });

  // The embedded database has one connection: there, nobody writes while a backup is made.
  test.runIf(host !== null)('made while people write is one moment: each row with its event', async () => {
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing; i += 1)
        expect((await admin.post('/api/units', { name: `During ${i}` })).status).toBe(201);
    })();
    await makeBackup(server.application.opened, file('during.gz'));
    writing = false;
    await writer;
    const config = await empty('postgres');
    await restoreDatabase(config, file('during.gz'));
    const count = `select
      (select count(*) from register_unit where org_id = o.id) as units,
      (select count(*) from platform_event where org_id = o.id and subject_kind = 'unit') as events,
      (select count(*) from platform_idempotency where org_id = o.id and endpoint = 'createUnit') as keys
      from platform_organisation o where slug = 'rival'`;
    const rows = (await databases.at(-1)?.superuser.query(count))?.rows ?? [];
    const [{ units, events, keys }] = rows;
    expect([events, keys]).toEqual([units, units]);
  });
});
