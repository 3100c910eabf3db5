import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** Who recorded what later than an instant. */
export interface LaterEvent {
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly name: string;
  readonly subjectId: string;
  readonly projectId: string | null;
  readonly fields: readonly string[];
  readonly reason: string | null;
}

/** What was recorded later about projects, and rules and rates, newest first; at most 20,000. */
export async function laterEvents(
  tx: Tx,
  projects: readonly string[],
  { after, until }: { readonly after: string; readonly until: string },
): Promise<readonly LaterEvent[]> {
  const { rows } = await sql<LaterEvent>`
    select e.seq, e.at, w.name as by, e.name, e.subject_id, e.project_id, e.reason,
      array(select jsonb_object_keys(case when jsonb_typeof(e.after) = 'object' then e.after else '{}' end)) as fields
    from platform_event e left join register_v_person w on w.org_id = e.org_id and w.id = e.person_id
    where e.org_id = ${tx.org} and e.at > ${after}::timestamptz and e.at <= ${until}::timestamptz
      and (e.project_id = any(${projects}::uuid[])
        or e.name in ('monitoring.rule-set.added', 'register.rates.added'))
      and e.name not like '%-draft.%'
    order by e.seq desc limit 20000`.execute(tx.db);
  return rows;
}

/** A milestone whose dates on a day are known otherwise than they were. */
export interface MilestoneChange {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly said: Readonly<Record<string, string | null>> | null;
  readonly says: Readonly<Record<string, string | null>>;
}

export async function milestoneChanges(
  tx: Tx,
  projects: readonly string[],
  { asOf, after, until }: { readonly asOf: string; readonly after: string; readonly until: string },
): Promise<readonly MilestoneChange[]> {
  const dates = (alias: string) => {
    const column = (name: string) => sql.ref(`${alias}.${name}`);
    return sql`jsonb_build_object('name', ${column('name')}, 'baseline', ${column('baseline')},
      'forecast', ${column('forecast')}, 'actual', ${column('actual')})`;
  };
  const known = (at: string) => sql`(select * from register_milestone_as_of(${asOf}::date, ${at}::timestamptz)
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]))`;
  const { rows } = await sql<MilestoneChange>`
    select coalesce(n.id, t.id) as id, coalesce(n.project_id, t.project_id) as project_id, coalesce(n.name, t.name) as name,
      case when t.id is not null then ${dates('t')} end as said, ${dates('n')} as says
    from ${known(until)} n full join ${known(after)} t on t.org_id = n.org_id and t.id = n.id
    where t.id is null or n.id is null
      or (t.name, t.baseline, t.forecast, t.actual) is distinct from (n.name, n.baseline, n.forecast, n.actual)
    order by 1 limit 1000`.execute(tx.db);
  return rows;
}
