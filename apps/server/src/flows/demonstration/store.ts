import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** Who can sign in, with their first role, the widest first. */
export async function loadSignIns(
  tx: Tx,
): Promise<readonly { readonly email: string; readonly role: string }[]> {
  const { rows } = await sql<{ email: string; role: string }>`
    select distinct on (a.person_id) a.email, g.role
    from platform_account a
    join register_grant g on g.org_id = a.org_id and g.person_id = a.person_id
    where a.org_id = ${tx.org} and a.disabled_at is null
    order by a.person_id, g.scope_kind = 'organisation' desc, g.granted_at`.execute(tx.db);
  return rows;
}

/** The keys of projects, by their ids. */
export async function loadProjectKeys(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{
    id: string;
    key: string;
  }>`select id, key from register_v_project where org_id = ${tx.org}`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.key]));
}
