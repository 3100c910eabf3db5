import type { FieldEntity } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import { type Place, rowsJson, type Tx } from '../../../platform/index.ts';
import type { Visible } from '../../visibility/store.ts';
import type { FieldSetting, OtherEntity } from '../definition.ts';

/** Those of the ids that are people of the organisation, with their names. */
export async function peopleNamed(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`select id, name from register_person
    where org_id = ${tx.org} and id = any(${ids}::uuid[])`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.name]));
}

/** Names of all people by id. */
export async function namesOfPeople(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from register_person
    where org_id = ${tx.org}`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.name]));
}

/** Whether anything that is no project has an amount. */
export async function otherMoneyIsKept(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`select exists (
    select from register_field f join register_field_value v on v.org_id = f.org_id and v.entity = f.entity
    where f.org_id = ${tx.org} and f.type = 'money' and v.fields -> f.key is not null) as kept`.execute(
    tx.db,
  );
  return rows[0]?.kept === true;
}

interface Subject {
  readonly entity: FieldEntity;
  readonly subject: string;
}

/** Values of some things of a kind that is no project, by id; what has none is absent. */
export async function loadValues(
  tx: Tx,
  entity: FieldEntity,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, FieldSetting>> {
  if (subjects.length === 0) return new Map();
  const { rows } = await sql<{ id: string; fields: FieldSetting }>`
    select subject_id as id, fields from register_field_value
    where org_id = ${tx.org} and entity = ${entity} and subject_id = any(${[...subjects]}::uuid[])`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [r.id, r.fields]));
}

/** Something that is no project, with its values, what formulas read of it, and where it stands. */
export interface SubjectRow {
  readonly id: string;
  readonly fields: FieldSetting;
  readonly said: Readonly<Record<string, string | number | boolean | null>>;
  readonly place: Place;
}

/** The table `s` of each kind, what formulas read of a row of it, and where it stands for permissions. */
const sources: Readonly<
  Record<
    OtherEntity,
    {
      readonly from: RawBuilder<unknown>;
      readonly said: RawBuilder<unknown>;
      readonly place: RawBuilder<unknown>;
    }
  >
> = {
  unit: {
    from: sql`register_unit s left join register_unit u on u.org_id = s.org_id and u.id = s.parent_id`,
    said: sql`jsonb_build_object('name', s.name, 'code', s.code, 'parent', u.name)`,
    place: sql`jsonb_build_object('unitId', s.id)`,
  },
  portfolio: {
    from: sql`register_portfolio s left join register_portfolio u on u.org_id = s.org_id and u.id = s.parent_id
      left join register_person w on w.org_id = s.org_id and w.id = s.owner_id`,
    said: sql`jsonb_build_object('name', s.name, 'kind', s.kind, 'parent', u.name, 'owner', w.name,
      'cadenceDays', s.cadence_days)`,
    place: sql`jsonb_build_object('portfolioId', s.id)`,
  },
  programme: {
    from: sql`register_programme s left join register_portfolio u on u.org_id = s.org_id and u.id = s.portfolio_id
      left join register_person w on w.org_id = s.org_id and w.id = s.manager_id`,
    said: sql`jsonb_build_object('name', s.name, 'externalKey', s.external_key, 'portfolio', u.name, 'manager', w.name)`,
    place: sql`jsonb_build_object('programmeId', s.id, 'portfolioId', s.portfolio_id)`,
  },
  person: {
    from: sql`register_person s left join register_unit u on u.org_id = s.org_id and u.id = s.unit_id`,
    said: sql`jsonb_build_object('name', s.name, 'email', s.email, 'jobTitle', s.job_title, 'unit', u.name,
      'active', s.active)`,
    place: sql`'{}'::jsonb`,
  },
  milestone: {
    from: sql`register_milestone s join register_v_project p on p.org_id = s.org_id and p.id = s.project_id`,
    said: sql`jsonb_build_object('name', s.name, 'kind', s.kind, 'project', p.key || ' ' || p.name,
      'baseline', s.baseline, 'forecast', s.forecast, 'actual', s.actual)`,
    place: sql`jsonb_build_object('id', p.id, 'unitId', p.unit_id, 'portfolioId', p.portfolio_id,
      'programmeId', p.programme_id, 'confidential', p.confidential,
      'owners', jsonb_build_array(p.manager_id, p.sponsor_id))`,
  },
};

/** Which things of a kind: those with the ids, or the first visible ones whose name holds a text; at most 20,000. */
export type WhichSubjects =
  | { readonly ids: readonly string[] | 'all' }
  | { readonly search: string; readonly limit: number; readonly visible: Visible };

function conditionOf(entity: OtherEntity, which: WhichSubjects): RawBuilder<unknown> {
  if ('search' in which) {
    const seen = entity === 'milestone' ? which.visible.of('p') : sql`true`;
    return sql`position(${which.search.trim().toLowerCase()} in lower(s.name)) > 0 and ${seen}`;
  }
  return which.ids === 'all' ? sql`true` : sql`s.id = any(${[...which.ids]}::uuid[])`;
}

/** Things of a kind that is no project, by name; who asks has found out that they may be seen. */
export async function loadSubjects(
  tx: Tx,
  entity: OtherEntity,
  which: WhichSubjects,
): Promise<readonly SubjectRow[]> {
  if ('ids' in which && which.ids.length === 0) return [];
  const { from, said, place } = sources[entity];
  const { rows } = await sql<SubjectRow>`
    select s.id, coalesce(v.fields, '{}') as fields, ${said} as said, ${place} as place
    from ${from}
    left join register_field_value v on v.org_id = s.org_id and v.entity = ${entity} and v.subject_id = s.id
    where s.org_id = ${tx.org} and ${conditionOf(entity, which)}
    order by s.name, s.id limit ${'limit' in which ? which.limit : 20_000}`.execute(tx.db);
  return rows;
}

/** Keeps values of things of a kind. */
export async function saveValues(
  tx: Tx,
  entity: FieldEntity,
  values: readonly { readonly subject: string; readonly fields: FieldSetting }[],
): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ subject, fields }) => ({ subjectId: subject, fields }));
  await sql`insert into register_field_value (org_id, entity, subject_id, fields, version, changed_at)
    select ${tx.org}, ${entity}, subject_id, fields, 2, ${tx.at}
    from jsonb_populate_recordset(null::register_field_value, ${rowsJson(rows)}::jsonb)
    on conflict (org_id, entity, subject_id) do update
    set fields = excluded.fields, changed_at = excluded.changed_at, version = register_field_value.version + 1`.execute(
    tx.db,
  );
}

/** The version of something that is no project; locked until the transaction ends where it is to be changed. */
export async function versionOf(
  tx: Tx,
  { entity, subject }: Subject,
  locked: boolean,
): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from ${sql.table(`register_${entity}`)}
    where org_id = ${tx.org} and id = ${subject} ${locked ? sql`for update` : sql``}`.execute(tx.db);
  return rows[0]?.version ?? null;
}

