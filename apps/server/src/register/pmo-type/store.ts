import type { PmoType } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../platform/index.ts';

/** One change of the type of PMO of a unit, or of the organisation (null). */
export interface TypeRecord {
  readonly id: string;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly type: PmoType | null;
  readonly fromDay: string;
  readonly reason: string | null;
  readonly setBy: string | null;
  readonly setter: string | null;
  readonly recordedAt: string;
  readonly appliedAt: string | null;
}

export type NewType = Pick<TypeRecord, 'unitId' | 'type' | 'fromDay' | 'reason'> & {
  readonly applied: boolean;
};

const columns = sql`t.id, t.unit_id, u.name as unit, t.type, t.from_day, t.reason, t.set_by, w.name as setter,
  t.recorded_at, t.applied_at`;
const joined = sql`register_pmo_type t
  left join register_unit u on u.org_id = t.org_id and u.id = t.unit_id
  left join register_person w on w.org_id = t.org_id and w.id = t.set_by`;

/** All that were not withdrawn, oldest first; of one day the one set last is the last. */
export async function loadTypes(tx: Tx): Promise<readonly TypeRecord[]> {
  const { rows } = await sql<TypeRecord>`select ${columns} from ${joined}
    where t.org_id = ${tx.org} and t.withdrawn_at is null
    order by t.from_day, t.recorded_at, t.id limit 2000`.execute(tx.db);
  return rows;
}

/** One that was not withdrawn, locked. */
export async function lockType(tx: Tx, id: string): Promise<TypeRecord | null> {
  const { rows } = await sql<TypeRecord>`select ${columns} from ${joined}
    where t.org_id = ${tx.org} and t.id = ${id} and t.withdrawn_at is null for update of t`.execute(tx.db);
  return rows[0] ?? null;
}

/** Those to come whose day has come, in the order in which they apply, locked. */
export async function dueTypes(tx: Tx, today: string): Promise<readonly TypeRecord[]> {
  const { rows } = await sql<TypeRecord>`select ${columns} from ${joined}
    where t.org_id = ${tx.org} and t.from_day <= ${today} and t.applied_at is null and t.withdrawn_at is null
    order by t.from_day, t.recorded_at, t.id for update of t skip locked`.execute(tx.db);
  return rows;
}

export async function insertType(tx: Tx, { applied, ...t }: NewType): Promise<string> {
  const id = newId();
  await sql`insert into register_pmo_type (org_id, id, unit_id, type, from_day, reason, set_by, recorded_at, applied_at)
    values (${tx.org}, ${id}, ${t.unitId}, ${t.type}, ${t.fromDay}, ${t.reason}, ${tx.actor.person}, ${tx.at},
      ${applied ? tx.at : null})`.execute(tx.db);
  return id;
}

export async function markApplied(tx: Tx, id: string): Promise<void> {
  await sql`update register_pmo_type set applied_at = ${tx.at} where org_id = ${tx.org} and id = ${id}`.execute(
    tx.db,
  );
}

export async function markWithdrawn(tx: Tx, id: string): Promise<void> {
  await sql`update register_pmo_type set withdrawn_at = ${tx.at} where org_id = ${tx.org} and id = ${id}`.execute(
    tx.db,
  );
}
