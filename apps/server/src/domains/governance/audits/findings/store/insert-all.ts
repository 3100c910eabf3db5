import { sql } from 'kysely';
import { rowsJson, type Tx } from '../../../../../platform/index.ts';

interface All {
  readonly findings: readonly object[];
  readonly facts: readonly object[];
  readonly actions: readonly object[];
}

/** Writes findings, numbered on in their order, with their facts and actions. */
export async function insertAll(tx: Tx, { findings, facts, actions }: All): Promise<void> {
  await sql`insert into governance_finding (org_id, recorded_at, number, id, project_id, audit_id, review_id, control_code, title,
      severity, state, standard, root_cause, statement, evidence, evidence_url, raised_on, raised_by, closed_on, reaudit_on,
      reopened)
    select ${tx.org}, ${tx.at}, n.most + f.place, id, project_id, audit_id, review_id, control_code, title, severity, state,
      standard, root_cause, statement, evidence, evidence_url, raised_on, raised_by, closed_on, reaudit_on, reopened
    from (select r.*, row_number() over ()::int as place
      from jsonb_populate_recordset(null::governance_finding, ${rowsJson(findings)}::jsonb) r) f
    cross join (select coalesce(max(number), 0) as most from governance_finding where org_id = ${tx.org}) n`.execute(
    tx.db,
  );
  await sql`insert into governance_finding_fact (org_id, recorded_at, id, finding_id, day, state, person_id, note)
    select ${tx.org}, ${tx.at}, id, finding_id, day, state, person_id, note
    from jsonb_populate_recordset(null::governance_finding_fact, ${rowsJson(facts)}::jsonb)`.execute(tx.db);
  await sql`insert into governance_action (org_id, recorded_at, id, finding_id, what, owner_id, due, state, done_on, evidence,
      evidence_url, verified_by, verified_on, verification)
    select ${tx.org}, ${tx.at}, id, finding_id, what, owner_id, due, state, done_on, evidence, evidence_url, verified_by,
      verified_on, verification
    from jsonb_populate_recordset(null::governance_action, ${rowsJson(actions)}::jsonb)`.execute(tx.db);
}
