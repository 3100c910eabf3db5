import { personFields, type Role, type ScopeKind } from '@chartroom/contract';
import { sql } from 'kysely';
import { type ListQuery, newId, readPage, rowsJson, type Tx } from '../../platform/index.ts';
import { type FieldCatalogue, filterTypeOf } from '../field/catalogue.ts';
import type { FieldDefinition } from '../field/definition.ts';
import { withCodes } from '../field/filter.ts';
import { typedOther, valueColumn } from '../field/store/columns.ts';
import { projectsWith } from '../visibility/store.ts';

export interface PersonRecord {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly jobTitle: string | null;
  readonly unitId: string | null;
  readonly unit: string | null;
  readonly active: boolean;
  readonly anonymised: boolean;
  readonly version: number;
}

export interface GrantRecord {
  readonly id: string;
  readonly personId: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  readonly scopeName: string | null;
  readonly grantedAt: string;
  /** false: given on a confidential project that the actor may not see. */
  readonly visible: boolean;
}

const personColumns = sql`w.id, w.name, w.email, w.job_title, w.unit_id, u.name as unit, w.active,
  w.anonymised_at is not null as anonymised, w.version, f.fields`;

/** People whose name or address contains a text, as a query. */
const peopleQuery = (tx: Tx, search: string) => {
  const text = search.trim().toLowerCase();
  const matching =
    text === ''
      ? sql``
      : sql`and (position(${text} in lower(w.name)) > 0 or position(${text} in lower(w.email)) > 0)`;
  return tx.db.selectFrom(sql<PersonRecord>`(${peopleSource(tx)} ${matching})`.as('w')).selectAll('w');
};

const peopleSource = (tx: Tx) => sql`
  select ${personColumns} from register_person w
  left join register_field_value f on f.org_id = w.org_id and f.entity = 'person' and f.subject_id = w.id
  left join register_unit u on u.org_id = w.org_id and u.id = w.unit_id
  where w.org_id = ${tx.org}`;

export async function loadPerson(tx: Tx, id: string): Promise<PersonRecord | null> {
  const { rows } = await sql<PersonRecord>`${peopleSource(tx)} and w.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function lockPerson(tx: Tx, id: string): Promise<PersonRecord | null> {
  await sql`select 1 from register_person where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return loadPerson(tx, id);
}

/** The roles of people, with the name of what each is given on. */
export async function loadGrants(tx: Tx, people: readonly string[]): Promise<readonly GrantRecord[]> {
  const { rows } = await sql<GrantRecord>`
    select g.id, g.person_id, g.role, g.scope_kind,
      coalesce(g.unit_id, g.portfolio_id, g.programme_id, g.project_id) as scope_id,
      coalesce(u.name, o.name, m.name, p.key || ' ' || p.name, n.name) as scope_name, g.granted_at,
      (p.id is null or ${projectsWith(tx.actor, 'project.read').of('p')}) as visible
    from register_grant g
    left join register_unit u on u.org_id = g.org_id and u.id = g.unit_id
    left join register_portfolio o on o.org_id = g.org_id and o.id = g.portfolio_id
    left join register_programme m on m.org_id = g.org_id and m.id = g.programme_id
    left join register_project p on p.org_id = g.org_id and p.id = g.project_id
    left join platform_organisation n on n.id = g.org_id and g.scope_kind = 'organisation'
    where g.org_id = ${tx.org} and g.person_id = any(${people})
    order by g.granted_at, g.id`.execute(tx.db);
  return rows;
}

