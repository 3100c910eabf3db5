import type { QualityLimits } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import type { Visible } from '../../../register/index.ts';

export interface LimitsRow {
  readonly limits: QualityLimits;
  readonly note: string;
  readonly version: number;
}

/** The organisation's own limits; null while it has none. */
export async function loadLimits(tx: Tx): Promise<LimitsRow | null> {
  const { rows } = await sql<LimitsRow>`select limits, note, version from governance_quality_limits
    where org_id = ${tx.org}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Sets the limits at the version after the one that was read; false when somebody was faster. */
export async function saveLimits(
  tx: Tx,
  { limits, note, read }: { readonly limits: QualityLimits; readonly note: string; readonly read: number },
): Promise<boolean> {
  const { rows } = await sql<{ version: number }>`
    insert into governance_quality_limits as l (org_id, limits, note, version)
    values (${tx.org}, ${JSON.stringify(limits)}::jsonb, ${note}, ${read + 1})
    on conflict (org_id) do update set limits = excluded.limits, note = excluded.note, version = excluded.version
    where l.version = ${read}
    returning version`.execute(tx.db);
  return rows.length === 1;
}

export interface PlannedProject {
  readonly id: string;
  readonly key: string;
  readonly taskCount: number;
  readonly total: number;
}

/** Projects with a plan that the actor may see, by key, after one. */
export async function loadPlanned(
  tx: Tx,
  visible: Visible,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly PlannedProject[]> {
  const { rows } = await sql<PlannedProject & { readonly sort: string }>`
    with planned as (
      select p.id, p.key, n.task_count, lpad(regexp_replace(p.key, '^.*-', ''), 12, '0') as sort
      from register_v_project p
      join register_v_plan n on n.org_id = p.org_id and n.project_id = p.id
      where p.org_id = ${tx.org} and ${visible.of('p')}
    )
    select id, key, task_count, (select count(*)::int from planned) as total from planned
    where sort > coalesce((select sort from planned where key = ${after}), '')
    order by sort collate "C", key collate "C" limit ${limit}`.execute(tx.db);
  return rows;
}
