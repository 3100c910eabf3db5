import type { CalendarState, GateDecision } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';

export interface CourseRow {
  readonly milestoneId: string;
  readonly gateId: string | null;
  readonly name: string;
  readonly day: string | null;
  readonly baseline: string | null;
  readonly state: CalendarState;
  readonly decision: GateDecision | null;
}

const day = sql`coalesce(m.actual, g.decided_on, m.forecast, m.baseline)`;
const state = sql`case when g.id is not null then g.state when m.actual is not null then 'passed' else 'unprepared' end`;

/** All gates of a project by day. */
export async function loadCourse(tx: Tx, project: string): Promise<readonly CourseRow[]> {
  const { rows } = await sql<CourseRow>`
    select m.id as milestone_id, g.id as gate_id, m.name, ${day} as day, m.baseline, ${state} as state, g.decision
    from register_v_milestone m
    left join governance_v_gate g on g.org_id = m.org_id and g.milestone_id = m.id
    where m.org_id = ${tx.org} and m.project_id = ${project} and (m.kind = 'gate' or g.id is not null)
    order by ${day} nulls last, m.name limit 40`.execute(tx.db);
  return rows;
}

export interface CalendarQuery {
  readonly today: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly state: CalendarState | 'overdue' | 'conditions' | null;
  readonly units: readonly string[] | null;
  readonly project: string | null;
}

export interface CalendarRow extends CourseRow {
  readonly round: number | null;
  readonly projectId: string;
  readonly key: string;
  readonly project: string;
  readonly unit: string | null;
  readonly overdue: boolean;
  readonly openConditions: number;
  readonly overdueConditions: number;
  readonly mayPrepare: boolean;
}

/** The gates that are asked for, as a query named `x`. */
const calendar = (tx: Tx, q: CalendarQuery): RawBuilder<unknown> => sql`
  select m.id as milestone_id, g.id as gate_id, m.name, g.round, p.id as project_id, p.number, p.key, p.name as project,
    u.name as unit, ${day} as day, m.baseline, ${state} as state, g.decision,
    coalesce(m.actual is null and (g.id is null or g.state <> 'decided')
      and coalesce(g.decide_by, m.forecast, m.baseline) < ${q.today}::date, false) as overdue,
    coalesce(c.open, 0) as open_conditions, coalesce(c.overdue, 0) as overdue_conditions,
    (g.id is null and m.actual is null and (${projectsWith(tx.actor, 'project.edit').of('p')}) is true) as may_prepare
  from register_v_milestone m
  join register_v_project p on p.org_id = m.org_id and p.id = m.project_id
  left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
  left join governance_v_gate g on g.org_id = m.org_id and g.milestone_id = m.id
  left join lateral (
    select count(*)::int as open, (count(*) filter (where c.due < ${q.today}::date))::int as overdue
    from governance_gate r join governance_v_gate_condition c on c.org_id = r.org_id and c.gate_id = r.id and not c.met
    where r.org_id = m.org_id and r.milestone_id = m.id
  ) c on g.id is not null
  where m.org_id = ${tx.org} and (m.kind = 'gate' or g.id is not null) and p.present
    and ${projectsWith(tx.actor, 'project.read').of('p')}
    and ${q.project === null ? sql`true` : sql`p.id = ${q.project}`}
    and ${q.units === null ? sql`true` : sql`p.unit_id = any(${[...q.units]}::uuid[])`}
    and ${q.from === null ? sql`true` : sql`${day} >= ${q.from}::date`}
    and ${q.until === null ? sql`true` : sql`${day} <= ${q.until}::date`}`;

const chosen = (q: CalendarQuery): RawBuilder<unknown> => {
  if (q.state === null) return sql`true`;
  if (q.state === 'overdue') return sql`x.overdue`;
  if (q.state === 'conditions') return sql`x.open_conditions > 0`;
  return sql`x.state = ${q.state}`;
};

export async function loadCalendar(
  tx: Tx,
  q: CalendarQuery,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly CalendarRow[]> {
  const { rows } = await sql<CalendarRow>`select x.* from (${calendar(tx, q)}) x where ${chosen(q)}
    order by x.day nulls last, x.number, x.name collate "C", x.milestone_id limit ${limit} offset ${offset}`.execute(
    tx.db,
  );
  return rows;
}

export interface MonthRow {
  readonly month: string;
  readonly unprepared: number;
  readonly passed: number;
  readonly planned: number;
  readonly open: number;
  readonly decided: number;
  readonly overdue: number;
}

/** How many gates of which state in which month, whatever state is chosen; at most 240 months. */
export async function loadMonths(tx: Tx, q: CalendarQuery): Promise<readonly MonthRow[]> {
  const count = (name: CalendarState) => sql`(count(*) filter (where x.state = ${name}))::int`;
  const { rows } = await sql<MonthRow>`
    select to_char(x.day, 'YYYY-MM') as month, ${count('unprepared')} as unprepared, ${count('passed')} as passed,
      ${count('planned')} as planned, ${count('open')} as open, ${count('decided')} as decided,
      (count(*) filter (where x.overdue))::int as overdue
    from (${calendar(tx, q)}) x where x.day is not null group by 1 order by 1 limit 240`.execute(tx.db);
  return rows;
}

export async function countCalendar(tx: Tx, q: CalendarQuery): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${calendar(tx, q)}) x where ${chosen(q)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

export interface TimingRow {
  readonly kind: 'whole' | 'unit' | 'gate';
  readonly name: string | null;
  readonly gates: number;
  readonly medianDays: number | null;
}

const decided = (tx: Tx, units: readonly string[] | null) => sql`
  select u.name as unit, g.standard_name as gate, d.decision,
    extract(epoch from d.decided_at - g.opened_at) / 86400 as days
  from governance_gate g
  join governance_gate_decision d on d.org_id = g.org_id and d.gate_id = g.id
  join register_v_project p on p.org_id = g.org_id and p.id = g.project_id
  left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
  where g.org_id = ${tx.org} and g.opened_at is not null and ${projectsWith(tx.actor, 'project.read').of('p')}
    and ${units === null ? sql`true` : sql`p.unit_id = any(${[...units]}::uuid[])`}`;

/** Median days from opening to decision: of all, by unit, and by what the gate was prepared from. */
export async function loadTimings(tx: Tx, units: readonly string[] | null): Promise<readonly TimingRow[]> {
  const median = sql`count(*)::int as gates,
    round((percentile_cont(0.5) within group (order by days))::numeric, 1)::float8 as median_days`;
  const { rows } = await sql<TimingRow>`with x as (${decided(tx, units)})
    select 'whole' as kind, null::text as name, ${median} from x
    union all select * from (select 'unit', unit, ${median} from x group by unit order by unit limit 200) n
    union all select * from (select 'gate', gate, ${median} from x group by gate order by gate limit 100) n`.execute(
    tx.db,
  );
  return rows;
}

export async function loadOutcomes(
  tx: Tx,
  units: readonly string[] | null,
): Promise<readonly { readonly decision: GateDecision; readonly count: number }[]> {
  const { rows } = await sql<{ decision: GateDecision; count: number }>`
    select decision, count(*)::int as count from (${decided(tx, units)}) x group by decision order by decision`.execute(
    tx.db,
  );
  return rows;
}
