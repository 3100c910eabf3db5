import { sql } from 'kysely';
import { secondsAfter } from '../clock/clock.ts';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { Posted } from '../outgoing/post.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';

/** What this node has taken to send. */
export interface TakenDelivery {
  readonly id: string;
  readonly purpose: string;
  readonly event: string;
  readonly body: string;
  readonly attempts: number;
}

// Longer than a request may take.
const leaseSeconds = 60;
const mostAttempts = 8;

/** Takes the next delivery that is due, for this node alone; null when there is none. */
export const takeDelivery = async (tx: TenantTx): Promise<TakenDelivery | null> => {
  const { rows } = await sql<TakenDelivery>`
    update platform_webhook_delivery set state = 'sending', attempts = attempts + 1,
      due_at = ${secondsAfter(tx.at, leaseSeconds)}
    where org_id = ${tx.org} and id = (select id from platform_webhook_delivery
      where org_id = ${tx.org} and state in ('waiting', 'sending') and due_at <= ${tx.at}
      order by due_at, id limit 1 for update skip locked)
    returning id, purpose, event, body, attempts`.execute(tx.db);
  return rows[0] ?? null;
};

const isTaken = ({ status }: Posted): boolean => status !== null && status >= 200 && status < 300;

/** Notes what was answered: it was taken and what was told is forgotten, or it is tried later, each time later, or given up. */
export const noteAnswer = async (
  tx: Tx,
  taken: TakenDelivery,
  posted: Posted,
): Promise<'sent' | 'failed' | 'waiting'> => {
  const sent = isTaken(posted);
  const failed = !sent && taken.attempts >= mostAttempts;
  const waitSeconds = Math.min(30 * 4 ** (taken.attempts - 1), 6 * 3600);
  const state = sent ? 'sent' : failed ? 'failed' : 'waiting';
  const { numAffectedRows = 0n } = await sql`update platform_webhook_delivery set state = ${state},
      status = ${posted.status}, answer = ${posted.answer.slice(0, 500)},
      body = case when ${state} = 'sent' then '' else body end,
      due_at = ${secondsAfter(tx.at, waitSeconds)},
      settled_at = case when ${state} = 'waiting' then null else ${tx.at}::timestamptz end
    where org_id = ${tx.org} and id = ${taken.id} and state = 'sending' and attempts = ${taken.attempts}`.execute(
    tx.db,
  );
  if (numAffectedRows > 0n && (sent || failed))
    record(tx, {
      name: sent ? 'platform.webhook.sent' : 'platform.webhook.given-up',
      subject: { kind: 'webhook-delivery', id: taken.id },
      after: { event: taken.event, attempts: taken.attempts, status: posted.status },
    });
  return state;
};

/** A delivery as it is shown: how it went, not what was told. */
export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly createdAt: string;
  readonly dueAt: string;
  readonly settledAt: string | null;
  readonly status: number | null;
  readonly answer: string | null;
}

const columns = sql`id, event, state, attempts, created_at, due_at, settled_at, status, answer`;

/** Deliveries of a purpose, newest first. */
export const listDeliveries = async (
  tx: Tx,
  purpose: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly Delivery[]> => {
  const { rows } = await sql<Delivery>`select ${columns} from platform_webhook_delivery
    where org_id = ${tx.org} and purpose = ${purpose}
    order by created_at desc, id desc limit ${limit} offset ${offset}`.execute(tx.db);
  return rows;
};

/** One delivery of a purpose. Throws `not_found`. */
export const readDelivery = async (tx: Tx, purpose: string, id: string): Promise<Delivery> => {
  const { rows } = await sql<Delivery>`select ${columns} from platform_webhook_delivery
    where org_id = ${tx.org} and purpose = ${purpose} and id = ${id}`.execute(tx.db);
  const [found] = rows;
  if (found === undefined) throw new AppError('not_found', 'There is no such delivery.');
  return found;
};

/** Sends what was given up again, as it was, under its own id. Throws `not_found`, and `conflict` for any other. */
export const sendAgain = async (tx: Tx, purpose: string, id: string): Promise<Delivery> => {
  const found = await readDelivery(tx, purpose, id);
  const { numAffectedRows = 0n } = await sql`update platform_webhook_delivery
    set state = 'waiting', attempts = 0, due_at = ${tx.at}, settled_at = null
    where org_id = ${tx.org} and id = ${id} and state = 'failed'`.execute(tx.db);
  if (numAffectedRows === 0n)
    throw new AppError('conflict', `This is ${found.state}; only what failed can be sent again.`);
  record(tx, { name: 'platform.webhook.retried', subject: { kind: 'webhook-delivery', id } });
  return readDelivery(tx, purpose, id);
};
