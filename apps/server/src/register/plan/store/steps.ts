import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import type { RowChange } from '../changes.ts';

export type StepKind = 'create' | 'edit' | 'import' | 'undo' | 'redo' | 'follow' | 'baseline';

/** A step without what it changed. */
export interface StepRow {
  readonly number: number;
  readonly at: string;
  readonly personId: string | null;
  readonly by: string | null;
  readonly kind: StepKind;
  readonly summary: string;
  readonly reason: string | null;
  readonly reverts: number | null;
  readonly changeCount: number;
}

export interface FullStep extends StepRow {
  readonly changes: readonly RowChange[];
}

/** Adds a step; `head` is a statement that goes with it, to the plan's own row. */
export async function insertStep(
  tx: Tx,
  project: string,
  step: Omit<FullStep, 'at' | 'by' | 'personId' | 'changeCount'> & { readonly head?: RawBuilder<unknown> },
): Promise<StepRow> {
  const { head, ...kept } = step;
  const { person } = tx.actor;
  const { rows } = await sql<{ by: string | null }>`
    with head as (${head ?? sql`select 1`})
    insert into register_plan_step (org_id, project_id, number, at, person_id, kind, summary, reason, reverts,
      change_count, changes)
    values (${tx.org}, ${project}, ${kept.number}, ${tx.at}, ${person}, ${kept.kind}, ${kept.summary}, ${kept.reason},
      ${kept.reverts}, ${kept.changes.length}, ${JSON.stringify(kept.changes)}::json)
    returning (select name from register_person where org_id = ${tx.org} and id = ${person}::uuid) as by`.execute(
    tx.db,
  );
  const { changes, ...row } = kept;
  return { ...row, at: tx.at, personId: person, by: rows[0]?.by ?? null, changeCount: changes.length };
}

const shown = sql`s.number, s.at, s.person_id, p.name as by, s.kind, s.summary, s.reason, s.reverts, s.change_count`;
const from = sql`register_plan_step s left join register_person p on p.org_id = s.org_id and p.id = s.person_id`;

/** Steps, newest first. */
export async function loadSteps(
  tx: Tx,
  project: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly StepRow[]> {
  const { rows } = await sql<StepRow>`select ${shown} from ${from}
    where s.org_id = ${tx.org} and s.project_id = ${project} and s.number < ${before ?? 2_147_483_647}
    order by s.number desc limit ${limit}`.execute(tx.db);
  return rows;
}

/** Steps after a version with what they changed, oldest first; null when that is more than can be worked with. */
export async function loadStepsSince(
  tx: Tx,
  project: string,
  { version, most }: { readonly version: number; readonly most: number },
): Promise<readonly FullStep[] | null> {
  const { rows: counted } = await sql<{
    changes: number | null;
  }>`select sum(change_count)::integer as changes from register_plan_step
    where org_id = ${tx.org} and project_id = ${project} and number > ${version}`.execute(tx.db);
  if ((counted[0]?.changes ?? 0) > most) return null;
  const { rows } = await sql<FullStep>`select ${shown}, s.changes from ${from}
    where s.org_id = ${tx.org} and s.project_id = ${project} and s.number > ${version} order by s.number`.execute(
    tx.db,
  );
  return rows;
}

export async function loadStep(tx: Tx, project: string, number: number): Promise<FullStep | null> {
  const { rows } = await sql<FullStep>`select ${shown}, s.changes from ${from}
    where s.org_id = ${tx.org} and s.project_id = ${project} and s.number = ${number}`.execute(tx.db);
  return rows[0] ?? null;
}

/** What a person would undo (their last step that still holds), or do again (their last undo, with no step of theirs after it). */
export async function findRevertible(
  tx: Tx,
  project: string,
  what: 'undo' | 'redo',
): Promise<StepRow | null> {
  const kinds = what === 'undo' ? sql`('edit', 'import', 'redo')` : sql`('undo')`;
  const noneAfter =
    what === 'undo'
      ? sql`true`
      : sql`not exists (select from register_plan_step n where n.org_id = s.org_id and n.project_id = s.project_id
          and n.person_id = s.person_id and n.number > s.number and n.kind in ('edit', 'import'))`;
  const { rows } = await sql<StepRow>`select ${shown} from ${from}
    where s.org_id = ${tx.org} and s.project_id = ${project} and s.person_id is not distinct from ${tx.actor.person}::uuid
      and s.kind in ${kinds} and ${noneAfter}
      and not exists (select from register_plan_step r where r.org_id = s.org_id and r.project_id = s.project_id and r.reverts = s.number)
    order by s.number desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}
