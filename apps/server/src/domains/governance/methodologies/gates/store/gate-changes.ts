import type { DeliverableState, GateDecision, GateVote } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../../platform/index.ts';
import type { CriterionRow } from './gates.ts';

/** A gate is at its next version whenever something of it changes. */
const touch = async (tx: Tx, gate: string): Promise<void> => {
  await sql`update governance_gate set version = version + 1 where org_id = ${tx.org} and id = ${gate}`.execute(
    tx.db,
  );
};

export async function setOpen(
  tx: Tx,
  gate: string,
  { decideBy }: { readonly decideBy: string | null },
): Promise<void> {
  await sql`update governance_gate set state = 'open', opened_at = ${tx.at}, opened_by = ${tx.actor.person},
      decide_by = coalesce(${decideBy}::date, decide_by), version = version + 1
    where org_id = ${tx.org} and id = ${gate}`.execute(tx.db);
}

export async function saveCriterion(
  tx: Tx,
  c: Pick<CriterionRow, 'id' | 'gateId' | 'verdict' | 'words' | 'link' | 'judgedBy' | 'judgedOn'>,
): Promise<void> {
  await sql`update governance_gate_criterion set verdict = ${c.verdict}, words = ${c.words}, link = ${c.link},
      judged_by = ${c.judgedBy}, judged_on = ${c.judgedOn}, version = version + 1
    where org_id = ${tx.org} and id = ${c.id}`.execute(tx.db);
  await touch(tx, c.gateId);
}

export interface DeliverableChange {
  readonly id: string;
  readonly gateId: string;
  readonly state: DeliverableState;
  readonly link: string;
  readonly reason: string;
  readonly on: string;
}

export async function saveDeliverable(tx: Tx, d: DeliverableChange): Promise<void> {
  await sql`update governance_gate_deliverable set state = ${d.state}, link = ${d.link}, reason = ${d.reason},
      changed_by = ${tx.actor.person}, changed_on = ${d.on}, version = version + 1
    where org_id = ${tx.org} and id = ${d.id}`.execute(tx.db);
  await touch(tx, d.gateId);
}

export async function saveVote(
  tx: Tx,
  gate: string,
  { role, choice, words }: { readonly role: string; readonly choice: GateVote; readonly words: string },
): Promise<void> {
  await sql`update governance_gate_seat set voter_id = ${tx.actor.person}, choice = ${choice}, words = ${words},
      voted_at = ${tx.at} where org_id = ${tx.org} and gate_id = ${gate} and role = ${role}`.execute(tx.db);
  await touch(tx, gate);
}

export interface NewDecision {
  readonly gateId: string;
  readonly projectId: string;
  readonly decision: GateDecision;
  readonly words: string;
  readonly decidedOn: string;
  readonly dissent: readonly unknown[];
  readonly snapshot: string;
  readonly hash: string;
  readonly evidenceCount: number;
}

export async function insertDecision(tx: Tx, d: NewDecision): Promise<void> {
  await sql`insert into governance_gate_decision (org_id, gate_id, project_id, decision, words, decided_by, decided_on,
      decided_at, dissent, snapshot, hash, evidence_count)
    values (${tx.org}, ${d.gateId}, ${d.projectId}, ${d.decision}, ${d.words}, ${tx.actor.person}, ${d.decidedOn}, ${tx.at},
      ${JSON.stringify(d.dissent)}::jsonb, ${d.snapshot}, ${d.hash}, ${d.evidenceCount})`.execute(tx.db);
  await sql`update governance_gate set state = 'decided', version = version + 1
    where org_id = ${tx.org} and id = ${d.gateId}`.execute(tx.db);
}

export interface DecisionRow {
  readonly decision: GateDecision;
  readonly words: string;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly decidedAt: string;
  readonly dissent: readonly {
    readonly person: { readonly id: string; readonly name: string };
    readonly choice: GateVote;
    readonly words: string;
  }[];
  readonly snapshot: string;
  readonly hash: string;
}

export async function loadDecision(tx: Tx, gate: string): Promise<DecisionRow | null> {
  const { rows } = await sql<DecisionRow>`
    select d.decision, d.words, d.decided_by, p.name as decider, d.decided_at, d.dissent, d.snapshot, d.hash
    from governance_gate_decision d left join register_v_person p on p.org_id = d.org_id and p.id = d.decided_by
    where d.org_id = ${tx.org} and d.gate_id = ${gate}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function insertConditions(
  tx: Tx,
  { gateId, projectId, from }: { readonly gateId: string; readonly projectId: string; readonly from: number },
  conditions: readonly { readonly text: string; readonly ownerId: string; readonly due: string }[],
): Promise<void> {
  const rows = conditions.map((c, i) => ({ ...c, id: newId(), number: from + i }));
  await sql`insert into governance_gate_condition (org_id, id, project_id, gate_id, number, text, owner_id, due)
    select ${tx.org}, n.id, ${projectId}, ${gateId}, n.number, n.text, n."ownerId", n.due
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, number int, text text, "ownerId" uuid, due date)`.execute(tx.db);
}

/** Settles the judged criteria and the deliverables of a gate at once, but for the last so many of each. */
export async function saveParts(
  tx: Tx,
  gate: string,
  {
    left,
    by,
    on,
    link,
  }: { readonly left: number; readonly by: string; readonly on: string; readonly link: string },
): Promise<void> {
  await sql`update governance_gate_criterion c set verdict = 'met', judged_by = ${by}, judged_on = ${on}, version = 2
    where c.org_id = ${tx.org} and c.gate_id = ${gate} and c.kind = 'judged'
      and ${left}::int <= (select count(*) from governance_gate_criterion n where n.org_id = c.org_id and n.gate_id = c.gate_id
        and n.kind = 'judged' and n.position > c.position)`.execute(tx.db);
  await sql`update governance_gate_deliverable d set state = 'approved', link = ${link}, changed_by = ${by},
      changed_on = ${on}, version = 2
    where d.org_id = ${tx.org} and d.gate_id = ${gate}
      and ${left}::int <= (select count(*) from governance_gate_deliverable n where n.org_id = d.org_id
        and n.gate_id = d.gate_id and n.position > d.position)`.execute(tx.db);
}
