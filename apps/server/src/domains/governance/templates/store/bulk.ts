import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import type { Content, Prefilled } from './documents.ts';

export type { Content, Prefilled } from './documents.ts';

interface Row {
  readonly id: string;
  readonly projectId: string;
  readonly template: string;
  readonly number: number;
  readonly language: string;
  readonly title: string;
  readonly currency: string;
  readonly content: Content;
  readonly prefilled: Prefilled;
  readonly authorId: string;
  readonly approverId: string | null;
  readonly state: string;
  readonly hash: string;
}

/** Documents, each with the version that was handed in and the decision on it, where its state says so. */
export async function insertDocuments(tx: Tx, rows: readonly Row[]): Promise<void> {
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g ("id" uuid, "projectId" uuid, "template" text,
    "number" integer, "language" text, "title" text, "currency" text, "content" jsonb, "prefilled" jsonb, "authorId" uuid,
    "approverId" uuid, "state" text, "hash" text)`;
  await sql`insert into governance_document (org_id, id, project_id, template_key, template_number, language, title, currency,
      state, content, prefilled, author_id, writers, approver_id, submitted_by, submitted_at, approved_at, created_at, updated_at)
    select ${tx.org}, g."id", g."projectId", g."template", g."number", g."language", g."title", g."currency", g."state", g."content",
      g."prefilled", g."authorId", array[g."authorId"], g."approverId",
      case when g."state" <> 'draft' then g."authorId" end, case when g."state" <> 'draft' then ${tx.at}::timestamptz end,
      case when g."state" = 'approved' then ${tx.at}::timestamptz end, ${tx.at}, ${tx.at} from ${given}`.execute(
    tx.db,
  );
  await sql`insert into governance_document_version (org_id, document_id, number, title, content, prefilled, hash, written_by, recorded_at)
    select ${tx.org}, g."id", 1, g."title", g."content", g."prefilled", g."hash", g."authorId", ${tx.at} from ${given}
    where g."state" <> 'draft'`.execute(tx.db);
  await sql`insert into governance_document_decision (org_id, document_id, number, decision, comment, decided_by, decided_at)
    select ${tx.org}, g."id", 1, 'approved', '', g."approverId", ${tx.at} from ${given} where g."state" = 'approved'`.execute(
    tx.db,
  );
}
