import type { PmoType } from '@chartroom/contract';
import { sql } from 'kysely';
import { forget, justAfter, newId, remember, rowsJson, type Tx } from '../../platform/index.ts';
import { type LookedAt, present } from '../known/looked-at.ts';
import { known, knownProjects } from '../known/store.ts';
import type { Visible } from '../visibility/store.ts';

export interface UnitRecord {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly code: string | null;
  readonly pmoType: PmoType | null;
  readonly version: number;
  readonly projects: number;
  readonly people: number;
}

/** All units, parents before children, with visible live projects and active people of each. */
export async function loadUnits(
  tx: Tx,
  visible: Visible,
  { asOf, knownAt }: LookedAt = present,
): Promise<readonly UnitRecord[]> {
  const { rows } = await sql<UnitRecord>`
    with recursive unit as materialized (select * from ${known('unit', knownAt)} k where org_id = ${tx.org}),
    tree as (
      select id, array[lower(name)] as names, 1 as depth from unit where parent_id is null
      union all
      select c.id, t.names || lower(c.name), t.depth + 1 from unit c join tree t on c.parent_id = t.id
      where t.depth < 20
    ), held as (
      select p.unit_id as id, count(*)::int as projects
      from ${knownProjects(asOf, knownAt)} p join register_v_project c on c.org_id = p.org_id and c.id = p.id
      where p.org_id = ${tx.org} and p.present and p.state not in ('closed', 'cancelled') and ${visible.of('c')}
      group by 1
    ), works as (
      select w.unit_id as id, count(*)::int as people from ${known('person', knownAt)} w
      where w.org_id = ${tx.org} and w.active group by 1
    )
    select u.id, u.parent_id, u.name, u.code, u.pmo_type, u.version,
      coalesce(h.projects, 0) as projects, coalesce(w.people, 0) as people
    from unit u join tree t on t.id = u.id left join held h on h.id = u.id left join works w on w.id = u.id
    order by t.names collate "C" limit 2000`.execute(tx.db);
  return rows;
}

export async function insertUnits(
  tx: Tx,
  units: readonly {
    readonly name: string;
    readonly code: string | null;
    readonly parentId: string | null;
    readonly pmoType: PmoType | null;
  }[],
): Promise<readonly string[]> {
  const rows = units.map(u => ({
    id: newId(),
    name: u.name,
    code: u.code,
    parentId: u.parentId,
    pmoType: u.pmoType,
  }));
  await sql`insert into register_unit (org_id, created_at, id, name, code, parent_id, pmo_type)
    select ${tx.org}, ${tx.at}, id, name, code, parent_id, pmo_type
    from jsonb_populate_recordset(null::register_unit, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function lockUnit(tx: Tx, id: string): Promise<UnitRecord | null> {
  const { rows } =
    await sql<UnitRecord>`select id, parent_id, name, code, pmo_type, version, 0 as projects, 0 as people
    from register_unit where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

export async function saveUnit(
  tx: Tx,
  u: Omit<UnitRecord, 'version' | 'projects' | 'people'>,
): Promise<void> {
  await sql`update register_unit set parent_id = ${u.parentId}, name = ${u.name}, code = ${u.code},
      pmo_type = ${u.pmoType}, version = version + 1
    where org_id = ${tx.org} and id = ${u.id}`.execute(tx.db);
}

/** The units and everything under them. */
export async function unitSubtree(tx: Tx, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with recursive tree as (
      select id from register_unit where org_id = ${tx.org} and id = any(${ids})
      union select c.id from register_unit c join tree t on c.parent_id = t.id where c.org_id = ${tx.org}
    ) select id from tree`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function findUnits(tx: Tx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from register_unit where org_id = ${tx.org}`.execute(tx.db);
  return rows;
}

export interface RateRecord {
  readonly fromCurrency: string;
  readonly toCurrency: string;
  readonly day: string;
  readonly rate: string;
}

/** The rates by what was known at an instant, newest first. */
export const loadRates = (tx: Tx, knownAt: string, limit: number): Promise<readonly RateRecord[]> =>
  remember(tx, `rates ${knownAt} ${limit}`, async () => {
    const { rows } = await sql<RateRecord>`
      select * from (
        select distinct on (from_currency, to_currency, day) from_currency, to_currency, day, rate::text as rate
        from register_rate where org_id = ${tx.org} and recorded_at <= ${knownAt}
        order by from_currency, to_currency, day, recorded_at desc
      ) r order by day desc, from_currency, to_currency limit ${limit}`.execute(tx.db);
    return rows;
  });

export async function insertRates(
  tx: Tx,
  rates: readonly {
    readonly from: string;
    readonly to: string;
    readonly day: string;
    readonly rate: string;
  }[],
): Promise<number> {
  forget(tx);
  const rows = rates.map(r => ({ fromCurrency: r.from, toCurrency: r.to, day: r.day, rate: r.rate }));
  const result =
    await sql`insert into register_rate (org_id, recorded_at, from_currency, to_currency, day, rate)
    select ${tx.org}::uuid, ${justAfter(tx, 'register_rate', ['from_currency', 'to_currency', 'day'])},
      n.from_currency, n.to_currency, n.day, n.rate
    from (select distinct on (from_currency, to_currency, day) from_currency, to_currency, day, rate
      from jsonb_populate_recordset(null::register_rate, ${rowsJson(rows)}::jsonb)) n`.execute(tx.db);
  return Number(result.numAffectedRows ?? 0);
}

export interface HolidayRecord {
  readonly id: string;
  readonly unitId: string | null;
  readonly day: string;
  readonly name: string;
}

export async function loadHolidays(tx: Tx): Promise<readonly HolidayRecord[]> {
  const { rows } = await sql<HolidayRecord>`select id, unit_id, day, name from register_holiday
    where org_id = ${tx.org} order by day desc, name limit 2000`.execute(tx.db);
  return rows;
}

export async function insertHoliday(tx: Tx, h: Omit<HolidayRecord, 'id'>): Promise<string> {
  const id = newId();
  await sql`insert into register_holiday (org_id, id, unit_id, day, name)
    values (${tx.org}, ${id}, ${h.unitId}, ${h.day}, ${h.name})`.execute(tx.db);
  return id;
}

export async function removeHoliday(tx: Tx, id: string): Promise<HolidayRecord | null> {
  const { rows } =
    await sql<HolidayRecord>`delete from register_holiday where org_id = ${tx.org} and id = ${id}
    returning id, unit_id, day, name`.execute(tx.db);
  return rows[0] ?? null;
}
