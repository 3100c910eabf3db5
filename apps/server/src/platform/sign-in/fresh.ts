import { secondsAfter } from '../clock/clock.ts';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { Tx } from '../tenancy/transaction.ts';
import { checkOwnPassword } from './own-password.ts';

/** How long a password that was typed opens dangerous acts. */
export const freshSec = 300;

/**
 * Refuses a dangerous act unless the password was typed within five minutes. A token passes: whoever made it typed
 * the password then, and its scopes say what it is for.
 */
export const mustBeFresh = (tx: Tx, act: string): void => {
  const { kind, session } = tx.actor;
  if (kind !== 'person') return;
  if (session !== undefined && session !== null && session.freshUntil > tx.at) return;
  throw new AppError('forbidden', `Type your password again to ${act}.`, { confirm: 'password' });
};

/** Opens dangerous acts for five minutes in this session. Throws `forbidden` for a wrong password, `limit` for many. */
export const confirmPassword = async (tx: Tx, password: string): Promise<{ readonly freshUntil: string }> => {
  const { session } = tx.actor;
  if (session === undefined || session === null)
    throw new AppError('forbidden', 'A token has no password to confirm. Sign in to do this.');
  await checkOwnPassword(tx, password, 'body.password');
  const freshUntil = secondsAfter(tx.at, freshSec);
  await tx.db
    .updateTable('platformSession')
    .set({ freshUntil })
    .where('orgId', '=', tx.org)
    .where('id', '=', session.id)
    .execute();
  record(tx, { name: 'platform.session.confirmed', subject: { kind: 'session', id: session.id } });
  return { freshUntil };
};
