import type {
  CustomField,
  Plan,
  PlanAssignment,
  PlanCalendar,
  PlanHeader,
  PlanLink,
  PlanResource,
  PlanTask,
  StoredTask,
} from '@chartroom/engine';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import type { StoredPlan } from '../state.ts';

interface Texts {
  readonly version: number;
  readonly nextTask: number;
  readonly header: string;
  readonly customFields: string;
  readonly tasks: string | null;
  readonly positions: string | null;
  readonly links: string | null;
  readonly resources: string | null;
  readonly assignments: string | null;
  readonly calendars: string | null;
}

// What this store wrote comes back as it was: rows that the contract or a reader of files has checked.
const list = <T>(text: string | null): readonly T[] =>
  text === null ? [] : (JSON.parse(`[${text}]`) as T[]);

/** Everything of a plan in one query, each kind of row as one text. */
export async function loadPlan(tx: Tx, project: string): Promise<StoredPlan> {
  const of = sql`org_id = ${tx.org} and project_id = ${project}`;
  const { rows } = await sql<Texts>`
    select version, next_task, header::text as header, custom_fields::text as custom_fields,
      (select string_agg(input::text, ',' order by position) from register_plan_task where ${of}) as tasks,
      (select string_agg(position::text, ',' order by position) from register_plan_task where ${of}) as positions,
      (select string_agg(input::text, ',' order by succ_uid, pred_uid) from register_plan_link where ${of}) as links,
      (select string_agg(input::text, ',' order by uid) from register_plan_resource where ${of}) as resources,
      (select string_agg(input::text, ',' order by uid) from register_plan_assignment where ${of}) as assignments,
      (select string_agg(input::text, ',' order by uid) from register_plan_calendar where ${of}) as calendars
    from register_plan where ${of}`.execute(tx.db);
  const row = rows[0];
  if (!row) throw new Error('Broken assumption: a plan that was found is there');
  const plan: Plan = {
    header: JSON.parse(row.header) as PlanHeader,
    customFields: JSON.parse(row.customFields) as CustomField[],
    tasks: list<PlanTask>(row.tasks),
    links: list<PlanLink>(row.links),
    resources: list<PlanResource>(row.resources),
    assignments: list<PlanAssignment>(row.assignments),
    calendars: list<PlanCalendar>(row.calendars),
  };
  return {
    project,
    version: row.version,
    nextTask: row.nextTask,
    plan,
    positions: list<number>(row.positions),
  };
}

/** What the tool that a plan came from had calculated, by task. */
export async function loadImported(tx: Tx, project: string): Promise<ReadonlyMap<number, StoredTask>> {
  const { rows } = await sql<{ uid: number; imported: StoredTask }>`
    select uid, imported from register_plan_task
    where org_id = ${tx.org} and project_id = ${project} and imported is not null`.execute(tx.db);
  return new Map(rows.map(r => [r.uid, r.imported]));
}

/** The same of one task. */
export async function loadImportedTask(tx: Tx, project: string, uid: number): Promise<StoredTask | null> {
  const { rows } = await sql<{ imported: StoredTask | null }>`
    select imported from register_plan_task
    where org_id = ${tx.org} and project_id = ${project} and uid = ${uid}`.execute(tx.db);
  return rows[0]?.imported ?? null;
}
