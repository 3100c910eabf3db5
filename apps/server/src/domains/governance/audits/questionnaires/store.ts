import type { Questionnaire } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

export type QuestionnaireRow = Pick<
  Questionnaire,
  'code' | 'number' | 'title' | 'kind' | 'state' | 'sections' | 'version'
>;

export async function loadQuestionnaires(tx: Tx): Promise<readonly QuestionnaireRow[]> {
  const { rows } = await sql<QuestionnaireRow>`
    select code, number, title, kind, state, sections, version from governance_questionnaire
    where org_id = ${tx.org} order by code, number limit 200`.execute(tx.db);
  return rows;
}

/** Keys of questionnaires that an audit or an assessment asks. */
export async function usedQuestionnaires(tx: Tx): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`
    select questionnaire as key from governance_audit where org_id = ${tx.org}
    union select questionnaire from governance_maturity where org_id = ${tx.org}`.execute(tx.db);
  return new Set(rows.map(r => r.key));
}

export async function saveQuestionnaire(tx: Tx, q: Omit<QuestionnaireRow, 'version'>): Promise<void> {
  await sql`insert into governance_questionnaire (org_id, code, number, title, kind, state, sections, recorded_at)
    values (${tx.org}, ${q.code}, ${q.number}, ${q.title}, ${q.kind}, ${q.state}, ${JSON.stringify(q.sections)}::jsonb, ${tx.at})
    on conflict (org_id, code, number) do update set title = excluded.title, kind = excluded.kind, state = excluded.state,
      sections = excluded.sections, recorded_at = excluded.recorded_at, version = governance_questionnaire.version + 1`.execute(
    tx.db,
  );
}
