import { sql } from 'kysely';
import type { PointRow } from '../../../domains/monitoring/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { type Attributes, known, projectsWith } from '../../../register/index.ts';
import type { Moment } from '../moment.ts';

/** A project on a day: its attributes, the names of what it points at, what is reported and computed of it. */
export interface StateRow
  extends Attributes,
    Pick<
      PointRow,
      | 'reportId'
      | 'reportDay'
      | 'reportedSaid'
      | 'reportedLevel'
      | 'reportedScale'
      | 'reportedStatus'
      | 'computedStatus'
      | 'disagreeSince'
      | 'slipDays'
      | 'slipPct'
      | 'costVariancePct'
    > {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly confidential: boolean;
  readonly externalSource: string | null;
  readonly externalKey: string | null;
  readonly version: number;
  readonly unit: string | null;
  readonly portfolio: string | null;
  readonly programme: string | null;
  readonly sponsor: string | null;
  readonly manager: string | null;
  readonly seesMoney: boolean;
  /** Where it stands now, which is what permission is judged by. */
  readonly hereUnitId: string | null;
  readonly herePortfolioId: string | null;
  readonly hereProgrammeId: string | null;
  readonly hereManagerId: string | null;
  readonly hereSponsorId: string | null;
}

/** Which projects are wanted beside those that are visible. */
export type Presence = 'live' | 'present' | 'all';

const presence = {
  live: sql`p.present and p.state not in ('closed', 'cancelled')`,
  present: sql`p.present`,
  all: sql`true`,
};

interface Wanted {
  readonly wanted: Presence;
  readonly search?: string | undefined;
}

/** Where a project stands now, which is what permission is judged by: itself, when it is asked for now. */
const hereOf = (moment: Moment): 'p' | 'c' => (moment.isNow ? 'p' : 'c');

/** `from` and `where` of the visible projects at a moment, as `p`, each with where it stands now. */
function projectsAt(tx: Tx, moment: Moment, { wanted, search = '' }: Wanted) {
  const from = moment.isNow
    ? sql`register_v_project p`
    : sql`register_project_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz) p
        join register_v_project c on c.org_id = p.org_id and c.id = p.id`;
  const text = search.trim().toLowerCase();
  const matching =
    text === ''
      ? sql`true`
      : sql`(position(${text} in lower(p.name)) > 0 or lower(p.key) like ${`${text.replace(/[\\%_]/g, '\\$&')}%`}
          or position(${text} in lower(p.external_key)) > 0)`;
  const where = sql`p.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of(hereOf(moment))}
    and ${presence[wanted]} and ${matching}`;
  return { from, where };
}

/** The visible projects at a moment without their status and the names of what they point at, as a query. */
export function plainStatesAt(tx: Tx, moment: Moment, asked: Wanted) {
  const { from, where } = projectsAt(tx, moment, asked);
  return tx.db.selectFrom(sql<StateRow>`(select p.* from ${from} where ${where})`.as('p')).select('p.id');
}

/** The visible projects at a moment, as a query to filter, sort and page. */
export function statesAt(tx: Tx, moment: Moment, asked: Wanted) {
  const { from, where } = projectsAt(tx, moment, asked);
  const here = hereOf(moment);
  const { knownAt } = moment;
  const people = known('person', knownAt);
  const now = (column: string) => sql.ref(`${here}.${column}`);
  return tx.db
    .selectFrom(
      sql<StateRow>`(
        select p.*, u.name as unit, o.name as portfolio, g.name as programme, w.name as sponsor, m.name as manager,
          s.report_id, s.report_day, s.reported_said, s.reported_level, s.reported_scale,
          coalesce(s.reported_status, 'unknown') as reported_status, coalesce(s.computed_status, 'unknown') as computed_status,
          s.disagree_since, s.slip_days, s.slip_pct, s.cost_variance_pct,
          ${projectsWith(tx.actor, 'money.read').of(here)} as sees_money,
          ${now('unit_id')} as here_unit_id, ${now('portfolio_id')} as here_portfolio_id,
          ${now('programme_id')} as here_programme_id, ${now('manager_id')} as here_manager_id,
          ${now('sponsor_id')} as here_sponsor_id
        from ${from}
        left join lateral (
          select * from monitoring_v_status_point s
          where s.org_id = p.org_id and s.project_id = p.id and s.day <= ${moment.asOf}::date
            and s.recorded_at <= ${moment.knownAt}::timestamptz
          order by s.day desc, s.recorded_at desc limit 1
        ) s on true
        left join ${known('unit', knownAt)} u on u.org_id = p.org_id and u.id = p.unit_id
        left join ${known('portfolio', knownAt)} o on o.org_id = p.org_id and o.id = p.portfolio_id
        left join ${known('programme', knownAt)} g on g.org_id = p.org_id and g.id = p.programme_id
        left join ${people} w on w.org_id = p.org_id and w.id = p.sponsor_id
        left join ${people} m on m.org_id = p.org_id and m.id = p.manager_id
        where ${where}
      )`.as('p'),
    )
    .selectAll('p');
}

