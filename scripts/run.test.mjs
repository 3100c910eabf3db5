import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

const runner = new URL('bootstrap/run.mjs', import.meta.url).href;

/** Runs `program` through run() in a process of its own, as npm start does. */
const launch = program => {
  const inside = `import { run } from '${runner}'; process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', inside], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.setEncoding('utf8');
  return child;
};

const endOf = async child => {
  const [code, signal] =
    child.exitCode === null && child.signalCode === null ? await once(child, 'close') : [];
  return { code: code ?? child.exitCode, signal: signal ?? child.signalCode };
};

test('the exit code is passed on', async () => {
  expect(await endOf(launch('process.exit(7)'))).toEqual({ code: 7, signal: null });
});

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])(
  '%s is passed on, and we wait for an orderly end',
  async signal => {
    const child = launch(
      `process.on('${signal}', () => { console.log('closing'); process.exit(3); }); console.log('ready'); setInterval(() => {}, 1000);`,
    );
    const [ready] = await once(child.stdout, 'data');
    expect(ready).toContain('ready');
    const closing = once(child.stdout, 'data');
    child.kill(signal);
    expect((await closing)[0]).toContain('closing');
    expect(await endOf(child)).toEqual({ code: 3, signal: null });
  },
);

test('when npm is killed, the program is stopped', async () => {
  const program = `process.on('SIGTERM', () => { console.log('closing'); process.exit(0); }); console.log(process.ppid); setInterval(() => {}, 1000);`;
  const inside = `import { run } from '${runner}'; process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(program)}]);`;
  const npm = `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(inside)}], { stdio: 'inherit', env: { ...process.env, npm_lifecycle_event: 'start' } })`;
  const child = spawn(process.execPath, ['-e', npm], { stdio: ['ignore', 'pipe', 'inherit'] });
  child.stdout.setEncoding('utf8');
  await once(child.stdout, 'data');
  const closing = once(child.stdout, 'data');
  child.kill('SIGKILL');
  expect((await closing)[0]).toContain('closing');
});

test('a program that a signal killed gives 128 and the number of the signal', async () => {
  expect(await endOf(launch("process.kill(process.pid, 'SIGKILL')"))).toEqual({ code: 137, signal: null });
});

test('a program that is not there is said so', async () => {
  const inside = `import { run } from '${runner}'; process.exitCode = await run('no-such-program', []);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', inside], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  child.stderr.setEncoding('utf8');
  let said = '';
  child.stderr.on('data', chunk => {
    said += chunk;
  });
  expect(await endOf(child)).toEqual({ code: 127, signal: null });
  expect(said).toContain('Cannot run no-such-program');
});
