import { sql } from 'kysely';
import { brokeUniqueness } from '../database/failure.ts';
import { AppError } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { TenantTx, Tx } from '../tenancy/transaction.ts';
import { hashPassword } from './password.ts';

/** The address as it is stored and compared. */
export const normalEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();

const endSessions = async (tx: Tx, person: string): Promise<void> => {
  await tx.db
    .deleteFrom('platformSession')
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .execute();
};

/** Gives a person an account, or the account a new address and password; all their sessions end. Throws `conflict`. */
export const setAccount = async (tx: Tx, person: string, email: string, password: string): Promise<void> => {
  const account = { email: normalEmail(email), passwordHash: await hashPassword(password), disabledAt: null };
  try {
    await tx.db
      .insertInto('platformAccount')
      .values({ orgId: tx.org, personId: person, createdAt: tx.at, ...account })
      .onConflict(c => c.columns(['orgId', 'personId']).doUpdateSet(account))
      .execute();
  } catch (error) {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError('conflict', `Somebody else signs in with ${account.email}. Choose another address.`);
  }
  await endSessions(tx, person);
  record(tx, { name: 'platform.account.password_set', subject: { kind: 'person', id: person } });
};

/** Lets an account sign in, or ends its sessions and tokens at once. Nothing happens without an account. */
export const setAccountActive = async (tx: Tx, person: string, active: boolean): Promise<void> => {
  const { numUpdatedRows } = await tx.db
    .updateTable('platformAccount')
    .set({ disabledAt: active ? null : tx.at })
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .where('disabledAt', active ? 'is not' : 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return;
  if (!active) await endSessions(tx, person);
  const name = active ? 'platform.account.enabled' : 'platform.account.disabled';
  record(tx, { name, subject: { kind: 'person', id: person } });
};

/** Changes the address an account signs in with. Nothing happens without an account. Throws `conflict`. */
export const setAccountEmail = async (tx: Tx, person: string, email: string): Promise<void> => {
  try {
    await tx.db
      .updateTable('platformAccount')
      .set({ email: normalEmail(email) })
      .where('orgId', '=', tx.org)
      .where('personId', '=', person)
      .execute();
  } catch (error) {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError(
      'conflict',
      `Somebody else signs in with ${normalEmail(email)}. Choose another address.`,
    );
  }
};

/** Those of the people who can sign in. */
export const peopleWithAccount = async (
  tx: TenantTx,
  people: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (people.length === 0) return new Set();
  const rows = await tx.db
    .selectFrom('platformAccount')
    .select('personId')
    .where('orgId', '=', tx.org)
    .where('personId', 'in', people)
    .where('disabledAt', 'is', null)
    .execute();
  return new Set(rows.map(r => r.personId));
};

/** Forgets how somebody signed in and what was sent to them; tokens are revoked and lose their names. */
export const eraseAccount = async (tx: Tx, person: string): Promise<void> => {
  await endSessions(tx, person);
  await sql`update platform_token set revoked_at = coalesce(revoked_at, ${tx.at}::timestamptz), name = id::text
    where org_id = ${tx.org} and person_id = ${person}`.execute(tx.db);
  await sql`update platform_link set revoked_at = coalesce(revoked_at, ${tx.at}::timestamptz), data = null
    where org_id = ${tx.org} and person_id = ${person}`.execute(tx.db);
  await sql`update platform_mail set to_name = '', to_address = person_id || '@anonymised.invalid', subject = '',
    text = '', link = null, error = null, state = case state when 'sent' then 'sent' else 'parked' end
    where org_id = ${tx.org} and person_id = ${person}`.execute(tx.db);
  await tx.db
    .updateTable('platformAccount')
    .set({ email: `${person}@anonymised.invalid`, passwordHash: null, disabledAt: tx.at })
    .where('orgId', '=', tx.org)
    .where('personId', '=', person)
    .execute();
};
