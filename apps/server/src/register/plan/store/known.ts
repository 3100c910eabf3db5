import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** A plan's row, how large it is, and when it and its baseline in force were last changed. */
export interface DatedPlan {
  readonly project: string;
  readonly version: number;
  readonly taskCount: number;
  readonly changedAt: string;
  readonly baselineAt: string | null;
}

/** The plans of projects. */
export async function datedPlans(tx: Tx, projects: readonly string[]): Promise<readonly DatedPlan[]> {
  if (projects.length === 0) return [];
  const { rows } = await sql<DatedPlan>`
    select n.project_id as project, n.version, n.task_count,
      (select s.at from register_plan_step s
        where s.org_id = n.org_id and s.project_id = n.project_id order by s.number desc limit 1) as changed_at,
      (select b.taken_at from register_plan_baseline b
        where b.org_id = n.org_id and b.project_id = n.project_id and b.number = 0) as baseline_at
    from register_plan n where n.org_id = ${tx.org} and n.project_id = any(${projects}::uuid[])`.execute(
    tx.db,
  );
  return rows;
}
