import type { Strength } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

/** What one unit says of a control, for itself and those under it; null again by the type of PMO. */
export interface OverrideRow {
  readonly unitId: string;
  readonly unit: string;
  readonly code: string;
  readonly strength: Strength | null;
  readonly reason: string;
  readonly version: number;
}

export async function loadOverrides(tx: Tx): Promise<readonly OverrideRow[]> {
  const { rows } = await sql<OverrideRow>`
    select o.unit_id, u.name as unit, o.code, o.strength, o.reason, o.version
    from governance_control_override o join register_v_unit u on u.org_id = o.org_id and u.id = o.unit_id
    where o.org_id = ${tx.org} order by u.name, o.code limit 2000`.execute(tx.db);
  return rows;
}

export async function saveOverride(tx: Tx, o: Omit<OverrideRow, 'unit' | 'version'>): Promise<void> {
  await sql`insert into governance_control_override (org_id, unit_id, code, strength, reason, recorded_at)
    values (${tx.org}, ${o.unitId}, ${o.code}, ${o.strength}, ${o.reason}, ${tx.at})
    on conflict (org_id, unit_id, code) do update set strength = excluded.strength, reason = excluded.reason,
      recorded_at = excluded.recorded_at, version = governance_control_override.version + 1`.execute(tx.db);
}
