import type { ViewList, ViewSettings } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId } from '../id/id.ts';
import type { Tx } from '../tenancy/transaction.ts';

export interface ViewRow {
  readonly id: string;
  readonly list: ViewList;
  readonly name: string;
  readonly ownerId: string;
  readonly shared: boolean;
  readonly forEverybody: boolean;
  readonly settings: ViewSettings;
  readonly deletedAt: string | null;
  readonly updatedAt: string;
  readonly version: number;
  /** What the person who asks begins with. */
  readonly chosen: boolean;
}

const columns = (
  tx: Tx,
) => sql`v.id, v.list, v.name, v.owner_id, v.shared, v.for_everybody, v.settings, v.deleted_at,
  v.updated_at, v.version, exists (select 1 from platform_view_choice c where c.org_id = v.org_id and c.view_id = v.id
    and c.person_id = ${tx.actor.person}::uuid) as chosen`;

/** The views of a list that somebody may use: their own and the shared ones. */
export async function loadViews(tx: Tx, list: string): Promise<readonly ViewRow[]> {
  const { rows } = await sql<ViewRow>`select ${columns(tx)} from platform_view v
    where v.org_id = ${tx.org} and v.list = ${list} and v.deleted_at is null
      and (v.shared or v.owner_id = ${tx.actor.person}::uuid)
    order by lower(v.name) collate "C", v.id limit 200`.execute(tx.db);
  return rows;
}

/** A view that somebody may use, also one that was taken away; locked until the transaction ends. */
export async function lockView(tx: Tx, id: string): Promise<ViewRow | null> {
  const { rows } = await sql<ViewRow>`select ${columns(tx)} from platform_view v
    where v.org_id = ${tx.org} and v.id = ${id} and (v.shared or v.owner_id = ${tx.actor.person}::uuid)
    for update`.execute(tx.db);
  return rows[0] ?? null;
}

export type NewView = Pick<ViewRow, 'list' | 'name' | 'ownerId' | 'shared' | 'forEverybody' | 'settings'>;

export async function insertView(tx: Tx, v: NewView): Promise<string> {
  const id = newId();
  await sql`insert into platform_view (org_id, id, list, name, owner_id, shared, for_everybody, settings, created_at, updated_at)
    values (${tx.org}, ${id}, ${v.list}, ${v.name}, ${v.ownerId}, ${v.shared}, ${v.forEverybody},
      ${JSON.stringify(v.settings)}::jsonb, ${tx.at}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveView(
  tx: Tx,
  v: Pick<ViewRow, 'id' | 'name' | 'shared' | 'forEverybody' | 'settings' | 'deletedAt'>,
): Promise<void> {
  await sql`update platform_view set name = ${v.name}, shared = ${v.shared}, for_everybody = ${v.forEverybody},
      settings = ${JSON.stringify(v.settings)}::jsonb, deleted_at = ${v.deletedAt}::timestamptz, updated_at = ${tx.at},
      version = version + 1
    where org_id = ${tx.org} and id = ${v.id}`.execute(tx.db);
}

/** Lets no other view be what everybody begins with. */
export async function clearForEverybody(tx: Tx, list: string, but: string | null): Promise<void> {
  await sql`update platform_view set for_everybody = false, version = version + 1
    where org_id = ${tx.org} and list = ${list} and for_everybody and id is distinct from ${but}::uuid`.execute(
    tx.db,
  );
}

/** How many views a person keeps of a list. */
export async function countOwn(tx: Tx, list: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from platform_view
    where org_id = ${tx.org} and list = ${list} and owner_id = ${tx.actor.person}::uuid and deleted_at is null`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

/** Remembers what a person begins a list with; null forgets it. */
export async function saveChoice(tx: Tx, list: string, view: string | null): Promise<void> {
  await sql`delete from platform_view_choice
    where org_id = ${tx.org} and person_id = ${tx.actor.person}::uuid and list = ${list}`.execute(tx.db);
  if (view === null) return;
  await sql`insert into platform_view_choice (org_id, person_id, list, view_id)
    values (${tx.org}, ${tx.actor.person}::uuid, ${list}, ${view})`.execute(tx.db);
}
