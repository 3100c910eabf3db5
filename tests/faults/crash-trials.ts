// Kills the server on the embedded database while people write, again and again, and looks what is there afterwards.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '../../apps/server/src/testing/client.ts';

export interface CrashTrialResult {
  readonly kills: number;
  /** Writes that were answered, and those that were cut off and sent again. */
  readonly acknowledged: number;
  readonly sentAgain: number;
  /** Answered, but not there after a kill. */
  readonly lost: number;
  /** There other than once, or with a part missing: its event, its answer, its facts. */
  readonly broken: number;
  /** From the start of the process to its first answer, in milliseconds. */
  readonly upMs: readonly number[];
}

const cli = fileURLToPath(new URL('../../apps/cli/src/chartroom.ts', import.meta.url));
const writers = 4;

interface Write {
  readonly key: string;
  readonly name: string;
}

interface Running {
  readonly child: ChildProcess;
  readonly url: string;
  readonly upMs: number;
}

const environmentOf = (data: string) => ({
  ...process.env,
  CHARTROOM_DATA: data,
  ...{ DATABASE_URL: '', CHARTROOM_URL: '', CHARTROOM_DEMO: 'off', LOG_LEVEL: 'fatal', PORT: '0' },
  ...{ CHARTROOM_REQUESTS_PER_MINUTE: '1000000', CHARTROOM_SEAL_SECONDS: '1' },
});

const command = async (data: string, args: readonly string[]): Promise<string> => {
  const child = spawn(process.execPath, [cli, ...args], {
    env: environmentOf(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`chartroom ${args[0]} ended with ${child.exitCode}.`);
  return text.trim();
};

const start = async (data: string): Promise<Running> => {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: environmentOf(data),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) {
    const url = /is at (http:\S+)/.exec(String(chunk))?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return { child, url, upMs: performance.now() - begun };
  }
  throw new Error(`The server did not start again: it ended with ${child.exitCode}.`);
};

/** Writes without end; what was answered and what was on its way is in the two lists when the server is dead. */
const write = async (admin: Client, acknowledged: Map<string, string>, open: Set<Write>): Promise<void> => {
  for (;;) {
    const mine: Write = { key: randomUUID(), name: `Project ${randomUUID()}` };
    open.add(mine);
    const answer = await admin
      .post('/api/projects', { name: mine.name }, { key: mine.key })
      .catch(() => null);
    if (answer === null) return;
    if (answer.status === 201) acknowledged.set(answer.body.id, mine.name);
    if (answer.status !== 201 && answer.status !== 503) throw new Error(`Answered ${answer.status}.`);
    if (answer.status === 201) open.delete(mine);
  }
};

const countOf = async (admin: Client, path: string): Promise<number> => {
  const { status, body } = await admin.get(path);
  if (status !== 200) throw new Error(`${path} was answered ${status}.`);
  return body.total;
};

interface Checked {
  readonly lost: number;
  readonly broken: number;
}

/** Compares what is there with what was answered: each project once, with its event, and not one more. */
const check = async (
  admin: Client,
  all: ReadonlyMap<string, string>,
  fresh: readonly string[],
): Promise<Checked> => {
  let lost = 0;
  for (const id of fresh) {
    const { status, body } = await admin.get(`/api/projects/${id}`);
    if (status !== 200 || body.project.name !== all.get(id)) lost += 1;
  }
  const created = encodeURIComponent('name == "register.project.added"');
  const projects = await countOf(admin, '/api/projects?limit=1');
  const events = await countOf(admin, `/api/events?filter=${created}&limit=1`);
  return { lost, broken: Math.abs(projects - all.size) + Math.abs(events - all.size) };
};

/** Starts the server `kills` times, has it killed while it writes, and checks after each start. */
export const runCrashTrials = async (
  kills: number,
  say: (text: string) => void = () => {},
): Promise<CrashTrialResult> => {
  const data = mkdtempSync(join(tmpdir(), 'chartroom-crash-'));
  const acknowledged = new Map<string, string>();
  const upMs: number[] = [];
  let [lost, broken, sentAgain] = [0, 0, 0];
  let running: Running | null = null;
  try {
    await command(data, ['user', 'create', '--name', 'Ada', '--email', 'ada@example.org']);
    const email = ['--email', 'ada@example.org'];
    const token = await command(data, ['token', 'create', ...email, '--name', 'crash', '--scope', 'all']);
    let open: readonly Write[] = [];
    let before: readonly string[] = [];
    for (let kill = 0; kill <= kills; kill += 1) {
      running = await start(data);
      if (kill > 0) upMs.push(running.upMs);
      const admin = createClient(running.url, { authorization: `Bearer ${token}` });
      for (const { key, name } of open) {
        const again = await admin.post('/api/projects', { name }, { key });
        if (again.status === 201) acknowledged.set(again.body.id, name);
        sentAgain += 1;
      }
      const checked = await check(admin, acknowledged, before);
      lost += checked.lost;
      broken += checked.broken;
      if (kill === kills) break;
      const fresh = new Map<string, string>();
      const cut = new Set<Write>();
      const writing = Array.from({ length: writers }, () => write(admin, fresh, cut));
      await delay(200 + Math.random() * 800);
      running.child.kill('SIGKILL');
      await Promise.all([...writing, once(running.child, 'exit')]);
      running = null;
      for (const [id, name] of fresh) acknowledged.set(id, name);
      before = [...fresh.keys()];
      open = [...cut];
      say(
        `kill ${kill + 1}: ${fresh.size} answered, ${open.length} cut off, ` +
          `up in ${upMs.at(-1)?.toFixed(0) ?? '-'} ms; so far ${lost} lost, ${broken} broken`,
      );
    }
  } finally {
    if (running !== null) {
      running.child.kill('SIGTERM');
      await once(running.child, 'exit');
    }
    rmSync(data, { recursive: true, force: true });
  }
  return { kills, acknowledged: acknowledged.size, sentAgain, lost, broken, upMs };
};
