import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedPlace, type Place } from './testing/run-chartroom.ts';

// Each command is a process that opens a database.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 });

let place: Place;
beforeAll(async () => {
  place = await migratedPlace();
  const user = await place.run(['user', 'create', '--name', 'Ada', '--email', 'ada@example.org']);
  expect(user.code).toBe(0);
});
afterAll(() => place.remove());

describe('R16.7 chartroom backup and restore', () => {
  test('work while a server holds the embedded database, and without one', async () => {
    const server = await place.serve();
    const during = await place.run(['backup', 'during.jsonl.gz']);
    expect(during).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^during\.jsonl\.gz: [\d,]+ bytes, SHA-256 /),
    });
    expect(statSync(join(place.folder, 'during.jsonl.gz')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
    const after = await place.run(['backup', 'after.jsonl.gz']);
    expect(after).toMatchObject({ code: 0, err: '' });

    const CHARTROOM_DATA = join(place.folder, 'other');
    const restored = await place.run(['restore', 'during.jsonl.gz'], { CHARTROOM_DATA });
    expect(restored).toMatchObject({
      code: 0,
      out: expect.stringContaining('Every row was read again and is as it was.'),
    });
    expect(restored.out).toContain('events are as they were sealed');
  });

  test('say what is wrong and what to do', async () => {
    writeFileSync(join(place.folder, 'there.gz'), 'mine');
    expect(await place.run(['backup', 'there.gz'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Name a new file'),
    });
    expect(await place.run(['restore', 'there.gz'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('is damaged'),
    });
    const nowhere = await place.run(['backup', 'x.gz'], { CHARTROOM_DATA: join(place.folder, 'nowhere') });
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('There is no database in') });
  });
});
