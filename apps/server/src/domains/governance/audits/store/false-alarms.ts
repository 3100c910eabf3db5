import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface FalseAlarmRow {
  readonly id: string;
  readonly projectId: string;
  readonly code: string;
  readonly reason: string;
  readonly expires: string;
  readonly markedBy: string | null;
  readonly marker: string | null;
  readonly markedAt: string;
  readonly endedAt: string | null;
  readonly version: number;
}

const alarms = (tx: Tx) => sql`
  select a.id, a.project_id, a.code, a.reason, a.expires, a.marked_by, w.name as marker, a.marked_at, a.ended_at, a.version
  from governance_false_alarm a
  join register_v_project p on p.org_id = a.org_id and p.id = a.project_id
  left join register_v_person w on w.org_id = a.org_id and w.id = a.marked_by
  where a.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`;

export async function loadFalseAlarm(tx: Tx, id: string): Promise<FalseAlarmRow | null> {
  const { rows } = await sql<FalseAlarmRow>`${alarms(tx)} and a.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** What was said of a control of a project and has neither been ended nor run out. */
export async function loadStanding(
  tx: Tx,
  { project, code, today }: { readonly project: string; readonly code: string; readonly today: string },
): Promise<FalseAlarmRow | null> {
  const { rows } = await sql<FalseAlarmRow>`${alarms(tx)} and a.project_id = ${project} and a.code = ${code}
    and a.ended_at is null and a.expires >= ${today}::date`.execute(tx.db);
  return rows[0] ?? null;
}

export async function insertFalseAlarm(
  tx: Tx,
  a: Pick<FalseAlarmRow, 'projectId' | 'code' | 'reason' | 'expires'>,
): Promise<string> {
  const id = newId();
  // One that has run out gives way.
  await sql`update governance_false_alarm set ended_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and project_id = ${a.projectId} and code = ${a.code} and ended_at is null`.execute(
    tx.db,
  );
  await sql`insert into governance_false_alarm (org_id, id, project_id, code, reason, expires, marked_by, marked_at)
    values (${tx.org}, ${id}, ${a.projectId}, ${a.code}, ${a.reason}, ${a.expires}, ${tx.actor.person}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function endAlarm(tx: Tx, id: string): Promise<void> {
  await sql`update governance_false_alarm set ended_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}
