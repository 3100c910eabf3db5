import { controlFields, type PmoType } from '@chartroom/contract';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type Columns, filterSql, type Tx } from '../../../../platform/index.ts';
import {
  calculatedFields,
  everyProject,
  majorUnits,
  projectsWith,
  storedColumn,
  typedColumn,
} from '../../../../register/index.ts';
import type { Conditions } from '../conditions.ts';

const p = (name: string) => sql.ref(`p.${name}`);
const plain = Object.fromEntries(Object.keys(controlFields).map(name => [name, p(name)]));

/** What conditions read: what every project has, and of added fields what is stored or was calculated. */
const columnsOf = ({ added, money }: Pick<Conditions, 'added' | 'money'>): Columns =>
  added.length === 0
    ? plain
    : {
        ...Object.fromEntries(
          added.map(field => {
            const value =
              field.type === 'formula'
                ? typedColumn(sql`(p.calculated ->> ${field.key})`, field.result ?? 'text')
                : storedColumn(field, sql`register_v_person`);
            return [field.key, money.has(field.key) ? sql`case when p.sees_money then ${value} end` : value];
          }),
        ),
        ...plain,
      };

/** Which projects are looked at: by whom, and of those one only, or the live ones. */
export interface Looked {
  /** `everything`: for runs and for what holds back a project; otherwise what the actor may see. */
  readonly sees: 'everything' | 'own';
  readonly project?: string;
  /** Only these among them. */
  readonly only?: readonly string[];
  /** Only what this person manages. */
  readonly manager?: string;
  readonly today: string;
}

/** What the calculated fields that conditions read come to, worked out beside the database and given to it by project. */
async function calculatedFor(
  tx: Tx,
  conditions: readonly Conditions[],
  { sees, project, only, today }: Looked,
): Promise<RawBuilder<unknown> | null> {
  const added = conditions.flatMap(c => c.added).filter(f => f.type === 'formula');
  if (added.length === 0) return null;
  const values = await calculatedFields(tx, {
    keys: [...new Set(added.map(f => f.key))],
    visible: sees === 'everything' ? everyProject : projectsWith(tx.actor, 'project.read'),
    ids: project === undefined ? (only ?? 'live') : [project],
    day: today,
  });
  return sql`${JSON.stringify(values)}::jsonb`;
}

/** What audits, reviews and waivers say of projects, grouped by project so that what is not read is not computed. */
const audited = (tx: Tx, today: string): RawBuilder<unknown> => sql`
    left join (
      select f.project_id, count(*)::int as open_findings, count(*) filter (where f.severity = 'critical')::int as critical,
        count(*) filter (where not exists (select 1 from governance_action c
          where c.org_id = f.org_id and c.finding_id = f.id and c.state <> 'verified'))::int as unplanned,
        count(*) filter (where exists (select 1 from governance_finding e where e.org_id = f.org_id
          and e.project_id = f.project_id and e.standard = f.standard and e.closed_on <= f.raised_on
          and e.number < f.number))::int as repeated
      from governance_finding f where f.org_id = ${tx.org} and f.state <> 'closed' and f.project_id is not null group by 1
    ) fi on fi.project_id = p.id
    left join (
      select f.project_id, count(*)::int as overdue from governance_action c
      join governance_finding f on f.org_id = c.org_id and f.id = c.finding_id
      where c.org_id = ${tx.org} and c.state = 'open' and c.due < ${today}::date and f.state <> 'closed' group by 1
    ) fa on fa.project_id = p.id
    left join (
      select v.project_id, count(*)::int as overdue from governance_recommendation m
      join governance_review v on v.org_id = m.org_id and v.id = m.review_id
      where m.org_id = ${tx.org} and m.state = 'open' and m.due < ${today}::date and v.state = 'final' group by 1
    ) rc on rc.project_id = p.id
    left join (
      select w.project_id, count(*)::int as lapsed from governance_waiver w
      where w.org_id = ${tx.org} and w.state = 'approved' and w.expires < ${today}::date
        and not exists (select 1 from governance_waiver n where n.org_id = w.org_id and n.project_id = w.project_id
          and n.code = w.code and n.asked_at > w.asked_at)
      group by 1
    ) lw on lw.project_id = p.id
    left join (
      select s.project_id, max(a.closed_on) as closed_on from governance_audit_project s
      join governance_audit a on a.org_id = s.org_id and a.id = s.audit_id
      where s.org_id = ${tx.org} and s.rank is not null and a.state = 'closed' group by 1
    ) la on la.project_id = p.id`;

