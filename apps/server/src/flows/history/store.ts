import type { HistoryKind } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import { known, projectsWith } from '../../register/index.ts';

type Fields = Readonly<Record<string, unknown>> | null;

/** A change as it was recorded. */
export interface HistoryRow {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly projectId: string | null;
  readonly validFrom: string | null;
  readonly reason: string | null;
  readonly before: Fields;
  readonly after: Fields;
}

/** Which changes are wanted. */
export interface HistoryFilter {
  readonly field?: string | undefined;
  readonly by?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

// What is personal stands beside its event until it is erased; the event holds its hash.
const whole = (side: 'before' | 'after') => {
  const [event, personal] = [sql.ref(`e.${side}`), sql.ref(`pe.${side}`)];
  return sql`case when e.after -> 'personalSha256' is null then ${event}
    else nullif(coalesce(${event}, '{}') - 'personalSha256' || coalesce(${personal}::jsonb, '{}'), '{}') end`;
};

const columns = sql`e.id, e.seq, e.at, w.name as by, e.name, e.subject_kind, e.subject_id, e.project_id, e.reason,
  ${whole('before')} as before, ${whole('after')} as after,
  (select f.valid_from from register_v_project_fact f
    where f.org_id = e.org_id and f.project_id = e.project_id and f.event_id = e.id limit 1) as valid_from`;

const source = sql`platform_event e left join register_v_person w on w.org_id = e.org_id and w.id = e.person_id
  left join platform_event_personal pe on pe.org_id = e.org_id and pe.event_id = e.id`;

// What is about a project that one may not see is not told, whosever history it is in.
const visible = (tx: Tx) => sql`(e.project_id is null or exists (select from register_v_project p
  where p.org_id = e.org_id and p.id = e.project_id and ${projectsWith(tx.actor, 'project.read').of('p')}))`;

/** The changes of one thing, newest first, from before a sequence number; drafts of reports only where asked for. */
export async function loadChanges(
  tx: Tx,
  of: { readonly kind: HistoryKind; readonly id: string; readonly drafts: boolean },
  page: HistoryFilter & { readonly before: number | null; readonly limit: number },
): Promise<readonly HistoryRow[]> {
  const thing =
    of.kind === 'project'
      ? sql`e.project_id = ${of.id}`
      : sql`e.subject_kind = ${of.kind} and e.subject_id = ${of.id}`;
  const { field = null, by = null, from = null, to = null } = page;
  const { rows } = await sql<HistoryRow>`
    select ${columns} from ${source}
    where e.org_id = ${tx.org} and ${thing} and ${visible(tx)}
      and (${page.before}::bigint is null or e.seq < ${page.before}::bigint)
      and (${of.drafts} or e.name not like '%-draft.%')
      and (${field}::text is null or jsonb_exists(${whole('after')}, ${field})
        or jsonb_exists(${whole('before')}, ${field}))
      and (${by}::text is null or position(lower(${by}) in lower(coalesce(w.name, 'Chartroom'))) > 0)
      and (${from}::date is null or e.at >= ${from}::date at time zone 'UTC')
      and (${to}::date is null or e.at < (${to}::date + 1) at time zone 'UTC')
    order by e.seq desc limit ${page.limit}`.execute(tx.db);
  return rows;
}

/** One change. */
export async function loadChange(tx: Tx, id: string): Promise<HistoryRow | null> {
  const { rows } = await sql<HistoryRow>`select ${columns} from ${source}
    where e.org_id = ${tx.org} and e.id = ${id} and ${visible(tx)}`.execute(tx.db);
  return rows[0] ?? null;
}

type Kept = 'unit' | 'person' | 'portfolio' | 'programme';

/** A row of the register as it was known at an instant, `infinity` for now. */
export async function rowKnownAt(
  tx: Tx,
  { kind, id }: { readonly kind: Kept; readonly id: string },
  knownAt: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select * from ${known(kind, knownAt)} k where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** What a milestone was from its latest day on, as known at an instant. */
export async function milestoneKnownAt(
  tx: Tx,
  id: string,
  knownAt: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const { rows } = await sql<Readonly<Record<string, unknown>>>`
    select name, baseline, forecast, actual, version
    from register_milestone_as_of('infinity'::date, ${knownAt}::timestamptz)
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The project that a milestone or a report is of, and what it is called. */
export async function projectOfThing(
  tx: Tx,
  kind: 'milestone' | 'report',
  id: string,
): Promise<{ readonly projectId: string; readonly name: string } | null> {
  const { rows } = await (kind === 'milestone'
    ? sql<{ projectId: string; name: string }>`select project_id, name from register_v_milestone_ever
        where org_id = ${tx.org} and id = ${id}`
    : sql<{
        projectId: string;
        name: string;
      }>`select project_id, 'Report of ' || as_of as name from monitoring_v_report
        where org_id = ${tx.org} and id = ${id}`
  ).execute(tx.db);
  return rows[0] ?? null;
}

/** The names of people and places by id. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from register_v_person where org_id = ${tx.org} and id = any(${ids}::uuid[])
    union all select id, name from register_v_unit where org_id = ${tx.org} and id = any(${ids}::uuid[])
    union all select id, name from register_v_portfolio where org_id = ${tx.org} and id = any(${ids}::uuid[])
    union all select id, name from register_v_programme where org_id = ${tx.org} and id = any(${ids}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [r.id, r.name]));
}
