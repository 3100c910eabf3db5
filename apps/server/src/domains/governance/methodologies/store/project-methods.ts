import type { MethodLevel } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { type FieldSetting, projectsWith } from '../../../../register/index.ts';
import type { Tailored } from '../steps-of.ts';

type State = 'open' | 'done' | 'not-applicable';

/** A live project that the actor may see, with the method that it follows today. */
export interface FollowingRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly seq: number | null;
  readonly versionId: string | null;
  readonly methodId: string | null;
  readonly number: number | null;
  readonly level: MethodLevel | null;
  readonly deviates: boolean | null;
  readonly tailoring: readonly Tailored[] | null;
  readonly states: Readonly<Record<string, State>>;
  readonly fields: FieldSetting;
  readonly seesMoney: boolean;
}

/** The live projects that the actor may see, at most 2,000, by number; of one method or unit where so said. */
export async function loadFollowing(
  tx: Tx,
  today: string,
  only: { readonly method?: string; readonly unit?: string | undefined } = {},
): Promise<readonly FollowingRow[]> {
  const method = only.method === undefined ? sql`true` : sql`v.method_id = ${only.method}`;
  const unit = only.unit === undefined ? sql`true` : sql`p.unit_id = ${only.unit}`;
  const { rows } = await sql<FollowingRow>`
    select p.id, p.key, p.name, p.unit_id, u.name as unit, p.portfolio_id, p.programme_id, p.confidential,
      p.manager_id, p.sponsor_id, f.seq, f.method_version_id as version_id, v.method_id, v.number, f.level, f.deviates,
      f.tailoring, coalesce(s.states, '{}'::jsonb) as states, p.fields,
      ${projectsWith(tx.actor, 'money.read').of('p')} as sees_money
    from register_v_project p
    left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join lateral (
      select * from governance_project_method f
      where f.org_id = p.org_id and f.project_id = p.id and f.from_day <= ${today}::date
      order by f.from_day desc, f.seq desc limit 1
    ) f on true
    left join governance_method_version v on v.org_id = p.org_id and v.id = f.method_version_id
    left join lateral (
      select jsonb_object_agg(x.step, x.state) as states from (
        select distinct on (s.step) s.step, s.state from governance_method_step s
        where s.org_id = p.org_id and s.project_id = p.id and s.method_id = v.method_id
        order by s.step, s.seq desc
      ) x
    ) s on true
    where p.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
      and p.present and p.state not in ('closed', 'cancelled') and ${method} and ${unit}
    order by p.number limit 2000`.execute(tx.db);
  return rows;
}

export interface FactRow {
  readonly projectId: string;
  readonly seq: number;
  readonly versionId: string;
  readonly methodId: string;
  readonly methodKey: string;
  readonly method: string;
  readonly number: number;
  readonly level: MethodLevel;
  readonly fromDay: string;
  readonly agreedBy: string | null;
  readonly agreer: string | null;
  readonly reason: string;
  readonly rule: string | null;
  readonly deviates: boolean;
  readonly tailoring: readonly Tailored[];
  readonly recordedBy: string | null;
  readonly recorder: string | null;
  readonly recordedAt: string;
}

