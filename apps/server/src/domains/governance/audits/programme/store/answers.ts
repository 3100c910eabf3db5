import type { GivenAuditAnswer } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';
import type { StoredAnswers } from '../../questionnaires/answers.ts';

export type Side = 'auditor' | 'self';

export interface SideRow extends StoredAnswers {
  readonly projectId: string;
  readonly side: Side;
}

/** What both sides answered for the projects of an audit. */
export async function loadAnswers(tx: Tx, audit: string, project?: string): Promise<readonly SideRow[]> {
  const { rows } = await sql<SideRow>`
    select s.project_id, s.side, s.answers, s.answered_by, w.name as answerer, s.recorded_at, s.version
    from governance_audit_answers s left join register_v_person w on w.org_id = s.org_id and w.id = s.answered_by
    where s.org_id = ${tx.org} and s.audit_id = ${audit}
      and ${project === undefined ? sql`true` : sql`s.project_id = ${project}`}`.execute(tx.db);
  return rows;
}

export async function saveAnswers(
  tx: Tx,
  { audit, project, side }: { readonly audit: string; readonly project: string; readonly side: Side },
  answers: readonly GivenAuditAnswer[],
): Promise<void> {
  await sql`insert into governance_audit_answers (org_id, audit_id, project_id, side, answers, answered_by, recorded_at)
    values (${tx.org}, ${audit}, ${project}, ${side}, ${JSON.stringify(answers)}::jsonb, ${tx.actor.person}, ${tx.at})
    on conflict (org_id, audit_id, project_id, side) do update set answers = excluded.answers,
      answered_by = excluded.answered_by, recorded_at = excluded.recorded_at,
      version = governance_audit_answers.version + 1`.execute(tx.db);
}

/** A project whose manager has not assessed it yet for an audit in fieldwork. */
export interface WaitingAssessment {
  readonly auditId: string;
  readonly audit: string;
  readonly until: string;
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

export async function waitingFor(tx: Tx, manager: string): Promise<readonly WaitingAssessment[]> {
  const { rows } = await sql<WaitingAssessment>`
    select a.id as audit_id, a.title as audit, a.to_day as until, p.id, p.key, p.name
    from governance_audit_project s
    join governance_audit a on a.org_id = s.org_id and a.id = s.audit_id and a.state = 'fieldwork'
    join register_v_project p on p.org_id = s.org_id and p.id = s.project_id
    where s.org_id = ${tx.org} and s.rank is not null and p.manager_id = ${manager}
      and ${projectsWith(tx.actor, 'project.read').of('p')} and ${projectsWith(tx.actor, 'audit.read').of('p')}
      and not exists (select 1 from governance_audit_answers w where w.org_id = s.org_id and w.audit_id = s.audit_id
        and w.project_id = s.project_id and w.side = 'self')
    order by a.to_day, p.number limit 100`.execute(tx.db);
  return rows;
}
