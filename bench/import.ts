// npm run bench:import [-- --json] [--postgres URL]: how long 100,000 reports take to be imported through HTTP, as the
// wizard does it, and how much memory the server needs. On the embedded database, or on an empty one that is named.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { frugal } from '../apps/cli/src/memory.ts';
import { atMost, type MeasuredFigure, printFigures } from './figures.ts';
import { mapping, writeReports } from './import/generate.ts';

const argument = (name: string): string | undefined =>
  process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined;
const rows = Number(argument('--rows') ?? 100_000);
const projects = Number(argument('--projects') ?? 1_000);
const limits = { seconds: 60, memoryMb: 500 };

interface Started {
  readonly address: string;
  readonly signIn: { readonly email: string; readonly password: string };
  readonly idleMb: number;
}

const hear = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0];

/** Calls the server as the director does; throws what it refuses. */
async function caller(address: string, signIn: Started['signIn']) {
  let headers: Record<string, string> = {};
  const call = async (method: string, path: string, body?: object | FormData) => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...headers,
        'idempotency-key': crypto.randomUUID(),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: the benchmark looks into the JSON of any endpoint
    const json: any = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${JSON.stringify(json)}`);
    return { json, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
  };
  const signed = await call('POST', '/api/session', signIn);
  headers = { cookie: signed.cookie, 'x-chartroom-csrf': signed.json.csrf };
  return call;
}

type Call = Awaited<ReturnType<typeof caller>>;

async function jobEnded(call: Call, id: string): Promise<void> {
  for (;;) {
    const { json } = await call('GET', `/api/jobs/${id}`);
    if (json.state === 'done') return;
    if (json.state === 'failed' || json.state === 'cancelled') throw new Error(JSON.stringify(json));
    await after(200);
  }
}

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

/** Uploads, checks and applies the file; answers how long each took. */
async function importIt(call: Call, path: string) {
  let id = '';
  const upload = await seconds(async () => {
    const form = new FormData();
    form.set('as', 'reports');
    form.set('file', await openAsBlob(path), 'reports.csv');
    id = (await call('POST', '/api/imports', form)).json.id;
  });
  const act = (verb: string, body: object) =>
    seconds(async () => jobEnded(call, (await call('POST', `/api/imports/${id}/${verb}`, body)).json.jobId));
  const check = await act('check', { mapping });
  const apply = await act('apply', { mode: 'all' });
  const { json } = await call('GET', `/api/imports/${id}`);
  if (json.counts.reports !== rows)
    throw new Error(`Not everything was imported: ${JSON.stringify(json.counts)}`);
  return { upload, check, apply };
}

async function measured(scratch: string): Promise<readonly MeasuredFigure[]> {
  const file = join(scratch, 'reports.csv');
  await writeReports(file, { rows, projects });
  const postgres = argument('--postgres');
  const child = fork(new URL('./import/serve.ts', import.meta.url), {
    // As `chartroom serve` sets them.
    execArgv: [...frugal.flags],
    env: {
      ...process.env,
      ...frugal.environment,
      // Where the command keeps what it has compiled.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/chartroom', import.meta.url)),
      CHARTROOM_DATA: join(scratch, 'data'),
      ...(postgres === undefined ? {} : { DATABASE_URL: postgres }),
    },
  });
  // A server that outlives a failed run would hold on to the terminal.
  process.once('exit', () => child.kill('SIGKILL'));
  const { address, signIn, idleMb } = (await hear(child)) as Started;
  const took = await importIt(await caller(address, signIn), file);
  child.send('peak');
  const { peakMb } = (await hear(child)) as { readonly peakMb: number };
  await once(child, 'exit');
  const mb = (statSync(file).size / 2 ** 20).toFixed(1);
  if (!process.argv.includes('--json'))
    process.stdout.write(
      `${rows} reports on ${projects} projects, ${mb} MB, ${postgres === undefined ? 'embedded database' : 'PostgreSQL'}\n` +
        `upload ${took.upload.toFixed(1)} s, check ${took.check.toFixed(1)} s, import ${took.apply.toFixed(1)} s; ` +
        `server idle ${idleMb.toFixed(0)} MB, peak ${peakMb.toFixed(0)} MB\n`,
    );
  return [
    atMost('upload and import', took.upload + took.apply, 's', limits.seconds),
    atMost('check (dry run)', took.check, 's', limits.seconds),
    atMost('memory of the server, peak', peakMb, 'MB', limits.memoryMb),
  ];
}

const scratch = mkdtempSync(join(tmpdir(), 'chartroom-bench-import-'));
try {
  printFigures(await measured(scratch));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
