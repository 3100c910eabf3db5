import type { FieldValue } from '@chartroom/contract';
import { sql } from 'kysely';
import { type ChangeSet, justAfter, newId, rowsJson, type Tx } from '../../platform/index.ts';

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
  /** false: it has left, since the step that added it was undone. */
  readonly present: boolean;
  readonly version: number;
}

/** A milestone to be added. */
export type NewMilestone = Omit<MilestoneRecord, 'id' | 'present' | 'version'>;

const columns = sql`id, project_id, name, kind, external_key, baseline, forecast, actual, cost_baseline_minor, status_said,
  present, version`;

/** The milestones of projects, each with its external key, for what finds them again; those that have left come first. */
export async function loadMilestonesEver(
  tx: Tx,
  projects: readonly string[],
): Promise<readonly MilestoneRecord[]> {
  const { rows } = await sql<MilestoneRecord>`select ${columns} from register_milestone
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[])
    order by present, project_id, coalesce(forecast, baseline, actual), id`.execute(tx.db);
  return rows;
}

/** The milestones of projects as they are. */
export const loadMilestones = async (
  tx: Tx,
  projects: readonly string[],
): Promise<readonly MilestoneRecord[]> => (await loadMilestonesEver(tx, projects)).filter(m => m.present);

export async function lockMilestone(tx: Tx, project: string, id: string): Promise<MilestoneRecord | null> {
  const { rows } = await sql<MilestoneRecord>`select ${columns} from register_milestone
    where org_id = ${tx.org} and project_id = ${project} and id = ${id} and present for update`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

/** Milestones by id, also those that have left; locked until the transaction ends. */
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

/** The milestones that a step added, by whether anything else was recorded of them since. */
export async function milestonesAddedBy(
  tx: Tx,
  step: ChangeSet,
): Promise<readonly { readonly id: string; readonly touched: boolean }[]> {
  const { rows } = await sql<{ id: string; touched: boolean }>`
    select e.subject_id as id, exists (select from platform_event s
      where s.org_id = e.org_id and s.subject_kind = 'milestone' and s.subject_id = e.subject_id
        and s.request_id is distinct from e.request_id) as touched
    from platform_event e
    where e.org_id = ${tx.org} and e.request_id = ${step.requestId} and e.name = 'register.milestone.added'
    order by e.seq`.execute(tx.db);
  return rows;
}

/** From which days on something is known of milestones, by their id. */
export async function daysOfMilestones(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ id: string; days: readonly string[] }>`
    select milestone_id as id, array_agg(distinct valid_from::text order by valid_from::text) as days
    from register_milestone_fact where org_id = ${tx.org} and milestone_id = any(${ids}::uuid[]) group by 1`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [r.id, r.days]));
}

export interface MilestoneFieldsChange {
  readonly id: string;
  readonly was: Readonly<Record<string, FieldValue | null>>;
  readonly said: Readonly<Record<string, FieldValue | null>>;
}

export async function insertMilestones(
  tx: Tx,
  milestones: readonly NewMilestone[],
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
      actual = n.actual, cost_baseline_minor = n.cost_baseline_minor, status_said = n.status_said, present = n.present, version = m.version + 1
    from jsonb_populate_recordset(null::register_milestone, ${rowsJson(milestones)}::jsonb) n
    where m.org_id = ${tx.org} and m.id = n.id`.execute(tx.db);
}

export async function insertMilestoneFacts(
  tx: Tx,
  facts: readonly (Pick<MilestoneRecord, 'name' | 'baseline' | 'forecast' | 'actual' | 'present'> & {
    readonly milestoneId: string;
    readonly validFrom: string;
    readonly eventId: string;
  })[],
): Promise<void> {
  await sql`insert into register_milestone_fact (org_id, recorded_at, milestone_id, valid_from, event_id, name, baseline, forecast,
      actual, present)
    select ${tx.org}, ${justAfter(tx, 'register_milestone_fact', ['milestone_id', 'valid_from'])}, milestone_id, valid_from,
      event_id, name, baseline, forecast, actual, present
    from jsonb_populate_recordset(null::register_milestone_fact, ${rowsJson(facts)}::jsonb) n`.execute(tx.db);
}
