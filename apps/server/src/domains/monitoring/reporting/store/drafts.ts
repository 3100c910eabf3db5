import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import type { NewReport, ReportRecord } from '../store.ts';

export async function saveDraft(
  tx: Tx,
  r: Pick<ReportRecord, 'id'> &
    Omit<
      NewReport,
      'projectId' | 'asOf' | 'revision' | 'state' | 'authorId' | 'importId' | 'reason' | 'template' | 'forId'
    >,
): Promise<void> {
  await sql`update monitoring_report set scale_id = ${r.scaleId}, overall_said = ${r.overallSaid},
      overall_level = ${r.overallLevel}, dimensions = ${JSON.stringify(r.dimensions)}::jsonb, narrative = ${r.narrative},
      finish_forecast = ${r.finishForecast}, cost_forecast_minor = ${r.costForecastMinor}, currency = ${r.currency},
      reasons = ${JSON.stringify(r.reasons)}::jsonb, lines = ${JSON.stringify(r.lines)}::jsonb,
      decisions = ${JSON.stringify(r.decisions)}::jsonb, version = version + 1
    where org_id = ${tx.org} and id = ${r.id}`.execute(tx.db);
}

/** Hands a draft in to be reviewed. */
export async function submitDraft(tx: Tx, id: string): Promise<void> {
  await sql`update monitoring_report set state = 'in-review', submitted_by = ${tx.actor.person}, submitted_at = ${tx.at},
    reviewer_id = null, review_note = null, version = version + 1 where org_id = ${tx.org} and id = ${id}`.execute(
    tx.db,
  );
}

/** Gives a draft back that was handed in. */
export async function returnDraft(tx: Tx, id: string, note: string): Promise<void> {
  await sql`update monitoring_report set state = 'draft', reviewer_id = ${tx.actor.person}, review_note = ${note},
    version = version + 1 where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** Makes a draft final, without the drafted lines that were discarded; it is recorded at the instant of its publication. */
export async function publishDraft(tx: Tx, id: string): Promise<void> {
  await sql`update monitoring_report set
    reviewer_id = case when state = 'in-review' then ${tx.actor.person}::uuid else reviewer_id end,
    lines = coalesce((select jsonb_agg(l order by n) from jsonb_array_elements(lines) with ordinality as a (l, n)
      where l ->> 'state' = 'accepted'), '[]'),
    state = 'published', published_at = ${tx.at}, recorded_at = ${tx.at},
    version = version + 1 where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}
