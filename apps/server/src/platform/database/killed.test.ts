import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { testDatabaseServer } from '../../testing/database.ts';
import { createDatabase, listOrganisations, openDatabase, readConfig } from '../index.ts';

const directory = mkdtempSync(join(tmpdir(), 'chartroom-killed-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const platform = new URL('../index.ts', import.meta.url).href;

/** A process that makes organisations without end and says the name of each that was committed. */
const writerIn = (data: string, from: number) => {
  const code = `
    import { createDatabase, createOrganisation, openDatabase, readConfig } from '${platform}';
    const opened = await openDatabase(readConfig({ CHARTROOM_DATA: ${JSON.stringify(data)} }, 'writer'));
    const database = createDatabase(opened, []);
    for (let i = ${from}; ; i += 1) {
      await createOrganisation(database, { slug: 'o' + i, name: 'O', currency: 'GBP' });
      console.log('o' + i);
    }`;
  return spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};

test.runIf(testDatabaseServer() === null)(
  'the embedded database of a killed process opens again with everything that was committed',
  async () => {
    const committed: string[] = [];
    for (let round = 0; round < 2; round += 1) {
      const child = writerIn(directory, round * 1_000_000);
      const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
      let inRound = 0;
      for await (const slug of createInterface(child.stdout)) {
        committed.push(slug);
        inRound += 1;
        if (inRound === 30) child.kill('SIGKILL');
      }
      await exited;
    }
    const opened = await openDatabase(readConfig({ CHARTROOM_DATA: directory }));
    const found = (await createDatabase(opened, []).asSystem(listOrganisations)).map(o => o.slug);
    await opened.close();
    expect(committed.length).toBeGreaterThanOrEqual(60);
    expect(committed.filter(slug => !found.includes(slug))).toEqual([]);
    // At most the one in hand when the process died is there without having been said.
    expect(found.length - committed.length).toBeLessThanOrEqual(2);
  },
  120_000,
);

test.runIf(testDatabaseServer() === null)(
  'a database whose making was cut off is made anew by the next start',
  async () => {
    const place = join(directory, 'cut-off');
    const child = writerIn(place, 0);
    const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
    while (!existsSync(join(place, 'database.making', 'PG_VERSION'))) await after(5);
    child.kill('SIGKILL');
    await exited;
    expect(existsSync(join(place, 'database'))).toBe(false);
    const opened = await openDatabase(readConfig({ CHARTROOM_DATA: place }));
    expect(await createDatabase(opened, []).asSystem(listOrganisations)).toEqual([]);
    await opened.close();
    expect(existsSync(join(place, 'database.making'))).toBe(false);
  },
  120_000,
);
