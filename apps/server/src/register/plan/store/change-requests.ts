import { sql } from 'kysely';
import { newId, type Tx } from '../../../platform/index.ts';

/** What a new baseline would be otherwise, as it was when it was asked for. */
export interface Effect {
  readonly finishBefore: number | null;
  readonly finish: number;
  readonly finishDays: number;
  readonly costBeforeMinor: number | null;
  readonly costMinor: number | null;
  readonly movedTasks: number;
}

/** A request for a new baseline. */
export interface RequestRow {
  readonly id: string;
  readonly projectId: string;
  readonly state: 'open' | 'approved' | 'rejected';
  readonly reason: string;
  readonly effect: Effect;
  readonly planVersion: number;
  readonly askedBy: string | null;
  readonly askedByName: string | null;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly note: string;
  readonly version: number;
}

const columns = sql`r.id, r.project_id, r.state, r.reason, r.effect, r.plan_version, r.asked_by, a.name as asked_by_name, r.asked_at,
  d.name as decided_by, r.decided_at, r.note, r.version`;
const from = sql`register_plan_change_request r
  left join register_person a on a.org_id = r.org_id and a.id = r.asked_by
  left join register_person d on d.org_id = r.org_id and d.id = r.decided_by`;

/** The requests of a plan, newest first. */
export async function loadRequests(tx: Tx, project: string): Promise<readonly RequestRow[]> {
  const { rows } = await sql<RequestRow>`select ${columns} from ${from}
    where r.org_id = ${tx.org} and r.project_id = ${project} order by r.asked_at desc, r.id desc limit 100`.execute(
    tx.db,
  );
  return rows;
}

export async function loadRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  const { rows } =
    await sql<RequestRow>`select ${columns} from ${from} where r.org_id = ${tx.org} and r.id = ${id}`.execute(
      tx.db,
    );
  return rows[0] ?? null;
}

/** A request, locked until the transaction ends. */
export async function lockRequest(tx: Tx, id: string): Promise<RequestRow | null> {
  await sql`select 1 from register_plan_change_request where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  return loadRequest(tx, id);
}

export async function insertRequest(
  tx: Tx,
  r: Pick<RequestRow, 'projectId' | 'reason' | 'effect' | 'planVersion'>,
): Promise<string> {
  const id = newId();
  await sql`insert into register_plan_change_request (org_id, id, project_id, reason, effect, plan_version, asked_by, asked_at)
    values (${tx.org}, ${id}, ${r.projectId}, ${r.reason}, ${JSON.stringify(r.effect)}::jsonb, ${r.planVersion},
      ${tx.actor.person}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveDecision(
  tx: Tx,
  id: string,
  { state, note }: Pick<RequestRow, 'state' | 'note'>,
): Promise<void> {
  await sql`update register_plan_change_request set state = ${state}, note = ${note}, decided_by = ${tx.actor.person},
      decided_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}
