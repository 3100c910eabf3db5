import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

/** A published report that counts. */
export interface Withdrawable {
  readonly id: string;
  readonly projectId: string;
  readonly asOf: string;
  readonly revision: number;
  /** The overall rating as said. */
  readonly overall: string;
  /** A later revision counts in its place. */
  readonly corrected: boolean;
}

/** Those of the reports that are published and not withdrawn, locked until the transaction ends. */
export async function lockPublished(tx: Tx, ids: readonly string[]): Promise<readonly Withdrawable[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Withdrawable>`
    select r.id, r.project_id, r.as_of, r.revision, r.overall_said as overall,
      exists (select 1 from monitoring_v_report n where n.org_id = r.org_id and n.project_id = r.project_id
        and n.as_of = r.as_of and n.revision > r.revision) as corrected
    from monitoring_report r
    where r.org_id = ${tx.org} and r.id = any(${ids}::uuid[]) and r.state = 'published' and r.withdrawn_at is null
    order by r.project_id, r.as_of, r.revision for update of r`.execute(tx.db);
  return rows;
}

export async function markWithdrawn(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update monitoring_report set withdrawn_at = ${tx.at}
    where org_id = ${tx.org} and id = any(${ids}::uuid[])`.execute(tx.db);
}
