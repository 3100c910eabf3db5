import type { DocumentSummary, HeldValue } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export type Content = Readonly<Record<string, HeldValue>>;
/** The day of the data that fields were filled from, while they still say it. */
export type Prefilled = Readonly<Record<string, string>>;

export interface DocumentRow {
  readonly id: string;
  readonly projectId: string;
  readonly key: string;
  readonly project: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly templateKey: string;
  readonly templateNumber: number;
  readonly type: string;
  readonly kind: DocumentSummary['kind'];
  readonly language: DocumentSummary['language'];
  readonly title: string;
  readonly currency: string;
  readonly state: DocumentSummary['state'];
  readonly content: Content;
  readonly prefilled: Prefilled;
  readonly authorId: string | null;
  readonly author: string | null;
  /** Who has written any of it, the author among them. */
  readonly writers: readonly string[];
  readonly approverId: string | null;
  readonly approver: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  readonly approvedAt: string | null;
  readonly updatedAt: string;
  readonly version: number;
}

const documents = (tx: Tx) => sql`
  select d.id, d.project_id, p.key, p.name as project, p.unit_id, p.portfolio_id, p.programme_id, p.confidential,
    p.manager_id, p.sponsor_id, d.template_key, d.template_number, t.type, t.kind, d.language, d.title, d.currency, d.state,
    d.content, d.prefilled, d.author_id, a.name as author, d.writers, d.approver_id, r.name as approver, d.submitted_by,
    d.submitted_at, d.approved_at, d.updated_at, d.version
  from governance_document d
  join governance_template t on t.org_id = d.org_id and t.key = d.template_key
  join register_v_project p on p.org_id = d.org_id and p.id = d.project_id
  left join register_v_person a on a.org_id = d.org_id and a.id = d.author_id
  left join register_v_person r on r.org_id = d.org_id and r.id = d.approver_id
  where d.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`;

export async function loadDocumentsOf(tx: Tx, project: string): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`${documents(tx)} and d.project_id = ${project}
    order by d.created_at desc, d.id desc limit 500`.execute(tx.db);
  return rows;
}

/** Documents in review with these approvers, or with one who has left; the oldest first, at most 100. */
export async function documentsInReview(
  tx: Tx,
  approvers: readonly string[],
): Promise<readonly DocumentRow[]> {
  const { rows } = await sql<DocumentRow>`${documents(tx)} and d.state = 'in-review'
    and (d.approver_id = any(${[...approvers]}::uuid[]) or not r.active)
    order by d.submitted_at, d.id limit 100`.execute(tx.db);
  return rows;
}

