import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { deviceOf } from './device.ts';

/** Where a person is signed in, last seen first. */
export const sessionsOf = async (tx: Tx, person: string) => {
  const rows = await tx.db
    .selectFrom('platformSession')
    .select(['id', 'userAgent', 'address', 'createdAt', 'lastSeenAt', 'expiresAt'])
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .where('expiresAt', '>', tx.at)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .limit(200)
    .execute();
  return {
    items: rows.map(({ userAgent, ...row }) => ({
      ...row,
      ...deviceOf(userAgent),
      current: row.id === tx.actor.session?.id,
    })),
  };
};

const endedEvent = (tx: Tx, person: string, ids: readonly string[]): void => {
  for (const id of ids)
    record(tx, {
      name: 'platform.session.ended',
      subject: { kind: 'session', id },
      before: { personId: person },
    });
};

/** Ends the sessions of a person but one, with an event for each; answers how many. */
export const endSessionsOf = async (tx: Tx, person: string, but: string | null): Promise<number> => {
  let query = tx.db
    .deleteFrom('platformSession')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .returning('id');
  if (but !== null) query = query.where('id', '!=', but);
  const ended = await query.execute();
  endedEvent(
    tx,
    person,
    ended.map(r => r.id),
  );
  return ended.length;
};

/** Ends one session of who asks. Throws `not_found` for one that is not theirs. */
export const endOwnSession = async (tx: Tx, id: string): Promise<void> => {
  const person = tx.actor.person ?? '';
  const ended = await tx.db
    .deleteFrom('platformSession')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .where('id', '=', id)
    .returning('id')
    .execute();
  if (ended.length === 0) throw new AppError('not_found', 'There is no such session.');
  endedEvent(tx, person, [id]);
};
