import { sql } from 'kysely';
import { rowsJson, type Tx } from '../../../../platform/index.ts';

/** The last known state of each control of projects, by the runs; of these projects only, if they are named. */
export async function lastResults(tx: Tx, only?: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const of = only === undefined ? sql`true` : sql`project_id = any(${[...only]}::uuid[])`;
  const { rows } = await sql<{ projectId: string; code: string; state: string }>`
    select distinct on (project_id, code) project_id, code, state from governance_control_result
    where org_id = ${tx.org} and ${of} order by project_id, code, recorded_at desc`.execute(tx.db);
  return new Map(rows.map(r => [`${r.projectId} ${r.code}`, r.state]));
}

export async function insertResults(
  tx: Tx,
  day: string,
  results: readonly { readonly projectId: string; readonly code: string; readonly state: string }[],
): Promise<void> {
  if (results.length === 0) return;
  await sql`insert into governance_control_result (org_id, recorded_at, day, project_id, code, state)
    select ${tx.org}, ${tx.at}, ${day}, project_id, code, state
    from jsonb_populate_recordset(null::governance_control_result, ${rowsJson(results)}::jsonb)`.execute(
    tx.db,
  );
}

export async function resultHistory(
  tx: Tx,
  project: string,
  code: string,
): Promise<readonly { readonly day: string; readonly state: 'pass' | 'fail' | 'none' }[]> {
  const { rows } = await sql<{ day: string; state: 'pass' | 'fail' | 'none' }>`
    select day, state from (select day, state, recorded_at from governance_control_result
      where org_id = ${tx.org} and project_id = ${project} and code = ${code} order by recorded_at desc limit 200) h
    order by recorded_at`.execute(tx.db);
  return rows;
}
