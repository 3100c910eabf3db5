import type { Database } from '../database/database.ts';

/** An account that an e-mail address may sign in to. */
export interface Candidate {
  readonly org: string;
  readonly slug: string;
  readonly person: string;
  readonly hash: string | null;
}

// More accounts of one address than this are not tried: each costs 20 ms of argon2.
const mostAccounts = 5;

/** The accounts of an address that are not disabled, in all organisations or the one that is named. */
export const candidates = (
  database: Database,
  email: string,
  slug: string | undefined,
): Promise<readonly Candidate[]> =>
  database.asSystem(async tx => {
    let query = tx.db
      .selectFrom('platformAccount as a')
      .innerJoin('platformOrganisation as o', 'o.id', 'a.orgId')
      .select(['a.orgId as org', 'o.slug', 'a.personId as person', 'a.passwordHash as hash'])
      .where('a.email', '=', email)
      .where('a.disabledAt', 'is', null);
    if (slug !== undefined && slug !== '') query = query.where('o.slug', '=', slug.toLowerCase());
    return query.orderBy('o.slug').limit(mostAccounts).execute();
  });
