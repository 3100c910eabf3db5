import type { BoardColumn } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../platform/index.ts';

/** The columns that a board was given; null while it has those that every board begins with. */
export async function loadColumns(tx: Tx, project: string): Promise<readonly BoardColumn[] | null> {
  const { rows } = await sql<{ board: readonly BoardColumn[] | null }>`select board from register_plan
    where org_id = ${tx.org} and project_id = ${project}`.execute(tx.db);
  return rows[0]?.board ?? null;
}

export async function saveColumns(tx: Tx, project: string, columns: readonly BoardColumn[]): Promise<void> {
  await sql`update register_plan set board = ${JSON.stringify(columns)}::json
    where org_id = ${tx.org} and project_id = ${project}`.execute(tx.db);
}

/** What happened to an item. */
export interface MoveRow {
  readonly card: number;
  readonly at: string;
  readonly fromColumn: string | null;
  readonly toColumn: string | null;
  readonly fromSprint: number | null;
  readonly toSprint: number | null;
  readonly points: number;
}

export async function insertMoves(
  tx: Tx,
  project: string,
  moves: readonly Omit<MoveRow, 'at'>[],
): Promise<void> {
  if (moves.length === 0) return;
  await sql`
    insert into register_plan_card_move (org_id, project_id, id, task_uid, at, person_id, from_column, to_column,
      from_sprint, to_sprint, points)
    select ${tx.org}, ${project}, id, card, ${tx.at}, ${tx.actor.person}::uuid, "fromColumn", "toColumn", "fromSprint",
      "toSprint", points
    from json_to_recordset(${JSON.stringify(moves.map(m => ({ id: newId(), ...m })))}::json) as r
      (id uuid, card integer, "fromColumn" text, "toColumn" text, "fromSprint" integer, "toSprint" integer, points double precision)`.execute(
    tx.db,
  );
}

/** Everything that happened to items, oldest first. */
export async function loadMoves(tx: Tx, project: string): Promise<readonly MoveRow[]> {
  const { rows } =
    await sql<MoveRow>`select task_uid as card, at, from_column, to_column, from_sprint, to_sprint, points
    from register_plan_card_move where org_id = ${tx.org} and project_id = ${project} order by at, id`.execute(
      tx.db,
    );
  return rows;
}

/** A sprint as it was closed. */
export interface CloseRow {
  readonly uid: number;
  readonly name: string;
  readonly closedAt: string;
  readonly committed: number;
  readonly done: number;
}

export async function insertClose(
  tx: Tx,
  project: string,
  close: Omit<CloseRow, 'closedAt'> & { readonly carriedOver: number },
): Promise<void> {
  await sql`insert into register_plan_sprint_close (org_id, project_id, sprint_uid, name, closed_at, person_id,
      committed_points, done_points, carried_over)
    values (${tx.org}, ${project}, ${close.uid}, ${close.name}, ${tx.at}, ${tx.actor.person}, ${close.committed}, ${close.done},
      ${close.carriedOver})`.execute(tx.db);
}

/** Closed sprints, oldest first. */
export async function loadCloses(tx: Tx, project: string): Promise<readonly CloseRow[]> {
  const { rows } =
    await sql<CloseRow>`select sprint_uid as uid, name, closed_at, committed_points as committed, done_points as done
    from register_plan_sprint_close where org_id = ${tx.org} and project_id = ${project} order by closed_at, sprint_uid`.execute(
      tx.db,
    );
  return rows;
}
