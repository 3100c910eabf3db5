import type { PmoType, Strength } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

/** What the organisation says of a control: of its own all, of one that comes with the product what it changed. */
export interface ControlRow {
  readonly code: string;
  readonly own: boolean;
  readonly name: string | null;
  readonly category: string | null;
  readonly severity: string | null;
  readonly standard: string | null;
  readonly applies: string | null;
  readonly fails: string | null;
  readonly remedy: string | null;
  readonly strength: Readonly<Record<PmoType, Strength>>;
  readonly active: boolean;
  readonly version: number;
}

export async function loadControls(tx: Tx): Promise<readonly ControlRow[]> {
  const { rows } = await sql<ControlRow>`
    select code, own, name, category, severity, standard, applies, fails, remedy, strength, active, version
    from governance_control where org_id = ${tx.org} order by code limit 300`.execute(tx.db);
  return rows;
}

export interface StandardRow {
  readonly inForceFrom: string | null;
  readonly version: number;
}

/** From which day on the controls hold back; version 0 before anybody has decided. */
export async function loadStandard(tx: Tx): Promise<StandardRow> {
  const { rows } = await sql<StandardRow>`
    select in_force_from, version from governance_standard where org_id = ${tx.org}`.execute(tx.db);
  return rows[0] ?? { inForceFrom: null, version: 0 };
}

export async function saveStandard(tx: Tx, inForceFrom: string | null): Promise<void> {
  await sql`insert into governance_standard (org_id, in_force_from, recorded_at) values (${tx.org}, ${inForceFrom}, ${tx.at})
    on conflict (org_id) do update set in_force_from = excluded.in_force_from, recorded_at = excluded.recorded_at,
      version = governance_standard.version + 1`.execute(tx.db);
}

export async function saveControl(tx: Tx, c: Omit<ControlRow, 'version'>): Promise<void> {
  await sql`insert into governance_control (org_id, recorded_at, code, own, name, category, severity, standard, applies,
      fails, remedy, strength, active)
    values (${tx.org}, ${tx.at}, ${c.code}, ${c.own}, ${c.name}, ${c.category}, ${c.severity}, ${c.standard}, ${c.applies},
      ${c.fails}, ${c.remedy}, ${JSON.stringify(c.strength)}::jsonb, ${c.active})
    on conflict (org_id, code) do update set recorded_at = excluded.recorded_at, name = excluded.name,
      category = excluded.category, severity = excluded.severity, standard = excluded.standard, applies = excluded.applies,
      fails = excluded.fails, remedy = excluded.remedy, strength = excluded.strength, active = excluded.active,
      version = governance_control.version + 1`.execute(tx.db);
}
