import type { Finding, FindingAction } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface FindingRow
  extends Pick<
    Finding,
    | 'title'
    | 'severity'
    | 'state'
    | 'standard'
    | 'rootCause'
    | 'statement'
    | 'evidence'
    | 'evidenceUrl'
    | 'controlCode'
    | 'reopened'
    | 'version'
  > {
  readonly id: string;
  readonly number: number;
  readonly projectId: string | null;
  readonly projectKey: string | null;
  readonly project: string | null;
  readonly unit: string | null;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean | null;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly auditId: string | null;
  readonly audit: string | null;
  readonly reviewId: string | null;
  readonly review: string | null;
  readonly raisedOn: string;
  readonly raisedBy: string | null;
  readonly raiser: string | null;
  readonly closedOn: string | null;
  readonly reauditOn: string | null;
}

/** Findings that the actor may see: of the organisation, and of projects whose findings they may read. */
const visible = (tx: Tx) => sql`(f.project_id is null
  or (${projectsWith(tx.actor, 'project.read').of('p')} and ${projectsWith(tx.actor, 'audit.read').of('p')}))`;

const findings = (tx: Tx) => sql`
  select f.id, f.number, f.title, f.severity, f.state, f.standard, f.root_cause, f.statement, f.evidence, f.evidence_url,
    f.control_code, f.reopened, f.version, f.project_id, p.key as project_key, p.name as project, u.name as unit, p.unit_id,
    p.portfolio_id, p.programme_id, p.confidential, p.manager_id, p.sponsor_id, f.audit_id, a.title as audit, f.review_id,
    r.title as review, f.raised_on, f.raised_by, w.name as raiser, f.closed_on, f.reaudit_on
  from governance_finding f
  left join register_v_project p on p.org_id = f.org_id and p.id = f.project_id
  left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
  left join governance_audit a on a.org_id = f.org_id and a.id = f.audit_id
  left join governance_review r on r.org_id = f.org_id and r.id = f.review_id
  left join register_v_person w on w.org_id = f.org_id and w.id = f.raised_by
  where f.org_id = ${tx.org} and ${visible(tx)}`;

/** The most findings that are read at once. */
export const mostFindings = 2_000;

/** Every finding the actor may see, newest first, at most 2,000: what repeats is told from all of them. */
export async function loadFindings(tx: Tx): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`${findings(tx)}
    order by f.raised_on desc, f.number desc limit ${mostFindings}`.execute(tx.db);
  return rows;
}

export async function loadFinding(tx: Tx, id: string): Promise<FindingRow | null> {
  await sql`select 1 from governance_finding where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  const { rows } = await sql<FindingRow>`${findings(tx)} and f.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface ActionRow
  extends Pick<FindingAction, 'what' | 'state' | 'evidence' | 'evidenceUrl' | 'verification' | 'version'> {
  readonly id: string;
  readonly findingId: string;
  readonly ownerId: string;
  readonly owner: string | null;
  readonly due: string;
  readonly doneOn: string | null;
  readonly verifiedBy: string | null;
  readonly verifier: string | null;
  readonly verifiedOn: string | null;
}

const actions = (tx: Tx) => sql`
  select c.id, c.finding_id, c.what, c.owner_id, o.name as owner, c.due, c.state, c.done_on, c.evidence, c.evidence_url,
    c.verified_by, v.name as verifier, c.verified_on, c.verification, c.version
  from governance_action c
  left join register_v_person o on o.org_id = c.org_id and o.id = c.owner_id
  left join register_v_person v on v.org_id = c.org_id and v.id = c.verified_by
  where c.org_id = ${tx.org}`;

export async function loadActions(tx: Tx, ids: readonly string[]): Promise<readonly ActionRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ActionRow>`${actions(tx)} and c.finding_id = any(${[...ids]}::uuid[])
    order by c.due, c.id`.execute(tx.db);
  return rows;
}

