import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { testDatabaseServer } from '../../testing/database.ts';
import { AppError, openDatabase, readConfig } from '../index.ts';
import { lockDirectory } from './lock.ts';

const made: string[] = [];
const directory = () => {
  const path = mkdtempSync(join(tmpdir(), 'chartroom-lock-'));
  made.push(path);
  return path;
};
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true });
});

const lockModule = new URL('./lock.ts', import.meta.url).href;

/** Another process that takes the lock and answers how that went. */
const otherProcess = (path: string, name: string) => {
  const code = `import { lockDirectory } from '${lockModule}';
    try { lockDirectory(${JSON.stringify(path)}, ${JSON.stringify(name)}); console.log('locked'); setInterval(() => {}, 1000); }
    catch (error) { console.log(error.message); }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = new Promise<string>(resolve =>
    child.stdout.once('data', data => resolve(String(data).trim())),
  );
  const exited = new Promise<void>(resolve => child.once('exit', () => resolve()));
  return { child, said, exited };
};

// Only the embedded database has one.
describe.runIf(testDatabaseServer() === null)('the data directory', () => {
  test('is refused to a second process, which is told who has it', async () => {
    const path = directory();
    const release = lockDirectory(path, 'chartroom serve');
    const other = otherProcess(path, 'chartroom import');
    const said = await other.said;
    expect(said).toContain('in use by "chartroom serve"');
    expect(said).toContain(`process ${process.pid}`);
    expect(said).toContain('CHARTROOM_URL');
    await other.exited;
    release();
    const next = otherProcess(path, 'next');
    expect(await next.said).toBe('locked');
    next.child.kill('SIGKILL');
    await next.exited;
  });

  test('is taken over from a process that was killed', async () => {
    const path = directory();
    const dead = otherProcess(path, 'dead');
    expect(await dead.said).toBe('locked');
    expect(() => lockDirectory(path, 'me')).toThrow('in use by "dead"');
    dead.child.kill('SIGKILL');
    await dead.exited;
    const release = lockDirectory(path, 'me');
    expect(JSON.parse(readFileSync(join(path, 'lock'), 'utf8')).pid).toBe(process.pid);
    release();
  });

  test('is taken over from a process whose number belongs to another one now', () => {
    const path = directory();
    const release = lockDirectory(path, 'first');
    const lock = JSON.parse(readFileSync(join(path, 'lock'), 'utf8'));
    writeFileSync(join(path, 'lock'), JSON.stringify({ ...lock, id: 'old', started: '1' }));
    const second = lockDirectory(path, 'second');
    // The first must not take away what is no longer its own.
    release();
    expect(JSON.parse(readFileSync(join(path, 'lock'), 'utf8')).name).toBe('second');
    second();
  });

  test('goes to one of eight that want it from a dead process at once', async () => {
    const path = directory();
    const dead = otherProcess(path, 'dead');
    await dead.said;
    dead.child.kill('SIGKILL');
    await dead.exited;
    const crowd = Array.from({ length: 8 }, (_, i) => otherProcess(path, `n${i}`));
    const answers = await Promise.all(crowd.map(c => c.said));
    expect(answers.filter(a => a === 'locked')).toHaveLength(1);
    for (const { child } of crowd) child.kill('SIGKILL');
    await Promise.all(crowd.map(c => c.exited));
  });

  test('with a lock that cannot be read says what to do', () => {
    const path = directory();
    writeFileSync(join(path, 'lock'), 'garbage');
    expect(() => lockDirectory(path, 'me')).toThrow('delete it');
  });

  test('keeps what was written over a restart, and is held as long as the database is open', async () => {
    const path = directory();
    const config = readConfig({ CHARTROOM_DATA: path }, 'first');
    const one = await openDatabase(config);
    expect(one.migrated.applied.length).toBeGreaterThan(0);
    await expect(openDatabase(config)).rejects.toThrow(AppError);
    await one.close();
    const two = await openDatabase(config);
    expect(two.migrated.applied).toEqual([]);
    await two.close();
  });
});
