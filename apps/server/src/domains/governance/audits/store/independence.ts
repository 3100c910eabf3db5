import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

/** A part that somebody has or had in a project, the plainest first. */
export type Part =
  | 'manages'
  | 'sponsors'
  | 'managed'
  | 'sponsored'
  | 'member'
  | 'planned'
  | 'reported'
  | 'changed';

export interface PartRow {
  readonly projectId: string;
  readonly personId: string;
  readonly part: Part;
}

/** The plainest part that each of these people has or had in each of these projects; no row for none. */
export async function partsIn(
  tx: Tx,
  people: readonly string[],
  projects: readonly string[],
): Promise<readonly PartRow[]> {
  if (people.length === 0 || projects.length === 0) return [];
  const who = sql`any(${[...people]}::uuid[])`;
  const what = sql`any(${[...projects]}::uuid[])`;
  const { rows } = await sql<PartRow>`
    select distinct on (project_id, person_id) project_id, person_id, part from (
      select id as project_id, manager_id as person_id, 'manages' as part, 1 as n from register_v_project
        where org_id = ${tx.org} and id = ${what} and manager_id = ${who}
      union all select id, sponsor_id, 'sponsors', 2 from register_v_project
        where org_id = ${tx.org} and id = ${what} and sponsor_id = ${who}
      union all select project_id, manager_id, 'managed', 3 from register_v_project_fact
        where org_id = ${tx.org} and project_id = ${what} and manager_id = ${who}
      union all select project_id, sponsor_id, 'sponsored', 4 from register_v_project_fact
        where org_id = ${tx.org} and project_id = ${what} and sponsor_id = ${who}
      union all select project_id, person_id, 'member', 5 from register_v_member
        where org_id = ${tx.org} and project_id = ${what} and person_id = ${who} and role <> 'auditor'
      union all select project_id, person_id, 'planned', 6 from register_v_plan_person
        where org_id = ${tx.org} and project_id = ${what} and person_id = ${who}
      union all select project_id, author_id, 'reported', 7 from monitoring_v_report
        where org_id = ${tx.org} and project_id = ${what} and author_id = ${who}
      union all select project_id, person_id, 'changed', 8 from platform_event
        where org_id = ${tx.org} and project_id = ${what} and person_id = ${who} and name not like 'governance.%'
    ) parts order by project_id, person_id, n`.execute(tx.db);
  return rows;
}