export async function loadAction(tx: Tx, id: string): Promise<ActionRow | null> {
  const { rows } = await sql<ActionRow>`${actions(tx)} and c.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type NewFinding = Pick<
  FindingRow,
  | 'projectId'
  | 'auditId'
  | 'reviewId'
  | 'controlCode'
  | 'title'
  | 'severity'
  | 'standard'
  | 'rootCause'
  | 'statement'
  | 'evidence'
  | 'evidenceUrl'
  | 'raisedOn'
>;

export async function insertFinding(tx: Tx, f: NewFinding): Promise<string> {
  const id = newId();
  await sql`insert into governance_finding (org_id, id, number, project_id, audit_id, review_id, control_code, title, severity,
      standard, root_cause, statement, evidence, evidence_url, raised_on, raised_by, recorded_at)
    select ${tx.org}, ${id}, coalesce(max(number), 0) + 1, ${f.projectId}::uuid, ${f.auditId}::uuid, ${f.reviewId}::uuid,
      ${f.controlCode}, ${f.title}, ${f.severity}, ${f.standard}, ${f.rootCause}, ${f.statement}, ${f.evidence},
      ${f.evidenceUrl}, ${f.raisedOn}::date, ${tx.actor.person}::uuid, ${tx.at}
    from governance_finding where org_id = ${tx.org}`.execute(tx.db);
  return id;
}

export type FindingText = Pick<
  FindingRow,
  'title' | 'severity' | 'standard' | 'rootCause' | 'statement' | 'evidence' | 'evidenceUrl'
>;

export async function saveFinding(tx: Tx, id: string, f: FindingText): Promise<void> {
  await sql`update governance_finding set title = ${f.title}, severity = ${f.severity}, standard = ${f.standard},
      root_cause = ${f.rootCause}, statement = ${f.statement}, evidence = ${f.evidence}, evidence_url = ${f.evidenceUrl},
      version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export interface FindingMove {
  readonly state: Finding['state'];
  readonly day: string;
  readonly note: string;
  readonly reauditOn: string | null;
  readonly again: boolean;
}

/** Puts a finding into a state from a day on, and keeps that as a fact. */
export async function moveTo(tx: Tx, id: string, move: FindingMove): Promise<void> {
  const closedOn = move.state === 'closed' ? move.day : null;
  await sql`update governance_finding set state = ${move.state}, closed_on = ${closedOn}::date,
      reaudit_on = coalesce(${move.reauditOn}::date, reaudit_on), reopened = reopened + ${move.again ? 1 : 0},
      version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  await insertFact(tx, id, move);
}

export async function insertFact(
  tx: Tx,
  finding: string,
  { day, state, note }: Pick<FindingMove, 'day' | 'state' | 'note'>,
): Promise<void> {
  await sql`insert into governance_finding_fact (org_id, id, finding_id, day, state, person_id, note, recorded_at)
    values (${tx.org}, ${newId()}, ${finding}, ${day}::date, ${state}, ${tx.actor.person}::uuid, ${note}, ${tx.at})`.execute(
    tx.db,
  );
}

export interface FactRow {
  readonly day: string;
  readonly recordedAt: string;
  readonly state: Finding['state'];
  readonly personId: string | null;
  readonly person: string | null;
  readonly note: string;
}

export async function factsOf(tx: Tx, finding: string): Promise<readonly FactRow[]> {
  const { rows } = await sql<FactRow>`
    select h.day, h.recorded_at, h.state, h.person_id, w.name as person, h.note from governance_finding_fact h
    left join register_v_person w on w.org_id = h.org_id and w.id = h.person_id
    where h.org_id = ${tx.org} and h.finding_id = ${finding} order by h.day, h.id limit 200`.execute(tx.db);
  return rows;
}

export type ActionBody = Pick<ActionRow, 'what' | 'ownerId' | 'due'>;

export async function insertAction(tx: Tx, finding: string, a: ActionBody): Promise<string> {
  const id = newId();
  await sql`insert into governance_action (org_id, id, finding_id, what, owner_id, due, recorded_at)
    values (${tx.org}, ${id}, ${finding}, ${a.what}, ${a.ownerId}, ${a.due}, ${tx.at})`.execute(tx.db);
  return id;
}

/** Writes an action as it is from now on. */
export async function saveAction(
  tx: Tx,
  a: Omit<ActionRow, 'owner' | 'verifier' | 'version' | 'findingId'>,
): Promise<void> {
  await sql`update governance_action set what = ${a.what}, owner_id = ${a.ownerId}, due = ${a.due}::date, state = ${a.state},
      done_on = ${a.doneOn}::date, evidence = ${a.evidence}, evidence_url = ${a.evidenceUrl},
      verified_by = ${a.verifiedBy}::uuid, verified_on = ${a.verifiedOn}::date, verification = ${a.verification},
      version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and id = ${a.id}`.execute(tx.db);
}

/** An action that waits for somebody. */
export interface WaitingAction {
  readonly id: string;
  readonly what: string;
  readonly due: string;
  readonly findingId: string;
  readonly number: number;
  readonly title: string;
  readonly severity: Finding['severity'];
  readonly projectId: string | null;
  readonly key: string | null;
  readonly name: string | null;
}

/** Open actions of a person on findings that the actor may see, the most urgent first; at most 200. */
export async function openActionsOf(tx: Tx, person: string): Promise<readonly WaitingAction[]> {
  const { rows } = await sql<WaitingAction>`
    select c.id, c.what, c.due, f.id as finding_id, f.number, f.title, f.severity, f.project_id, p.key, p.name
    from governance_action c
    join governance_finding f on f.org_id = c.org_id and f.id = c.finding_id
    left join register_v_project p on p.org_id = f.org_id and p.id = f.project_id
    where c.org_id = ${tx.org} and c.owner_id = ${person} and c.state = 'open' and ${visible(tx)}
    order by c.due, c.id limit 200`.execute(tx.db);
  return rows;
}
