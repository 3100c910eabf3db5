import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { inForce, type ReportRecord } from '../store.ts';

/** What a status depends on, of a report. */
export type PublishedRating = Pick<
  ReportRecord,
  'id' | 'projectId' | 'asOf' | 'scaleId' | 'overallSaid' | 'overallLevel'
>;

/** The rating of each day published by an instant, by the latest revision, oldest day first, by project. */
export async function publishedRatings(
  tx: Tx,
  projects: readonly string[],
  knownAt: string,
): Promise<Map<string, PublishedRating[]>> {
  const { rows } = await sql<PublishedRating>`
    select distinct on (project_id, as_of) id, project_id, as_of, scale_id, overall_said, overall_level
    from monitoring_report r
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) and ${inForce(knownAt)}
    order by project_id, as_of, revision desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}