/** A change of the values is a change of what has them. */
export async function raiseVersions(tx: Tx, entity: FieldEntity, subjects: readonly string[]): Promise<void> {
  if (subjects.length === 0) return;
  await sql`update ${sql.table(`register_${entity}`)} set version = version + 1
    where org_id = ${tx.org} and id = any(${[...subjects]}::uuid[])`.execute(tx.db);
}

/** Forgets the values of something. */
export async function eraseValues(tx: Tx, { entity, subject }: Subject): Promise<void> {
  await sql`delete from register_field_value
    where org_id = ${tx.org} and entity = ${entity} and subject_id = ${subject}`.execute(tx.db);
}

/** Whether a person is there; `forgotten` once they were made anonymous. */
export async function findPerson(tx: Tx, id: string): Promise<{ readonly forgotten: boolean } | null> {
  const { rows } = await sql<{
    forgotten: boolean;
  }>`select anonymised_at is not null as forgotten from register_person
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The portfolio that a programme belongs to. */
export async function portfolioOfProgramme(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ portfolioId: string | null }>`select portfolio_id from register_programme
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0]?.portfolioId ?? null;
}

/** The project that a key date belongs to. */
export async function projectOfMilestone(tx: Tx, id: string): Promise<string | null> {
  const { rows } = await sql<{ projectId: string }>`select project_id from register_milestone
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0]?.projectId ?? null;
}
