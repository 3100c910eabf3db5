import type { NotificationKind } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../platform/index.ts';
import { projectsWith } from '../../register/index.ts';

/** A project as it is told of; read past the actor's rights, since others are told. */
export interface ToldProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
}

export async function toldProject(tx: Tx, id: string): Promise<ToldProject | null> {
  const { rows } = await sql<ToldProject>`
    select id, key, name, manager_id, sponsor_id, unit_id, portfolio_id, programme_id, confidential
    from register_v_project where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface ToldPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
}

/** Active people with the addresses they can be told at. */
export async function peopleToTell(tx: Tx, ids: readonly string[]): Promise<readonly ToldPerson[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ToldPerson>`
    select id, name, email from register_v_person
    where org_id = ${tx.org} and id = any(${ids}::uuid[]) and active order by name, id`.execute(tx.db);
  return rows;
}

/** Who stands in for somebody on a day. */
export async function deputiesOf(tx: Tx, person: string, day: string): Promise<readonly string[]> {
  const { rows } = await sql<{ deputyId: string }>`
    select deputy_id from register_v_absence
    where org_id = ${tx.org} and person_id = ${person} and ${day}::date between from_day and until_day`.execute(
    tx.db,
  );
  return rows.map(r => r.deputyId);
}

export interface PreferenceRow {
  readonly personId: string;
  readonly kind: string;
  readonly inApp: boolean;
  readonly mail: boolean;
}

export async function loadPreferences(tx: Tx, people: readonly string[]): Promise<readonly PreferenceRow[]> {
  const { rows } = await sql<PreferenceRow>`
    select person_id, kind, in_app, mail from notification_preference
    where org_id = ${tx.org} and person_id = any(${people}::uuid[])`.execute(tx.db);
  return rows;
}

export async function savePreference(tx: Tx, p: PreferenceRow): Promise<void> {
  await sql`insert into notification_preference (org_id, person_id, kind, in_app, mail)
    values (${tx.org}, ${p.personId}, ${p.kind}, ${p.inApp}, ${p.mail})
    on conflict (org_id, person_id, kind) do update set in_app = excluded.in_app, mail = excluded.mail`.execute(
    tx.db,
  );
}

export interface NewItem {
  readonly personId: string;
  readonly kind: NotificationKind;
  readonly projectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export async function insertItem(tx: Tx, item: NewItem): Promise<string> {
  const id = newId();
  await sql`insert into notification_item (org_id, id, person_id, kind, project_id, data, created_at)
    values (${tx.org}, ${id}, ${item.personId}, ${item.kind}, ${item.projectId}, ${JSON.stringify(item.data)}::jsonb,
      ${tx.at})`.execute(tx.db);
  return id;
}

export interface ItemRow {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly data: Readonly<Record<string, string | null | undefined>>;
  readonly projectId: string;
  readonly key: string;
  readonly name: string;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** What the actor is told, newest first, of projects that they still may see. */
export async function loadItems(tx: Tx): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select n.id, n.kind, n.data, n.project_id, p.key, p.name, n.created_at, n.read_at
    from notification_item n join register_v_project p on p.org_id = n.org_id and p.id = n.project_id
    where n.org_id = ${tx.org} and n.person_id = ${tx.actor.person} and ${projectsWith(tx.actor, 'project.read').of('p')}
    order by n.created_at desc, n.id desc limit 100`.execute(tx.db);
  return rows;
}

export async function countUnread(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count
    from notification_item n join register_v_project p on p.org_id = n.org_id and p.id = n.project_id
    where n.org_id = ${tx.org} and n.person_id = ${tx.actor.person} and n.read_at is null
      and ${projectsWith(tx.actor, 'project.read').of('p')}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Marks one's own as read: one, or all when none is named. Answers whether there was such a one. */
export async function markRead(tx: Tx, id: string | null): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update notification_item set read_at = coalesce(read_at, ${tx.at})
    where org_id = ${tx.org} and person_id = ${tx.actor.person} and (${id}::uuid is null or id = ${id}::uuid)
    returning id`.execute(tx.db);
  return rows.length > 0;
}
