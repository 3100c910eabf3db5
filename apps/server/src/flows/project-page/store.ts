import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Moment } from '../state/moment.ts';

export interface StripRow {
  readonly day: string;
  readonly reportedStatus: string;
  readonly computedStatus: string;
  readonly disagreeSince: string | null;
  readonly slipDays: number | null;
  readonly costVariancePct: number | null;
}

/** The series of a project up to a moment, the last 400 days of change, oldest first. */
export async function loadStrip(tx: Tx, moment: Moment, project: string): Promise<readonly StripRow[]> {
  const { rows } = await sql<StripRow>`
    select * from (
      select distinct on (day) day, reported_status, computed_status, disagree_since, slip_days, cost_variance_pct
      from monitoring_v_status_point
      where org_id = ${tx.org} and project_id = ${project} and day <= ${moment.asOf} and recorded_at <= ${moment.knownAt}
      order by day desc, recorded_at desc limit 400
    ) s order by day`.execute(tx.db);
  return rows;
}

/** The id of the report that the status of a project rests on at a moment, as a query. */
export const reportInForce = (tx: Tx, moment: Moment, project: string): RawBuilder<string | null> =>
  sql<string | null>`(select report_id from monitoring_v_status_point
    where org_id = ${tx.org} and project_id = ${project} and day <= ${moment.asOf}::date
      and recorded_at <= ${moment.knownAt}::timestamptz
    order by day desc, recorded_at desc limit 1)`;

export interface MilestoneRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'milestone' | 'gate';
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
  readonly version: number;
}

export async function loadMilestonesAt(
  tx: Tx,
  moment: Moment,
  project: string,
): Promise<readonly MilestoneRow[]> {
  const { rows } = await sql<MilestoneRow>`
    select id, name, kind, baseline, forecast, actual, version
    from register_milestone_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
    where org_id = ${tx.org} and project_id = ${project}
    order by coalesce(actual, forecast, baseline), name, id limit 500`.execute(tx.db);
  return rows;
}
