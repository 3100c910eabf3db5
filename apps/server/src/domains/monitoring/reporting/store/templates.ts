import type { TemplateSection } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

export interface TemplateRow {
  readonly number: number;
  readonly class: string | null;
  readonly name: string;
  readonly dimensions: readonly string[];
  readonly sections: readonly TemplateSection[];
  readonly review: boolean;
  readonly note: string;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly recordedAt: string | null;
}

/** Versions of templates, newest first. */
export async function loadTemplates(tx: Tx): Promise<readonly TemplateRow[]> {
  const { rows } = await sql<TemplateRow>`
    select t.number, t.class, t.name, t.dimensions, t.sections, t.review, t.note, t.author_id, w.name as author, t.recorded_at
    from monitoring_report_template t left join register_v_person w on w.org_id = t.org_id and w.id = t.author_id
    where t.org_id = ${tx.org} order by t.number desc limit 200`.execute(tx.db);
  return rows;
}

export async function insertTemplate(tx: Tx, t: Omit<TemplateRow, 'author' | 'recordedAt'>): Promise<void> {
  await sql`insert into monitoring_report_template (org_id, number, class, name, dimensions, sections, review, note, author_id,
      recorded_at)
    values (${tx.org}, ${t.number}, ${t.class}, ${t.name}, ${[...t.dimensions]}::text[],
      ${JSON.stringify(t.sections)}::jsonb, ${t.review}, ${t.note}, ${t.authorId}, ${tx.at})`.execute(tx.db);
}
