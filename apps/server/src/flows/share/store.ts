import { sql } from 'kysely';
import { newId, type TenantTx, type Tx } from '../../platform/index.ts';

/** A link as stored; what it shows is frozen. */
export interface ShareRow {
  readonly id: string;
  readonly title: string;
  readonly asOf: string;
  readonly compareWith: string | null;
  readonly knownAt: string;
  readonly portfolioId: string | null;
  readonly portfolio: string | null;
  readonly createdBy: string;
  readonly creator: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly opened: number;
  readonly lastOpenedAt: string | null;
}

const columns = sql`s.id, s.title, s.as_of, s.compare_with, s.known_at, s.portfolio_id, o.name as portfolio,
  s.created_by, w.name as creator, s.created_at, s.expires_at, s.revoked_at, s.opened, s.last_opened_at`;
const source = sql`share_link s
  join register_v_person w on w.org_id = s.org_id and w.id = s.created_by
  left join register_v_portfolio o on o.org_id = s.org_id and o.id = s.portfolio_id`;

/** Links, newest first; of one person where one is named. */
export async function loadShares(tx: Tx, by: string | null): Promise<readonly ShareRow[]> {
  const { rows } = await sql<ShareRow>`select ${columns} from ${source}
    where s.org_id = ${tx.org} and (${by}::uuid is null or s.created_by = ${by}::uuid)
    order by s.created_at desc, s.id limit 500`.execute(tx.db);
  return rows;
}

export type NewShare = Pick<
  ShareRow,
  'title' | 'asOf' | 'compareWith' | 'knownAt' | 'portfolioId' | 'expiresAt'
> & {
  readonly hash: Uint8Array;
};

export async function insertShare(tx: Tx, person: string, s: NewShare): Promise<string> {
  const id = newId();
  await sql`insert into share_link (org_id, id, hash, title, as_of, compare_with, known_at, portfolio_id, created_by,
      created_at, expires_at)
    values (${tx.org}, ${id}, ${s.hash}, ${s.title}, ${s.asOf}, ${s.compareWith}, ${s.knownAt}, ${s.portfolioId}, ${person},
      ${tx.at}, ${s.expiresAt})`.execute(tx.db);
  return id;
}

export async function markRevoked(tx: Tx, id: string): Promise<void> {
  await sql`update share_link set revoked_at = ${tx.at} where org_id = ${tx.org} and id = ${id} and revoked_at is null`.execute(
    tx.db,
  );
}

/** The link of a secret while it is in force. */
export async function shareOf(tx: TenantTx, hash: Uint8Array): Promise<ShareRow | null> {
  const { rows } = await sql<ShareRow>`select ${columns} from ${source}
    where s.org_id = ${tx.org} and s.hash = ${hash} and s.revoked_at is null and s.expires_at > ${tx.at}`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

export async function markOpened(tx: Tx, id: string): Promise<void> {
  await sql`update share_link set opened = opened + 1, last_opened_at = ${tx.at}
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}
