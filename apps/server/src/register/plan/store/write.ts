import type { Plan, StoredTask } from '@chartroom/engine';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** What a link is known by. */
export interface LinkKey {
  readonly predUid: number;
  readonly succUid: number;
  readonly type: string;
}

/** Rows of a plan to be written; what is removed goes by number, links by both. */
export interface PlanRows {
  readonly tasks: readonly {
    readonly uid: number;
    readonly position: number;
    readonly input: object;
    readonly imported?: StoredTask | undefined;
  }[];
  readonly links: readonly (LinkKey & { readonly input: object })[];
  readonly resources: readonly { readonly uid: number; readonly input: object }[];
  readonly assignments: readonly {
    readonly uid: number;
    readonly taskUid: number;
    readonly resourceUid: number | null;
    readonly input: object;
  }[];
  readonly calendars: readonly { readonly uid: number; readonly input: object }[];
  readonly gone: {
    readonly tasks: readonly number[];
    readonly links: readonly LinkKey[];
    readonly resources: readonly number[];
    readonly assignments: readonly number[];
    readonly calendars: readonly number[];
  };
}

const json = (rows: readonly object[]): string => JSON.stringify(rows);

async function putTasks(tx: Tx, project: string, rows: PlanRows['tasks']): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into register_plan_task (org_id, project_id, uid, position, input, imported)
    select ${tx.org}, ${project}, uid, position, input, imported
    from json_to_recordset(${json(rows)}::json) as r (uid integer, position double precision, input json, imported json)
    on conflict (org_id, project_id, uid) do update set position = excluded.position, input = excluded.input`.execute(
    tx.db,
  );
}

async function putLinks(tx: Tx, project: string, rows: PlanRows['links']): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into register_plan_link (org_id, project_id, pred_uid, succ_uid, type, input)
    select ${tx.org}, ${project}, "predUid", "succUid", type, input
    from json_to_recordset(${json(rows)}::json) as r ("predUid" integer, "succUid" integer, type text, input json)
    on conflict (org_id, project_id, pred_uid, succ_uid, type) do update set input = excluded.input`.execute(
    tx.db,
  );
}

async function putAssignments(tx: Tx, project: string, rows: PlanRows['assignments']): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into register_plan_assignment (org_id, project_id, uid, task_uid, resource_uid, input)
    select ${tx.org}, ${project}, uid, "taskUid", "resourceUid", input
    from json_to_recordset(${json(rows)}::json) as r (uid integer, "taskUid" integer, "resourceUid" integer, input json)
    on conflict (org_id, project_id, uid) do update set task_uid = excluded.task_uid,
      resource_uid = excluded.resource_uid, input = excluded.input`.execute(tx.db);
}

async function putNumbered(
  tx: Tx,
  project: string,
  {
    table,
    rows,
  }: {
    readonly table: 'register_plan_resource' | 'register_plan_calendar';
    readonly rows: readonly object[];
  },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into ${sql.table(table)} (org_id, project_id, uid, input)
    select ${tx.org}, ${project}, uid, input from json_to_recordset(${json(rows)}::json) as r (uid integer, input json)
    on conflict (org_id, project_id, uid) do update set input = excluded.input`.execute(tx.db);
}

async function removeNumbered(
  tx: Tx,
  project: string,
  { table, uids }: { readonly table: string; readonly uids: readonly number[] },
): Promise<void> {
  if (uids.length === 0) return;
  await sql`delete from ${sql.table(table)}
    where org_id = ${tx.org} and project_id = ${project} and uid = any(${uids}::integer[])`.execute(tx.db);
}

async function removeLinks(tx: Tx, project: string, links: PlanRows['gone']['links']): Promise<void> {
  if (links.length === 0) return;
  await sql`delete from register_plan_link l
    using json_to_recordset(${json(links)}::json) as g ("predUid" integer, "succUid" integer, type text)
    where l.org_id = ${tx.org} and l.project_id = ${project} and l.pred_uid = g."predUid" and l.succ_uid = g."succUid"
      and l.type = g.type`.execute(tx.db);
}

