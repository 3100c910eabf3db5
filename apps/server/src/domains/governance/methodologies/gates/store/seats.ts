import type { GateRole } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';

export interface RolePlace {
  readonly personId: string;
  readonly name: string;
  readonly active: boolean;
  readonly role: string;
  readonly kind: string;
  readonly placeId: string | null;
}

/** Who has which of the roles where, whether or not they are still here. */
export async function loadRoles(tx: Tx, roles: readonly GateRole[]): Promise<readonly RolePlace[]> {
  const { rows } = await sql<RolePlace>`
    select distinct r.person_id, p.name, p.active, r.role, r.scope_kind as kind, r.place_id
    from register_v_role r join register_v_person p on p.org_id = r.org_id and p.id = r.person_id
    where r.org_id = ${tx.org} and r.role = any(${[...roles]}::text[])
    order by p.name, r.person_id limit 2000`.execute(tx.db);
  return rows;
}

export interface AwayRow {
  readonly personId: string;
  readonly deputyId: string;
  readonly deputy: string;
  readonly active: boolean;
}

/** Who stands in for whom on a day. */
export async function loadDeputies(tx: Tx, day: string): Promise<readonly AwayRow[]> {
  const { rows } = await sql<AwayRow>`
    select a.person_id, a.deputy_id, p.name as deputy, p.active
    from register_v_absence a join register_v_person p on p.org_id = a.org_id and p.id = a.deputy_id
    where a.org_id = ${tx.org} and ${day}::date between a.from_day and a.until_day
    order by p.name limit 1000`.execute(tx.db);
  return rows;
}

/** The place above each unit and each portfolio. */
export async function loadParents(tx: Tx): Promise<ReadonlyMap<string, string | null>> {
  const { rows } = await sql<{ id: string; parentId: string | null }>`
    select id, parent_id from register_v_unit where org_id = ${tx.org}
    union all select id, parent_id from register_v_portfolio where org_id = ${tx.org}`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.parentId]));
}

export async function loadPerson(
  tx: Tx,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly active: boolean } | null> {
  const { rows } = await sql<{ id: string; name: string; active: boolean }>`
    select id, name, active from register_v_person where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}
