import { sql } from 'kysely';
import { newId, type Tx } from '../../../platform/index.ts';

/** What one project needs of another. */
export interface DependencyRow {
  readonly id: string;
  readonly giverId: string;
  readonly giverTask: number;
  readonly takerId: string;
  readonly takerTask: number;
  readonly externalUid: number;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  readonly lagSec: number;
  readonly lagElapsed: boolean;
  readonly state: 'proposed' | 'accepted' | 'disputed';
  readonly promised: number | null;
  readonly note: string;
  readonly answeredBy: string | null;
  readonly answeredAt: string | null;
  readonly askedBy: string | null;
  readonly createdAt: string;
  readonly version: number;
}

const columns = sql`d.id, d.giver_id, d.giver_task, d.taker_id, d.taker_task, d.external_uid, d.type, d.lag_sec, d.lag_elapsed,
  d.state, d.promised, d.note, a.name as answered_by, d.answered_at, b.name as asked_by, d.created_at, d.version`;
const from = sql`monitoring_dependency d
  left join register_v_person a on a.org_id = d.org_id and a.id = d.answered_by
  left join register_v_person b on b.org_id = d.org_id and b.id = d.created_by`;

/** What a project gives and takes, oldest first. */
export async function dependenciesOf(tx: Tx, project: string): Promise<readonly DependencyRow[]> {
  const { rows } = await sql<DependencyRow>`select ${columns} from ${from}
    where d.org_id = ${tx.org} and (d.giver_id = ${project} or d.taker_id = ${project})
    order by d.created_at, d.id limit 500`.execute(tx.db);
  return rows;
}

/** All dependencies of the organisation. */
export async function allDependencies(tx: Tx): Promise<readonly DependencyRow[]> {
  const { rows } = await sql<DependencyRow>`select ${columns} from ${from}
    where d.org_id = ${tx.org} order by d.created_at, d.id`.execute(tx.db);
  return rows;
}

export async function loadDependency(tx: Tx, id: string): Promise<DependencyRow | null> {
  const { rows } =
    await sql<DependencyRow>`select ${columns} from ${from} where d.org_id = ${tx.org} and d.id = ${id}`.execute(
      tx.db,
    );
  return rows[0] ?? null;
}

/** The version of a dependency, locked until the transaction ends. */
export async function lockDependency(tx: Tx, id: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from monitoring_dependency
    where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0]?.version ?? null;
}

export async function insertDependency(
  tx: Tx,
  d: Pick<
    DependencyRow,
    'giverId' | 'giverTask' | 'takerId' | 'takerTask' | 'externalUid' | 'type' | 'lagSec' | 'lagElapsed'
  >,
): Promise<string> {
  const id = newId();
  await sql`insert into monitoring_dependency (org_id, id, giver_id, giver_task, taker_id, taker_task, external_uid, type,
      lag_sec, lag_elapsed, created_by, created_at)
    values (${tx.org}, ${id}, ${d.giverId}, ${d.giverTask}, ${d.takerId}, ${d.takerTask}, ${d.externalUid}, ${d.type},
      ${d.lagSec}, ${d.lagElapsed}, ${tx.actor.person}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveAnswer(
  tx: Tx,
  id: string,
  { state, promised, note }: Pick<DependencyRow, 'state' | 'promised' | 'note'>,
): Promise<void> {
  await sql`update monitoring_dependency set state = ${state}, promised = ${promised}, note = ${note},
      answered_by = ${tx.actor.person}, answered_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export async function removeDependencies(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`delete from monitoring_dependency where org_id = ${tx.org} and id = any(${ids}::uuid[])`.execute(
    tx.db,
  );
}
