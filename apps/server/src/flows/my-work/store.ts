import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { projectsWith } from '../../register/index.ts';

export interface ReviewRow {
  readonly id: string;
  readonly projectId: string;
  readonly key: string;
  readonly name: string;
  readonly asOf: string;
  readonly submittedBy: string | null;
  readonly submitter: string | null;
  readonly submittedAt: string;
}

/** Submitted reports that the actor may publish and has not written; the oldest first, at most 200. */
export async function reportsToReview(tx: Tx): Promise<readonly ReviewRow[]> {
  if (tx.actor.person === null) return [];
  const { rows } = await sql<ReviewRow>`
    select r.id, r.project_id, p.key, p.name, r.as_of, r.submitted_by, w.name as submitter, r.submitted_at
    from monitoring_v_open_report r
    join register_v_project p on p.org_id = r.org_id and p.id = r.project_id
    left join register_v_person w on w.org_id = r.org_id and w.id = r.submitted_by
    where r.org_id = ${tx.org} and r.state = 'in-review'
      and r.submitted_by is distinct from ${tx.actor.person} and r.author_id is distinct from ${tx.actor.person}
      and ${projectsWith(tx.actor, 'project.read').of('p')} and ${projectsWith(tx.actor, 'report.publish').of('p')}
    order by r.submitted_at, r.id limit 200`.execute(tx.db);
  return rows;
}

export interface DecisionRow {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly due: string | null;
  readonly projectId: string;
  readonly key: string;
  readonly name: string;
  readonly asked: string;
}

/** Decisions that the last published reports of visible live projects ask of the actor; the most urgent first. */
export async function decisionsOf(tx: Tx): Promise<readonly DecisionRow[]> {
  if (tx.actor.person === null) return [];
  const mine = JSON.stringify([{ personId: tx.actor.person }]);
  const { rows } = await sql<DecisionRow>`
    select d.value ->> 'id' as id, d.value ->> 'title' as title, coalesce(d.value ->> 'detail', '') as detail,
      (d.value ->> 'due')::date as due, p.id as project_id, p.key, p.name, r.as_of as asked
    from monitoring_v_report r
    join register_v_project p on p.org_id = r.org_id and p.id = r.project_id
    cross join lateral jsonb_array_elements(r.decisions) d
    where r.org_id = ${tx.org} and r.decisions @> ${mine}::jsonb and d.value ->> 'personId' = ${tx.actor.person}
      and p.present and p.state not in ('closed', 'cancelled')
      and not exists (select 1 from monitoring_v_report n where n.org_id = r.org_id and n.project_id = r.project_id
        and (n.as_of, n.revision) > (r.as_of, r.revision))
      and ${projectsWith(tx.actor, 'project.read').of('p')} and ${projectsWith(tx.actor, 'report.read').of('p')}
    order by due nulls last, p.number limit 200`.execute(tx.db);
  return rows;
}
