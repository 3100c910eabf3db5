import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { inForce } from '../store.ts';

/** The revisions of a project's reports of one day. */
export interface Revisions {
  /** The highest there is, whatever its state; 0 when there is none. */
  readonly last: number;
  /** The one that counts; 0 when none does. */
  readonly counts: number;
  readonly drafts: number;
}

export async function revisionsOf(tx: Tx, project: string, asOf: string): Promise<Revisions> {
  const { rows } = await sql<Revisions>`
    select coalesce(max(revision), 0) as last, coalesce(max(revision) filter (where ${inForce('infinity')}), 0) as counts,
      (count(*) filter (where state <> 'published'))::int as drafts
    from monitoring_report r where org_id = ${tx.org} and project_id = ${project} and as_of = ${asOf}`.execute(
    tx.db,
  );
  return rows[0] ?? { last: 0, counts: 0, drafts: 0 };
}

/** The highest revision of each day on which a project has reports, whatever their state, by project and day. */
export async function lastRevisions(
  tx: Tx,
  projects: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ projectId: string; asOf: string; last: number }>`
    select project_id, as_of, max(revision) as last from monitoring_report
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) group by project_id, as_of`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [`${r.projectId} ${r.asOf}`, r.last]));
}
