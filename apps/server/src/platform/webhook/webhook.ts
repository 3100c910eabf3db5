import { sql } from 'kysely';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import { newId } from '../id/id.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';
import { newWebhookSecret } from './signature.ts';

/** Where somebody else's system is told; its secret stays in the platform. */
export interface Webhook {
  readonly url: string | null;
  readonly active: boolean;
  readonly secretAt: string | null;
  readonly version: number;
}

const blank: Webhook = { url: null, active: false, secretAt: null, version: 1 };

/** The webhook of a purpose as it is set; one that nobody set is off. */
export const readWebhook = async (tx: Tx, purpose: string, lock = false): Promise<Webhook> => {
  if (lock)
    await sql`select pg_advisory_xact_lock(hashtext(${`webhook ${tx.org} ${purpose}`}))`.execute(tx.db);
  const { rows } = await sql<Webhook>`select url, active, secret_at, version from platform_webhook
    where org_id = ${tx.org} and purpose = ${purpose}`.execute(tx.db);
  return rows[0] ?? blank;
};

const begin = async (tx: Tx, purpose: string): Promise<void> => {
  await sql`insert into platform_webhook (org_id, purpose) values (${tx.org}, ${purpose})
    on conflict (org_id, purpose) do nothing`.execute(tx.db);
};

/** Sets where to tell and whether. The caller has checked the address, the version and who may. */
export const changeWebhook = async (
  tx: Tx,
  purpose: string,
  { url, active }: Pick<Webhook, 'url' | 'active'>,
): Promise<void> => {
  const before = await readWebhook(tx, purpose);
  if (active && before.secretAt === null)
    throw new AppError('conflict', 'There is no secret to sign with yet. Make one, then switch it on.');
  await begin(tx, purpose);
  await sql`update platform_webhook set url = ${url}, active = ${active}, version = version + 1
    where org_id = ${tx.org} and purpose = ${purpose}`.execute(tx.db);
  record(tx, {
    name: 'platform.webhook.changed',
    subject: { kind: 'webhook', id: purpose },
    before: { url: before.url, active: before.active },
    after: { url, active },
  });
};

/** Makes a new secret in place of the one before, which no longer signs. Answers it: it is shown only now. */
export const rotateSecret = async (tx: Tx, purpose: string): Promise<string> => {
  const secret = newWebhookSecret();
  await begin(tx, purpose);
  await sql`update platform_webhook set secret = ${secret}, secret_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and purpose = ${purpose}`.execute(tx.db);
  record(tx, { name: 'platform.webhook.secret-made', subject: { kind: 'webhook', id: purpose } });
  return secret;
};

/** Where to send and what to sign with; null for a webhook that is not set. */
export const signingOf = async (
  tx: TenantTx,
  purpose: string,
): Promise<{ readonly url: string; readonly secret: string } | null> => {
  const { rows } = await sql<{ url: string; secret: string }>`select url, secret from platform_webhook
    where org_id = ${tx.org} and purpose = ${purpose} and url is not null and secret is not null`.execute(
    tx.db,
  );
  return rows[0] ?? null;
};

/** What is told: what happened and what of. */
export interface Telling {
  readonly purpose: string;
  /** In the past tense: `record.archived`. */
  readonly event: string;
  readonly content: object;
  /** Also through a webhook that is off, as long as it has an address and a secret. */
  readonly even?: 'off';
}

const deliveriesKept = 1_000;

/** Old deliveries that are settled make room. */
const makeRoom = async (tx: Tx, purpose: string): Promise<void> => {
  await sql`delete from platform_webhook_delivery where org_id = ${tx.org} and purpose = ${purpose}
    and state in ('sent', 'failed') and id in (select id from platform_webhook_delivery
      where org_id = ${tx.org} and purpose = ${purpose} order by created_at desc, id desc offset ${deliveriesKept})`.execute(
    tx.db,
  );
};

/** Queues something to be told in the transaction of what happened; null where nobody is to be told. Answers its id. */
export const tellOutside = async (tx: Tx, telling: Telling): Promise<string | null> => {
  const { purpose, event, content, even } = telling;
  const webhook = await readWebhook(tx, purpose);
  if (webhook.url === null || webhook.secretAt === null || (!webhook.active && even !== 'off')) return null;
  const id = newId();
  const body = JSON.stringify({ id, event, at: tx.at, ...content });
  await sql`insert into platform_webhook_delivery (org_id, id, purpose, event, body, due_at, created_at)
    values (${tx.org}, ${id}, ${purpose}, ${event}, ${body}, ${tx.at}, ${tx.at})`.execute(tx.db);
  await makeRoom(tx, purpose);
  record(tx, {
    name: 'platform.webhook.queued',
    subject: { kind: 'webhook-delivery', id },
    after: { purpose, event },
  });
  return id;
};
