import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import { newId } from '../id/id.ts';
import { holdsEverywhere } from '../tenancy/actor.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

interface JobFailure {
  readonly code: string;
  readonly message: string;
}

export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly progress: number;
  readonly message: string;
  readonly result: unknown;
  readonly error: JobFailure | null;
  readonly attempt: number;
  readonly createdBy: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly cancelRequested: boolean;
}

const columns = [
  'id',
  'kind',
  'state',
  'progress',
  'message',
  'result',
  'error',
  'attempt',
  'createdBy',
  'createdAt',
  'startedAt',
  'finishedAt',
  'cancelRequestedAt',
] as const;

interface Stored extends Omit<JobRow, 'state' | 'error' | 'cancelRequested'> {
  readonly state: string;
  readonly error: unknown;
  readonly cancelRequestedAt: string | null;
}

const typed = ({ cancelRequestedAt, ...row }: Stored): JobRow => ({
  ...row,
  // The check of the column allows these only, and only this module writes errors.
  state: row.state as JobState,
  error: row.error as JobFailure | null,
  cancelRequested: cancelRequestedAt !== null,
});

interface Starter {
  readonly person: string | null;
  readonly token: string | null;
}

const queue = async (
  tx: Tx,
  { kind, input, by }: { readonly kind: string; readonly input: unknown; readonly by: Starter },
): Promise<string> => {
  const id = newId();
  await tx.db
    .insertInto('platformJob')
    .values({
      ...{ orgId: tx.org, id, kind, state: 'queued' },
      input: JSON.stringify(input ?? null),
      createdBy: by.person,
      createdToken: by.token,
      createdAt: tx.at,
    })
    .execute();
  record(tx, { name: 'platform.job.started', subject: { kind: 'job', id }, after: { kind } });
  return id;
};

/**
 * Queues a job in the transaction: it runs if this commits, with the rights that who starts it has when it runs, on
 * whichever node is free. Answers its id.
 */
export const startJob = (tx: Tx, kind: string, input: unknown): Promise<string> =>
  queue(tx, { kind, input, by: tx.actor });

/** Queues what the house does by itself: a job as `startJob` does, with the rights of the system. */
export const startSystemJob = (tx: Tx, kind: string, input: unknown): Promise<string> =>
  queue(tx, { kind, input, by: { person: null, token: null } });

const visible = (tx: Tx) => {
  const query = tx.db.selectFrom('platformJob').select(columns).where('orgId', '=', tx.org);
  return holdsEverywhere(tx.actor, 'job.read') ? query : query.where('createdBy', '=', tx.actor.person);
};

/** What a job of somebody else came to may be about a project one may not see: only that it ran is shown. */
const shown = (tx: Tx, row: JobRow): JobRow => {
  if (tx.actor.kind === 'system' || row.createdBy === null || row.createdBy === tx.actor.person) return row;
  const error =
    row.error === null ? null : { ...row.error, message: 'Who started this job sees why it failed.' };
  return { ...row, message: '', result: null, error };
};

/** The newest hundred jobs that one may see. */
export const listJobs = async (tx: Tx): Promise<readonly JobRow[]> =>
  (await visible(tx).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(100).execute()).map(row =>
    shown(tx, typed(row)),
  );

/** One job. Throws `not_found`. */
export const readJob = async (tx: Tx, id: string): Promise<JobRow> => {
  const row = await visible(tx).where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', 'There is no such job.');
  return shown(tx, typed(row));
};

const mustOwn = (tx: Tx, job: JobRow, act: string): void => {
  if (job.createdBy !== null && job.createdBy === tx.actor.person) return;
  if (holdsEverywhere(tx.actor, 'organisation.edit')) return;
  throw new AppError('forbidden', `Only who started this job may ${act} it, or an administrator.`);
};

