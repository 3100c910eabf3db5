import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** How many reports and key dates a request recorded. */
export async function countBeside(
  tx: Tx,
  request: string,
): Promise<{ readonly reports: number; readonly milestones: number }> {
  const { rows } = await sql<{ reports: number; milestones: number }>`
    select (count(*) filter (where name in ('monitoring.report.published', 'monitoring.report.corrected')))::int as reports,
      (count(*) filter (where name like 'register.milestone.%'))::int as milestones
    from platform_event where org_id = ${tx.org} and request_id = ${request}`.execute(tx.db);
  return rows[0] ?? { reports: 0, milestones: 0 };
}
