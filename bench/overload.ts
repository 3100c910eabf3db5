// npm run bench:overload [-- --json]: ten times the rate that the server can answer, on PostgreSQL.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { openApplication } from '../apps/server/src/main.ts';
import { readConfig } from '../apps/server/src/platform/index.ts';
import { withDatabase } from '../tests/faults/own-database.ts';
import { atMost, printFigures } from './figures.ts';
import { fillOrganisation } from './http/fill.ts';

const seconds = 10;
const limits = { lostPct: 20, recoverySec: 10 };
const cli = fileURLToPath(new URL('../apps/cli/src/chartroom.ts', import.meta.url));

interface Target {
  readonly url: string;
  readonly token: string;
}

const startServer = async (
  databaseUrl: string,
): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const env = {
    ...process.env,
    ...{ DATABASE_URL: databaseUrl, PORT: '0', CHARTROOM_DEMO: 'off', LOG_LEVEL: 'fatal' },
    CHARTROOM_REQUESTS_PER_MINUTE: '1000000',
  };
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const chunk of child.stdout) {
    const url = /is at (http:\S+)/.exec(String(chunk))?.[1];
    if (url !== undefined) return { child, url };
  }
  throw new Error('The server ended before it was ready.');
};

const path = '/api/projects?limit=100';

interface Answers {
  readonly goodPerSecond: number;
  readonly askedPerSecond: number;
  readonly statuses: Readonly<Record<string, number>>;
}

/** Asks for lists from so many connections, at most so often in a second. */
const ask = async ({ url, token }: Target, connections: number, perSecond?: number): Promise<Answers> => {
  const result = await autocannon({
    ...{ url: `${url}${path}`, connections, duration: seconds, timeout: 60 },
    headers: { authorization: `Bearer ${token}` },
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
  });
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats ?? {}).map(([status, { count = 0 }]) => [status, count]),
  );
  const all = Object.values(statuses).reduce((sum, n) => sum + n, 0);
  return {
    goodPerSecond: (statuses['200'] ?? 0) / result.duration,
    askedPerSecond: all / result.duration,
    statuses,
  };
};

/** How long one request takes, in milliseconds; Infinity when it is refused. */
const timed = async ({ url, token }: Target): Promise<number> => {
  const started = performance.now();
  const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
  await answer.arrayBuffer();
  return answer.status === 200 ? performance.now() - started : Number.POSITIVE_INFINITY;
};

/** Seconds until ten requests in a row take less than twice what they took before. */
const recovery = async (target: Target, usualMs: number): Promise<number> => {
  const started = performance.now();
  for (let calm = 0; calm < 10; ) {
    calm = (await timed(target)) < Math.max(2 * usualMs, 50) ? calm + 1 : 0;
    if (performance.now() - started > 60_000) return Number.POSITIVE_INFINITY;
  }
  return (performance.now() - started) / 1000;
};

/** Refusals seen from outside while it is overloaded: how many of them do not say when to come back. */
const silentRefusals = async ({ url, token }: Target, until: () => boolean): Promise<number> => {
  let silent = 0;
  while (!until()) {
    const answer = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    const says = [429, 503].includes(answer.status) && answer.headers.get('retry-after') !== null;
    if (answer.status !== 200 && !says) silent += 1;
    await delay(20);
  }
  return silent;
};

const measured = await withDatabase(async databaseUrl => {
  const application = await openApplication(
    readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'error' }, 'overload'),
  );
  const size = { projects: 300, reports: 10, changes: 10 };
  const token = await fillOrganisation(application.database, { slug: 'works', size });
  await application.close();
  const { child, url } = await startServer(databaseUrl);
  const target = { url, token };
  try {
    await ask(target, 8);
    const usual: number[] = [];
    for (let i = 0; i < 20; i += 1) usual.push(await timed(target));
    const peak = await ask(target, 16);
    let over = false;
    const silent = silentRefusals(target, () => over);
    const overload = await ask(target, 400, Math.round(10 * peak.goodPerSecond));
    over = true;
    const recoverySec = await recovery(target, usual.toSorted((a, b) => a - b)[10] ?? 0);
    return { peak, overload, recoverySec, silent: await silent };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});
const { peak, overload, recoverySec, silent } = measured;
if (!process.argv.includes('--json')) {
  const line = (name: string, a: Answers) =>
    `${name.padEnd(24)}${a.askedPerSecond.toFixed(0).padStart(8)}/s asked ${a.goodPerSecond.toFixed(0).padStart(8)}/s answered   ${JSON.stringify(a.statuses)}\n`;
  process.stdout.write(`${line('as fast as it can', peak)}${line('ten times the rate', overload)}\n`);
}
printFigures([
  atMost(
    'goodput lost at ten times the rate',
    100 * (1 - overload.goodPerSecond / peak.goodPerSecond),
    '%',
    limits.lostPct,
  ),
  atMost('refusals without a time to come back', silent, '', 0),
  atMost('until it answers as before', recoverySec, 's', limits.recoverySec),
]);
