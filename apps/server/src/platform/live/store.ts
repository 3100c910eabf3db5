import { sql } from 'kysely';
import type { TenantTx } from '../tenancy/transaction.ts';
import type { LiveChange } from './change.ts';

/** Most changes that are told one by one. */
export const mostTold = 500;

const columns = sql`name, subject_kind as kind, subject_id as id, project_id, person_id`;

/** What a request changed; one more than is told, at most. */
export async function changesOfRequest(tx: TenantTx, request: string): Promise<readonly LiveChange[]> {
  const { rows } = await sql<LiveChange>`select ${columns} from platform_event
    where org_id = ${tx.org} and request_id = ${request} order by seq desc limit ${mostTold + 1}`.execute(
    tx.db,
  );
  return rows;
}

/** What was changed from an instant on; ids of events begin with the time at which they were made. */
export async function changesSince(tx: TenantTx, firstId: string): Promise<readonly LiveChange[]> {
  const { rows } = await sql<LiveChange>`select ${columns} from platform_event
    where org_id = ${tx.org} and id >= ${firstId} order by id limit ${mostTold + 1}`.execute(tx.db);
  return rows;
}

/** Which of these sessions and tokens, by hexadecimal hash, still open anything. */
export async function stillOpen(
  tx: TenantTx,
  hashes: { readonly sessions: readonly string[]; readonly tokens: readonly string[] },
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ hash: string }>`
    select encode(s.hash, 'hex') as hash from platform_session s
    join platform_account a on a.org_id = s.org_id and a.person_id = s.person_id and a.disabled_at is null
    where s.org_id = ${tx.org} and s.expires_at > ${tx.at}
      and s.hash in (select decode(h, 'hex') from unnest(${hashes.sessions}::text[]) h)
    union all
    select encode(t.hash, 'hex') from platform_token t
    join platform_account a on a.org_id = t.org_id and a.person_id = t.person_id and a.disabled_at is null
    where t.org_id = ${tx.org} and t.expires_at > ${tx.at} and t.revoked_at is null
      and t.hash in (select decode(h, 'hex') from unnest(${hashes.tokens}::text[]) h)`.execute(tx.db);
  return new Set(rows.map(r => r.hash));
}

// What happens often and gives or takes no rights; all else makes rights to be looked up again.
const harmless = '^(register[.](project|milestone)|monitoring|import|platform[.](job|view|change-set))[.]';

/** The newest event of an organisation, and whether any after `last` may have changed what somebody may see. */
export async function newestEvent(
  tx: TenantTx,
  last: number,
): Promise<{ readonly seq: number; readonly rights: boolean }> {
  const { rows } = await sql<{ seq: number; rights: boolean }>`
    select coalesce(max(seq), ${last})::bigint as seq, coalesce(bool_or(name !~ ${harmless}), false) as rights
    from platform_event where org_id = ${tx.org} and seq > ${last}`.execute(tx.db);
  return rows[0] ?? { seq: last, rights: false };
}

/** The newest event of an organisation; 0 when there is none. */
export async function lastEvent(tx: TenantTx): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0)::bigint as seq from platform_event
    where org_id = ${tx.org}`.execute(tx.db);
  return rows[0]?.seq ?? 0;
}
