// npm run bench:http [-- --json] [--projects 10000]: what requests cost on PostgreSQL, one organisation among ten.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addDays } from '@chartroom/engine';
import { openApplication } from '../apps/server/src/main.ts';
import { readConfig } from '../apps/server/src/platform/index.ts';
import { startCluster } from '../scripts/bootstrap/cluster.mjs';
import { postgresPrograms } from '../scripts/bootstrap/debian.mjs';
import { atMost, type MeasuredFigure, printFigures } from './figures.ts';
import { fillOrganisation, lastDay, type Size } from './http/fill.ts';
import { load, type Measured, type Shots } from './http/load.ts';
import { cpuMsOf, memoryMbOf } from './http/process.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, projects: { type: 'string', default: '1000' } },
});
const size: Size = { projects: Number(values.projects), reports: 50, changes: 150 };
const neighbours: Size = { projects: 20, reports: 50, changes: 150 };
/** Milliseconds of the server's CPU a request may cost with 1,000 projects, by what is asked. */
const limits = { list: 3, project: 1.5, update: 5, cockpit: 30, compared: 60, knownAt: 90 } as const;
type Asked = keyof typeof limits;
const memoryMb = 300;
const isUsualSize = size.projects === 1000;

const words: Readonly<Record<Asked, string>> = {
  list: 'list of 100 projects',
  project: 'one project',
  update: 'update with event and If-Match',
  cockpit: 'cockpit',
  compared: 'cockpit with asOf and compareWith',
  knownAt: 'cockpit with knownAt',
};

interface Found {
  readonly id: string;
  readonly key: string;
  readonly version: number;
}

/** The requests of one client; each client changes projects of its own. */
function shotsOf(asked: Asked, projects: readonly Found[], client: number): Shots {
  const own = projects.filter((_, i) => i % 8 === client);
  const end = lastDay(size);
  const compared = `asOf=${addDays(end, -30)}&compareWith=${addDays(end, -120)}`;
  const versions = new Map(own.map(p => [p.id, p.version]));
  let turn = 0;
  return previous => {
    turn += 1;
    const project = own[turn % own.length] ?? { id: '', key: '', version: 0 };
    switch (asked) {
      case 'list':
        return { path: '/api/projects?limit=100' };
      case 'project':
        return { path: `/api/projects/${project.key}` };
      case 'update': {
        const changed = previous as { readonly id: string; readonly version: number } | null;
        if (changed !== null) versions.set(changed.id, changed.version);
        return {
          ...{ method: 'PATCH', path: `/api/projects/${project.id}` },
          body: { spentMinor: 500_000_00 + turn * 100 },
          version: versions.get(project.id) ?? 0,
        };
      }
      case 'cockpit':
        return { path: '/api/cockpit' };
      case 'compared':
        return { path: `/api/cockpit?${compared}` };
      case 'knownAt':
        return { path: `/api/cockpit?${compared}&knownAt=${addDays(end, -10)}T12:00:00Z` };
    }
  };
}

const counts: Readonly<Record<Asked, number>> = {
  ...{ list: 600, project: 1000, update: 600, cockpit: 60, compared: 40, knownAt: 40 },
};

interface Line extends Measured {
  readonly asked: Asked;
  readonly clients: number;
  readonly cpuMs: number;
}

async function measure(
  target: { readonly url: string; readonly token: string },
  pid: number,
): Promise<Line[]> {
  const read = async () => {
    const answer = await fetch(`${target.url}/api/projects?limit=200`, {
      headers: { authorization: `Bearer ${target.token}` },
    });
    return ((await answer.json()) as { readonly items: readonly Found[] }).items;
  };
  const lines: Line[] = [];
  for (const asked of Object.keys(limits) as Asked[]) {
    for (const clients of [1, 8]) {
      const projects = await read();
      const each = Array.from({ length: clients }, (_, i) => shotsOf(asked, projects, i));
      await load(target, { count: Math.ceil(counts[asked] / 5), clients: each });
      const fresh = await read();
      const again = Array.from({ length: clients }, (_, i) => shotsOf(asked, fresh, i));
      const before = cpuMsOf(pid);
      const measured = await load(target, { count: counts[asked], clients: again });
      lines.push({ ...measured, asked, clients, cpuMs: (cpuMsOf(pid) - before) / counts[asked] });
    }
  }
  return lines;
}

const node = process.execPath;
const cli = fileURLToPath(new URL('../apps/cli/src/chartroom.ts', import.meta.url));

async function startServer(
  databaseUrl: string,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, PORT: '0', CHARTROOM_DEMO: 'off', LOG_LEVEL: 'error' },
    CHARTROOM_REQUESTS_PER_MINUTE: '1000000',
  };
  const child = spawn(node, [cli, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const url = /is at (http:\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('The server ended before it was ready.');
}

function printTable(lines: readonly Line[]): void {
  const number = (n: number) => n.toFixed(n < 10 ? 2 : 1).padStart(9);
  process.stdout.write(`${'request'.padEnd(36)}clients        /s   p50 ms   p99 ms   CPU ms\n`);
  for (const l of lines) {
    const figures = [l.perSecond, l.p50Ms, l.p99Ms, l.cpuMs].map(number).join('');
    process.stdout.write(`${words[l.asked].padEnd(36)}${String(l.clients).padStart(7)}${figures}\n`);
  }
  process.stdout.write('\n');
}

const figuresOf = (lines: readonly Line[], memory: number): MeasuredFigure[] => [
  ...lines.map(l =>
    atMost(
      `${words[l.asked]}, ${l.clients === 1 ? 'one client' : `${l.clients} clients`}: CPU of the server`,
      ...([l.cpuMs, 'ms', isUsualSize ? limits[l.asked] : limitOf(l.asked)] as const),
    ),
  ),
  atMost('memory of the server after the run', memory, 'MB', memoryMb),
];

/** With more projects a list may cost no more, and a cockpit no more than in proportion. */
const limitOf = (asked: Asked): number =>
  ['list', 'project', 'update'].includes(asked) ? limits[asked] : (limits[asked] * size.projects) / 1000;

const programs = postgresPrograms();
if (programs === null)
  throw new Error('This needs PostgreSQL 15 or later; `npm test` installs it on Debian.');
const cluster = await startCluster(programs);
process.once('exit', cluster.stop);
const config = readConfig({ DATABASE_URL: cluster.url, LOG_LEVEL: 'error' }, 'benchmark');
const application = await openApplication(config);
let token = '';
try {
  for (let i = 0; i < 9; i++)
    await fillOrganisation(application.database, { slug: `neighbour-${i}`, size: neighbours });
  token = await fillOrganisation(application.database, { slug: 'ministry', size });
  await application.opened.pool.query('analyze');
} finally {
  await application.close();
}
const { child, url } = await startServer(cluster.url);
try {
  const pid = child.pid ?? 0;
  const lines = await measure({ url, token }, pid);
  const memory = memoryMbOf(pid);
  if (values.json !== true) printTable(lines);
  printFigures(figuresOf(lines, memory));
} finally {
  child.kill('SIGTERM');
  await once(child, 'exit');
  cluster.stop();
}
