import { createHash } from 'node:crypto';
import { secondsAfter } from '../clock/clock.ts';
import type { Tx } from '../tenancy/transaction.ts';

export interface Claim {
  /** The name of the endpoint. */
  readonly endpoint: string;
  readonly key: string;
  /** Everything the request says, in a canonical form. */
  readonly request: string;
}

/** `first`: go on, then `rememberAnswer`. `again`: answer this. `other`: the key was used for another request. */
export type Claimed =
  | { readonly kind: 'first' }
  | { readonly kind: 'again'; readonly status: number; readonly response: unknown }
  | { readonly kind: 'other' };

const who = (tx: Tx): string => `${tx.actor.kind}:${tx.actor.token ?? tx.actor.person ?? ''}`;

const keptSec = 7 * 86_400;

/**
 * Claims an idempotency key in the transaction of the call. A second call with the same key waits until the first has
 * ended; what failed leaves no claim, so it can be tried again. Claims are kept for a week.
 */
export const claimKey = async (tx: Tx, claim: Claim): Promise<Claimed> => {
  const requestHash = createHash('sha256').update(claim.request).digest();
  const key = { orgId: tx.org, actor: who(tx), endpoint: claim.endpoint, key: claim.key };
  const inserted = await tx.db
    .insertInto('platformIdempotency')
    .values({ ...key, requestHash, createdAt: tx.at })
    .onConflict(c => c.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (inserted !== undefined) return { kind: 'first' };
  const old = await tx.db
    .selectFrom('platformIdempotency')
    .select(['requestHash', 'status', 'response'])
    .where('orgId', '=', key.orgId)
    .where('actor', '=', key.actor)
    .where('endpoint', '=', key.endpoint)
    .where('key', '=', key.key)
    .executeTakeFirstOrThrow();
  if (!old.requestHash.equals(requestHash)) return { kind: 'other' };
  return { kind: 'again', status: old.status ?? 200, response: old.response };
};

/** Keeps the answer of a claimed call, to be given again, and forgets those that were kept for long enough. */
export const rememberAnswer = async (
  tx: Tx,
  claim: Claim,
  status: number,
  response: unknown,
): Promise<void> => {
  await tx.db
    .with('old', db =>
      db
        .deleteFrom('platformIdempotency')
        .where('orgId', '=', tx.org)
        .where('createdAt', '<', secondsAfter(tx.at, -keptSec)),
    )
    .updateTable('platformIdempotency')
    .set({ status, response: response === undefined ? null : JSON.stringify(response) })
    .where('orgId', '=', tx.org)
    .where('actor', '=', who(tx))
    .where('endpoint', '=', claim.endpoint)
    .where('key', '=', claim.key)
    .execute();
};
