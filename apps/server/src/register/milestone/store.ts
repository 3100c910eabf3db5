import type { FieldValue } from '@chartroom/contract';
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

/** Milestones by id, locked until the transaction ends. */
export async function lockMilestones(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MilestoneRecord>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<MilestoneRecord>`select ${columns} from register_milestone
    where org_id = ${tx.org} and id = any(${ids}::uuid[]) order by id for update`.execute(tx.db);
  return new Map(rows.map(m => [m.id, m]));
}

/** What a request changed of a milestone: the fields as they were and as it said them, and from which day. */
export interface MilestoneChange {
  readonly id: string;
  readonly was: Partial<MilestoneRecord>;
  readonly said: Partial<MilestoneRecord>;
  readonly validFrom: string;
}

export async function milestoneChangesOf(tx: Tx, request: string): Promise<readonly MilestoneChange[]> {
  const { rows } = await sql<MilestoneChange>`
    select e.subject_id as id, e.before as was, e.after as said, f.valid_from
    from platform_event e
    join register_milestone_fact f on f.org_id = e.org_id and f.milestone_id = e.subject_id::uuid and f.event_id = e.id
    where e.org_id = ${tx.org} and e.request_id = ${request} and e.name = 'register.milestone.updated'
    order by e.seq`.execute(tx.db);
  return rows;
}

/** The added fields that a request set of key dates that were there before it, by the names of the log: `fields.theme`. */
export async function milestoneFieldsOf(tx: Tx, request: string): Promise<readonly MilestoneFieldsChange[]> {
  const { rows } = await sql<MilestoneFieldsChange>`
    select e.subject_id as id, e.before as was, e.after as said from platform_event e
    where e.org_id = ${tx.org} and e.request_id = ${request} and e.name = 'register.milestone.fields-set'
      and not exists (select from platform_event a where a.org_id = e.org_id and a.request_id = e.request_id
        and a.name = 'register.milestone.added' and a.subject_id = e.subject_id)
    order by e.seq`.execute(tx.db);
  return rows;
}

export interface MilestoneFieldsChange {
  readonly id: string;
  readonly was: Readonly<Record<string, FieldValue | null>>;
  readonly said: Readonly<Record<string, FieldValue | null>>;
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
