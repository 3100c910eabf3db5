import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base } from '@playwright/test';

/** A server as people run it: through the command line, on its own port, with a data directory of its own. */
export interface Server {
  readonly url: string;
  readonly data: string;
  /** Its process, for measurements. */
  readonly pid: number;
  /** Runs another command of `chartroom` on this server's data or, by its environment, elsewhere; answers stdout. */
  readonly chartroom: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<string>;
  /** Stops the server, works on its data, and starts it again. */
  readonly whileStopped: (work: (run: Run) => Promise<void>) => Promise<void>;
}

/** Runs a command of `chartroom` on a server's data, whatever it comes to. */
export type Run = (
  args: readonly string[],
) => Promise<{ readonly code: number | null; readonly out: string }>;

const root = fileURLToPath(new URL('../../', import.meta.url));
const node = join(root, 'node_modules/.bin/node');
const cli = join(root, 'apps/cli/src/chartroom.ts');

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free on this machine.');
  return address.port;
};

const start = (
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): { child: ChildProcess; said: () => string } => {
  const child = spawn(node, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, said: () => text };
};

const finished = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
};

const outcome = async (args: readonly string[], env: Readonly<Record<string, string>>) => {
  const child = spawn(node, [cli, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await once(child, 'close');
  return { code: child.exitCode, out: text };
};

const command = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> => {
  const { code, out } = await outcome(args, env);
  if (code !== 0) throw new Error(`chartroom ${args.join(' ')} ended with ${code}.`);
  return out;
};

/** Asks until the server answers that it is ready; ends with what it printed when it gives up or takes too long. */
const ready = async (url: string, child: ChildProcess, said: () => string): Promise<void> => {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.status === 200) return;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error(`The server was not ready after two minutes:\n${said()}`);
};

let loaded: Promise<string> | null = null;

const load = async (): Promise<string> => {
  const data = await mkdtemp(join(tmpdir(), 'chartroom-demonstration-'));
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  const port = await freePort();
  const { child, said } = start(['serve'], {
    ...{ CHARTROOM_DATA: data, DATABASE_URL: '', HOST: '127.0.0.1', PORT: `${port}` },
    CHARTROOM_SEAL_SECONDS: '0',
  });
  await ready(`http://127.0.0.1:${port}`, child, said);
  child.kill('SIGTERM');
  await finished(child);
  return data;
};

/** A data directory with the demonstration in it, loaded once for all workers; servers start from a copy. */
export const loadedDemonstration = (): Promise<string> => {
  const there = process.env.CHARTROOM_LOADED_DEMONSTRATION;
  if (there !== undefined) return Promise.resolve(there);
  loaded ??= load();
  return loaded;
};

/**
 * Starts a server with further settings, gives it to `use`, and stops it with its data whatever happens. Commands in
 * `before` work on its data before it starts.
 */
export const withServer = async (
  settings: Readonly<Record<string, string>>,
  use: (server: Server) => Promise<void>,
  before: readonly (readonly string[])[] = [],
): Promise<void> => {
  const data = await mkdtemp(join(tmpdir(), 'chartroom-journey-'));
  if (settings.CHARTROOM_DEMO !== 'off') await cp(await loadedDemonstration(), data, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { CHARTROOM_DATA: data, DATABASE_URL: '', HOST: '127.0.0.1', PORT: `${port}`, ...settings };
  for (const args of before) await command(args, env);
  let running = start(['serve'], env);
  const stop = async () => {
    running.child.kill('SIGTERM');
    await finished(running.child);
  };
  try {
    await ready(url, running.child, running.said);
    await use({
      url,
      data,
      pid: running.child.pid ?? 0,
      chartroom: (args, more = {}) => command(args, { ...env, ...more }),
      whileStopped: async work => {
        await stop();
        await work(args => outcome(args, env));
        running = start(['serve'], env);
        await ready(url, running.child, running.said);
      },
    });
  } finally {
    await stop();
    await rm(data, { recursive: true, force: true });
  }
};

/** Who signs in to the empty server. */
export const director = { name: 'Ada Director', email: 'ada@example.org', password: 'correct horse battery' };

export const firstUser = [
  'user',
  'create',
  '--role',
  'pmo-director',
  ...Object.entries(director).flatMap(([k, v]) => [`--${k}`, v]),
];

/** Journeys get `server` (empty but for one PMO director) or `demo` (with the demonstration), one for each worker. */
export const test = base.extend<object, { readonly server: Server; readonly demo: Server }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  server: [async ({}, use) => withServer({ CHARTROOM_DEMO: 'off' }, use, [firstUser]), { scope: 'worker' }],
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  demo: [async ({}, use) => withServer({}, use), { scope: 'worker' }],
});
export { expect } from '@playwright/test';