/** Asks a job to stop; one that waits ends at once. Throws `conflict` when it has ended. */
export const cancelJob = async (tx: Tx, id: string): Promise<JobRow> => {
  const job = await readJob(tx, id);
  mustOwn(tx, job, 'cancel');
  const queued = await tx.db
    .updateTable('platformJob')
    .set({ state: 'cancelled', finishedAt: tx.at, cancelRequestedAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst();
  const running = await tx.db
    .updateTable('platformJob')
    .set({ cancelRequestedAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  if (queued.numUpdatedRows + running.numUpdatedRows === 0n) {
    throw new AppError('conflict', 'This job has ended; it cannot be cancelled.');
  }
  record(tx, { name: 'platform.job.cancel_requested', subject: { kind: 'job', id } });
  return readJob(tx, id);
};

/** Queues a job again that failed or was cancelled. Throws `conflict` for any other. */
export const retryJob = async (tx: Tx, id: string): Promise<JobRow> => {
  const job = await readJob(tx, id);
  mustOwn(tx, job, 'retry');
  const { numUpdatedRows } = await tx.db
    .updateTable('platformJob')
    .set({
      ...{ state: 'queued', progress: 0, message: '', error: null, result: null },
      ...{ startedAt: null, finishedAt: null, cancelRequestedAt: null },
    })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', 'in', ['failed', 'cancelled'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n)
    throw new AppError('conflict', `This job is ${job.state}; only what failed can be retried.`);
  record(tx, { name: 'platform.job.retried', subject: { kind: 'job', id } });
  return readJob(tx, id);
};

/** What a node needs to run a job. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly input: unknown;
  readonly person: string | null;
  readonly token: string | null;
}

const mostAttempts = 5;

/** Gives up on a job that was running whenever its node died: it may well be what killed it. */
const parkDeadly = async (tx: TenantTx, id: string): Promise<void> => {
  const message = `The server died ${mostAttempts} times while it did this. It was given up; try it again when the reason is found.`;
  await tx.db
    .updateTable('platformJob')
    .set({ state: 'failed', finishedAt: tx.at, error: JSON.stringify({ code: 'unavailable', message }) })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .where('attempt', '>=', mostAttempts)
    .execute();
};

/** Takes a queued job for this node; `abandoned` also one whose node is known to be dead. Null when there is nothing to do. */
export const claimJob = async (tx: TenantTx, id: string, abandoned: boolean): Promise<ClaimedJob | null> => {
  if (abandoned) await parkDeadly(tx, id);
  const row = await tx.db
    .updateTable('platformJob')
    .set(e => ({ state: 'running', startedAt: tx.at, attempt: e('attempt', '+', 1) }))
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', 'in', abandoned ? ['queued', 'running'] : ['queued'])
    .returning(['id', 'kind', 'input', 'createdBy as person', 'createdToken as token'])
    .executeTakeFirst();
  return row ?? null;
};

/** Notes progress of a running job; answers whether it has been asked to stop. */
export const noteProgress = async (
  tx: TenantTx,
  id: string,
  progress: number,
  message: string,
): Promise<boolean> => {
  const row = await tx.db
    .updateTable('platformJob')
    .set({ progress, message })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .returning('cancelRequestedAt')
    .executeTakeFirst();
  return row === undefined || row.cancelRequestedAt !== null;
};

/** Whether a job has been asked to stop; from here to the end of the transaction it cannot be any more. */
export const wasCancelled = async (tx: TenantTx, id: string): Promise<boolean> => {
  const row = await tx.db
    .selectFrom('platformJob')
    .select('cancelRequestedAt')
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined || row.cancelRequestedAt !== null;
};

export interface JobEnd {
  readonly state: 'done' | 'failed' | 'cancelled' | 'queued';
  readonly result?: unknown;
  readonly error?: JobFailure;
}

/** Writes how a job ended; `queued` puts it back for another node. */
export const endJob = async (tx: TenantTx, id: string, end: JobEnd): Promise<void> => {
  await tx.db
    .updateTable('platformJob')
    .set({
      state: end.state,
      finishedAt: end.state === 'queued' ? null : tx.at,
      ...(end.state === 'done' ? { progress: 1 } : {}),
      result: end.result === undefined ? null : JSON.stringify(end.result),
      error: end.error === undefined ? null : JSON.stringify(end.error),
    })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute();
};
