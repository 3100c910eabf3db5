import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';

/** What the records system is told of a record: what it is and its hash, no content and no money. */
export interface ToldRecord {
  readonly id: string;
  readonly number: number;
  readonly kind: string;
  readonly title: string;
  readonly type: string;
  readonly project: { readonly key: string; readonly name: string };
  readonly documentId: string | null;
  readonly documentVersion: number | null;
  readonly gateId: string | null;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly archivedAt: string;
  readonly retentionRule: string | null;
  readonly keepUntil: string | null;
  readonly disposalReason: string | null;
}

export async function loadToTell(tx: Tx, id: string): Promise<ToldRecord> {
  const { rows } = await sql<ToldRecord>`
    select r.id, r.number, r.kind, r.title, r.type, json_build_object('key', p.key, 'name', p.name) as project,
      r.document_id, r.document_version, r.gate_id, r.file_name, r.size, r.sha256, r.archived_at,
      t.rule_name as retention_rule, t.keep_until, d.reason as disposal_reason
    from governance_record r
    join governance_record_term t on t.org_id = r.org_id and t.record_id = r.id
    join register_v_project p on p.org_id = r.org_id and p.id = r.project_id
    left join governance_record_disposal d on d.org_id = r.org_id and d.record_id = r.id
    where r.org_id = ${tx.org} and r.id = ${id}`.execute(tx.db);
  const [found] = rows;
  if (!found) throw new Error('Broken assumption: what happened to a record happened to one that is there');
  return found;
}
