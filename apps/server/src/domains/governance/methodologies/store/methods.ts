import type { MethodDefinition, methodKinds, methodVersionStates } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface MethodRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly kind: (typeof methodKinds)[number];
  readonly source: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly version: number;
}

export interface VersionRow {
  readonly id: string;
  readonly methodId: string;
  readonly number: number;
  readonly state: (typeof methodVersionStates)[number];
  readonly effectiveFrom: string | null;
  readonly note: string;
  readonly version: number;
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
  readonly publisher: string | null;
}

export async function loadMethods(tx: Tx): Promise<readonly MethodRow[]> {
  const { rows } = await sql<MethodRow>`
    select m.id, m.key, m.name, m.kind, m.source, m.owner_id, o.name as owner, m.version
    from governance_method m
    left join register_v_person o on o.org_id = m.org_id and o.id = m.owner_id
    where m.org_id = ${tx.org} order by m.key collate "C" limit 200`.execute(tx.db);
  return rows;
}

/** Locks a method, so that its versions are numbered one after the other; null where there is none. */
export async function lockMethod(tx: Tx, id: string): Promise<MethodRow | null> {
  await sql`select 1 from governance_method where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  return (await loadMethods(tx)).find(m => m.id === id) ?? null;
}

/** Versions of one method, or of all, newest first, without their definitions. */
export async function loadVersions(tx: Tx, method: string | null = null): Promise<readonly VersionRow[]> {
  const of = method === null ? sql`true` : sql`v.method_id = ${method}`;
  const { rows } = await sql<VersionRow>`
    select v.id, v.method_id, v.number, v.state, v.effective_from, v.note, v.version, v.published_at, v.published_by,
      p.name as publisher
    from governance_method_version v
    left join register_v_person p on p.org_id = v.org_id and p.id = v.published_by
    where v.org_id = ${tx.org} and ${of} order by v.number desc limit 5000`.execute(tx.db);
  return rows;
}

/** Versions that are older than fields in methods ask for none. */
const withoutFields = sql`'{"fields": []}'::jsonb`;

/** Definitions by the ids of versions. */
export async function loadDefinitions(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MethodDefinition>> {
  const { rows } = await sql<{ id: string; definition: MethodDefinition }>`
    select id, ${withoutFields} || definition as definition from governance_method_version
    where org_id = ${tx.org} and id = any(${[...new Set(ids)]}::uuid[])`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.definition]));
}

/** Live projects on each version, of those that the actor may see. */
export async function projectsOnVersions(tx: Tx, today: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; projects: number }>`
    select f.method_version_id as id, count(*)::int as projects
    from register_v_project p
    cross join lateral (
      select f.method_version_id from governance_project_method f
      where f.org_id = p.org_id and f.project_id = p.id and f.from_day <= ${today}::date
      order by f.from_day desc, f.seq desc limit 1
    ) f
    where p.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
      and p.present and p.state not in ('closed', 'cancelled')
    group by 1`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.projects]));
}

export type NewMethod = Pick<MethodRow, 'key' | 'name' | 'kind' | 'source' | 'ownerId'>;

export async function insertMethod(tx: Tx, m: NewMethod): Promise<string> {
  const id = newId();
  await sql`insert into governance_method (org_id, id, key, name, kind, source, owner_id, recorded_at)
    values (${tx.org}, ${id}, ${m.key}, ${m.name}, ${m.kind}, ${m.source}, ${m.ownerId}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function saveMethod(tx: Tx, id: string, m: Omit<NewMethod, 'key'>): Promise<void> {
  await sql`update governance_method set name = ${m.name}, kind = ${m.kind}, source = ${m.source},
      owner_id = ${m.ownerId}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export async function insertDraft(
  tx: Tx,
  v: {
    readonly methodId: string;
    readonly number: number;
    readonly note: string;
    readonly definition: MethodDefinition;
  },
): Promise<string> {
  const id = newId();
  await sql`insert into governance_method_version (org_id, id, method_id, number, state, note, definition, recorded_at)
    values (${tx.org}, ${id}, ${v.methodId}, ${v.number}, 'draft', ${v.note},
      ${JSON.stringify(v.definition)}::jsonb, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveDraft(
  tx: Tx,
  id: string,
  { definition, note }: { readonly definition: MethodDefinition; readonly note: string },
): Promise<void> {
  await sql`update governance_method_version set definition = ${JSON.stringify(definition)}::jsonb, note = ${note},
      version = version + 1
    where org_id = ${tx.org} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
  await sql`delete from governance_method_version
    where org_id = ${tx.org} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function markPublished(
  tx: Tx,
  id: string,
  { effectiveFrom, note }: { readonly effectiveFrom: string; readonly note: string },
): Promise<void> {
  await sql`update governance_method_version set state = 'published', effective_from = ${effectiveFrom},
      note = ${note}, published_at = ${tx.at}, published_by = ${tx.actor.person}, version = version + 1
    where org_id = ${tx.org} and id = ${id} and state = 'draft'`.execute(tx.db);
}

export async function markRetired(tx: Tx, id: string): Promise<void> {
  await sql`update governance_method_version set state = 'retired', version = version + 1
    where org_id = ${tx.org} and id = ${id} and state = 'published'`.execute(tx.db);
}
