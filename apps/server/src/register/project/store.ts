import { minorPlaces } from '@chartroom/engine';
import { type RawBuilder, sql } from 'kysely';
import { type ChangeSet, justAfter, rowsJson, type Tx } from '../../platform/index.ts';
import type { Visible } from '../visibility/store.ts';
import { type Attributes, attributeNames } from './attributes.ts';

export interface FactRow extends Attributes {
  readonly projectId: string;
  readonly validFrom: string;
  readonly eventId: string;
}

export interface ProjectRecord extends Attributes {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly confidential: boolean;
  readonly externalSource: string | null;
  readonly externalKey: string | null;
  readonly version: number;
}

interface InsertedProject {
  readonly id: string;
  readonly number: number;
  readonly key: string;
  readonly confidential: boolean;
  readonly externalSource: string | null;
  readonly externalKey: string | null;
  readonly attributes: Attributes;
}

const columns = sql.join(attributeNames.map(c => sql.ref(c)));

/** Takes so many project numbers at once; answers the first, and the organisation's prefix for keys. */
export async function takeNumbers(tx: Tx, count: number): Promise<{ first: number; prefix: string }> {
  const { rows } = await sql<{ value: number; prefix: string }>`
    insert into register_counter (org_id, name, value) values (${tx.org}, 'project', ${count})
    on conflict (org_id, name) do update set value = register_counter.value + excluded.value
    returning value, (select project_key_prefix from platform_organisation where id = ${tx.org}) as prefix`.execute(
    tx.db,
  );
  const row = rows[0];
  if (!row) throw new Error('Broken assumption: the counter answers');
  return { first: row.value - count + 1, prefix: row.prefix };
}

