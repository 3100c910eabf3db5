import { sql } from 'kysely';
import { newId, type Tx, type Upload } from '../../../../platform/index.ts';
import type { RuleRow } from './retention.ts';

/** The newest approved version of a document, not archived yet. */
export interface Unarchived {
  readonly documentId: string;
  readonly number: number;
  readonly title: string;
  readonly type: string;
  readonly templateKey: string;
}

/** What of a project is approved and not archived, whoever may see it; at most 500. */
export async function unarchived(tx: Tx, project: string): Promise<readonly Unarchived[]> {
  const { rows } = await sql<Unarchived>`
    select d.id as document_id, v.number, v.title, t.type, d.template_key
    from governance_document d
    join governance_template t on t.org_id = d.org_id and t.key = d.template_key
    join lateral (select max(c.number) as number from governance_document_decision c
      where c.org_id = d.org_id and c.document_id = d.id and c.decision = 'approved') a on a.number is not null
    join governance_document_version v on v.org_id = d.org_id and v.document_id = d.id and v.number = a.number
    where d.org_id = ${tx.org} and d.project_id = ${project} and not exists (
      select 1 from governance_record r where r.org_id = d.org_id and r.document_id = d.id and r.document_version = v.number)
    order by d.created_at, d.id limit 500`.execute(tx.db);
  return rows;
}

/** Numbers are given one at a time. */
export async function lockNumbers(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`records ${tx.org}`}))`.execute(tx.db);
}

type Source =
  | { readonly kind: 'document'; readonly documentId: string; readonly number: number }
  | { readonly kind: 'gate'; readonly gateId: string };

export async function isArchived(tx: Tx, source: Source): Promise<boolean> {
  const one =
    source.kind === 'gate'
      ? sql`gate_id = ${source.gateId}`
      : sql`document_id = ${source.documentId} and document_version = ${source.number}`;
  const { rows } = await sql`select 1 from governance_record where org_id = ${tx.org} and ${one}`.execute(
    tx.db,
  );
  return rows.length > 0;
}

export interface NewRecord {
  readonly projectId: string;
  readonly source: Source;
  readonly title: string;
  readonly type: string;
  readonly templateKey: string | null;
  readonly file: Upload;
  readonly cause: 'state' | 'gate';
  readonly from: string;
  readonly to: string;
}

export async function insertRecord(tx: Tx, r: NewRecord): Promise<string> {
  const id = newId();
  const { source, file } = r;
  const [document, number, gate] =
    source.kind === 'gate' ? [null, null, source.gateId] : [source.documentId, source.number, null];
  await sql`insert into governance_record (org_id, id, number, project_id, kind, title, type, template_key, document_id,
      document_version, gate_id, file_id, file_name, size, sha256, cause, phase_from, phase_to, archived_at)
    select ${tx.org}, ${id}, coalesce(max(number), 0) + 1, ${r.projectId}::uuid, ${source.kind}, ${r.title}, ${r.type},
      ${r.templateKey}::text, ${document}::uuid, ${number}::integer, ${gate}::uuid, ${file.id}::uuid, ${file.name},
      ${file.size}::integer, ${file.sha256}, ${r.cause}, ${r.from}, ${r.to}, ${tx.at}::timestamptz
    from governance_record where org_id = ${tx.org}`.execute(tx.db);
  return id;
}

export async function insertTerm(
  tx: Tx,
  t: {
    readonly recordId: string;
    readonly projectId: string;
    readonly rule: RuleRow | null;
    readonly today: string;
  },
): Promise<void> {
  const { rule } = t;
  await sql`insert into governance_record_term (org_id, record_id, project_id, rule_id, rule_name, years, counts_from, at_end,
      keep_until)
    select ${tx.org}, ${t.recordId}::uuid, p.id, ${rule?.id ?? null}::uuid, ${rule?.name ?? null}::text,
      ${rule?.years ?? null}::integer, ${rule?.from ?? null}::text, ${rule?.atEnd ?? null}::text,
      case when ${rule?.from ?? null}::text = 'archiving' or p.state in ('closed', 'cancelled')
        then (${t.today}::date + make_interval(years => ${rule?.years ?? null}::integer))::date end
    from register_v_project p where p.org_id = ${tx.org} and p.id = ${t.projectId}`.execute(tx.db);
}

/** Begins the time to keep of what counts from the closure of projects, or takes it back where they are open again. */
export async function settleClosures(tx: Tx, projects: readonly string[], today: string): Promise<void> {
  await sql`update governance_record_term t
    set keep_until = case when t.keep_until is null then (${today}::date + make_interval(years => t.years))::date end,
      version = t.version + 1
    from register_v_project p
    where t.org_id = ${tx.org} and t.project_id = any(${[...projects]}::uuid[]) and t.counts_from = 'closure'
      and t.due_since is null and p.org_id = t.org_id and p.id = t.project_id
      and (t.keep_until is null) = (p.state in ('closed', 'cancelled'))`.execute(tx.db);
}
