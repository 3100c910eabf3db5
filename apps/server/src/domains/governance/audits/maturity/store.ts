import type { GivenAuditAnswer } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';

export interface MaturityRow {
  readonly id: string;
  readonly title: string;
  readonly day: string;
  readonly questionnaire: string;
  readonly answers: readonly GivenAuditAnswer[];
  readonly answeredBy: string | null;
  readonly answerer: string | null;
  readonly recordedAt: string;
  readonly version: number;
}

const assessments = (tx: Tx) => sql`
  select m.id, m.title, m.day, m.questionnaire, m.answers, m.answered_by, w.name as answerer, m.recorded_at, m.version
  from governance_maturity m left join register_v_person w on w.org_id = m.org_id and w.id = m.answered_by
  where m.org_id = ${tx.org}`;

export async function loadAssessments(tx: Tx): Promise<readonly MaturityRow[]> {
  const { rows } = await sql<MaturityRow>`${assessments(tx)} order by m.day desc, m.id desc limit 50`.execute(
    tx.db,
  );
  return rows;
}

export async function loadAssessment(tx: Tx, id: string): Promise<MaturityRow | null> {
  await sql`select 1 from governance_maturity where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  const { rows } = await sql<MaturityRow>`${assessments(tx)} and m.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export async function insertAssessment(
  tx: Tx,
  m: Pick<MaturityRow, 'title' | 'day' | 'questionnaire'>,
): Promise<string> {
  const id = newId();
  await sql`insert into governance_maturity (org_id, id, title, day, questionnaire, recorded_at)
    values (${tx.org}, ${id}, ${m.title}, ${m.day}, ${m.questionnaire}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveAssessment(
  tx: Tx,
  id: string,
  answers: readonly GivenAuditAnswer[],
): Promise<void> {
  await sql`update governance_maturity set answers = ${JSON.stringify(answers)}::jsonb, answered_by = ${tx.actor.person}::uuid,
      recorded_at = ${tx.at}, version = version + 1 where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}
