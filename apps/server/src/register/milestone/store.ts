import { sql } from 'kysely';
import { justAfter, newId, rowsJson, type Tx } from '../../platform/index.ts';

export interface MilestoneRecord {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly kind: 'milestone' | 'gate';
  readonly externalKey: string | null;
  readonly baseline: string | null;
  readonly forecast: string | null;
  readonly actual: string | null;
  readonly costBaselineMinor: number | null;
  readonly statusSaid: string | null;
  readonly version: number;
}

const columns = sql`id, project_id, name, kind, external_key, baseline, forecast, actual, cost_baseline_minor, status_said, version`;

/** The milestones of projects, each with its external key, for what finds them again. */
export async function loadMilestones(
  tx: Tx,
  projects: readonly string[],
): Promise<readonly MilestoneRecord[]> {
  const { rows } = await sql<MilestoneRecord>`select ${columns} from register_milestone
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[])
    order by project_id, coalesce(forecast, baseline, actual), id`.execute(tx.db);
  return rows;
}

export async function lockMilestone(tx: Tx, project: string, id: string): Promise<MilestoneRecord | null> {
  const { rows } = await sql<MilestoneRecord>`select ${columns} from register_milestone
    where org_id = ${tx.org} and project_id = ${project} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

export async function insertMilestones(
  tx: Tx,
  milestones: readonly Omit<MilestoneRecord, 'id' | 'version'>[],
): Promise<readonly string[]> {
  const rows = milestones.map(m => ({ id: newId(), ...m }));
  await sql`insert into register_milestone (org_id, created_at, id, project_id, name, kind, external_key, baseline, forecast,
      actual, cost_baseline_minor, status_said)
    select ${tx.org}, ${tx.at}, id, project_id, name, kind, external_key, baseline, forecast, actual, cost_baseline_minor, status_said
    from jsonb_populate_recordset(null::register_milestone, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
  return rows.map(r => r.id);
}

export async function updateMilestones(tx: Tx, milestones: readonly MilestoneRecord[]): Promise<void> {
  await sql`update register_milestone m set name = n.name, kind = n.kind, baseline = n.baseline, forecast = n.forecast,
      actual = n.actual, cost_baseline_minor = n.cost_baseline_minor, status_said = n.status_said, version = m.version + 1
    from jsonb_populate_recordset(null::register_milestone, ${rowsJson(milestones)}::jsonb) n
    where m.org_id = ${tx.org} and m.id = n.id`.execute(tx.db);
}

export async function insertMilestoneFacts(
  tx: Tx,
  facts: readonly (Pick<MilestoneRecord, 'name' | 'baseline' | 'forecast' | 'actual'> & {
    readonly milestoneId: string;
    readonly validFrom: string;
    readonly eventId: string;
  })[],
): Promise<void> {
  await sql`insert into register_milestone_fact (org_id, recorded_at, milestone_id, valid_from, event_id, name, baseline, forecast, actual)
    select ${tx.org}, ${justAfter(tx, 'register_milestone_fact', ['milestone_id', 'valid_from'])}, milestone_id, valid_from,
      event_id, name, baseline, forecast, actual
    from jsonb_populate_recordset(null::register_milestone_fact, ${rowsJson(facts)}::jsonb) n`.execute(tx.db);
}