/** What gates of a project are still to be passed, as `h`, and its conditions that are overdue, as `d`. */
const gatesOf = (today: string): RawBuilder<unknown> => sql`
    left join lateral (
      select count(*)::int as prepared, (count(*) filter (where not g.passed and 'start' = any(g.holds)))::int as start,
        (count(*) filter (where not g.passed and 'spending' = any(g.holds)))::int as spending,
        (count(*) filter (where not g.passed and 'baseline' = any(g.holds)))::int as baseline,
        (count(*) filter (where not g.passed and 'close' = any(g.holds)))::int as close,
        (count(*) filter (where g.without_evidence))::int as bare
      from governance_v_gate g where g.org_id = p.org_id and g.project_id = p.id
    ) h on true
    left join lateral (
      select count(*)::int as overdue from governance_v_gate_condition c
      where c.org_id = p.org_id and c.project_id = p.id and not c.met and c.due < ${today}::date
    ) d on true`;

/** How many key dates a project has, and how many are late, as `k`. */
const datesOf = (today: string): RawBuilder<unknown> => sql`
    left join lateral (
      select count(*) filter (where k.kind = 'milestone')::int as milestones,
        count(*) filter (where k.kind = 'gate')::int as gates,
        count(*) filter (where k.kind = 'milestone' and k.late)::int as overdue,
        count(*) filter (where k.kind = 'gate' and k.late)::int as overdue_gates
      from (select kind, actual is null and coalesce(forecast, baseline) < ${today}::date as late
        from register_v_milestone k where k.org_id = p.org_id and k.project_id = p.id) k
    ) k on true`;

/** The method that a project follows today, with its level, as `fm`. */
const followed = (tx: Tx, today: string): RawBuilder<unknown> => sql`
    left join (
      select distinct on (f.project_id) f.project_id, m.key, f.level from governance_project_method f
      join governance_method_version v on v.org_id = f.org_id and v.id = f.method_version_id
      join governance_method m on m.org_id = v.org_id and m.id = v.method_id
      where f.org_id = ${tx.org} and f.from_day <= ${today}::date
      order by f.project_id, f.from_day desc, f.seq desc
    ) fm on fm.project_id = p.id`;

/** One project, or the live ones among those named and of a manager. */
const lookedAt = ({ project, manager, only }: Looked): RawBuilder<SqlBool> => sql`
    ${only === undefined ? sql`true` : sql`p.id = any(${[...only]}::uuid[])`}
      and ${manager === undefined ? sql`true` : sql`p.manager_id = ${manager}`}
      and ${
        project === undefined
          ? sql`p.present and p.state not in ('closed', 'cancelled')`
          : sql`p.id = ${project}`
      }`;

