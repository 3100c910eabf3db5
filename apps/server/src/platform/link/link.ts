import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import { newId } from '../id/id.ts';
import { newSecret, readSecret } from '../sign-in/secret.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';

export interface NewLink {
  /** What it opens, in one word: `invitation`, `reset`, `report`. A link opens nothing else. */
  readonly purpose: string;
  readonly personId: string | null;
  /** What it is about; kept as JSON, no secret in it. */
  readonly data?: unknown;
  /** The instant from which it opens nothing any more. */
  readonly expires: string;
}

export interface Link {
  readonly id: string;
  readonly personId: string | null;
  readonly data: unknown;
  readonly expiresAt: string;
}

/** What somebody showed who follows a link. */
export interface ShownLink {
  readonly purpose: string;
  readonly secret: string;
}

/**
 * Makes a link that can be used once. Only a hash of its secret is kept, so put the secret into the mail at once, behind
 * a `#`: what follows it is sent to no server and stands in no log.
 */
export const createLink = async (tx: Tx, link: NewLink): Promise<{ id: string; secret: string }> => {
  const { secret, hash } = newSecret('link', tx.org);
  const { purpose, personId, data, expires } = link;
  const id = newId();
  await tx.db
    .insertInto('platformLink')
    .values({
      ...{ orgId: tx.org, id, purpose, hash, personId, expiresAt: expires },
      data: data === undefined ? null : JSON.stringify(data),
      ...{ createdBy: tx.actor.person, createdAt: tx.at },
    })
    .execute();
  record(tx, {
    name: 'platform.link.created',
    subject: { kind: 'link', id },
    after: { purpose, personId, expiresAt: expires },
  });
  return { id, secret };
};

const hashOf = (tx: TenantTx, secret: string): Buffer => {
  const shown = readSecret('link', secret);
  if (shown === null || shown.org !== tx.org) throw noLink();
  return shown.hash;
};

// One answer for all of them: what never was, was used, has expired, was taken back.
const noLink = (): AppError =>
  new AppError('not_found', 'This link is used up or has expired. Ask for a new one.');

/** The organisation that a link's secret names; null when it has not the form of one. */
export const orgOfLink = (secret: string): string | null => readSecret('link', secret)?.org ?? null;

/** What a link is about, without using it. Throws `not_found` for one that opens nothing. */
export const readLink = async (tx: TenantTx, { purpose, secret }: ShownLink): Promise<Link> => {
  const row = await tx.db
    .selectFrom('platformLink')
    .select(['id', 'personId', 'data', 'expiresAt'])
    .where('orgId', '=', tx.org)
    .where('hash', '=', hashOf(tx, secret))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', tx.at)
    .executeTakeFirst();
  if (row === undefined) throw noLink();
  return row;
};

/** Uses a link up: of two who try at once, one succeeds. Throws `not_found` for one that opens nothing. */
export const useLink = async (tx: Tx, { purpose, secret }: ShownLink): Promise<Link> => {
  const row = await tx.db
    .updateTable('platformLink')
    .set({ usedAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('hash', '=', hashOf(tx, secret))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', tx.at)
    .returning(['id', 'personId', 'data', 'expiresAt'])
    .executeTakeFirst();
  if (row === undefined) throw noLink();
  record(tx, {
    name: 'platform.link.used',
    subject: { kind: 'link', id: row.id },
    after: { purpose, personId: row.personId },
  });
  return row;
};

/** Takes back a person's unused links of one purpose, as when a newer one is sent. */
export const revokeLinks = async (
  tx: Tx,
  { purpose, personId }: { readonly purpose: string; readonly personId: string },
): Promise<void> => {
  const rows = await tx.db
    .updateTable('platformLink')
    .set({ revokedAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('personId', '=', personId)
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .returning('id')
    .execute();
  for (const { id } of rows) {
    record(tx, {
      name: 'platform.link.revoked',
      subject: { kind: 'link', id },
      after: { purpose, personId },
    });
  }
};
