// Jobs whose workers are killed at random: every effect once, none lost, a poisonous one parked.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openApplication, readConfig, systemActor } from '../../apps/server/src/main.ts';
import { createOrganisation, startJob } from '../../apps/server/src/platform/index.ts';

export interface JobTrialOptions {
  readonly databaseUrl: string;
  readonly jobs: number;
  readonly workers: number;
  /** Milliseconds between two kills, on average; the first so long after the first effect. */
  readonly killEveryMs: number;
  readonly kills: number;
  /** Also queues a job that kills whoever runs it. */
  readonly poison: boolean;
  readonly say?: (text: string) => void;
}

export interface JobTrialResult {
  readonly jobs: number;
  readonly kills: number;
  readonly seconds: number;
  /** Jobs without an effect, and with more than one. */
  readonly lost: number;
  readonly doubled: number;
  /** State and error code of the job that kills whoever runs it. */
  readonly poison: { readonly state: string; readonly code: string | null } | null;
}

const script = fileURLToPath(new URL('./job-worker.ts', import.meta.url));

const environment = (databaseUrl: string) => ({
  DATABASE_URL: databaseUrl,
  LOG_LEVEL: 'silent',
  CHARTROOM_SEAL_SECONDS: '0',
  CHARTROOM_POOL_SIZE: '4',
});

interface Progress {
  readonly open: number;
  readonly effects: number;
  readonly distinct: number;
  readonly poison: { readonly state: string; readonly error: unknown } | undefined;
}

/** Queues the jobs, lets workers run them and kills these, and counts what there is when nothing is left to do. */
export const runJobTrials = async (options: JobTrialOptions): Promise<JobTrialResult> => {
  const { databaseUrl, jobs, say = () => {} } = options;
  const application = await openApplication(readConfig(environment(databaseUrl), 'job trials'));
  const { database } = application;
  const org = await createOrganisation(database, { slug: 'jobs', name: 'Jobs', currency: 'GBP' });
  await database.inOrganisation(systemActor(org), async tx => {
    for (let i = 0; i < jobs; i += 1) await startJob(tx, 'test.effect', i);
    if (options.poison) await startJob(tx, 'test.poison', null);
  });
  const progress = (): Promise<Progress> =>
    database.inTenant(org, async tx => {
      const open = await tx.db
        .selectFrom('platformJob')
        .select(e => e.fn.countAll<number>().as('n'))
        .where('orgId', '=', org)
        .where('state', 'in', ['queued', 'running'])
        .executeTakeFirstOrThrow();
      const effects = await tx.db
        .selectFrom('platformEvent')
        .select(e => [
          e.fn.countAll<number>().as('n'),
          e.fn.count<number>('subjectId').distinct().as('distinct'),
        ])
        .where('orgId', '=', org)
        .where('name', '=', 'test.effect')
        .executeTakeFirstOrThrow();
      const bad = await tx.db
        .selectFrom('platformJob')
        .select(['state', 'error'])
        .where('orgId', '=', org)
        .where('kind', '=', 'test.poison')
        .executeTakeFirst();
      return { open: open.n, effects: effects.n, distinct: effects.distinct, poison: bad };
    });

  const workers = new Set<ChildProcess>();
  let stopping = false;
  const begin = (): void => {
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, ...environment(databaseUrl) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    workers.add(child);
    child.once('exit', () => {
      workers.delete(child);
      if (!stopping) begin();
    });
  };
  const started = performance.now();
  for (let i = 0; i < options.workers; i += 1) begin();
  let kills = 0;
  let now = await progress();
  for (let nextKill: number | null = null; now.open > 0; ) {
    await delay(Math.min(250, options.killEveryMs / 4));
    now = await progress();
    const passed = performance.now() - started;
    if (now.effects > 0) nextKill ??= passed + options.killEveryMs;
    if (nextKill !== null && passed > nextKill && kills < options.kills) {
      const all = [...workers];
      all[Math.floor(Math.random() * all.length)]?.kill('SIGKILL');
      kills += 1;
      nextKill += options.killEveryMs * (0.5 + Math.random());
      say(`${kills} kills, ${now.effects} effects, ${now.open} open`);
    }
  }
  const seconds = (performance.now() - started) / 1000;
  stopping = true;
  const ends = [...workers].map(child => once(child, 'exit'));
  for (const child of workers) child.kill('SIGKILL');
  await Promise.all(ends);
  await application.close();
  const error = now.poison?.error as { code?: string } | null | undefined;
  return {
    ...{ jobs, kills, seconds },
    lost: jobs - now.distinct,
    doubled: now.effects - now.distinct,
    poison: now.poison === undefined ? null : { state: now.poison.state, code: error?.code ?? null },
  };
};
