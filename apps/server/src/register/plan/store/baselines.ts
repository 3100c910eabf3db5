import { type Columns, rowsOf } from '@chartroom/contract';
import type { Baseline } from '@chartroom/engine';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** A baseline without its rows. */
export interface BaselineRow {
  readonly number: number;
  readonly takenAt: string;
  readonly personId: string | null;
  readonly by: string | null;
  readonly reason: string;
  readonly step: number;
}

/** The baselines of a plan, by number. */
export async function loadBaselines(tx: Tx, project: string): Promise<readonly BaselineRow[]> {
  const { rows } = await sql<BaselineRow>`
    select b.number, b.taken_at, b.person_id, p.name as by, b.reason, b.step from register_plan_baseline b
    left join register_person p on p.org_id = b.org_id and p.id = b.person_id
    where b.org_id = ${tx.org} and b.project_id = ${project} order by b.number`.execute(tx.db);
  return rows;
}

export async function insertBaseline(
  tx: Tx,
  project: string,
  row: Pick<BaselineRow, 'number' | 'reason' | 'step'> & {
    readonly tasks: Columns;
    readonly assignments: Columns;
  },
): Promise<void> {
  await sql`insert into register_plan_baseline (org_id, project_id, number, taken_at, person_id, reason, step, tasks, assignments)
    values (${tx.org}, ${project}, ${row.number}, ${tx.at}, ${tx.actor.person}, ${row.reason}, ${row.step},
      ${JSON.stringify(row.tasks)}::json, ${JSON.stringify(row.assignments)}::json)`.execute(tx.db);
}

/** A row of a baseline with its number and the number of what it is of. */
export interface NumberedBaseline extends Baseline {
  readonly uid: number;
}

/** What baselines hold, row by row; of all numbers when none is named. */
export async function loadBaselineRows(
  tx: Tx,
  project: string,
  wanted: number | null = null,
): Promise<{
  readonly tasks: readonly NumberedBaseline[];
  readonly assignments: readonly NumberedBaseline[];
}> {
  const { rows } = await sql<{ number: number; tasks: Columns; assignments: Columns }>`
    select number, tasks, assignments from register_plan_baseline
    where org_id = ${tx.org} and project_id = ${project} and (${wanted}::integer is null or number = ${wanted}::integer)
    order by number`.execute(tx.db);
  const all = (of: 'tasks' | 'assignments') =>
    rows.flatMap(r => rowsOf<Omit<NumberedBaseline, 'number'>>(r[of]).map(b => ({ ...b, number: r.number })));
  return { tasks: all('tasks'), assignments: all('assignments') };
}

/** Gives a baseline another number, in the place of one that has it. */
export async function moveBaseline(
  tx: Tx,
  project: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await sql`delete from register_plan_baseline
    where org_id = ${tx.org} and project_id = ${project} and number = ${to}`.execute(tx.db);
  await sql`update register_plan_baseline set number = ${to}
    where org_id = ${tx.org} and project_id = ${project} and number = ${from}`.execute(tx.db);
}

/** Whether the plan of a project has a baseline in force. */
export async function hasBaseline(tx: Tx, project: string): Promise<boolean> {
  const { rows } = await sql`select 1 from register_plan_baseline
    where org_id = ${tx.org} and project_id = ${project} and number = 0`.execute(tx.db);
  return rows.length > 0;
}
