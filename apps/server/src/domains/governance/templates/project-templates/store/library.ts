import type { ProjectTemplateDefinition } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';

export interface TemplateRow {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly kind: 'base' | 'add-on';
  readonly own: boolean;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly reviewOn: string | null;
  readonly state: 'draft' | 'published' | 'retired';
  readonly version: number;
}

export interface VersionRow {
  readonly templateKey: string;
  readonly number: number;
  readonly state: 'draft' | 'published';
  readonly definition: ProjectTemplateDefinition;
  readonly note: string;
  readonly writtenBy: string | null;
  readonly writer: string | null;
  readonly publishedAt: string | null;
}

/** Project templates that were used, changed or made here; one of them, locked, where its key is given. */
export async function loadTemplates(tx: Tx, key?: string): Promise<readonly TemplateRow[]> {
  if (key !== undefined)
    await sql`select 1 from governance_project_template where org_id = ${tx.org} and key = ${key} for update`.execute(
      tx.db,
    );
  const { rows } = await sql<TemplateRow>`
    select t.key, t.name, t.summary, t.kind, t.own, t.owner_id, p.name as owner, t.review_on, t.state, t.version
    from governance_project_template t
    left join register_v_person p on p.org_id = t.org_id and p.id = t.owner_id
    where t.org_id = ${tx.org} and (${key ?? null}::text is null or t.key = ${key ?? null})
    order by t.key limit 500`.execute(tx.db);
  return rows;
}

/** Versions of project templates, oldest first; of one where its key is given. */
export async function loadVersions(tx: Tx, key?: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.template_key, v.number, v.state, v.definition, v.note, v.written_by, p.name as writer, v.published_at
    from governance_project_template_version v
    left join register_v_person p on p.org_id = v.org_id and p.id = v.written_by
    where v.org_id = ${tx.org} and (${key ?? null}::text is null or v.template_key = ${key ?? null})
    order by v.template_key, v.number limit 2000`.execute(tx.db);
  return rows;
}

/** How many projects that the actor may see run with each version. */
export async function projectsOf(
  tx: Tx,
): Promise<readonly { readonly key: string; readonly number: number; readonly count: number }[]> {
  const { rows } = await sql<{ key: string; number: number; count: number }>`
    select u.template_key as key, u.template_number as number, count(*)::int as count
    from governance_project_template_use u
    join register_v_project p on p.org_id = u.org_id and p.id = u.project_id
    where u.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}
    group by u.template_key, u.template_number`.execute(tx.db);
  return rows;
}

interface MadeRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly number: number;
  readonly live: boolean;
}

/** Projects the actor may see that were made of a template, by key. */
export async function loadProjectsOf(tx: Tx, key: string): Promise<readonly MadeRow[]> {
  const { rows } = await sql<MadeRow>`
    select p.id, p.key, p.name, u.template_number as number, p.state not in ('closed', 'cancelled') as live
    from governance_project_template_use u
    join register_v_project p on p.org_id = u.org_id and p.id = u.project_id
    where u.org_id = ${tx.org} and u.template_key = ${key} and ${projectsWith(tx.actor, 'project.read').of('p')}
    order by p.number limit 200`.execute(tx.db);
  return rows;
}

export async function insertTemplate(tx: Tx, t: Omit<TemplateRow, 'owner' | 'version'>): Promise<void> {
  await sql`insert into governance_project_template (org_id, key, name, summary, kind, own, owner_id, review_on, state, recorded_at)
    values (${tx.org}, ${t.key}, ${t.name}, ${t.summary}, ${t.kind}, ${t.own}, ${t.ownerId}, ${t.reviewOn}, ${t.state}, ${tx.at})
    on conflict (org_id, key) do nothing`.execute(tx.db);
}

export async function updateTemplate(
  tx: Tx,
  key: string,
  t: Pick<TemplateRow, 'name' | 'summary' | 'ownerId' | 'reviewOn' | 'state'>,
): Promise<void> {
  await sql`update governance_project_template set name = ${t.name}, summary = ${t.summary}, owner_id = ${t.ownerId},
      review_on = ${t.reviewOn}, state = ${t.state}, version = version + 1, recorded_at = ${tx.at}
    where org_id = ${tx.org} and key = ${key}`.execute(tx.db);
}

export async function insertVersion(
  tx: Tx,
  v: Pick<VersionRow, 'templateKey' | 'number' | 'state' | 'definition' | 'note'>,
): Promise<void> {
  await sql`insert into governance_project_template_version (org_id, template_key, number, state, definition, note, written_by, published_at)
    values (${tx.org}, ${v.templateKey}, ${v.number}, ${v.state}, ${JSON.stringify(v.definition)}::jsonb, ${v.note},
      ${tx.actor.person}, ${v.state === 'published' ? tx.at : null}::timestamptz)
    on conflict (org_id, template_key, number) do nothing`.execute(tx.db);
}

export async function writeDraft(
  tx: Tx,
  key: string,
  { number, definition }: Pick<VersionRow, 'number' | 'definition'>,
): Promise<void> {
  await sql`update governance_project_template_version set definition = ${JSON.stringify(definition)}::jsonb,
      written_by = ${tx.actor.person}
    where org_id = ${tx.org} and template_key = ${key} and number = ${number}`.execute(tx.db);
}

export async function publishVersion(
  tx: Tx,
  key: string,
  { number, note }: Pick<VersionRow, 'number' | 'note'>,
): Promise<void> {
  await sql`update governance_project_template_version set state = 'published', published_at = ${tx.at}, note = ${note}
    where org_id = ${tx.org} and template_key = ${key} and number = ${number}`.execute(tx.db);
}
