import type { FieldEntity } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, rowsJson, type Tx } from '../../../platform/index.ts';
import type { Visible } from '../../visibility/store.ts';
import type { FieldDefinition } from '../definition.ts';

const names = [
  ...[
    'entity',
    'key',
    'type',
    'result',
    'label',
    'help',
    'unit',
    'decimals',
    'min',
    'max',
    'options',
    'formula',
  ],
  ...['requiredFrom', 'requiredClass', 'seenBy', 'editedBy', 'position', 'retired', 'figure', 'better'],
] as const;
const columns = sql.join(names.map(c => sql.ref(c)));

/** The fields of an entity, or of all, in their order. */
export async function loadFields(tx: Tx, entity: FieldEntity | null): Promise<readonly FieldDefinition[]> {
  const { rows } = await sql<FieldDefinition>`select id, version, ${columns} from register_field
    where org_id = ${tx.org} and (${entity}::text is null or entity = ${entity})
    order by entity, position, id limit 1000`.execute(tx.db);
  return rows;
}

/** One field, locked. */
export async function lockField(tx: Tx, id: string): Promise<FieldDefinition | null> {
  const { rows } = await sql<FieldDefinition>`select id, version, ${columns} from register_field
    where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

/** Makes changes of the fields of an organisation come one after the other. */
export async function lockFields(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`fields ${tx.org}`}))`.execute(tx.db);
}

export async function insertField(tx: Tx, field: Omit<FieldDefinition, 'id' | 'version'>): Promise<string> {
  const id = newId();
  await sql`insert into register_field (org_id, id, created_at, ${columns})
    select ${tx.org}, ${id}, ${tx.at}, ${columns}
    from jsonb_populate_recordset(null::register_field, ${rowsJson([field])}::jsonb)`.execute(tx.db);
  return id;
}

export async function saveField(tx: Tx, field: FieldDefinition): Promise<void> {
  await sql`update register_field t set version = t.version + 1,
      (${columns}) = row(${sql.join(names.map(c => sql.ref(`f.${c}`)))})
    from jsonb_populate_recordset(null::register_field, ${rowsJson([field])}::jsonb) f
    where t.org_id = ${tx.org} and t.id = ${field.id}`.execute(tx.db);
}

/** Numbers fields in the order given. */
export async function saveOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update register_field t set position = o.place
    from (select id, row_number() over (order by place)::int - 1 as place
      from unnest(${ids}::uuid[]) with ordinality as u (id, place)) o
    where t.org_id = ${tx.org} and t.id = o.id`.execute(tx.db);
}

/** How many visible projects have a value of each field, by key. */
export async function usageOfProjectFields(tx: Tx, visible: Visible): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ key: string; count: number }>`
    select k.key, count(*)::int as count from register_v_project p, jsonb_object_keys(p.fields) as k (key)
    where p.org_id = ${tx.org} and ${visible.of('p')} group by 1`.execute(tx.db);
  return new Map(rows.map(r => [r.key, r.count]));
}

/** How many of everything else have a value of each field, by entity and key; of key dates those of visible projects. */
export async function usageOfOtherFields(tx: Tx, visible: Visible): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; count: number }>`
    select v.entity || ' ' || k.key as name, count(*)::int as count
    from register_field_value v, jsonb_object_keys(v.fields) as k (key)
    where v.org_id = ${tx.org} and (v.entity <> 'milestone' or exists (
      select from register_milestone m join register_v_project p on p.org_id = m.org_id and p.id = m.project_id
      where m.org_id = v.org_id and m.id = v.subject_id and ${visible.of('p')}))
    group by 1`.execute(tx.db);
  return new Map(rows.map(r => [r.name, r.count]));
}

/** Whether any project ever had one of these codes as the value of a field. */
export async function codesInUse(tx: Tx, key: string, codes: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ code: string }>`
    select distinct c.code from unnest(${codes}::text[]) as c (code)
    where exists (select from register_project_fact f where f.org_id = ${tx.org} and f.fields ->> ${key} = c.code)
      or exists (select from register_field_value v where v.org_id = ${tx.org} and v.fields ->> ${key} = c.code)`.execute(
    tx.db,
  );
  return rows.map(r => r.code);
}