/** The fields that conditions read, of each project that is looked at, as `p`. */
const subjects = (
  tx: Tx,
  looked: Looked,
  calculated: RawBuilder<unknown> | null = null,
): RawBuilder<unknown> => {
  const { sees, today } = looked;
  const may = (permission: 'project.read' | 'money.read') =>
    sees === 'everything' ? sql<boolean>`true` : projectsWith(tx.actor, permission).of('p');
  const money = (column: string) =>
    sql`case when ${may('money.read')} then ${majorUnits(sql.ref('p.currency'), sql.ref(`p.${column}`))} end`;
  return sql`(
    select p.org_id, p.id, p.number, p.key, p.fields, p.currency, p.name, p.class, p.category, p.state, p.description, p.confidential, p.unit_id, p.portfolio_id,
      ${may('money.read')} as sees_money, u.name as unit, o.name as portfolio, g.name as programme,
      w.name as manager, w.active as manager_active, s.name as sponsor, s.active as sponsor_active,
      coalesce(p.manager_id = p.sponsor_id, false) as sponsor_is_manager,
      p.start_baseline, p.start_forecast, p.start_actual, p.finish_baseline, p.finish_forecast, p.finish_actual,
      p.baseline_number, ${money('cost_baseline_minor')} as cost_baseline, ${money('cost_forecast_minor')} as cost_forecast,
      ${money('spent_minor')} as spent, ${money('year_budget_minor')} as year_budget,
      ${money('year_forecast_minor')} as year_forecast, ${money('benefits_baseline_minor')} as benefits_baseline,
      ${money('benefits_forecast_minor')} as benefits_forecast,
      t.reported_status as reported, t.computed_status as computed, ${today}::date - t.disagree_since as disagree_days,
      ${today}::date - t.report_day as report_age_days, coalesce(o.cadence_days, n.cadence_days) as cadence_days,
      coalesce(r.reports, 0) as report_count, coalesce(r.words, 0) as narrative_length, t.slip_days, t.slip_pct,
      case when ${may('money.read')} then t.cost_variance_pct end as cost_variance_pct,
      ${today}::date - f.valid_from as days_since_change,
      coalesce(k.milestones, 0) as milestones, coalesce(k.overdue, 0) as overdue_milestones,
      coalesce(k.gates, 0) as gates, coalesce(k.overdue_gates, 0) as overdue_gates, coalesce(x.task_count, 0) as plan_tasks,
      coalesce(fi.open_findings, 0) as open_findings, coalesce(fi.critical, 0) as critical_findings,
      coalesce(fi.unplanned, 0) as unplanned_findings, coalesce(fi.repeated, 0) as repeat_findings,
      coalesce(fa.overdue, 0) as overdue_actions, coalesce(rc.overdue, 0) as overdue_recommendations,
      coalesce(lw.lapsed, 0) as lapsed_waivers, ${today}::date - la.closed_on as audit_age_days,
      coalesce(h.prepared, 0) as gates_prepared, coalesce(h.start, 0) as start_gates_open,
      coalesce(h.spending, 0) as spending_gates_open, coalesce(h.baseline, 0) as baseline_gates_open,
      coalesce(h.close, 0) as close_gates_open, coalesce(h.bare, 0) as gates_without_evidence,
      coalesce(d.overdue, 0) as overdue_conditions, fm.key as method_key, fm.level as method_level,
      ${calculated === null ? sql`null::jsonb` : sql`v.value`} as calculated
    from register_v_project p
    join platform_organisation n on n.id = p.org_id
    left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join register_v_portfolio o on o.org_id = p.org_id and o.id = p.portfolio_id
    left join register_v_programme g on g.org_id = p.org_id and g.id = p.programme_id
    left join register_v_person w on w.org_id = p.org_id and w.id = p.manager_id
    left join register_v_person s on s.org_id = p.org_id and s.id = p.sponsor_id
    left join register_v_plan x on x.org_id = p.org_id and x.project_id = p.id
    left join lateral (
      select * from monitoring_v_status_point t where t.org_id = p.org_id and t.project_id = p.id and t.day <= ${today}::date
      order by t.day desc, t.recorded_at desc limit 1
    ) t on true
    left join lateral (
      select count(*)::int as reports,
        (array_agg(length(trim(r.narrative)) order by r.as_of desc, r.revision desc))[1] as words
      from monitoring_v_report r where r.org_id = p.org_id and r.project_id = p.id
    ) r on true
    left join lateral (
      select f.valid_from from register_v_project_fact f where f.org_id = p.org_id and f.project_id = p.id
      order by f.valid_from desc limit 1
    ) f on true
    ${datesOf(today)}
    ${audited(tx, today)}
    ${gatesOf(today)}
    ${followed(tx, today)}
    ${calculated === null ? sql`` : sql`left join jsonb_each(${calculated}) v on v.key = p.id::text`}
    where p.org_id = ${tx.org} and ${may('project.read')} and ${lookedAt(looked)}
  )`;
};

