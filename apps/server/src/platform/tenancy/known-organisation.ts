import { type RawBuilder, sql } from 'kysely';
import { type OrganisationRow, readOrganisation } from './organisation.ts';
import type { TenantTx } from './transaction.ts';

/** The row of the organisation by what was known at an instant, to select from. */
export const knownOrganisation = (knownAt: string): RawBuilder<unknown> =>
  knownAt === 'infinity'
    ? sql.table('platform_organisation')
    : sql`platform_organisation_known_at(${knownAt}::timestamptz)`;

/** The organisation by what was known at an instant: with what was changed later put back. */
export const organisationKnownAt = async (tx: TenantTx, knownAt: string): Promise<OrganisationRow> => {
  const now = await readOrganisation(tx);
  if (knownAt === 'infinity') return now;
  const { rows } = await sql<{ before: Partial<OrganisationRow> }>`
    select before from platform_event
    where org_id = ${tx.org} and subject_kind = 'organisation' and subject_id = ${tx.org}
      and name = 'register.organisation.updated' and at > ${knownAt}::timestamptz
    order by seq desc limit 10000`.execute(tx.db);
  return Object.assign({}, now, ...rows.map(r => r.before));
};