/** Writes changed rows: what hangs on others goes first and comes last. */
export async function writeRows(tx: Tx, project: string, rows: PlanRows): Promise<void> {
  const { gone } = rows;
  await removeLinks(tx, project, gone.links);
  await removeNumbered(tx, project, { table: 'register_plan_assignment', uids: gone.assignments });
  await removeNumbered(tx, project, { table: 'register_plan_resource', uids: gone.resources });
  await removeNumbered(tx, project, { table: 'register_plan_task', uids: gone.tasks });
  await removeNumbered(tx, project, { table: 'register_plan_calendar', uids: gone.calendars });
  await putNumbered(tx, project, { table: 'register_plan_calendar', rows: rows.calendars });
  await putNumbered(tx, project, { table: 'register_plan_resource', rows: rows.resources });
  await putTasks(tx, project, rows.tasks);
  await putLinks(tx, project, rows.links);
  await putAssignments(tx, project, rows.assignments);
}

/** Keeps what the tool that a plan comes from had calculated, in the place of what was kept before. */
export async function setImported(
  tx: Tx,
  project: string,
  tasks: readonly { readonly uid: number; readonly stored?: StoredTask | undefined }[],
): Promise<void> {
  const rows = tasks.flatMap(t => (t.stored ? [{ uid: t.uid, imported: t.stored }] : []));
  await sql`update register_plan_task t set imported = r.imported
    from json_to_recordset(${json(rows)}::json) as r (uid integer, imported json)
    where t.org_id = ${tx.org} and t.project_id = ${project} and t.uid = r.uid`.execute(tx.db);
}

/** What the plan's own row holds beside its version. */
export interface PlanHead {
  readonly version: number;
  readonly nextTask: number;
  readonly taskCount: number;
  /** Left out when they are as they were. */
  readonly header?: Plan['header'];
  readonly customFields?: Plan['customFields'];
}

export async function insertPlan(tx: Tx, project: string, head: Required<PlanHead>): Promise<void> {
  await sql`insert into register_plan (org_id, project_id, version, header, custom_fields, next_task, task_count, created_at)
    values (${tx.org}, ${project}, ${head.version}, ${JSON.stringify(head.header)}::json,
      ${JSON.stringify(head.customFields)}::json, ${head.nextTask}, ${head.taskCount}, ${tx.at})`.execute(
    tx.db,
  );
}

/** The statement that brings the plan's own row up to date. */
export function headUpdate(tx: Tx, project: string, head: PlanHead): RawBuilder<unknown> {
  const also = [
    ...(head.header ? [sql`, header = ${JSON.stringify(head.header)}::json`] : []),
    ...(head.customFields ? [sql`, custom_fields = ${JSON.stringify(head.customFields)}::json`] : []),
  ];
  return sql`update register_plan set version = ${head.version}, next_task = ${head.nextTask},
      task_count = ${head.taskCount}${sql.join(also, sql``)}
    where org_id = ${tx.org} and project_id = ${project}`;
}

/** The person of an id or an e-mail address. */
export async function findPerson(tx: Tx, named: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from register_person
    where org_id = ${tx.org} and (id::text = ${named} or lower(email) = lower(${named}))`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** Who of the register a resource of a plan is. */
export async function setPerson(
  tx: Tx,
  project: string,
  { uid, person }: { readonly uid: number; readonly person: string | null },
): Promise<void> {
  await sql`update register_plan_resource set person_id = ${person}
    where org_id = ${tx.org} and project_id = ${project} and uid = ${uid}`.execute(tx.db);
}

/** A date that others read in SQL. */
export interface KeyDate {
  readonly uid: number;
  readonly name: string;
  readonly kind: 'milestone' | 'phase';
  readonly startAt: number;
  readonly finishAt: number;
  readonly deadline: number | null;
  readonly percentComplete: number;
}

/** Writes key dates that are new or otherwise, and takes those away that are none any more. */
export async function writeKeyDates(
  tx: Tx,
  project: string,
  { dates, gone }: { readonly dates: readonly KeyDate[]; readonly gone: readonly number[] },
): Promise<void> {
  await removeNumbered(tx, project, { table: 'register_plan_key_date', uids: gone });
  if (dates.length === 0) return;
  await sql`
    insert into register_plan_key_date (org_id, project_id, uid, name, kind, start_at, finish_at, deadline, percent_complete)
    select ${tx.org}, ${project}, uid, name, kind, "startAt", "finishAt", deadline, "percentComplete"
    from json_to_recordset(${json(dates)}::json) as r (uid integer, name text, kind text, "startAt" bigint, "finishAt" bigint,
      deadline bigint, "percentComplete" double precision)
    on conflict (org_id, project_id, uid) do update set name = excluded.name, kind = excluded.kind,
      start_at = excluded.start_at, finish_at = excluded.finish_at, deadline = excluded.deadline,
      percent_complete = excluded.percent_complete`.execute(tx.db);
}
