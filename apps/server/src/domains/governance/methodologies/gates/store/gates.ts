import type {
  CriterionKind,
  CriterionState,
  DeliverableState,
  GateDecision,
  GateHold,
  GateRole,
  GateVote,
} from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';
import type { PreparedFrom } from '../gate-standards.ts';

export interface GateRow {
  readonly id: string;
  readonly projectId: string;
  readonly milestoneId: string;
  readonly name: string;
  readonly round: number;
  readonly state: 'planned' | 'open' | 'decided';
  readonly standardCode: string;
  readonly standardName: string;
  readonly standardVersion: number;
  readonly quorum: number;
  readonly holds: readonly GateHold[];
  readonly decideBy: string | null;
  readonly openedAt: string | null;
  readonly openedBy: string | null;
  readonly opener: string | null;
  readonly version: number;
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
}

const gates = (tx: Tx) => sql`
  select g.id, g.project_id, g.milestone_id, m.name, g.round, g.state, g.standard_code, g.standard_name, g.standard_version,
    g.quorum, g.holds, g.decide_by, g.opened_at, g.opened_by, o.name as opener, g.version, m.baseline, m.forecast, m.actual
  from governance_gate g
  join register_v_project p on p.org_id = g.org_id and p.id = g.project_id
  join register_v_milestone m on m.org_id = g.org_id and m.id = g.milestone_id
  left join register_v_person o on o.org_id = g.org_id and o.id = g.opened_by
  where g.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`;

