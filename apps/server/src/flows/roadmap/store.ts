import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Moment } from '../state/moment.ts';

export interface KeyDateRow {
  readonly projectId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: 'milestone' | 'gate';
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
}

/** So many key dates of a project at most: more would only cover each other. */
const mostKeyDates = 60;

/** The key dates of projects at a moment, in order of time. */
export async function loadKeyDates(
  tx: Tx,
  moment: Moment,
  projects: readonly string[],
): Promise<ReadonlyMap<string, readonly KeyDateRow[]>> {
  if (projects.length === 0) return new Map();
  const { rows } = await sql<KeyDateRow>`
    select project_id, id, name, kind, baseline, forecast, actual from (
      select m.*, row_number() over (partition by project_id order by coalesce(actual, forecast, baseline), name, id) as place
      from register_milestone_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz) m
      where org_id = ${tx.org} and project_id = any(${projects}::uuid[])
    ) m where place <= ${mostKeyDates} order by project_id, place`.execute(tx.db);
  return Map.groupBy(rows, row => row.projectId);
}

export interface SpendRow {
  readonly projectId: string;
  /** The first day of a month. */
  readonly month: string;
  /** What was recorded as spent by the end of it. */
  readonly spentMinor: number;
}

/** What was spent by the end of each month in which it was recorded anew, in the currency that a project has; in order. */
export async function loadSpend(
  tx: Tx,
  moment: Moment,
  projects: readonly string[],
): Promise<ReadonlyMap<string, readonly SpendRow[]>> {
  if (projects.length === 0) return new Map();
  const { rows } = await sql<SpendRow>`
    select distinct on (f.project_id, month) f.project_id, date_trunc('month', f.valid_from)::date as month, f.spent_minor
    from register_v_project_fact f
    join register_v_project p on p.org_id = f.org_id and p.id = f.project_id and p.currency = f.currency
    where f.org_id = ${tx.org} and f.project_id = any(${projects}::uuid[]) and f.spent_minor is not null
      and f.valid_from <= ${moment.asOf}::date and f.recorded_at <= ${moment.knownAt}::timestamptz
    order by f.project_id, month, f.valid_from desc, f.recorded_at desc`.execute(tx.db);
  return Map.groupBy(rows, row => row.projectId);
}
