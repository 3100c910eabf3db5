import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { migratedPlace, type Place } from './testing/run-chartroom.ts';

// Each command is a process that opens a database.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let place: Place;
beforeAll(async () => {
  place = await migratedPlace();
  const user = await place.run(['user', 'create', '--name', 'Ada', '--email', 'ada@example.org']);
  expect(user.code).toBe(0);
});
afterAll(() => place.remove());

const heads = (name: string): { heads: { block: number; hash: string; org: string }[] } =>
  JSON.parse(readFileSync(join(place.folder, name), 'utf8'));

describe('chartroom seal and verify', () => {
  test('seals what is not sealed, once; verify counts it and exports the head', async () => {
    expect(await place.json(['verify', '--json'])).toMatchObject({
      ok: true,
      organisations: [{ organisation: 'main', blocks: 0, sealed: 0, head: null }],
    });
    const sealed = await place.run(['seal']);
    expect(sealed).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^main: sealed [1-9]\d* events in 1 blocks\.\n$/),
    });
    expect(await place.run(['seal'])).toMatchObject({ out: 'main: sealed 0 events in 0 blocks.\n' });
    const verified = await place.run(['verify', '--export-head', 'head.json']);
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringContaining('Everything is as it was sealed.'),
    });
    expect(verified.out).toContain(heads('head.json').heads[0]?.hash);
  });

  test('a later chain still fits the head; another head does not, and no head is then exported', async () => {
    await place.run(['token', 'create', '--email', 'ada@example.org', '--name', 'x', '--scope', 'all']);
    await place.run(['seal']);
    const later = ['--organisation', 'main', 'verify', '--head', 'head.json', '--export-head', 'later.json'];
    expect((await place.run(later)).code).toBe(0);
    expect(heads('later.json').heads[0]?.block).toBe(2);
    const [head] = heads('later.json').heads;
    place.file('longer.json', JSON.stringify({ heads: [{ ...head, block: 9 }] }));
    const cut = await place.run(['verify', '--head', 'longer.json', '--export-head', 'never.json']);
    expect(cut).toMatchObject({ code: 1, out: expect.stringContaining('the chain here ends with block 2') });
    expect(cut.err).toContain('never.json was not written');
    place.file('other.json', JSON.stringify({ heads: [{ ...head, hash: 'ab'.repeat(32) }] }));
    expect(await place.run(['verify', '--head', 'other.json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('the chain was rewritten'),
    });
    const gone = { ...head, org: '00000000-0000-4000-8000-000000000000', organisation: 'acme' };
    place.file('gone.json', JSON.stringify({ heads: [gone] }));
    expect(await place.run(['verify', '--head', 'gone.json'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('acme: its head was kept, but the organisation is not here.'),
    });
  });

  test('what is no file of heads is refused with how to make one', async () => {
    place.file('none.json', '[]');
    for (const file of ['none.json', 'missing.json']) {
      const refused = await place.run(['verify', '--head', file]);
      expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--export-head') });
    }
  });
});