export async function insertProjects(tx: Tx, projects: readonly InsertedProject[]): Promise<void> {
  const rows = projects.map(({ attributes, ...p }) => ({ ...p, ...attributes }));
  await sql`
    insert into register_project (org_id, id, number, key, confidential, external_source, external_key, created_at, ${columns})
    select ${tx.org}, id, number, key, confidential, external_source, external_key, ${tx.at}, ${columns}
    from jsonb_populate_recordset(null::register_project, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
}

/**
 * Records facts; `again` where this transaction has recorded the same projects and days already, which are never
 * changed: these are recorded just after them.
 */
export async function insertFacts(tx: Tx, facts: readonly FactRow[], again: boolean): Promise<void> {
  if (facts.length === 0) return;
  const recordedAt = again
    ? justAfter(tx, 'register_project_fact', ['project_id', 'valid_from'])
    : sql`${tx.at}::timestamptz`;
  await sql`
    insert into register_project_fact (org_id, recorded_at, project_id, valid_from, event_id, ${columns})
    select ${tx.org}, ${recordedAt}, project_id, valid_from, event_id, ${columns}
    from jsonb_populate_recordset(null::register_project_fact, ${rowsJson(facts)}::jsonb) n`.execute(tx.db);
}

/** A fact as recorded. */
export interface RecordedRow extends FactRow {
  readonly recordedAt: string;
}

/** The facts of projects by what was known at an instant (all that is recorded when left out), oldest first. */
export async function loadFacts(
  tx: Tx,
  ids: readonly string[],
  knownAt = 'infinity',
): Promise<Map<string, RecordedRow[]>> {
  const { rows } = await sql<RecordedRow>`
    select distinct on (project_id, valid_from) project_id, valid_from, recorded_at, event_id, ${columns}
    from register_project_fact
    where org_id = ${tx.org} and project_id = any(${ids}::uuid[]) and recorded_at <= ${knownAt}::timestamptz
    order by project_id, valid_from, recorded_at desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

/** What is recorded of projects from what holds on a day on, oldest first. */
export async function loadFactsFrom(
  tx: Tx,
  ids: readonly string[],
  day: string,
): Promise<Map<string, RecordedRow[]>> {
  const { rows } = await sql<RecordedRow>`
    select distinct on (f.project_id, f.valid_from) f.project_id, f.valid_from, f.recorded_at, f.event_id,
      ${sql.join(attributeNames.map(c => sql.ref(`f.${c}`)))}
    from unnest(${ids}::uuid[]) i (id)
    cross join lateral (
      select coalesce(max(valid_from), '-infinity') as day from register_project_fact
      where org_id = ${tx.org} and project_id = i.id and valid_from <= ${day}::date
    ) holds
    join register_project_fact f on f.org_id = ${tx.org} and f.project_id = i.id and f.valid_from >= holds.day
    order by f.project_id, f.valid_from, f.recorded_at desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

/** What is true of a project on a day by what was known at an instant; null when nothing was known of it yet. */
export async function factOn(
  tx: Tx,
  id: string,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: string },
): Promise<FactRow | null> {
  const { rows } = await sql<FactRow>`
    select project_id, valid_from, event_id, ${columns} from register_project_fact
    where org_id = ${tx.org} and project_id = ${id} and valid_from <= ${asOf}::date
      and recorded_at <= ${knownAt}::timestamptz
    order by valid_from desc, recorded_at desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** What a status depends on, of a fact. */
export type DatedFact = Pick<
  FactRow,
  | 'projectId'
  | 'validFrom'
  | 'present'
  | 'state'
  | 'class'
  | 'currency'
  | 'startBaseline'
  | 'finishBaseline'
  | 'finishForecast'
  | 'finishActual'
  | 'costBaselineMinor'
  | 'costForecastMinor'
  | 'benefitsBaselineMinor'
  | 'benefitsForecastMinor'
>;

/** What the status of projects depends on, by what was known at an instant, oldest first. */
export async function loadDatedFacts(
  tx: Tx,
  ids: readonly string[],
  knownAt: string,
): Promise<Map<string, DatedFact[]>> {
  const { rows } = await sql<DatedFact>`
    select distinct on (project_id, valid_from) project_id, valid_from, present, state, class, currency, start_baseline,
      finish_baseline, finish_forecast, finish_actual, cost_baseline_minor, cost_forecast_minor, benefits_baseline_minor,
      benefits_forecast_minor
    from register_project_fact
    where org_id = ${tx.org} and project_id = any(${ids}::uuid[]) and recorded_at <= ${knownAt}::timestamptz
    order by project_id, valid_from, recorded_at desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

/** The projects of which a request recorded something, in the order of their ids. */
export async function projectsOfRequest(tx: Tx, request: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from platform_event
    where org_id = ${tx.org} and request_id = ${request} and name like 'register.project.%' and project_id is not null
    order by 1`.execute(tx.db);
  return rows.map(r => r.id);
}

/** The facts that a request recorded, by project, oldest day first. */
export async function factsOfRequest(
  tx: Tx,
  request: string,
  ids: readonly string[],
): Promise<Map<string, RecordedRow[]>> {
  const { rows } = await sql<RecordedRow>`
    select project_id, valid_from, recorded_at, event_id, ${columns}
    from register_project_fact
    where org_id = ${tx.org} and project_id = any(${ids}::uuid[]) and event_id in
      (select id from platform_event where org_id = ${tx.org} and request_id = ${request} and project_id = any(${ids}::uuid[]))
    order by project_id, valid_from, recorded_at`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

/** Those of the projects of which others have recorded something since a step. */
export async function touchedSince(
  tx: Tx,
  step: ChangeSet,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from platform_event
    where org_id = ${tx.org} and project_id = any(${ids}::uuid[]) and at >= ${step.createdAt}
      and request_id is distinct from ${step.requestId}`.execute(tx.db);
  return new Set(rows.map(r => r.id));
}

/** Copies the latest facts into the current rows and raises their versions. */
export async function updateCurrent(tx: Tx, facts: readonly FactRow[]): Promise<void> {
  const latest = new Map<string, FactRow>();
  for (const f of facts) {
    const seen = latest.get(f.projectId);
    if (!seen || seen.validFrom <= f.validFrom) latest.set(f.projectId, f);
  }
  if (latest.size === 0) return;
  await sql`
    update register_project p set version = p.version + 1,
      (${columns}) = row(${sql.join(attributeNames.map(c => sql.ref(`f.${c}`)))})
    from jsonb_populate_recordset(null::register_project_fact, ${rowsJson([...latest.values()])}::jsonb) f
    where p.org_id = ${tx.org} and p.id = f.project_id`.execute(tx.db);
}

/** The current row, locked until the transaction ends. */
export async function lockProject(tx: Tx, id: string): Promise<ProjectRecord | null> {
  const { rows } = await sql<ProjectRecord>`
    select id, number, key, confidential, external_source, external_key, version, ${columns}
    from register_project where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
  return rows[0] ?? null;
}

/** The current rows of projects, locked in one order until the transaction ends. */
export async function lockProjects(tx: Tx, ids: readonly string[]): Promise<Map<string, ProjectRecord>> {
  const { rows } = await sql<ProjectRecord>`
    select id, number, key, confidential, external_source, external_key, version, ${columns}
    from register_project where org_id = ${tx.org} and id = any(${ids}::uuid[]) order by id for update`.execute(
    tx.db,
  );
  return new Map(rows.map(r => [r.id, r]));
}

export async function setConfidential(tx: Tx, id: string, confidential: boolean): Promise<void> {
  await sql`update register_project set confidential = ${confidential}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** Ids of projects by what finds them again: external key within a source, or name. */
export async function findProjects(
  tx: Tx,
  by:
    | { readonly source: string; readonly externalKeys: readonly string[] }
    | { readonly names: readonly string[] },
): Promise<readonly { readonly id: string; readonly key: string; readonly match: string }[]> {
  const where =
    'names' in by
      ? sql`lower(name) = any(${by.names.map(n => n.toLowerCase())})`
      : sql`external_source = ${by.source} and external_key = any(${by.externalKeys})`;
  const match = 'names' in by ? sql`lower(name)` : sql`external_key`;
  const { rows } = await sql<{ id: string; key: string; match: string }>`
    select id, key, ${match} as match from register_project where org_id = ${tx.org} and ${where} order by number`.execute(
    tx.db,
  );
  return rows;
}

/** Something of the one project `p` that a person means by key, id, external key or exact name. */
async function meant<R>(
  tx: Tx,
  { visible, reference }: { readonly visible: Visible; readonly reference: string },
  what: RawBuilder<R>,
): Promise<R | null> {
  const one = async (condition: RawBuilder<boolean>) => {
    const { rows } = await sql<R>`
      select ${what} where p.org_id = ${tx.org} and ${visible.of('p')} and ${condition}
      order by (p.id::text = ${reference}) desc, (p.external_key = ${reference}) desc nulls last, p.number
      limit 1`.execute(tx.db);
    return rows[0] ?? null;
  };
  // By its key first, which is what addresses hold and what an index finds.
  return (
    (await one(sql<boolean>`p.key = upper(${reference})`)) ??
    one(sql<boolean>`(lower(p.key) = lower(${reference}) or p.id::text = ${reference}
      or p.external_key = ${reference} or lower(p.name) = lower(${reference}))`)
  );
}

/** The id of the one project that a person means by key, id, external key or exact name. */
export const resolveProject = async (tx: Tx, visible: Visible, reference: string): Promise<string | null> =>
  (await meant(tx, { visible, reference }, sql<{ id: string }>`p.id from register_project p`))?.id ?? null;

/** A project with the names of what it points at. */
export interface NamedProject extends ProjectRecord {
  readonly unit: string | null;
  readonly portfolio: string | null;
  readonly programme: string | null;
  readonly sponsor: string | null;
  readonly manager: string | null;
}

const named = sql<NamedProject>`p.*, u.name as unit, o.name as portfolio, g.name as programme, s.name as sponsor, m.name as manager
  from register_v_project p
  left join register_unit u on u.org_id = p.org_id and u.id = p.unit_id
  left join register_portfolio o on o.org_id = p.org_id and o.id = p.portfolio_id
  left join register_programme g on g.org_id = p.org_id and g.id = p.programme_id
  left join register_person s on s.org_id = p.org_id and s.id = p.sponsor_id
  left join register_person m on m.org_id = p.org_id and m.id = p.manager_id`;

/** The current project with names, if the actor may see it. */
export async function loadNamed(tx: Tx, visible: Visible, id: string): Promise<NamedProject | null> {
  const { rows } = await sql<NamedProject>`
    select ${named} where p.org_id = ${tx.org} and p.id = ${id} and ${visible.of('p')}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The current project with names that a person means by key, id, external key or exact name, if the actor may see it. */
export const loadMeant = (tx: Tx, visible: Visible, reference: string): Promise<NamedProject | null> =>
  meant(tx, { visible, reference }, named);

/** The first visible present projects whose key or name holds a text, with names. */
export async function loadSome(
  tx: Tx,
  visible: Visible,
  { search, limit }: { readonly search: string; readonly limit: number },
): Promise<readonly NamedProject[]> {
  const { rows } = await sql<NamedProject>`
    select ${named} where p.org_id = ${tx.org} and p.present and ${visible.of('p')}
      and (position(${search.trim().toLowerCase()} in lower(p.name)) > 0 or p.key = upper(${search.trim()}))
    order by p.number limit ${limit}`.execute(tx.db);
  return rows;
}

/** Visible projects with names: those with the ids, or the live ones; at most 2,000, by number. */
export async function loadAll(
  tx: Tx,
  visible: Visible,
  ids: readonly string[] | 'live',
): Promise<readonly NamedProject[]> {
  const which =
    ids === 'live'
      ? sql`p.present and p.state not in ('closed', 'cancelled')`
      : sql`p.id = any(${[...ids]}::uuid[])`;
  const { rows } = await sql<NamedProject>`
    select ${named} where p.org_id = ${tx.org} and ${visible.of('p')} and ${which}
    order by p.number limit 2000`.execute(tx.db);
  return rows;
}

const references = {
  unitId: 'register_unit',
  portfolioId: 'register_portfolio',
  programmeId: 'register_programme',
  sponsorId: 'register_person',
  managerId: 'register_person',
} as const;

/** The first attribute that points at something that does not exist in the organisation; null when all do. */
export async function missingReference(tx: Tx, set: Partial<Attributes>): Promise<string | null> {
  for (const [field, table] of Object.entries(references)) {
    const id = set[field as keyof typeof references];
    if (!id) continue;
    const { rows } =
      await sql`select 1 from ${sql.table(table)} where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
    if (rows.length === 0) return field;
  }
  return null;
}

/** An amount in minor units as major ones, inside the database; `null` stays so. Most currencies have two places. */
export const majorUnits = (
  currency: RawBuilder<unknown>,
  minor: RawBuilder<unknown>,
): RawBuilder<unknown> => {
  const others = ['JPY', 'KRW', 'CLP', 'ISK', 'VND', 'BHD', 'JOD', 'KWD', 'OMR', 'TND'].map(
    c => sql`when ${currency} = ${c} then ${10 ** minorPlaces(c)}::numeric`,
  );
  return sql`(${minor} / case ${sql.join(others, sql` `)} else 100 end)`;
};