/** Letters of states in the answer of the database: one text for a project is read sooner than an array. */
export type Letter = 'p' | 'f' | 'n';

const verdict = (conditions: Conditions, today: string): RawBuilder<unknown> => {
  const { applies, fails, readsMoney } = conditions;
  const columns = columnsOf(conditions);
  const when: RawBuilder<SqlBool> = applies === null ? sql`true` : filterSql(applies, columns, today);
  const shown = readsMoney ? sql`p.sees_money` : sql`true`;
  return sql`case when not (${shown} and ${when}) or (${when}) is null then 'n'
    when ${filterSql(fails, columns, today)} then 'f' else 'p' end`;
};

export interface JudgedRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly manager: string | null;
  readonly seesMoney: boolean;
  /** One letter for each of the controls asked about. */
  readonly letters: string;
}

/** Judges the projects that are looked at by each of the conditions, in one statement; at most 2,000. */
export async function judge(
  tx: Tx,
  conditions: readonly Conditions[],
  looked: Looked,
): Promise<readonly JudgedRow[]> {
  const letters =
    conditions.length === 0
      ? sql`''`
      : sql.join(
          conditions.map(c => verdict(c, looked.today)),
          sql` || `,
        );
  const calculated = await calculatedFor(tx, conditions, looked);
  const { rows } = await sql<JudgedRow>`
    select p.id, p.key, p.name, p.unit_id, p.unit, p.manager, p.sees_money, ${letters} as letters
    from ${subjects(tx, looked, calculated)} p order by p.number limit 2000`.execute(tx.db);
  return rows;
}

/** What of a project says how much an audit of it is worth; money in whole units, null for who may not see it. */
export interface RiskRow {
  readonly id: string;
  readonly key: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly seesMoney: boolean;
  readonly computed: string | null;
  readonly disagreeDays: number | null;
  readonly budget: number | null;
}

export async function riskRows(tx: Tx, looked: Looked): Promise<readonly RiskRow[]> {
  const { rows } = await sql<RiskRow>`
    select p.id, p.key, p.unit_id, p.portfolio_id, p.sees_money, p.computed, p.disagree_days, p.cost_forecast::float8 as budget
    from ${subjects(tx, looked)} p order by p.number limit 2000`.execute(tx.db);
  return rows;
}

/** The values of fields of one project, as text: of some that every project has, and of what conditions read. */
export async function fieldValues(
  tx: Tx,
  { plain: figures = [], read }: { readonly plain?: readonly string[]; readonly read: readonly Conditions[] },
  looked: Looked,
): Promise<Readonly<Record<string, string | null>>> {
  const columns = [
    ...figures.map(f => [f, plain[f]] as const),
    ...read.flatMap(c => c.fields.map(f => [f, columnsOf(c)[f]] as const)),
  ];
  const shown = [...new Map(columns)].flatMap(([name, value]) =>
    value === undefined ? [] : [sql`${value}::text as ${sql.ref(name)}`],
  );
  if (shown.length === 0) return {};
  const calculated = await calculatedFor(tx, read, looked);
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join(shown)} from ${subjects(tx, looked, calculated)} p`.execute(tx.db);
  return rows[0] ?? {};
}

/** The kind of PMO in force in each unit: its own, else the nearest above it, else the organisation's. */
export async function unitTypes(tx: Tx): Promise<
  readonly {
    readonly id: string;
    readonly parentId: string | null;
    readonly name: string;
    readonly own: PmoType | null;
  }[]
> {
  const { rows } = await sql<{ id: string; parentId: string | null; name: string; own: PmoType | null }>`
    select id, parent_id, name, pmo_type as own from register_v_unit where org_id = ${tx.org} order by name`.execute(
    tx.db,
  );
  return rows;
}
