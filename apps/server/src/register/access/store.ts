import type { Permission, PmoType, Role } from '@chartroom/contract';
import { sql } from 'kysely';
import type { AskingTx, Concealed, Place, TenantTx, Tx, Whose } from '../../platform/index.ts';
import { projectsWith } from '../visibility/store.ts';

export interface GrantPlace {
  readonly role: string;
  readonly kind: string;
  readonly placeId: string | null;
}

export interface GrantPlaces {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly organisationType: PmoType;
  readonly grants: readonly GrantPlace[];
  /** Whether others may have named them as deputy for today. */
  readonly deputises: boolean;
}

/** A person's name, whether active, the kind of PMO of the organisation, and where roles were given; null for nobody. */
export async function grantPlaces(tx: AskingTx, whose: Whose): Promise<GrantPlaces | null> {
  const { rows } = await sql<GrantPlace & Omit<GrantPlaces, 'grants'>>`
    select w.id, w.name, w.active, exists (select 1 from register_absence d where d.org_id = w.org_id and d.deputy_id = w.id
        and d.ended_at is null and d.until_day >= (now() - interval '1 day')::date) as deputises, o.pmo_type as organisation_type, g.role, g.scope_kind as kind,
      coalesce(g.unit_id, g.portfolio_id, g.programme_id, g.project_id) as place_id
    from register_person w
    join platform_organisation o on o.id = w.org_id
    left join register_grant g on g.org_id = w.org_id and g.person_id = w.id
    where w.org_id = ${tx.org} and w.id = ${whose}`.execute(tx.db);
  const [first] = rows;
  return first
    ? {
        id: first.id,
        name: first.name,
        active: first.active,
        organisationType: first.organisationType,
        grants: rows.filter(r => r.role !== null),
        deputises: first.deputises,
      }
    : null;
}

/** Units, portfolios and programmes at and under the places given; `root` is the place, a unit carries its kind of PMO. */
export async function expandPlaces(
  tx: AskingTx,
  ids: readonly string[],
): Promise<readonly { root: string; kind: string; id: string; pmoType: PmoType | null }[]> {
  const { rows } = await sql<{ root: string; kind: string; id: string; pmoType: PmoType | null }>`
    with recursive unit as (
      select id as root, id from register_unit where org_id = ${tx.org} and id = any(${ids}::uuid[])
      union select t.root, c.id from register_unit c join unit t on c.parent_id = t.id where c.org_id = ${tx.org}
    ), portfolio as (
      select id as root, id from register_portfolio where org_id = ${tx.org} and id = any(${ids}::uuid[])
      union select t.root, c.id from register_portfolio c join portfolio t on c.parent_id = t.id where c.org_id = ${tx.org}
    ), above as (
      select id as root, id, parent_id, pmo_type, 0 as distance from register_unit
      where org_id = ${tx.org} and id = any(${ids}::uuid[])
      union all select a.root, u.id, u.parent_id, u.pmo_type, a.distance + 1
      from register_unit u join above a on u.id = a.parent_id where u.org_id = ${tx.org} and a.distance < 20
    )
    select root, 'unit' as kind, id, (select a.pmo_type from above a where a.root = unit.root and a.pmo_type is not null
      order by a.distance limit 1) as pmo_type from unit
    union all select root, 'portfolio', id, null from portfolio
    union all select t.root, 'programme', g.id, null from register_programme g join portfolio t on g.portfolio_id = t.id
      where g.org_id = ${tx.org}`.execute(tx.db);
  return rows;
}

export async function personNames(
  tx: TenantTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from register_person where org_id = ${tx.org} and id = any(${ids}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [r.id, r.name]));
}

/** The projects of which the actor may not read the log of changes, and those of which it may not read the money. */
export async function concealed(tx: Tx): Promise<Concealed> {
  const holds = (permission: Permission) => projectsWith(tx.actor, permission).of('p');
  // A project in no unit, portfolio or programme makes a condition null; that is not permission either.
  const { rows } = await sql<{ id: string; readable: boolean }>`
    select p.id, (${holds('project.read')} and ${holds('event.read')}) is true as readable from register_project p
    where p.org_id = ${tx.org} and (${holds('project.read')} and ${holds('event.read')} and ${holds('money.read')}) is not true`.execute(
    tx.db,
  );
  return {
    projects: rows.filter(r => !r.readable).map(r => r.id),
    money: rows.filter(r => r.readable).map(r => r.id),
  };
}

/** Those of the projects on which the actor holds a permission. */
export async function projectsHeld(
  tx: Tx,
  permission: Permission,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select p.id from register_project p
    where p.org_id = ${tx.org} and p.id = any(${ids}::uuid[]) and ${projectsWith(tx.actor, permission).of('p')}`.execute(
    tx.db,
  );
  return new Set(rows.map(r => r.id));
}

/** Active people with one of these roles anywhere, at most a hundred. */
export async function holdersOf(tx: TenantTx, roles: readonly Role[]): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct g.person_id from register_grant g
    join register_person p on p.org_id = g.org_id and p.id = g.person_id and p.active
    where g.org_id = ${tx.org} and g.role = any(${[...roles]}::text[]) order by g.person_id limit 100`.execute(
    tx.db,
  );
  return rows.map(r => r.personId);
}

/** Where a project stands now. */
export async function projectPlace(tx: TenantTx, id: string): Promise<Place | null> {
  const { rows } = await sql<Omit<Place, 'owners'> & { managerId: string | null; sponsorId: string | null }>`
    select id, unit_id, portfolio_id, programme_id, confidential, manager_id, sponsor_id from register_project
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  const [row] = rows;
  return row === undefined ? null : { ...row, owners: [row.managerId, row.sponsorId] };
}
