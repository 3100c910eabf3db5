import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

type Environment = Readonly<Record<string, string>>;

/** What a command did. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A data directory of its own, and the command that works on it as a process of its own. */
export interface Place {
  readonly folder: string;
  /** Writes a file into the folder; answers its path. */
  readonly file: (name: string, text: string) => string;
  readonly run: (args: readonly string[], environment?: Environment) => Promise<Ended>;
  /** Runs a command that must succeed and print JSON. */
  readonly json: (args: readonly string[], environment?: Environment) => Promise<unknown>;
  /** Starts the server on a free port; answers its address and what it printed. */
  readonly serve: () => Promise<Served>;
  readonly remove: () => Promise<void>;
}

export interface Served {
  readonly address: string;
  readonly pid: number;
  /** Asks it to stop as a terminal would; answers its exit code. */
  readonly stop: () => Promise<number | null>;
}

const command = fileURLToPath(new URL('../chartroom.ts', import.meta.url));

/** Nothing of this machine's own settings reaches a command. */
const bare = (data: string, environment: Environment): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? '',
  CHARTROOM_DATA: data,
  CHARTROOM_DEMO: 'off',
  ...environment,
});

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode === null
    ? new Promise(resolve => child.once('exit', code => resolve(code)))
    : Promise.resolve(child.exitCode);

/** Makes an empty place. */
export function emptyPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'chartroom-cli-'));
  const running = new Set<ChildProcess>();
  const start = (args: readonly string[], environment: Environment): ChildProcess => {
    const child = spawn(process.execPath, [command, ...args], {
      cwd: folder,
      env: bare(join(folder, 'data'), environment),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };
  const run: Place['run'] = (args, environment = {}) =>
    new Promise((resolve, reject) => {
      const child = start(args, environment);
      const said = { out: '', err: '' };
      child.stdout?.setEncoding('utf8').on('data', text => {
        said.out += text;
      });
      child.stderr?.setEncoding('utf8').on('data', text => {
        said.err += text;
      });
      child.once('error', reject);
      child.once('close', code => resolve({ code, ...said }));
    });
  return {
    folder,
    run,
    file: (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    json: async (args, environment) => {
      const { code, out, err } = await run(args, environment);
      if (code !== 0) throw new Error(`chartroom ${args.join(' ')} ended with ${code}: ${err}`);
      return JSON.parse(out);
    },
    serve: () => served(start(['serve'], { PORT: '0', LOG_LEVEL: 'error' })),
    remove: async () => {
      for (const child of running) child.kill('SIGKILL');
      await Promise.all([...running].map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let migrated: Promise<string> | null = null;

/** The data directory of a database with nothing in it; lives as long as this process. */
async function makeMigrated(): Promise<string> {
  const place = emptyPlace();
  process.once('exit', () => rmSync(place.folder, { recursive: true, force: true }));
  const { code, err } = await place.run(['migrate']);
  if (code !== 0) throw new Error(`chartroom migrate ended with ${code}: ${err}`);
  return join(place.folder, 'data');
}

/** Makes a place whose database is there already, with nothing in it: making one takes as long as several commands. */
export async function migratedPlace(): Promise<Place> {
  migrated ??= makeMigrated();
  const place = emptyPlace();
  await cp(await migrated, join(place.folder, 'data'), { recursive: true });
  return place;
}

/** Waits until a server says its address. */
const served = (child: ChildProcess): Promise<Served> =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (text: string): void => {
      said += text;
      const address = /Chartroom is at (http:\S+)/.exec(said)?.[1];
      if (address === undefined || child.pid === undefined) return;
      const stop = () => {
        child.kill('SIGTERM');
        return ended(child);
      };
      resolve({ address, pid: child.pid, stop });
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.once('exit', code => reject(new Error(`chartroom serve ended with ${code}: ${said}`)));
  });
