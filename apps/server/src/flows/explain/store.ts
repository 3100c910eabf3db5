import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Moment } from '../state/moment.ts';

/** The values of a project that figures are computed from. */
export const figureAttributes = [
  'state',
  'startBaseline',
  'startForecast',
  'startActual',
  'finishBaseline',
  'finishForecast',
  'finishActual',
  'costBaselineMinor',
  'costForecastMinor',
  'spentMinor',
  'benefitsBaselineMinor',
  'benefitsForecastMinor',
  'baselineNumber',
  'currency',
] as const;
export type FigureAttribute = (typeof figureAttributes)[number];

/** The fact with which an attribute took the value that it has, who recorded it, and why. */
export interface Origin {
  readonly attribute: FigureAttribute;
  readonly validFrom: string;
  readonly recordedAt: string;
  readonly eventId: string;
  readonly by: string | null;
  readonly reason: string | null;
}

/** Since which fact each attribute of a project is as it is at a moment; nothing when nothing was known of it yet. */
export async function loadOrigins(
  tx: Tx,
  { asOf, knownAt }: Moment,
  project: string,
): Promise<ReadonlyMap<FigureAttribute, Origin>> {
  const columns = figureAttributes.map(a => sql.ref(a));
  const lastOther = figureAttributes.map(a => {
    const [then, now] = [sql.ref(`f.${a}`), sql.ref(`l.${a}`)];
    return sql`coalesce(max(f.valid_from) filter (where ${then} is distinct from ${now}), '-infinity') as ${sql.ref(a)}`;
  });
  const each = figureAttributes.map(a => sql`(${sql.lit(a)}, ${sql.ref(`o.${a}`)})`);
  const { rows } = await sql<Origin>`
    with fact as materialized (
      select f.*, coalesce(lag(valid_from) over (order by valid_from), '-infinity') as follows from (
        select distinct on (valid_from) valid_from, recorded_at, event_id, ${sql.join(columns)}
        from register_v_project_fact
        where org_id = ${tx.org} and project_id = ${project} and valid_from <= ${asOf}::date
          and recorded_at <= ${knownAt}::timestamptz
        order by valid_from, recorded_at desc
      ) f
    ), other as (
      select ${sql.join(lastOther)} from fact f, (select * from fact order by valid_from desc limit 1) l
    )
    select c.attribute, s.valid_from, s.recorded_at, s.event_id, w.name as by, e.reason
    from other o
    cross join lateral (values ${sql.join(each)}) c (attribute, day)
    join fact s on s.follows = c.day
    left join platform_event e on e.org_id = ${tx.org} and e.id = s.event_id
    left join register_v_person w on w.org_id = e.org_id and w.id = e.person_id`.execute(tx.db);
  return new Map(rows.map(r => [r.attribute, r]));
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
