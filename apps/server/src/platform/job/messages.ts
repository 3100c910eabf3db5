import type pg from 'pg';
import { type Db as BossDatabase, PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Opened } from '../database/database.ts';
import type { Log } from '../log/log.ts';

/** How soon it is noticed that a node is dead which ran a job. */
export interface JobWatch {
  readonly deadAfterSec: number;
  readonly lookEverySec: number;
}

export const seldom: JobWatch = { deadAfterSec: 15, lookEverySec: 10 };

const queue = 'chartroom';
const message = z.object({ org: z.string(), id: z.string() });
/** Says which row of `platform_job` to look at. */
export type Message = z.infer<typeof message>;
const sentAtOnce = 1000;

/** pg-boss on our pool: rows of every statement, and no failed transaction left on the connection. */
const adapter = (pool: pg.Pool): BossDatabase => ({
  executeSql: async (text, values) => {
    const client = await pool.connect();
    try {
      const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, values as unknown[]);
      return { rows: Array.isArray(result) ? result.flatMap(r => r.rows) : result.rows };
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  },
});

/** The messages of this node. */
export interface Messages {
  readonly open: () => Promise<void>;
  /** Sends messages; of two for one job the second is none. `abandoned`: whoever ran it is dead. */
  readonly send: (jobs: readonly Message[], abandoned: boolean) => Promise<void>;
  /** Begins to take messages; `work` is told whether a node has died over this one. */
  readonly take: (work: (job: Message, abandoned: boolean) => Promise<void>) => Promise<void>;
  /** Looks for a message now instead of at the next look. */
  readonly wake: () => void;
  /** Takes no more; then waits for `rest` and closes. */
  readonly close: (rest: () => Promise<unknown>) => Promise<void>;
}

/** Messages through pg-boss, in the same database. */
export const createMessages = (opened: Opened, watch: JobWatch, log: Log): Messages => {
  const embedded = opened.kind === 'embedded';
  let worker: string | null = null;
  const boss = new PgBoss({
    db: adapter(opened.pool),
    schema: 'pgboss',
    backend: embedded ? 'pglite' : 'postgres',
    schedule: false,
    superviseIntervalSeconds: embedded ? 300 : watch.lookEverySec,
    monitorIntervalSeconds: embedded ? 300 : watch.lookEverySec,
    monitorVacuum: false,
    reindex: false,
  });
  boss.on('error', error => log.error({ err: error }, 'Job queue'));
  const taken = {
    includeMetadata: true,
    batchSize: 1,
    localConcurrency: embedded ? 1 : 2,
    pollingIntervalSeconds: embedded ? 10 : 2,
  } as const;
  return {
    open: async () => {
      await boss.start();
      await boss.createQueue(queue, {
        policy: 'short',
        retryLimit: 5,
        retryDelay: 2,
        expireInSeconds: 6 * 3600,
        ...(embedded ? {} : { heartbeatSeconds: watch.deadAfterSec }),
      });
    },
    send: async (jobs, abandoned) => {
      for (let i = 0; i < jobs.length; i += sentAtOnce) {
        const some = jobs.slice(i, i + sentAtOnce);
        await boss.insert(
          queue,
          some.map(job => ({ data: { ...job, abandoned }, singletonKey: job.id })),
        );
      }
    },
    take: async work => {
      worker = await boss.work<Message & { abandoned: boolean }>(queue, taken, async ([job]) => {
        if (job === undefined) return;
        await work(job.data, job.data.abandoned || job.retryCount > 0);
        // Where one was there may be more: otherwise a backlog would shrink by one at each look.
        if (worker !== null) boss.notifyWorker(worker);
      });
    },
    wake: () => {
      if (worker !== null) boss.notifyWorker(worker);
    },
    close: async rest => {
      if (worker === null) return;
      await boss.offWork(queue, { wait: false });
      await rest();
      await boss.stop({ graceful: true, close: false, timeout: 10_000 });
    },
  };
};
