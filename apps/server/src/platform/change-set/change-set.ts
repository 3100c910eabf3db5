import type { ChangeSet as ShownChangeSet } from '@chartroom/contract';
import { sql } from 'kysely';
import { AppError } from '../error/error.ts';
import { newId } from '../id/id.ts';
import { holdsEverywhere } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';

type Kind = ShownChangeSet['kind'];

/** A step that is undone as one: all events of one request. */
export interface ChangeSet {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  readonly count: number;
  readonly requestId: string;
  readonly undoes: string | null;
  readonly undoneAt: string | null;
  readonly createdBy: string | null;
  readonly createdAt: string;
  /** The last instant before it, for what was known then. */
  readonly before: string;
}

const columns = sql`id, kind, title, item_count as count, request_id, undoes, undone_at, created_by, created_at,
  created_at - interval '1 microsecond' as before`;

/** Makes one step of everything that this transaction records; answers its id, null outside of a request. */
export async function openChangeSet(
  tx: Tx,
  step: { readonly kind: Kind; readonly title: string; readonly count: number; readonly undoes?: string },
): Promise<string | null> {
  if (tx.request === null) return null;
  const id = newId();
  await sql`insert into platform_change_set (org_id, id, kind, title, request_id, item_count, undoes, created_by, created_at)
    values (${tx.org}, ${id}, ${step.kind}, ${step.title}, ${tx.request}, ${step.count}, ${step.undoes ?? null}::uuid,
      ${tx.actor.person}::uuid, ${tx.at})`.execute(tx.db);
  return id;
}

const isOwn = (tx: Tx, set: ChangeSet): boolean =>
  set.createdBy !== null && set.createdBy === tx.actor.person;

/** A step as the contract shows it. */
export const changeSetView = (tx: Tx, set: ChangeSet) => ({
  id: set.id,
  kind: set.kind,
  title: set.title,
  count: set.count,
  at: set.createdAt,
  undoneAt: set.undoneAt,
  may: { undo: set.undoneAt === null && isOwn(tx, set) },
});

/** One's own steps, newest first. */
export async function ownChangeSets(tx: Tx): Promise<readonly ChangeSet[]> {
  const { rows } = await sql<ChangeSet>`select ${columns} from platform_change_set
    where org_id = ${tx.org} and created_by = ${tx.actor.person}::uuid
    order by created_at desc, id desc limit 50`.execute(tx.db);
  return rows;
}

/** A step that may be undone, locked. Throws `not_found` for another person's, `conflict` when it is undone already. */
export async function changeSetToUndo(tx: Tx, id: string): Promise<ChangeSet> {
  const set = await readChangeSet(tx, id);
  const may = set !== null && (isOwn(tx, set) || holdsEverywhere(tx.actor, 'organisation.edit'));
  if (set === null || !may) throw new AppError('not_found', 'There is no such step.');
  if (set.undoneAt !== null) throw new AppError('conflict', 'This step is undone already.');
  return set;
}

/** One step, locked until the transaction ends; null when there is none. */
export async function readChangeSet(tx: Tx, id: string): Promise<ChangeSet | null> {
  const { rows } = await sql<ChangeSet>`select ${columns} from platform_change_set
    where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

/** The step that a request made; null when it made none. */
export async function changeSetOfRequest(tx: Tx, request: string): Promise<ChangeSet | null> {
  const { rows } = await sql<ChangeSet>`select ${columns} from platform_change_set
    where org_id = ${tx.org} and request_id = ${request} order by created_at desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** Notes that a step was taken back. */
export async function markUndone(tx: Tx, id: string): Promise<void> {
  await sql`update platform_change_set set undone_at = ${tx.at} where org_id = ${tx.org} and id = ${id}`.execute(
    tx.db,
  );
}
