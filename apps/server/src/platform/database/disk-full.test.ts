import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabaseServer } from '../../testing/database.ts';
import { startTestServer, type TestPerson, type TestServer } from '../../testing/test-server.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-full-'));
const ballast = join(directory, 'ballast');
// A disk that can be filled takes a mount, and that takes root on Linux. A server's disk is its owner's affair.
const hasDisk =
  testDatabaseServer() === null &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', directory]).status === 0;

const fill = (leftBytes: number): void => {
  const { bavail, bsize } = statfsSync(directory);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - leftBytes)));
};

describe.runIf(hasDisk)('the disk of the embedded database is full', () => {
  let server: TestServer;
  let admin: TestPerson;
  const acknowledged: string[] = [];
  const post = async (name: string) => {
    const answer = await admin.post('/api/units', { name });
    if (answer.status === 201) acknowledged.push(name);
    return answer;
  };
  const names = async () =>
    (await admin.get('/api/units')).body.items.map((u: { name: string }) => u.name).sort();

  beforeAll(async () => {
    server = await startTestServer({ environment: { CHARTROOM_DATA: join(directory, 'data') } });
    admin = await (await server.organisation('acme')).person('Ada Admin', 'administrator');
  });
  afterAll(async () => {
    await server?.close();
    spawnSync('umount', ['-l', directory]);
    rmSync(directory, { recursive: true, force: true });
  });

  test('a write is refused with what to do, nothing of it is there, and it works again once there is room', async () => {
    fill(40_000);
    let refused = await post('First');
    for (let i = 0; refused.status === 201; i += 1) refused = await post(`While there is room ${i}`);
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.body.detail).toContain('disk of the database is full. Nothing was changed.');
    expect(await names()).toEqual(acknowledged.toSorted());
    rmSync(ballast);
    expect((await post('Room again')).status).toBe(201);
    expect(await names()).toEqual(acknowledged.toSorted());
  });

  test('the same when it is its log that cannot grow: it starts again by itself', async () => {
    fill(40_000);
    const { pool } = server.application.opened;
    // Megabytes that go into the log alone.
    const grow = `select pg_logical_emit_message(true, 'test', repeat('x', 1000000))`;
    const growing = (async () => {
      for (;;) await pool.query(grow);
    })();
    await expect(growing).rejects.toMatchObject({ code: '53100' });
    rmSync(ballast);
    expect((await post('After the log')).status).toBe(201);
    expect(await names()).toEqual(acknowledged.toSorted());
  });
});
