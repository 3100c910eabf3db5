import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';
import type { Visible } from '../../register/index.ts';

/** A link between two projects as the duty of dependencies keeps it. */
export interface StoredLink {
  readonly id: string;
  readonly giverId: string;
  readonly giverTask: number;
  readonly takerId: string;
  readonly takerTask: number;
  /** The row of the taker's plan that stands for the giver's task. */
  readonly externalUid: number;
  readonly type: 'FS' | 'SS' | 'FF' | 'SF';
  readonly lagSec: number;
  readonly lagElapsed: boolean;
  readonly state: 'proposed' | 'accepted' | 'disputed';
  readonly promised: number | null;
  readonly createdAt: string;
  readonly note: string;
  readonly version: number;
}

/** Most links of an organisation that are looked at together. */
export const mostLinks = 10_000;

export async function loadLinks(tx: Tx): Promise<readonly StoredLink[]> {
  const { rows } =
    await sql<StoredLink>`select id, giver_id, giver_task, taker_id, taker_task, external_uid, type, lag_sec,
      lag_elapsed, state, promised, created_at, note, version
    from monitoring_v_dependency where org_id = ${tx.org} order by created_at, id limit ${mostLinks}`.execute(
      tx.db,
    );
  return rows;
}

export interface SeenProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly portfolioId: string | null;
}

/** Those among projects that the actor may see. */
export async function loadSeen(
  tx: Tx,
  visible: Visible,
  ids: readonly string[],
): Promise<ReadonlyMap<string, SeenProject>> {
  const { rows } = await sql<SeenProject>`select id, key, name, portfolio_id from register_v_project p
    where org_id = ${tx.org} and id = any(${ids}::uuid[]) and ${visible.of('p')}`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r]));
}

/** A gate of a project with its baseline. */
export interface Gate {
  readonly projectId: string;
  readonly name: string;
  readonly baseline: string | null;
}

export async function loadGates(tx: Tx, projects: readonly string[]): Promise<readonly Gate[]> {
  const { rows } = await sql<Gate>`select project_id, name, baseline from register_v_milestone
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[]) and kind = 'gate'`.execute(tx.db);
  return rows;
}