/** A document the actor may see; locked where it is to be changed. */
export async function loadDocument(tx: Tx, id: string, lock = false): Promise<DocumentRow | null> {
  if (lock)
    await sql`select 1 from governance_document where org_id = ${tx.org} and id = ${id} for update`.execute(
      tx.db,
    );
  const { rows } = await sql<DocumentRow>`${documents(tx)} and d.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type NewDocument = Pick<
  DocumentRow,
  | 'projectId'
  | 'templateKey'
  | 'templateNumber'
  | 'language'
  | 'title'
  | 'currency'
  | 'content'
  | 'prefilled'
  | 'approverId'
>;

export async function insertDocument(tx: Tx, d: NewDocument): Promise<string> {
  const id = newId();
  await sql`insert into governance_document (org_id, id, project_id, template_key, template_number, language, title, currency,
      state, content, prefilled, author_id, writers, approver_id, created_at, updated_at)
    values (${tx.org}, ${id}, ${d.projectId}, ${d.templateKey}, ${d.templateNumber}, ${d.language}, ${d.title}, ${d.currency},
      'draft', ${JSON.stringify(d.content)}::jsonb, ${JSON.stringify(d.prefilled)}::jsonb, ${tx.actor.person},
      ${tx.actor.person === null ? [] : [tx.actor.person]}::uuid[], ${d.approverId},
      ${tx.at}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function writeDocument(
  tx: Tx,
  id: string,
  d: Pick<DocumentRow, 'title' | 'content' | 'prefilled' | 'approverId'>,
): Promise<void> {
  await sql`update governance_document set title = ${d.title}, content = ${JSON.stringify(d.content)}::jsonb,
      prefilled = ${JSON.stringify(d.prefilled)}::jsonb, approver_id = ${d.approverId}, updated_at = ${tx.at}, version = version + 1,
      writers = case when ${tx.actor.person}::uuid is null or ${tx.actor.person}::uuid = any(writers) then writers
        else array_append(writers, ${tx.actor.person}::uuid) end
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export async function moveDocument(
  tx: Tx,
  id: string,
  d: Pick<DocumentRow, 'state' | 'approverId' | 'submittedBy' | 'submittedAt' | 'approvedAt'>,
): Promise<void> {
  await sql`update governance_document set state = ${d.state}, approver_id = ${d.approverId}, submitted_by = ${d.submittedBy},
      submitted_at = ${d.submittedAt}::timestamptz, approved_at = ${d.approvedAt}::timestamptz, updated_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export interface DocumentVersionRow {
  readonly number: number;
  readonly title: string;
  readonly content: Content;
  readonly prefilled: Prefilled;
  readonly hash: string;
  readonly writtenBy: string | null;
  readonly writer: string | null;
  readonly recordedAt: string;
  readonly decision: 'approved' | 'returned' | null;
  readonly comment: string | null;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly forId: string | null;
  readonly forName: string | null;
  readonly decidedAt: string | null;
}

/** The versions of a document with what was decided on each, oldest first. */
export async function loadDocumentVersions(tx: Tx, id: string): Promise<readonly DocumentVersionRow[]> {
  const { rows } = await sql<DocumentVersionRow>`
    select v.number, v.title, v.content, v.prefilled, v.hash, v.written_by, w.name as writer, v.recorded_at,
      c.decision, c.comment, c.decided_by, b.name as decider, c.for_id, f.name as for_name, c.decided_at
    from governance_document_version v
    left join governance_document_decision c on c.org_id = v.org_id and c.document_id = v.document_id and c.number = v.number
    left join register_v_person w on w.org_id = v.org_id and w.id = v.written_by
    left join register_v_person b on b.org_id = v.org_id and b.id = c.decided_by
    left join register_v_person f on f.org_id = v.org_id and f.id = c.for_id
    where v.org_id = ${tx.org} and v.document_id = ${id} order by v.number limit 1000`.execute(tx.db);
  return rows;
}

export async function insertDocumentVersion(
  tx: Tx,
  id: string,
  v: Pick<DocumentVersionRow, 'number' | 'title' | 'content' | 'prefilled' | 'hash'>,
): Promise<void> {
  await sql`insert into governance_document_version (org_id, document_id, number, title, content, prefilled, hash, written_by, recorded_at)
    values (${tx.org}, ${id}, ${v.number}, ${v.title}, ${JSON.stringify(v.content)}::jsonb, ${JSON.stringify(v.prefilled)}::jsonb,
      ${v.hash}, ${tx.actor.person}, ${tx.at})`.execute(tx.db);
}

export async function insertDecision(
  tx: Tx,
  id: string,
  d: {
    readonly number: number;
    readonly decision: 'approved' | 'returned';
    readonly comment: string;
    readonly forId: string | null;
  },
): Promise<void> {
  await sql`insert into governance_document_decision (org_id, document_id, number, decision, comment, decided_by, for_id, decided_at)
    values (${tx.org}, ${id}, ${d.number}, ${d.decision}, ${d.comment}, ${tx.actor.person}, ${d.forId}, ${tx.at})`.execute(
    tx.db,
  );
}

/** Who would decide for somebody: whether they are still here, and who stands in for them on a day. */
export async function standingOf(
  tx: Tx,
  person: string,
  today: string,
): Promise<{ readonly active: boolean; readonly deputyId: string | null; readonly deputy: string | null }> {
  const { rows } = await sql<{ active: boolean; deputyId: string | null; deputy: string | null }>`
    select p.active, d.id as deputy_id, d.name as deputy
    from register_v_person p
    left join register_v_absence a on a.org_id = p.org_id and a.person_id = p.id and ${today}::date between a.from_day and a.until_day
    left join register_v_person d on d.org_id = p.org_id and d.id = a.deputy_id and d.active
    where p.org_id = ${tx.org} and p.id = ${person} order by d.id nulls last limit 1`.execute(tx.db);
  return rows[0] ?? { active: false, deputyId: null, deputy: null };
}

/** People by their ids, those who are still here, by name. */
export async function namesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from register_v_person
    where org_id = ${tx.org} and active and id = any(${[...ids]}::uuid[]) order by name, id`.execute(tx.db);
  return rows;
}

/** The last published report of a project. */
export async function lastReport(
  tx: Tx,
  project: string,
): Promise<{ readonly day: string; readonly overall: string; readonly narrative: string } | null> {
  const { rows } = await sql<{ day: string; overall: string; narrative: string }>`
    select as_of as day, overall_said as overall, narrative from monitoring_v_report
    where org_id = ${tx.org} and project_id = ${project} order by as_of desc, revision desc limit 1`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}