/** One visible project at a moment; null when nothing was known of it yet. */
export async function stateAt(tx: Tx, moment: Moment, id: string): Promise<StateRow | null> {
  const query = statesAt(tx, moment, { wanted: 'all' }).where(sql<boolean>`p.id = ${id}::uuid`);
  return (await query.executeTakeFirst()) ?? null;
}

/** Portfolios in a tree with their filters: the one asked for and those under it. */
export async function portfoliosUnder(
  tx: Tx,
  id: string,
  knownAt: string,
): Promise<readonly { readonly id: string; readonly name: string; readonly filter: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; filter: string | null }>`
    with recursive known as materialized (select * from ${known('portfolio', knownAt)} k where org_id = ${tx.org}),
    tree as (
      select id, name, filter, 0 as depth from known where id = ${id}
      union select c.id, c.name, c.filter, t.depth + 1 from known c join tree t on c.parent_id = t.id
      where t.depth < 20
    ) select id, name, filter from tree order by depth`.execute(tx.db);
  return rows;
}

/** Which of the projects had been in the portfolio on some day before, by what was known. */
export async function presentBefore(
  tx: Tx,
  moment: Moment,
  projects: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ projectId: string }>`
    select distinct project_id from register_v_project_fact
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) and present
      and valid_from <= ${moment.asOf} and recorded_at <= ${moment.knownAt}`.execute(tx.db);
  return new Set(rows.map(r => r.projectId));
}

/** Since when projects are in the portfolio, by what was known; for those that have not reported. */
export async function presentSince(
  tx: Tx,
  moment: Moment,
  projects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (projects.length === 0) return new Map();
  const { rows } = await sql<{ projectId: string; since: string }>`
    select project_id, min(valid_from) as since from register_v_project_fact
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) and present
      and valid_from <= ${moment.asOf} and recorded_at <= ${moment.knownAt}
    group by project_id`.execute(tx.db);
  return new Map(rows.map(r => [r.projectId, r.since]));
}

/** What a status chip, a sparkline or a total of a project needs on each of several days. */
export interface PastRow {
  readonly onDay: string;
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly costForecastMinor: number | null;
  readonly costBaselineMinor: number | null;
  readonly benefitsForecastMinor: number | null;
  readonly seesMoney: boolean;
  readonly fields: StateRow['fields'];
  readonly reportDay: string | null;
  readonly reportedStatus: string;
  readonly computedStatus: string;
  readonly slipDays: number | null;
}

/** The live states of projects on several days. */
export async function statesOnDays(
  tx: Tx,
  projects: readonly string[],
  { days, knownAt }: { readonly days: readonly string[]; readonly knownAt: string },
): Promise<readonly PastRow[]> {
  if (projects.length === 0 || days.length === 0) return [];
  const { rows } = await sql<PastRow>`
    select d.day as on_day, c.id, c.key, f.name, f.currency, f.cost_forecast_minor, f.cost_baseline_minor,
      f.benefits_forecast_minor, f.fields, ${projectsWith(tx.actor, 'money.read').of('c')} as sees_money, s.report_day,
      coalesce(s.reported_status, 'unknown') as reported_status, coalesce(s.computed_status, 'unknown') as computed_status,
      s.slip_days
    from unnest(${days}::date[]) as d (day)
    cross join register_v_project c
    cross join lateral (
      select * from register_v_project_fact f
      where f.org_id = c.org_id and f.project_id = c.id and f.valid_from <= d.day and f.recorded_at <= ${knownAt}::timestamptz
      order by f.valid_from desc, f.recorded_at desc limit 1
    ) f
    left join lateral (
      select * from monitoring_v_status_point s
      where s.org_id = c.org_id and s.project_id = c.id and s.day <= d.day and s.recorded_at <= ${knownAt}::timestamptz
      order by s.day desc, s.recorded_at desc limit 1
    ) s on true
    where c.org_id = ${tx.org} and c.id = any(${projects}::uuid[]) and ${projectsWith(tx.actor, 'project.read').of('c')}
      and f.present and f.state not in ('closed', 'cancelled')
    order by d.day, c.id`.execute(tx.db);
  return rows;
}

/** The next key date of each project that has not come, or is overdue. */
export async function nextMilestones(
  tx: Tx,
  moment: Moment,
  projects: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly day: string }>> {
  if (projects.length === 0) return new Map();
  const { rows } = await sql<{ projectId: string; name: string; day: string }>`
    select distinct on (project_id) project_id, name, coalesce(forecast, baseline) as day
    from register_milestone_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) and coalesce(forecast, baseline) is not null
      and (actual is null or actual > ${moment.asOf}::date)
    order by project_id, coalesce(forecast, baseline), name`.execute(tx.db);
  return new Map(rows.map(r => [r.projectId, r]));
}