/** A gate of a project that the actor may see; null otherwise. */
export async function loadGate(tx: Tx, id: string): Promise<GateRow | null> {
  const { rows } = await sql<GateRow>`${gates(tx)} and g.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The open gates of visible projects, at most 60. */
export async function loadOpenGates(tx: Tx): Promise<readonly GateRow[]> {
  const { rows } = await sql<GateRow>`${gates(tx)} and g.state = 'open' and p.present
    order by g.decide_by nulls last, g.opened_at, g.id limit 60`.execute(tx.db);
  return rows;
}

export async function lockGate(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from governance_gate where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
}

export interface RoundRow {
  readonly id: string;
  readonly round: number;
  readonly state: GateRow['state'];
  readonly decision: GateDecision | null;
  readonly decidedAt: string | null;
}

/** All rounds at the gate of a milestone, the first first. */
export async function loadRounds(tx: Tx, milestone: string): Promise<readonly RoundRow[]> {
  const { rows } = await sql<RoundRow>`
    select g.id, g.round, g.state, d.decision, d.decided_at from governance_gate g
    left join governance_gate_decision d on d.org_id = g.org_id and d.gate_id = g.id
    where g.org_id = ${tx.org} and g.milestone_id = ${milestone} order by g.round limit 100`.execute(tx.db);
  return rows;
}

export interface CriterionRow {
  readonly id: string;
  readonly gateId: string;
  readonly projectId: string;
  readonly kind: CriterionKind;
  readonly code: string | null;
  readonly name: string;
  readonly verdict: Extract<CriterionState, 'met' | 'not-met' | 'none'>;
  readonly words: string;
  readonly link: string;
  readonly judgedBy: string | null;
  readonly judge: string | null;
  readonly judgedOn: string | null;
  readonly version: number;
}

const criteria = (tx: Tx) => sql`
  select c.id, c.gate_id, c.project_id, c.kind, c.code, c.name, c.verdict, c.words, c.link, c.judged_by, p.name as judge,
    c.judged_on, c.version
  from governance_gate_criterion c left join register_v_person p on p.org_id = c.org_id and p.id = c.judged_by
  where c.org_id = ${tx.org}`;

export async function loadCriteria(tx: Tx, gate: string): Promise<readonly CriterionRow[]> {
  const { rows } =
    await sql<CriterionRow>`${criteria(tx)} and c.gate_id = ${gate} order by c.position`.execute(tx.db);
  return rows;
}

export async function loadCriterion(tx: Tx, id: string): Promise<CriterionRow | null> {
  const { rows } = await sql<CriterionRow>`${criteria(tx)} and c.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface DeliverableRow {
  readonly id: string;
  readonly gateId: string;
  readonly projectId: string;
  readonly name: string;
  readonly state: DeliverableState;
  readonly link: string;
  readonly reason: string;
  readonly changedBy: string | null;
  readonly changer: string | null;
  readonly changedOn: string | null;
  readonly version: number;
}

const deliverables = (tx: Tx) => sql`
  select d.id, d.gate_id, d.project_id, d.name, d.state, d.link, d.reason, d.changed_by, p.name as changer, d.changed_on,
    d.version
  from governance_gate_deliverable d left join register_v_person p on p.org_id = d.org_id and p.id = d.changed_by
  where d.org_id = ${tx.org}`;

export async function loadDeliverables(tx: Tx, gate: string): Promise<readonly DeliverableRow[]> {
  const { rows } =
    await sql<DeliverableRow>`${deliverables(tx)} and d.gate_id = ${gate} order by d.position`.execute(tx.db);
  return rows;
}

export async function loadDeliverable(tx: Tx, id: string): Promise<DeliverableRow | null> {
  const { rows } = await sql<DeliverableRow>`${deliverables(tx)} and d.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface SeatRow {
  readonly gateId: string;
  readonly role: GateRole;
  readonly chair: boolean;
  readonly voterId: string | null;
  readonly voter: string | null;
  readonly choice: GateVote | null;
  readonly words: string;
  readonly votedAt: string | null;
}

export async function loadSeats(tx: Tx, gateIds: readonly string[]): Promise<readonly SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select s.gate_id, s.role, s.chair, s.voter_id, p.name as voter, s.choice, s.words, s.voted_at
    from governance_gate_seat s left join register_v_person p on p.org_id = s.org_id and p.id = s.voter_id
    where s.org_id = ${tx.org} and s.gate_id = any(${[...gateIds]}::uuid[]) order by s.gate_id, s.position`.execute(
    tx.db,
  );
  return rows;
}

export interface NewGate {
  readonly projectId: string;
  readonly milestoneId: string;
  readonly round: number;
  readonly from: PreparedFrom;
  /** The names of automatic criteria. */
  readonly names: ReadonlyMap<string, string>;
  readonly decideBy: string | null;
}

export async function insertGate(tx: Tx, g: NewGate): Promise<string> {
  const id = newId();
  const { content } = g.from;
  await sql`insert into governance_gate (org_id, id, project_id, milestone_id, round, state, standard_code, standard_name,
      standard_version, quorum, holds, decide_by, created_at)
    values (${tx.org}, ${id}, ${g.projectId}, ${g.milestoneId}, ${g.round}, 'planned', ${g.from.code}, ${g.from.name},
      ${g.from.version}, ${content.quorum}, ${[...content.holds]}::text[], ${g.decideBy}, ${tx.at})`.execute(
    tx.db,
  );
  const criteria = content.criteria.map(c =>
    c.kind === 'automatic'
      ? { kind: c.kind, code: c.code, name: g.names.get(c.code) ?? c.code }
      : { kind: c.kind, code: null, name: c.name },
  );
  const filled = (g.from.fields ?? []).map(({ key, name }) => ({ kind: 'field', code: key, name }));
  const asked = [...criteria, ...filled].map((c, position) => ({ ...c, id: newId(), position }));
  await sql`insert into governance_gate_criterion (org_id, id, project_id, gate_id, position, kind, code, name)
    select ${tx.org}, n.id, ${g.projectId}, ${id}, n.position, n.kind, n.code, n.name
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as n (id uuid, position int, kind text, code text, name text)`.execute(
    tx.db,
  );
  const wanted = content.deliverables.map((d, position) => ({ id: newId(), position, name: d.name }));
  await sql`insert into governance_gate_deliverable (org_id, id, project_id, gate_id, position, name)
    select ${tx.org}, n.id, ${g.projectId}, ${id}, n.position, n.name
    from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as n (id uuid, position int, name text)`.execute(
    tx.db,
  );
  const seats = content.approvers.map((a, position) => ({ ...a, position }));
  await sql`insert into governance_gate_seat (org_id, gate_id, role, project_id, position, chair)
    select ${tx.org}, ${id}, n.role, ${g.projectId}, n.position, n.chair
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as n (role text, position int, chair boolean)`.execute(
    tx.db,
  );
  return id;
}

/** The next round of a gate with the same parts; deliverables keep how far they are, judgements and votes begin anew. */
export async function insertNextRound(tx: Tx, gate: GateRow): Promise<string> {
  const id = newId();
  await sql`insert into governance_gate (org_id, id, project_id, milestone_id, round, state, standard_code, standard_name,
      standard_version, quorum, holds, created_at)
    select org_id, ${id}, project_id, milestone_id, round + 1, 'planned', standard_code, standard_name, standard_version,
      quorum, holds, ${tx.at} from governance_gate where org_id = ${tx.org} and id = ${gate.id}`.execute(
    tx.db,
  );
  const parts = await loadCriteria(tx, gate.id);
  const anew = parts.map((c, position) => ({
    id: newId(),
    position,
    kind: c.kind,
    code: c.code,
    name: c.name,
    link: c.link,
  }));
  await sql`insert into governance_gate_criterion (org_id, id, project_id, gate_id, position, kind, code, name, link)
    select ${tx.org}, n.id, ${gate.projectId}, ${id}, n.position, n.kind, n.code, n.name, n.link
    from jsonb_to_recordset(${JSON.stringify(anew)}::jsonb)
      as n (id uuid, position int, kind text, code text, name text, link text)`.execute(tx.db);
  const kept = (await loadDeliverables(tx, gate.id)).map(d => ({ id: newId(), from: d.id }));
  await sql`insert into governance_gate_deliverable (org_id, id, project_id, gate_id, position, name, state, link, reason,
      changed_by, changed_on)
    select d.org_id, n.id, d.project_id, ${id}, d.position, d.name, d.state, d.link, d.reason, d.changed_by, d.changed_on
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as n (id uuid, "from" uuid)
    join governance_gate_deliverable d on d.org_id = ${tx.org} and d.id = n."from"`.execute(tx.db);
  await sql`insert into governance_gate_seat (org_id, gate_id, role, project_id, position, chair)
    select org_id, ${id}, role, project_id, position, chair from governance_gate_seat
    where org_id = ${tx.org} and gate_id = ${gate.id}`.execute(tx.db);
  return id;
}
