import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';

export interface ConditionRow {
  readonly id: string;
  readonly number: number;
  readonly projectId: string;
  readonly gateId: string;
  readonly gate: string;
  readonly round: number;
  readonly milestoneId: string;
  readonly text: string;
  readonly ownerId: string;
  readonly owner: string;
  readonly due: string;
  readonly evidence: string;
  readonly reportedBy: string | null;
  readonly reportedOn: string | null;
  readonly confirmedBy: string | null;
  readonly confirmer: string | null;
  readonly confirmedOn: string | null;
  readonly version: number;
}

const conditions = (tx: Tx) => sql`
  select c.id, c.number, c.project_id, c.gate_id, m.name as gate, g.round, g.milestone_id, c.text, c.owner_id, o.name as owner,
    c.due, c.evidence, c.reported_by, c.reported_on, c.confirmed_by, f.name as confirmer, c.confirmed_on, c.version
  from governance_gate_condition c
  join governance_gate g on g.org_id = c.org_id and g.id = c.gate_id
  join register_v_milestone m on m.org_id = g.org_id and m.id = g.milestone_id
  join register_v_project p on p.org_id = c.org_id and p.id = c.project_id
  join register_v_person o on o.org_id = c.org_id and o.id = c.owner_id
  left join register_v_person f on f.org_id = c.org_id and f.id = c.confirmed_by
  where c.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`;

/** The conditions of all gates of a project, in the order of their numbers; at most 300. */
export async function loadConditions(tx: Tx, project: string): Promise<readonly ConditionRow[]> {
  const { rows } = await sql<ConditionRow>`${conditions(tx)} and c.project_id = ${project}
    order by c.number, c.id limit 300`.execute(tx.db);
  return rows;
}

export async function loadCondition(tx: Tx, id: string): Promise<ConditionRow | null> {
  await sql`select 1 from governance_gate_condition where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  const { rows } = await sql<ConditionRow>`${conditions(tx)} and c.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** What the actor has to meet and has not said to be met, of visible projects; the most urgent first, at most 100. */
export async function conditionsOwnedBy(
  tx: Tx,
  person: string,
): Promise<readonly (ConditionRow & { readonly key: string; readonly project: string })[]> {
  const { rows } = await sql<ConditionRow & { readonly key: string; readonly project: string }>`
    select c.*, p.key, p.name as project from (${conditions(tx)}) c
    join register_v_project p on p.org_id = ${tx.org} and p.id = c.project_id
    where c.owner_id = ${person} and c.confirmed_on is null and c.reported_on is null and p.present
    order by c.due, c.id limit 100`.execute(tx.db);
  return rows;
}

export async function saveEvidence(
  tx: Tx,
  id: string,
  { evidence, on }: { readonly evidence: string; readonly on: string },
): Promise<void> {
  await sql`update governance_gate_condition set evidence = ${evidence}, reported_by = ${tx.actor.person}, reported_on = ${on},
      version = version + 1 where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** Confirmed on a day, or given back for null. */
export async function saveConfirmation(tx: Tx, id: string, on: string | null): Promise<void> {
  await (on === null
    ? sql`update governance_gate_condition set reported_by = null, reported_on = null, version = version + 1
        where org_id = ${tx.org} and id = ${id}`
    : sql`update governance_gate_condition set confirmed_by = ${tx.actor.person}, confirmed_on = ${on}, version = version + 1
        where org_id = ${tx.org} and id = ${id}`
  ).execute(tx.db);
}
