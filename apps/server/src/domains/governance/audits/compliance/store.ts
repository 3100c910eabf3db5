import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface MonthRow {
  readonly day: string;
  readonly passed: number;
  readonly failed: number;
}

export interface Asked {
  readonly days: readonly string[];
  /** Codes of controls that read money: left out where the actor may not see it. */
  readonly money: readonly string[];
  /** Only projects of these units; all for null. */
  readonly units: readonly string[] | null;
}

/** How many results of controls passed and failed at the end of each of these days, by what the runs recorded. */
export async function resultsOn(tx: Tx, { days, money, units }: Asked): Promise<readonly MonthRow[]> {
  const { rows } = await sql<MonthRow>`
    with spans as (
      select r.day, r.state, lead(r.day) over (partition by r.project_id, r.code order by r.recorded_at) as until
      from governance_control_result r
      join register_v_project p on p.org_id = r.org_id and p.id = r.project_id
      where r.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
        and p.state not in ('closed', 'cancelled')
        and (r.code <> all(${[...money]}::text[]) or ${projectsWith(tx.actor, 'money.read').of('p')})
        and ${units === null ? sql`true` : sql`p.unit_id = any(${[...units]}::uuid[])`}
    )
    select d.day, count(*) filter (where s.state = 'pass')::int as passed,
      count(*) filter (where s.state = 'fail')::int as failed
    from unnest(${[...days]}::date[]) as d (day)
    left join spans s on s.day <= d.day and (s.until is null or s.until > d.day)
    group by d.day order by d.day`.execute(tx.db);
  return rows;
}
