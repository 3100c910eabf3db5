import { type Database, insideTransaction, outsideTransaction } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import { newId } from '../id/id.ts';
import type { Log } from '../log/log.ts';
import type { Directory } from '../sign-in/directory.ts';
import { actorAgain } from '../sign-in/session.ts';
import { inSpan } from '../telemetry/span.ts';
import { systemActor } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { type ClaimedJob, claimJob, endJob, noteProgress, wasCancelled } from './job.ts';

/** What a job handler is given. */
export interface JobContext {
  readonly id: string;
  readonly org: string;
  readonly input: unknown;
  /** Says how far it is (0..1) and what it does; throws when the job was cancelled, so call it now and then. */
  readonly progress: (fraction: number, message: string) => Promise<void>;
  /** Aborted when this node stops, for work that takes no transaction. */
  readonly stopping: AbortSignal;
  /** A transaction on the way, with the rights of who started the job. Everything in it holds or nothing. */
  readonly inTransaction: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The last transaction: commits the work and the end of the job as one, so that it has its effect exactly once. */
  readonly complete: (work: (tx: Tx) => Promise<unknown>) => Promise<void>;
}

/** Does the work of one kind of job; what it throws fails the job. */
export type JobHandler = (job: JobContext) => Promise<void>;
export type JobHandlers = Readonly<Record<string, JobHandler>>;

export interface RunOptions {
  readonly database: Database;
  readonly directory: Directory;
  readonly handlers: JobHandlers;
  readonly log: Log;
  /** Aborted when this node stops. */
  readonly stopping: AbortSignal;
}

class Cancelled extends Error {}
class Stopping extends Error {}

const longestStatementMs = 600_000;
const progressEveryMs = 500;

const contextOf = (org: string, job: ClaimedJob, options: RunOptions): JobContext => {
  const { database, directory, stopping } = options;
  let last = 0;
  const transaction = <T>(work: (tx: Tx) => Promise<T>, done: boolean): Promise<T> =>
    database.inTenant(
      org,
      async (tenant, enter) => {
        const { person, token } = job;
        const actor =
          person === null ? systemActor(org) : await actorAgain(tenant, directory, { person, token });
        return enter(actor, async tx => {
          const result = await work(tx);
          if (stopping.aborted) throw new Stopping();
          if (await wasCancelled(tx, job.id)) throw new Cancelled();
          if (done) await endJob(tx, job.id, { state: 'done', result });
          return result;
        });
      },
      { request: `job:${job.id}`, statementTimeoutMs: longestStatementMs },
    );
  return {
    id: job.id,
    org,
    input: job.input,
    stopping,
    inTransaction: work => transaction(work, false),
    complete: async work => {
      await transaction(work, true);
    },
    progress: async (fraction, message) => {
      if (stopping.aborted) throw new Stopping();
      if (Date.now() - last < progressEveryMs) return;
      // The embedded database has one connection, and this job's transaction holds it.
      if (database.kind === 'embedded' && insideTransaction()) return;
      last = Date.now();
      const part = Math.min(1, Math.max(0, fraction));
      const cancelled = await outsideTransaction(() =>
        database.inTenant(org, tx => noteProgress(tx, job.id, part, message.slice(0, 500))),
      );
      if (cancelled) throw new Cancelled();
    },
  };
};

const failureOf = (error: unknown, log: Log, job: string) => {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  const reference = newId();
  log.error({ err: error, job, reference }, 'Job failed');
  return {
    code: 'internal',
    message: `This is our mistake. Nothing was changed. Quote the number ${reference} to support.`,
  };
};

/** Runs one job, if it is still to be run; `abandoned` when the node that ran it is known to be dead. */
export const runJob = async (
  org: string,
  id: string,
  abandoned: boolean,
  options: RunOptions,
): Promise<void> => {
  const { database, handlers, log } = options;
  const job = await database.inTenant(org, tx => claimJob(tx, id, abandoned));
  if (job === null) return;
  const end = (how: Parameters<typeof endJob>[2]) => database.inTenant(org, tx => endJob(tx, id, how));
  const handler = Object.hasOwn(handlers, job.kind) ? handlers[job.kind] : undefined;
  if (handler === undefined) {
    await end({
      state: 'failed',
      error: { code: 'unsupported', message: `No node knows the job ${job.kind}.` },
    });
    return;
  }
  try {
    await inSpan('job', { 'job.kind': job.kind, 'job.id': id }, () => handler(contextOf(org, job, options)));
    // Already ended when the handler called complete.
    await end({ state: 'done' });
  } catch (error) {
    if (error instanceof Cancelled) await end({ state: 'cancelled' });
    else if (error instanceof Stopping || options.stopping.aborted) await end({ state: 'queued' });
    else await end({ state: 'failed', error: failureOf(error, log, id) });
  }
};