export async function insertPeople(
  tx: Tx,
  people: readonly {
    readonly name: string;
    readonly email: string | null;
    readonly jobTitle: string | null;
    readonly unitId: string | null;
  }[],
): Promise<readonly string[]> {
  const rows = people.map(p => ({
    id: newId(),
    name: p.name,
    email: p.email,
    jobTitle: p.jobTitle,
    unitId: p.unitId,
  }));
  await sql`insert into register_person (org_id, created_at, id, name, email, job_title, unit_id)
    select ${tx.org}, ${tx.at}, id, name, email, job_title, unit_id
    from jsonb_populate_recordset(null::register_person, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function savePerson(
  tx: Tx,
  p: Omit<PersonRecord, 'unit' | 'anonymised' | 'version'>,
): Promise<void> {
  await sql`update register_person set name = ${p.name}, email = ${p.email}, job_title = ${p.jobTitle},
      unit_id = ${p.unitId}, active = ${p.active}, version = version + 1
    where org_id = ${tx.org} and id = ${p.id}`.execute(tx.db);
}

export async function findPeople(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly name: string; readonly email: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string; email: string | null }>`
    select id, name, email from register_person where org_id = ${tx.org} order by created_at, id`.execute(
    tx.db,
  );
  return rows;
}

const scopeColumn = {
  unit: 'unit_id',
  portfolio: 'portfolio_id',
  programme: 'programme_id',
  project: 'project_id',
} as const;

export async function insertGrant(
  tx: Tx,
  g: {
    readonly personId: string;
    readonly role: Role;
    readonly scopeKind: ScopeKind;
    readonly scopeId: string | null;
  },
): Promise<string> {
  const id = newId();
  const place = g.scopeKind === 'organisation' ? null : scopeColumn[g.scopeKind];
  await sql`insert into register_grant (org_id, id, person_id, role, scope_kind, granted_at ${place ? sql`, ${sql.ref(place)}` : sql``})
    values (${tx.org}, ${id}, ${g.personId}, ${g.role}, ${g.scopeKind}, ${tx.at} ${place ? sql`, ${g.scopeId}` : sql``})`.execute(
    tx.db,
  );
  return id;
}

export async function removeGrant(tx: Tx, person: string, id: string): Promise<GrantRecord | null> {
  const { rows } = await sql<GrantRecord>`delete from register_grant
    where org_id = ${tx.org} and person_id = ${person} and id = ${id}
    returning id, person_id, role, scope_kind, coalesce(unit_id, portfolio_id, programme_id, project_id) as scope_id,
      null as scope_name, granted_at, true as visible`.execute(tx.db);
  return rows[0] ?? null;
}

/** Lets one transaction at a time take administrators away, so that two cannot take each other. */
export async function lockAdministrators(tx: Tx): Promise<void> {
  await sql`select 1 from register_grant where org_id = ${tx.org} and role = 'administrator'
    order by id for update`.execute(tx.db);
}

/** Takes every role back; answers what was taken. */
export async function removeGrants(tx: Tx, person: string): Promise<readonly GrantRecord[]> {
  const { rows } = await sql<GrantRecord>`delete from register_grant
    where org_id = ${tx.org} and person_id = ${person}
    returning id, person_id, role, scope_kind, coalesce(unit_id, portfolio_id, programme_id, project_id) as scope_id,
      null as scope_name, granted_at, true as visible`.execute(tx.db);
  return rows;
}

/** Writes over who a person was; nothing leads back. */
export async function overwritePerson(tx: Tx, id: string, name: string): Promise<void> {
  await sql`update register_person set name = ${name}, email = null, job_title = null, active = false,
      anonymised_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** The projects that the actor may see. */
export async function visibleProjects(
  tx: Tx,
): Promise<readonly { readonly id: string; readonly key: string }[]> {
  const { rows } = await sql<{ id: string; key: string }>`select p.id, p.key from register_project p
    where p.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`.execute(tx.db);
  return rows;
}

export async function countAdministrators(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from register_grant g
    join register_person w on w.org_id = g.org_id and w.id = g.person_id and w.active
    where g.org_id = ${tx.org} and g.role = 'administrator' and g.scope_kind = 'organisation'`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Whether something a role can be given on, or a person, exists. */
export async function scopeExists(tx: Tx, kind: ScopeKind | 'person', id: string | null): Promise<boolean> {
  if (kind === 'organisation') return id === null;
  const table = `register_${kind}`;
  const { rows } =
    await sql`select 1 from ${sql.table(table)} where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows.length > 0;
}

interface Seen {
  readonly added: FieldCatalogue;
  readonly seesMoney: boolean;
  /** What formulas come to, by their key and the id of the person; those that nothing asks for are absent. */
  readonly calculated: ReadonlyMap<string, object>;
}

interface PeopleShown extends Seen {
  readonly today: string;
}

/** An added field as people are filtered and sorted by it: nothing where it is withheld or was not worked out. */
function addedColumn(tx: Tx, field: FieldDefinition, { added, seesMoney, calculated }: Seen) {
  if (added.money.has(field.key) && !seesMoney) return sql`null`;
  if (field.type !== 'formula') return valueColumn(tx, field, sql.ref('w.fields'));
  const values = calculated.get(field.key);
  if (values === undefined) return sql`null`;
  return typedOther(tx, sql`(${JSON.stringify(values)}::jsonb ->> w.id::text)`, field.result ?? 'text');
}

/** A page of people whose name or address contains a text. */
export const pageOfPeople = (
  tx: Tx,
  query: ListQuery & { readonly search?: string | undefined },
  { today, added, ...seen }: PeopleShown,
) =>
  readPage(peopleQuery(tx, query.search ?? ''), query, {
    types: { ...Object.fromEntries(added.fields.map(f => [f.key, filterTypeOf(f)])), ...personFields },
    meaning: filter => withCodes(filter, added),
    columns: {
      ...Object.fromEntries(added.fields.map(f => [f.key, addedColumn(tx, f, { added, ...seen })])),
      name: sql.ref('w.name'),
      email: sql.ref('w.email'),
      jobTitle: sql.ref('w.jobTitle'),
      unit: sql.ref('w.unit'),
      active: sql.ref('w.active'),
    },
    defaultSort: 'name',
    id: sql.ref('w.id'),
    today,
  });

/** Whether the organisation knows somebody who is active. */
export async function personExists(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`select 1 as one from register_person
    where org_id = ${tx.org} and id = ${id} and active`.execute(tx.db);
  return rows.length > 0;
}
