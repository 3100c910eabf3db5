import type { Opened } from '../database/database.ts';
import type { Subscription } from '../event/event.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import { createMessages, type JobWatch, type Message, seldom } from './messages.ts';
import { type RunOptions, runJob } from './run.ts';

/** The queue of this node. */
export interface JobQueue {
  /** Wakes the queue for jobs that a transaction queued. */
  readonly subscription: Subscription;
  /** Whether this node takes jobs. */
  readonly isRunning: () => boolean;
  /** Begins to fetch and run jobs. */
  readonly start: () => Promise<void>;
  /** Stops fetching; what runs stops at its next sign of progress and is taken up again later. */
  readonly stop: () => Promise<void>;
}

export interface QueueOptions extends Omit<RunOptions, 'stopping'> {
  /** For PostgreSQL; on the embedded database a job dies with the only process. */
  readonly watch?: JobWatch;
}

const sweepEveryMs = 30_000;

const isJobEvent = (name: string): boolean =>
  name === 'platform.job.started' || name === 'platform.job.retried';

/** Jobs that wait, and on the embedded database also those that ran when the process died: nobody else can run them. */
const openJobs = async ({ database }: RunOptions, alsoRunning: boolean): Promise<readonly Message[]> => {
  const states = alsoRunning ? ['queued', 'running'] : ['queued'];
  const found: Message[] = [];
  for (const { id: org } of await database.asSystem(listOrganisations)) {
    const rows = await database.inTenant(org, tx =>
      tx.db
        .selectFrom('platformJob')
        .select('id')
        .where('orgId', '=', org)
        .where('state', 'in', states)
        .execute(),
    );
    found.push(...rows.map(r => ({ org, id: r.id })));
  }
  return found;
};

/**
 * The job queue on pg-boss. A row in `platform_job` is the truth and is written with what started it; a message of
 * pg-boss only says which row to look at, so a lost or doubled message does no harm: a sweep finds what waits.
 */
export const createJobQueue = (opened: Opened, options: QueueOptions): JobQueue => {
  const { log, watch = seldom } = options;
  const stopping = new AbortController();
  const run: RunOptions = { ...options, stopping: stopping.signal };
  const running = new Set<Promise<void>>();
  const messages = createMessages(opened, watch, log);
  let isTaking = false;
  let sweep: NodeJS.Timeout | null = null;

  /** Keeps what runs, to wait for it before the database is closed. */
  const keep = <T>(work: Promise<T>): Promise<T> => {
    const settled: Promise<void> = work
      .then(
        () => {},
        () => {},
      )
      .finally(() => running.delete(settled));
    running.add(settled);
    return work;
  };
  const sendLater = (job: Message): void => {
    if (!isTaking || stopping.signal.aborted) return;
    const sent = messages.send([job], false).then(messages.wake);
    keep(sent).catch(error => log.warn({ err: error, job: job.id }, 'Job will be found by the next sweep'));
  };
  const sendOpen = async (alsoRunning: boolean): Promise<void> =>
    messages.send(await openJobs(run, alsoRunning), alsoRunning);

  return {
    subscription: {
      prefixes: ['platform.job'],
      run: async (tx, events) => {
        for (const event of events.filter(e => isJobEvent(e.name))) {
          tx.afterCommit(() => sendLater({ org: tx.org, id: event.subject.id }));
        }
      },
    },
    isRunning: () => isTaking && !stopping.signal.aborted,
    start: async () => {
      await messages.open();
      await sendOpen(opened.kind === 'embedded');
      await messages.take(({ org, id }, abandoned) => keep(runJob(org, id, abandoned, run)));
      isTaking = true;
      sweep = setInterval(() => {
        sendOpen(false).catch(error => log.warn({ err: error }, 'Sweep for waiting jobs'));
      }, sweepEveryMs);
      sweep.unref();
    },
    stop: async () => {
      stopping.abort();
      if (sweep !== null) clearInterval(sweep);
      await messages.close(() => Promise.allSettled(running));
    },
  };
};
