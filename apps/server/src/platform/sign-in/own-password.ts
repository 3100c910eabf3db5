import { AppError, invalidField } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import { createThrottle } from './throttle.ts';

const byPerson = createThrottle(10, 900);

/** Checks the password of who asks. Throws `invalid` for that field when it is wrong, `limit` after ten wrong ones. */
export const checkOwnPassword = async (tx: Tx, password: string, field: string): Promise<void> => {
  const { person, kind } = tx.actor;
  if (kind !== 'person' || person === null)
    throw new AppError('forbidden', 'A token has no password. Sign in to do this.');
  byPerson.attempt(person);
  const account = await tx.db
    .selectFrom('platformAccount')
    .select('passwordHash')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .executeTakeFirst();
  if (!(await verifyPassword(password, account?.passwordHash ?? null)))
    throw invalidField(field, 'This is not your password. Check it and try again.');
  byPerson.forget(person);
};

/** Changes the password of who asks; all their sessions but this one end. */
export const changeOwnPassword = async (
  tx: Tx,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<void> => {
  await checkOwnPassword(tx, current, 'body.current');
  const person = tx.actor.person ?? '';
  await tx.db
    .updateTable('platformAccount')
    .set({ passwordHash: await hashPassword(password) })
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .execute();
  await endSessionsOf(tx, person, tx.actor.session?.id ?? null);
  record(tx, { name: 'platform.account.password_set', subject: { kind: 'person', id: person } });
};
