import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Moment } from '../state/moment.ts';

/** Who recorded something, and why. */
export interface Origin {
  readonly id: string;
  readonly by: string | null;
  readonly name: string;
  readonly reason: string | null;
}

/** The events behind facts. */
export async function loadOrigins(tx: Tx, events: readonly string[]): Promise<ReadonlyMap<string, Origin>> {
  if (events.length === 0) return new Map();
  const { rows } = await sql<Origin>`
    select e.id, w.name as by, e.name, e.reason from platform_event e
    left join register_v_person w on w.org_id = e.org_id and w.id = e.person_id
    where e.org_id = ${tx.org} and e.id = any(${events}::uuid[])`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r]));
}

/** Since when reported and computed status of a project differ without a break, by its series at a moment. */
export async function loadDisagreeSince(tx: Tx, moment: Moment, project: string): Promise<string | null> {
  const { rows } = await sql<{ disagreeSince: string | null }>`
    select disagree_since from monitoring_v_status_point
    where org_id = ${tx.org} and project_id = ${project} and day <= ${moment.asOf}::date
      and recorded_at <= ${moment.knownAt}::timestamptz
    order by day desc, recorded_at desc limit 1`.execute(tx.db);
  return rows[0]?.disagreeSince ?? null;
}
