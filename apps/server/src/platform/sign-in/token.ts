import {
  type createToken as createTokenEndpoint,
  type Input,
  type Permission,
  permissions,
} from '@chartroom/contract';
import { secondsAfter } from '../clock/clock.ts';
import { brokeUniqueness } from '../database/failure.ts';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import { newId } from '../id/id.ts';
import { holdsEverywhere } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';
import type { Directory } from './directory.ts';
import { mustBeFresh } from './fresh.ts';
import { newSecret } from './secret.ts';

interface TokenRow {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly lastUsedAt: string | null;
}

const columns = [
  'id',
  'personId',
  'name',
  'scopes',
  'createdAt',
  'expiresAt',
  'revokedAt',
  'lastUsedAt',
] as const;

const isPermission = (text: string): text is Permission => (permissions as readonly string[]).includes(text);

const shown = ({ personId, ...row }: TokenRow, names: ReadonlyMap<string, string>) => ({
  ...row,
  person: { id: personId, name: names.get(personId) ?? '' },
  // A permission that a later release dropped is no longer a scope.
  scopes: row.scopes.filter(isPermission),
});

/** The tokens one may see: one's own, and everybody's for who manages people. */
export const listTokens = async (tx: Tx, directory: Directory, person: string | undefined) => {
  let query = tx.db.selectFrom('platformToken').select(columns).where('orgId', '=', tx.org);
  if (!holdsEverywhere(tx.actor, 'person.manage')) query = query.where('personId', '=', tx.actor.person);
  if (person !== undefined && !(await directory.names(tx, [person])).has(person))
    throw new AppError('not_found', 'There is no such person.');
  if (person !== undefined) query = query.where('personId', '=', person);
  const rows = await query.orderBy('createdAt', 'desc').orderBy('id').limit(500).execute();
  const names = await directory.names(tx, [...new Set(rows.map(r => r.personId))]);
  return { items: rows.map(row => shown(row, names)) };
};

type NewToken = Input<typeof createTokenEndpoint>['body'];

/** Makes a token for a person; the secret is in the answer and nowhere else. Throws `conflict` for a used name. */
export const createTokenFor = async (tx: Tx, person: string, given: NewToken) => {
  const { secret, hash } = newSecret('token', tx.org);
  const row = {
    id: newId(),
    personId: person,
    name: given.name,
    scopes: [...new Set(given.scopes)],
    createdAt: tx.at,
    expiresAt: secondsAfter(tx.at, given.days * 86_400),
    revokedAt: null,
    lastUsedAt: null,
  };
  try {
    await tx.db
      .insertInto('platformToken')
      .values({ ...row, orgId: tx.org, hash })
      .execute();
  } catch (error) {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError('conflict', `You have a token named "${given.name}" already. Choose another name.`);
  }
  record(tx, {
    name: 'platform.token.created',
    subject: { kind: 'token', id: row.id },
    after: { name: row.name, personId: person, scopes: row.scopes, expiresAt: row.expiresAt },
  });
  return { row, secret };
};

/** Makes a token for who asks. */
export const createToken = async (tx: Tx, directory: Directory, given: NewToken) => {
  if (tx.actor.kind !== 'person' || tx.actor.person === null) {
    throw new AppError('forbidden', 'A token cannot make tokens. Sign in to make one.');
  }
  mustBeFresh(tx, 'make a token');
  const { row, secret } = await createTokenFor(tx, tx.actor.person, given);
  return { ...shown(row, await directory.names(tx, [row.personId])), secret };
};

/** Revokes a token; effective on the next request. Throws `not_found` for one that is not to be seen. */
export const revokeToken = async (tx: Tx, id: string): Promise<void> => {
  const row = await tx.db
    .selectFrom('platformToken')
    .select(columns)
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .executeTakeFirst();
  const mine = row?.personId === tx.actor.person || holdsEverywhere(tx.actor, 'person.manage');
  if (row === undefined || !mine) throw new AppError('not_found', 'There is no such token.');
  if (row.revokedAt !== null) return;
  await tx.db
    .updateTable('platformToken')
    .set({ revokedAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('id', '=', id)
    .execute();
  record(tx, { name: 'platform.token.revoked', subject: { kind: 'token', id }, before: { name: row.name } });
};
