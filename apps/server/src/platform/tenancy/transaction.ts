import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.gen.ts';
import type { PendingEvent } from '../event/event.ts';
import type { Actor } from './actor.ts';

/** Queries inside one transaction; names of tables and columns in camel case (`registerProject.finishForecast`). */
export type Db = Kysely<Tables>;

/** A transaction of one organisation while it is being opened: row-level security lets nothing else through. */
export interface AskingTx {
  readonly db: Db;
  readonly org: string;
}

/** A transaction of one organisation before it is known who asks. */
export interface TenantTx extends AskingTx {
  /** The instant of the transaction, with microseconds; what `recorded_at` holds. */
  readonly at: string;
  /** Runs after a successful commit, in this process only, and may not fail the request; durable work is a job. */
  readonly afterCommit: (work: () => void) => void;
}

/** The transaction that every use case and store is given; opened once by http, command line or job. */
export interface Tx extends TenantTx {
  readonly actor: Actor;
  /** Names the request in log and events; null outside of one. */
  readonly request: string | null;
  /** Filled by `record`, written at the end of the transaction. */
  readonly pending: PendingEvent[];
  /** Written early by `flushEvents`, still to be told to projections; without what they said of projects. */
  readonly written: PendingEvent[];
}

/** A transaction that may do only what sign-in and set-up need, across organisations. */
export interface SystemTx {
  readonly db: Db;
  readonly at: string;
}
