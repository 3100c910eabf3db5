import type { DocumentLanguage, DocumentTemplate, TemplateText } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

/** What a template says, by language. */
export type Texts = Readonly<Partial<Record<DocumentLanguage, TemplateText>>>;

export interface TemplateRow {
  readonly key: string;
  readonly kind: DocumentTemplate['kind'];
  readonly type: string;
  readonly own: boolean;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly reviewOn: string | null;
  readonly state: DocumentTemplate['state'];
  readonly version: number;
}

export interface VersionRow {
  readonly templateKey: string;
  readonly number: number;
  readonly state: 'draft' | 'published';
  readonly texts: Texts;
  readonly note: string;
  readonly writtenBy: string | null;
  readonly writer: string | null;
  readonly publishedAt: string | null;
}

/** Templates that were used, changed or made here; one of them, locked, where its key is given. */
export async function loadTemplates(tx: Tx, key?: string): Promise<readonly TemplateRow[]> {
  if (key !== undefined)
    await sql`select 1 from governance_template where org_id = ${tx.org} and key = ${key} for update`.execute(
      tx.db,
    );
  const { rows } = await sql<TemplateRow>`
    select t.key, t.kind, t.type, t.own, t.owner_id, p.name as owner, t.review_on, t.state, t.version
    from governance_template t
    left join register_v_person p on p.org_id = t.org_id and p.id = t.owner_id
    where t.org_id = ${tx.org} and (${key ?? null}::text is null or t.key = ${key ?? null})
    order by t.key limit 500`.execute(tx.db);
  return rows;
}

/** Versions of templates, oldest first; of one where its key is given. */
export async function loadVersions(tx: Tx, key?: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.template_key, v.number, v.state, v.texts, v.note, v.written_by, p.name as writer, v.published_at
    from governance_template_version v
    left join register_v_person p on p.org_id = v.org_id and p.id = v.written_by
    where v.org_id = ${tx.org} and (${key ?? null}::text is null or v.template_key = ${key ?? null})
    order by v.template_key, v.number limit 2000`.execute(tx.db);
  return rows;
}

export async function loadVersion(tx: Tx, key: string, number: number): Promise<VersionRow | null> {
  return (await loadVersions(tx, key)).find(v => v.number === number) ?? null;
}

/** How many documents the actor may see are made of each version. */
export async function usage(
  tx: Tx,
): Promise<readonly { readonly key: string; readonly number: number; readonly count: number }[]> {
  const { rows } = await sql<{ key: string; number: number; count: number }>`
    select d.template_key as key, d.template_number as number, count(*)::int as count
    from governance_document d
    join register_v_project p on p.org_id = d.org_id and p.id = d.project_id
    where d.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
    group by d.template_key, d.template_number`.execute(tx.db);
  return rows;
}

export type NewTemplate = Omit<TemplateRow, 'owner' | 'version'>;

export async function insertTemplate(tx: Tx, t: NewTemplate): Promise<void> {
  await sql`insert into governance_template (org_id, key, kind, type, own, owner_id, review_on, state, recorded_at)
    values (${tx.org}, ${t.key}, ${t.kind}, ${t.type}, ${t.own}, ${t.ownerId}, ${t.reviewOn}, ${t.state}, ${tx.at})
    on conflict (org_id, key) do nothing`.execute(tx.db);
}

export async function updateTemplate(
  tx: Tx,
  key: string,
  t: Pick<TemplateRow, 'ownerId' | 'reviewOn' | 'state'>,
): Promise<void> {
  await sql`update governance_template set owner_id = ${t.ownerId}, review_on = ${t.reviewOn}, state = ${t.state},
      version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and key = ${key}`.execute(tx.db);
}

export async function insertVersion(
  tx: Tx,
  v: Pick<VersionRow, 'templateKey' | 'number' | 'state' | 'texts' | 'note'>,
): Promise<void> {
  await sql`insert into governance_template_version (org_id, template_key, number, state, texts, note, written_by, published_at)
    values (${tx.org}, ${v.templateKey}, ${v.number}, ${v.state}, ${JSON.stringify(v.texts)}::jsonb, ${v.note},
      ${tx.actor.person}, ${v.state === 'published' ? tx.at : null}::timestamptz)
    on conflict (org_id, template_key, number) do nothing`.execute(tx.db);
}

export async function writeDraft(
  tx: Tx,
  key: string,
  { number, texts }: { readonly number: number; readonly texts: Texts },
): Promise<void> {
  await sql`update governance_template_version set texts = ${JSON.stringify(texts)}::jsonb, written_by = ${tx.actor.person}
    where org_id = ${tx.org} and template_key = ${key} and number = ${number}`.execute(tx.db);
}

export async function publishVersion(
  tx: Tx,
  key: string,
  { number, note }: { readonly number: number; readonly note: string },
): Promise<void> {
  await sql`update governance_template_version set state = 'published', published_at = ${tx.at}, note = ${note}
    where org_id = ${tx.org} and template_key = ${key} and number = ${number}`.execute(tx.db);
}

export interface FileRow {
  readonly format: 'docx' | 'pptx';
  readonly fileId: string;
  readonly name: string;
  readonly placeholders: readonly string[];
  readonly uploadedBy: string | null;
  readonly uploader: string | null;
  readonly uploadedAt: string;
}

export async function loadFiles(tx: Tx, key: string): Promise<readonly FileRow[]> {
  const { rows } = await sql<FileRow>`
    select f.format, f.file_id, f.name, f.placeholders, f.uploaded_by, p.name as uploader, f.uploaded_at
    from governance_template_file f
    left join register_v_person p on p.org_id = f.org_id and p.id = f.uploaded_by
    where f.org_id = ${tx.org} and f.template_key = ${key} order by f.format`.execute(tx.db);
  return rows;
}

export async function saveFile(
  tx: Tx,
  key: string,
  f: Pick<FileRow, 'format' | 'fileId' | 'name' | 'placeholders'>,
): Promise<void> {
  await sql`insert into governance_template_file (org_id, template_key, format, file_id, name, placeholders, uploaded_by, uploaded_at)
    values (${tx.org}, ${key}, ${f.format}, ${f.fileId}, ${f.name}, ${[...f.placeholders]}::text[], ${tx.actor.person}, ${tx.at})
    on conflict (org_id, template_key, format) do update set file_id = excluded.file_id, name = excluded.name,
      placeholders = excluded.placeholders, uploaded_by = excluded.uploaded_by, uploaded_at = excluded.uploaded_at`.execute(
    tx.db,
  );
}
