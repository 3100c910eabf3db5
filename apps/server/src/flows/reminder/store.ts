import { type RawBuilder, sql } from 'kysely';
import { AppError, type Tx } from '../../platform/index.ts';
import { portfolioSubtree, projectsWith } from '../../register/index.ts';

/** A live project with what its next report depends on. */
export interface ReportingRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly manager: string | null;
  readonly deputyId: string | null;
  readonly deputy: string | null;
  readonly sponsorId: string | null;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly portfolio: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly lastReport: string | null;
  readonly since: string;
  readonly openId: string | null;
  readonly openState: 'draft' | 'in-review' | null;
  readonly returned: string | null;
  readonly remindedAt: string | null;
}

/** The visible live projects, some of them where a condition says so, with their last report and what is being written. */
export async function reportingProjects(
  tx: Tx,
  { today, where = sql<boolean>`true` }: { readonly today: string; readonly where?: RawBuilder<boolean> },
): Promise<readonly ReportingRow[]> {
  const { rows } = await sql<ReportingRow>`
    select p.id, p.key, p.name, p.manager_id, m.name as manager, d.deputy_id, w.name as deputy, p.sponsor_id, p.unit_id,
      p.portfolio_id, o.name as portfolio, p.programme_id, p.confidential, r.as_of as last_report,
      coalesce(f.since, ${today}::date) as since, n.id as open_id, n.state as open_state, n.review_note as returned,
      s.sent_at as reminded_at
    from register_v_project p
    left join register_v_person m on m.org_id = p.org_id and m.id = p.manager_id
    left join register_v_portfolio o on o.org_id = p.org_id and o.id = p.portfolio_id
    left join lateral (select d.deputy_id from register_v_absence d where d.org_id = p.org_id
      and d.person_id = p.manager_id and ${today}::date between d.from_day and d.until_day limit 1) d on true
    left join register_v_person w on w.org_id = p.org_id and w.id = d.deputy_id
    left join lateral (select r.as_of from monitoring_v_report r where r.org_id = p.org_id and r.project_id = p.id
      order by r.as_of desc limit 1) r on true
    left join lateral (select min(f.valid_from) as since from register_v_project_fact f where r.as_of is null
      and f.org_id = p.org_id and f.project_id = p.id and f.present) f on true
    left join lateral (select n.id, n.state, n.review_note from monitoring_v_open_report n where n.org_id = p.org_id
      and n.project_id = p.id order by n.as_of desc limit 1) n on true
    left join lateral (select max(s.sent_at) as sent_at from reminder_sent s where s.org_id = p.org_id
      and s.project_id = p.id) s on true
    where p.org_id = ${tx.org} and p.present and p.state not in ('closed', 'cancelled')
      and ${projectsWith(tx.actor, 'project.read').of('p')} and ${where}
    order by p.number limit 20000`.execute(tx.db);
  return rows;
}

/** The condition that a project is one of these. */
export const among = (ids: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`p.id = any(${ids}::uuid[])`;

/** The condition that a project is managed by one of these people. */
export const managedBy = (people: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`p.manager_id = any(${people}::uuid[])`;

export interface ReminderRow {
  readonly projectId: string;
  readonly personId: string;
  readonly due: string;
  readonly step: number;
  readonly byHand: boolean;
}

/** Notes that somebody is reminded; false when this reminder was sent already, by whichever node. */
export async function noteReminder(tx: Tx, r: ReminderRow): Promise<boolean> {
  const at = r.byHand ? tx.at : '-infinity';
  const { rows } = await sql<{ projectId: string }>`
    insert into reminder_sent (org_id, project_id, person_id, due, step, by_hand, sent_by, sent_at)
    values (${tx.org}, ${r.projectId}, ${r.personId}, ${r.due}, ${r.step}, ${at}::timestamptz, ${tx.actor.person}, ${tx.at})
    on conflict do nothing returning project_id`.execute(tx.db);
  return rows.length > 0;
}

export interface RulesRow {
  readonly automatic: boolean;
  readonly dayBefore: boolean;
  readonly onDue: boolean;
  readonly afterDays: number | null;
  readonly everyDays: number | null;
  readonly untilDays: number;
  readonly hour: number;
  readonly version: number;
}

export async function loadRules(tx: Tx): Promise<RulesRow | null> {
  const { rows } = await sql<RulesRow>`
    select automatic, day_before, on_due, after_days, every_days, until_days, hour, version from reminder_rule
    where org_id = ${tx.org} for update`.execute(tx.db);
  return rows[0] ?? null;
}

export async function saveRules(tx: Tx, r: RulesRow): Promise<void> {
  await sql`insert into reminder_rule (org_id, automatic, day_before, on_due, after_days, every_days, until_days, hour, version)
    values (${tx.org}, ${r.automatic}, ${r.dayBefore}, ${r.onDue}, ${r.afterDays}, ${r.everyDays}, ${r.untilDays}, ${r.hour},
      ${r.version})
    on conflict (org_id) do update set automatic = excluded.automatic, day_before = excluded.day_before,
      on_due = excluded.on_due, after_days = excluded.after_days, every_days = excluded.every_days,
      until_days = excluded.until_days, hour = excluded.hour, version = excluded.version`.execute(tx.db);
}

/** The condition that a project is in a portfolio or one under it. */
export async function inPortfolio(tx: Tx, portfolio: string): Promise<RawBuilder<boolean>> {
  const ids = await portfolioSubtree(tx, [portfolio]);
  if (ids.length === 0) throw new AppError('not_found', 'There is no such portfolio.');
  return sql<boolean>`p.portfolio_id = any(${[...ids]}::uuid[])`;
}