/** What a project has followed, newest first, at most 100. */
export async function loadMethodFacts(tx: Tx, project: string): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    select f.project_id, f.seq, f.method_version_id as version_id, v.method_id, m.key as method_key, m.name as method,
      v.number, f.level, f.from_day, f.agreed_by, a.name as agreer, f.reason, f.rule, f.deviates, f.tailoring,
      f.recorded_by, r.name as recorder, f.recorded_at
    from governance_project_method f
    join governance_method_version v on v.org_id = f.org_id and v.id = f.method_version_id
    join governance_method m on m.org_id = v.org_id and m.id = v.method_id
    left join register_v_person a on a.org_id = f.org_id and a.id = f.agreed_by
    left join register_v_person r on r.org_id = f.org_id and r.id = f.recorded_by
    where f.org_id = ${tx.org} and f.project_id = ${project}
    order by f.from_day desc, f.seq desc limit 100`.execute(tx.db);
  return rows;
}

export interface NewFact {
  readonly projectId: string;
  readonly seq: number;
  readonly versionId: string;
  readonly level: MethodLevel;
  readonly from: string;
  readonly agreedBy: string | null;
  readonly reason: string;
  readonly rule: string | null;
  readonly deviates: boolean;
  readonly tailoring: readonly Tailored[];
}

/** Adds what a project follows; false when somebody was faster. */
export async function insertMethodFact(tx: Tx, f: NewFact): Promise<boolean> {
  const { rows } = await sql<{ seq: number }>`
    insert into governance_project_method (org_id, project_id, seq, method_version_id, level, from_day, agreed_by,
      reason, rule, deviates, tailoring, recorded_by, recorded_at)
    values (${tx.org}, ${f.projectId}, ${f.seq}, ${f.versionId}, ${f.level}, ${f.from}, ${f.agreedBy}, ${f.reason},
      ${f.rule}, ${f.deviates}, ${JSON.stringify(f.tailoring)}::jsonb, ${tx.actor.person}, ${tx.at})
    on conflict do nothing returning seq`.execute(tx.db);
  return rows.length === 1;
}

export interface StepRow {
  readonly step: string;
  readonly seq: number;
  readonly state: State;
  readonly reason: string;
  readonly day: string;
  readonly recordedBy: string | null;
  readonly recorder: string | null;
}

/** The newest said of each step of a project's method. */
export async function loadSteps(
  tx: Tx,
  { project, method }: { readonly project: string; readonly method: string },
): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`
    select distinct on (s.step) s.step, s.seq, s.state, s.reason, s.day, s.recorded_by, p.name as recorder
    from governance_method_step s
    left join register_v_person p on p.org_id = s.org_id and p.id = s.recorded_by
    where s.org_id = ${tx.org} and s.project_id = ${project} and s.method_id = ${method}
    order by s.step, s.seq desc`.execute(tx.db);
  return rows;
}

/** Adds what is said of steps, each with the number after the last; false when somebody was faster with one. */
export async function insertSteps(
  tx: Tx,
  { project, method }: { readonly project: string; readonly method: string },
  steps: readonly Pick<StepRow, 'step' | 'seq' | 'state' | 'reason' | 'day'>[],
): Promise<boolean> {
  if (steps.length === 0) return true;
  const { rows } = await sql<{ seq: number }>`
    insert into governance_method_step (org_id, project_id, method_id, step, seq, state, reason, day, recorded_by, recorded_at)
    select ${tx.org}, ${project}, ${method}, x.step, x.seq, x.state, x.reason, x.day, ${tx.actor.person}::uuid, ${tx.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(steps)}::jsonb) as x (step text, seq integer, state text, reason text, day date)
    on conflict do nothing returning seq`.execute(tx.db);
  return rows.length === steps.length;
}

export interface OptOutRow {
  readonly projectId: string;
  readonly reason: string;
  readonly day: string;
  readonly recordedBy: string | null;
  readonly recorder: string | null;
}

/** Projects that stay as they are although there is a version, with the newest reason of each. */
export async function loadOptOuts(tx: Tx, versionId: string): Promise<ReadonlyMap<string, OptOutRow>> {
  const { rows } = await sql<OptOutRow>`
    select distinct on (o.project_id) o.project_id, o.reason, o.day, o.recorded_by, p.name as recorder
    from governance_method_opt_out o
    left join register_v_person p on p.org_id = o.org_id and p.id = o.recorded_by
    where o.org_id = ${tx.org} and o.method_version_id = ${versionId}
    order by o.project_id, o.recorded_at desc`.execute(tx.db);
  return new Map(rows.map(r => [r.projectId, r]));
}

export async function insertOptOut(
  tx: Tx,
  o: {
    readonly projectId: string;
    readonly versionId: string;
    readonly day: string;
    readonly reason: string;
  },
): Promise<void> {
  await sql`insert into governance_method_opt_out (org_id, project_id, method_version_id, recorded_at, day, reason, recorded_by)
    values (${tx.org}, ${o.projectId}, ${o.versionId}, ${tx.at}, ${o.day}, ${o.reason}, ${tx.actor.person})
    on conflict do nothing`.execute(tx.db);
}

/** What all visible live projects followed since when, for the course over months, oldest first. */
export async function loadCourse(
  tx: Tx,
  unit: string | undefined,
): Promise<readonly { readonly projectId: string; readonly fromDay: string; readonly versionId: string }[]> {
  const { rows } = await sql<{ projectId: string; fromDay: string; versionId: string }>`
    select f.project_id, f.from_day, f.method_version_id as version_id
    from governance_project_method f
    join register_v_project p on p.org_id = f.org_id and p.id = f.project_id
    where f.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
      and p.present and p.state not in ('closed', 'cancelled')
      and ${unit === undefined ? sql`true` : sql`p.unit_id = ${unit}`}
    order by f.from_day, f.seq limit 20000`.execute(tx.db);
  return rows;
}

/** How many steps were said not to apply, by month. */
export async function deviationsByMonth(
  tx: Tx,
  unit: string | undefined,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(s.day, 'YYYY-MM') as month, count(*)::int as count
    from governance_method_step s
    join register_v_project p on p.org_id = s.org_id and p.id = s.project_id
    where s.org_id = ${tx.org} and s.state = 'not-applicable' and ${projectsWith(tx.actor, 'project.read').of('p')}
      and p.present and p.state not in ('closed', 'cancelled')
      and ${unit === undefined ? sql`true` : sql`p.unit_id = ${unit}`}
    group by 1`.execute(tx.db);
  return new Map(rows.map(r => [r.month, r.count]));
}
