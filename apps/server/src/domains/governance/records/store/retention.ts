import type { RetentionRule } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface RuleRow {
  readonly id: string;
  readonly name: string;
  readonly appliesTo: RetentionRule['appliesTo'];
  readonly subject: string | null;
  readonly years: number;
  readonly from: RetentionRule['from'];
  readonly atEnd: RetentionRule['atEnd'];
  readonly active: boolean;
  readonly version: number;
}

const columns = sql`r.id, r.name, r.applies_to, r.subject, r.years, r.counts_from as "from", r.at_end, r.active, r.version`;

/** All rules with the records they were applied to that the actor may see; those in force first. */
export async function loadRules(
  tx: Tx,
  id: string | null = null,
): Promise<readonly (RuleRow & { readonly records: number })[]> {
  const one = id === null ? sql`true` : sql`r.id = ${id}`;
  const { rows } = await sql<RuleRow & { readonly records: number }>`
    select ${columns}, (select count(*)::integer from governance_record_term t
      join register_v_project p on p.org_id = t.org_id and p.id = t.project_id
      where t.org_id = r.org_id and t.rule_id = r.id and ${projectsWith(tx.actor, 'record.read').of('p')}) as records
    from governance_retention_rule r where r.org_id = ${tx.org} and ${one}
    order by r.active desc, array_position(array['everything', 'type', 'template'], r.applies_to), r.subject, r.id
    limit 200`.execute(tx.db);
  return rows;
}

export async function lockRule(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from governance_retention_rule where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
}

/** The rule in force for a kind of document: the narrowest one. */
export async function narrowestRule(
  tx: Tx,
  { type, templateKey }: { readonly type: string; readonly templateKey: string | null },
): Promise<RuleRow | null> {
  const { rows } = await sql<RuleRow>`select ${columns} from governance_retention_rule r
    where r.org_id = ${tx.org} and r.active and (r.applies_to = 'everything'
      or (r.applies_to = 'type' and r.subject = ${type})
      or (r.applies_to = 'template' and r.subject = ${templateKey}::text))
    order by array_position(array['template', 'type', 'everything'], r.applies_to) limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** Keeps a new rule. Answers its id. */
export async function insertRule(tx: Tx, r: Omit<RuleRow, 'id' | 'active' | 'version'>): Promise<string> {
  const id = newId();
  await sql`insert into governance_retention_rule (org_id, id, name, applies_to, subject, years, counts_from, at_end, created_at)
    values (${tx.org}, ${id}, ${r.name}, ${r.appliesTo}, ${r.subject}, ${r.years}, ${r.from}, ${r.atEnd}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function writeRule(tx: Tx, r: RuleRow): Promise<void> {
  await sql`update governance_retention_rule set name = ${r.name}, years = ${r.years}, counts_from = ${r.from},
      at_end = ${r.atEnd}, active = ${r.active}, version = version + 1
    where org_id = ${tx.org} and id = ${r.id}`.execute(tx.db);
}

/** Notes since when records are due whose time is over; at most 500 at once. */
export async function markDue(
  tx: Tx,
  today: string,
): Promise<
  readonly { readonly recordId: string; readonly projectId: string; readonly atEnd: string | null }[]
> {
  const { rows } = await sql<{ recordId: string; projectId: string; atEnd: string | null }>`
    update governance_record_term set due_since = ${today}::date, version = version + 1
    where org_id = ${tx.org} and record_id in (select record_id from governance_record_term
      where org_id = ${tx.org} and due_since is null and keep_until <= ${today}::date
      order by keep_until, record_id limit 500 for update skip locked)
    returning record_id, project_id, at_end`.execute(tx.db);
  return rows;
}
