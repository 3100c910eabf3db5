import type { Database } from '../database/database.ts';
import { AppError } from '../error/error.ts';
import { normalEmail } from './account.ts';
import { type Candidate, candidates } from './candidates.ts';
import type { Directory } from './directory.ts';
import { verifyPassword } from './password.ts';
import { startSession } from './session.ts';
import { createThrottle } from './throttle.ts';

export interface SignInAttempt {
  readonly email: string;
  readonly password: string;
  readonly organisation?: string | undefined;
  /** Network address it comes from. */
  readonly address: string;
  /** What the browser says it is. */
  readonly userAgent: string;
}

/** Checks a password and starts a session; answers the cookie's secret and the organisation. */
export type SignIn = (attempt: SignInAttempt) => Promise<{ readonly secret: string; readonly org: string }>;

const rightOnes = async (found: readonly Candidate[], password: string): Promise<readonly Candidate[]> => {
  if (found.length === 0) await verifyPassword(password, null);
  const right: Candidate[] = [];
  for (const candidate of found) {
    if (await verifyPassword(password, candidate.hash)) right.push(candidate);
  }
  return right;
};

const wrong = (): AppError =>
  new AppError(
    'unauthenticated',
    'This e-mail address and password do not belong together. Check both and try again.',
  );

const severalMessage = (slugs: readonly string[]): string =>
  `This address signs in to several organisations. Name one of: ${slugs.join(', ')}.`;

/** Sign-in with throttling by account and by address; the same answer in the same time whether an account exists. */
export const createSignIn = (database: Database, directory: Directory, sessionHours: number): SignIn => {
  const byAccount = createThrottle(10, 900);
  const byAddress = createThrottle(100, 900);
  return async ({ email: typed, password, organisation, address, userAgent }) => {
    const email = normalEmail(typed);
    byAddress.attempt(address);
    byAccount.attempt(email);
    const right = await rightOnes(await candidates(database, email, organisation), password);
    if (right.length > 1) {
      const message = severalMessage(right.map(c => c.slug));
      throw new AppError('conflict', message, { fields: [{ path: 'body.organisation', message }] });
    }
    const one = right[0];
    if (one === undefined) throw wrong();
    const secret = await database.inTenant(one.org, async tx => {
      const person = await directory.person(tx, one.person);
      if (person === null || !person.active) throw wrong();
      return startSession(tx, one.person, { hours: sessionHours, from: { address, userAgent } });
    });
    byAccount.forget(email);
    // Many people of one office come from one address; only what was wrong counts against it.
    byAddress.takeBack(address);
    return { secret, org: one.org };
  };
};
