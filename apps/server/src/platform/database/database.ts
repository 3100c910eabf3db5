import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type pg from 'pg';
import { AppError } from '../error/error.ts';
import { type Subscription, settleEvents } from '../event/event.ts';
import { isId } from '../id/id.ts';
import type { Actor } from '../tenancy/actor.ts';
import type { AskingTx, SystemTx, TenantTx, Tx } from '../tenancy/transaction.ts';
import { atOnce } from './at-once.ts';
import { transactionsOn } from './dialect.ts';
import { isRetryable } from './failure.ts';
import type { Tables } from './tables.gen.ts';

export interface TransactionOptions {
  /** Names the request in log and events. */
  readonly request?: string | null;
  /** Runs the work again after a serialization failure or a deadlock; it must have no effect outside. */
  readonly retry?: boolean;
  /** `recorded_at` of everything in it, for the demonstration's past; now when left out. */
  readonly at?: string;
  /** Limit of one statement; the setting's when left out. */
  readonly statementTimeoutMs?: number;
  /** Reads that are sent with the opening of the transaction; for what the work then remembers. */
  readonly first?: (tx: AskingTx) => Promise<unknown>;
}

/** The only way to a connection. One transaction at a time: opening one inside another is refused. */
export interface Database {
  readonly kind: 'embedded' | 'postgres';
  /** A transaction of an actor: its events are written and its projections run before it commits. */
  readonly inOrganisation: <T>(
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options?: TransactionOptions,
  ) => Promise<T>;
  /** A transaction of an organisation in which it is still to be found out who asks; `enter` gives it an actor. */
  readonly inTenant: <T>(
    org: string,
    work: (tx: TenantTx, enter: Enter) => Promise<T>,
    options?: TransactionOptions,
  ) => Promise<T>;
  /** Sign-in, the list of organisations and making one; row-level security allows nothing else. */
  readonly asSystem: <T>(work: (tx: SystemTx) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * Runs work in the name of an actor; events are written when it is done. `at` is another instant for what this work
 * records, for a past that is loaded in one transaction.
 */
export type Enter = <T>(actor: Actor, work: (tx: Tx) => Promise<T>, at?: string) => Promise<T>;

export interface Opened {
  readonly kind: 'embedded' | 'postgres';
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
  readonly statementTimeoutMs: number;
}

const attempts = 4;
const open = new AsyncLocalStorage<{ readonly timeoutMs: number }>();

/** Leaves the transaction that is open here, for work on another connection. Never on the embedded database. */
export const outsideTransaction = <T>(work: () => T): T => open.exit(work);

/** Whether a transaction is open in this call. */
export const insideTransaction = (): boolean => open.getStore() !== undefined;

/** The statement that opens a transaction and says in whose name, in one trip; its answer is the instant `at`. */
const openingOf = (role: 'chartroom_app' | 'chartroom_system', org: string, timeoutMs: number): string => {
  // The only text that is put into a statement by hand: several statements in one take no parameters.
  if (org !== '' && !isId(org)) throw new AppError('unauthenticated', 'You are not signed in.');
  return `begin; select now() as at, set_config('role', '${role}', true), set_config('app.org', '${org}', true),
    set_config('timezone', 'UTC', true), set_config('statement_timeout', '${Math.round(timeoutMs)}', true)`;
};

/** The transactions of an opened database. `subscriptions` is read when a transaction ends, so main may add to it. */
export const createDatabase = (opened: Opened, subscriptions: readonly Subscription[]): Database => {
  const limitMs = () => open.getStore()?.timeoutMs ?? opened.statementTimeoutMs;
  const inTransaction = transactionsOn(opened.pool, opened.kind, limitMs);

  const once = <T>(
    { opening, timeoutMs }: { readonly opening: string; readonly timeoutMs: number },
    work: (db: Kysely<Tables>, opened: Promise<string>) => Promise<T>,
  ): Promise<T> => {
    if (insideTransaction()) throw new Error('A transaction is already open here: pass on its tx.');
    return open.run({ timeoutMs }, () =>
      inTransaction(opening, (db, opened) =>
        work(
          db,
          opened.then(({ rows }) => rows[0]?.at ?? ''),
        ),
      ),
    );
  };

  const inTenant: Database['inTenant'] = async (org, work, options = {}) => {
    const timeoutMs = options.statementTimeoutMs ?? opened.statementTimeoutMs;
    for (let attempt = 1; ; attempt += 1) {
      const after: (() => void)[] = [];
      try {
        const opening = openingOf('chartroom_app', org, timeoutMs);
        const result = await once({ opening, timeoutMs }, async (db, opened) => {
          const asking: AskingTx = { db, org };
          const [started] = await atOnce(opened, options.first?.(asking));
          const tenant: TenantTx = {
            ...asking,
            at: options.at ?? started,
            afterCommit: fn => after.push(fn),
          };
          return work(tenant, async (actor, inner, at = tenant.at) => {
            if (actor.org !== org)
              throw new Error('An actor may not enter a transaction of another organisation.');
            const request = options.request ?? null;
            const tx: Tx = { ...tenant, at, actor, request, pending: [], written: [] };
            const answer = await inner(tx);
            await settleEvents(tx, subscriptions);
            return answer;
          });
        });
        for (const fn of after) fn();
        return result;
      } catch (error) {
        if (options.retry !== true || attempt === attempts || !isRetryable(error)) throw error;
      }
    }
  };

  return {
    kind: opened.kind,
    inTenant,
    inOrganisation: (actor, work, options) => inTenant(actor.org, (_, enter) => enter(actor, work), options),
    asSystem: work =>
      once(
        {
          opening: openingOf('chartroom_system', '', opened.statementTimeoutMs),
          timeoutMs: opened.statementTimeoutMs,
        },
        async (db, opened) => work({ db, at: await opened }),
      ),
    close: opened.close,
  };
};
