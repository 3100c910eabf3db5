import type { Decision, Reason, ReportLine } from '@chartroom/contract';
import type { RuleSet, ScaleLevel } from '@chartroom/engine';
import { type Expression, sql } from 'kysely';
import {
  forget,
  justAfter,
  knownOrganisation,
  newId,
  remember,
  rowsJson,
  type Tx,
} from '../../../platform/index.ts';
import { known, knownProjects } from '../../../register/index.ts';

export interface ScaleRecord {
  readonly id: string;
  readonly name: string;
  readonly levels: readonly ScaleLevel[];
  readonly version: number;
}

export const loadScales = (tx: Tx): Promise<readonly ScaleRecord[]> =>
  remember(tx, 'scales', async () => {
    const { rows } = await sql<ScaleRecord>`select id, name, levels, version from monitoring_scale
      where org_id = ${tx.org} order by created_at, id limit 50`.execute(tx.db);
    return rows;
  });

export async function insertScales(
  tx: Tx,
  scales: readonly { readonly name: string; readonly levels: readonly ScaleLevel[] }[],
): Promise<void> {
  forget(tx);
  for (const s of scales) {
    await sql`insert into monitoring_scale (org_id, id, name, levels, created_at)
      values (${tx.org}, ${newId()}, ${s.name}, ${JSON.stringify(s.levels)}::jsonb, ${tx.at})`.execute(tx.db);
  }
}

/** A rating as said and the level it was recognised as. */
export interface StoredRating {
  readonly said: string;
  readonly level: string | null;
}

export interface ReportRecord {
  readonly id: string;
  readonly projectId: string;
  readonly asOf: string;
  readonly revision: number;
  readonly state: 'draft' | 'in-review' | 'published';
  readonly scaleId: string;
  readonly overallSaid: string;
  readonly overallLevel: string | null;
  readonly dimensions: Readonly<Record<string, StoredRating>>;
  readonly narrative: string;
  readonly finishForecast: string | null;
  readonly costForecastMinor: number | null;
  readonly currency: string | null;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly importId: string | null;
  readonly reason: string | null;
  /** The version of the template it was written by; 0 the built-in one, null: written without. */
  readonly template: number | null;
  readonly reasons: Readonly<
    Record<string, Omit<Reason, 'evidence'> & { readonly evidence: Reason['evidence'] }>
  >;
  readonly lines: readonly ReportLine[];
  readonly decisions: readonly (Omit<Decision, 'personId'> & { readonly personId: string | null })[];
  readonly forId: string | null;
  readonly writtenFor: string | null;
  readonly submittedBy: string | null;
  readonly submitter: string | null;
  readonly reviewerId: string | null;
  readonly reviewer: string | null;
  readonly reviewNote: string | null;
  readonly recordedAt: string;
  readonly publishedAt: string | null;
  /** From when it is no longer counted, since it was published by mistake. */
  readonly withdrawnAt: string | null;
  readonly version: number;
}

/** What a report without a template holds of what templates ask for: nothing. */
export const unwritten = { template: null, reasons: {}, lines: [], decisions: [], forId: null } as const;

const reportColumns = sql`r.id, r.project_id, r.as_of, r.revision, r.state, r.scale_id, r.overall_said, r.overall_level,
  r.dimensions, r.narrative, r.finish_forecast, r.cost_forecast_minor, r.currency, r.author_id, w.name as author,
  r.import_id, r.reason, r.template, r.reasons, r.lines, r.decisions, r.for_id, f.name as written_for, r.submitted_by,
  s.name as submitter, r.reviewer_id, v.name as reviewer, r.review_note, r.recorded_at, r.published_at,
  r.withdrawn_at, r.version`;
const named = (name: string, column: string, knownAt: string) =>
  sql`left join ${known('person', knownAt)} ${sql.ref(name)} on ${sql.ref(`${name}.orgId`)} = r.org_id
    and ${sql.ref(`${name}.id`)} = ${sql.ref(`r.${column}`)}`;
const reportSource = (knownAt = 'infinity') => sql`monitoring_report r
  ${named('w', 'authorId', knownAt)} ${named('f', 'forId', knownAt)} ${named('s', 'submittedBy', knownAt)}
  ${named('v', 'reviewerId', knownAt)}`;

/** Whether a report `r` counts, by what was known at an instant. */
export const inForce = (
  knownAt: string,
) => sql`(r.state = 'published' and r.recorded_at <= ${knownAt}::timestamptz
  and (r.withdrawn_at is null or r.withdrawn_at > ${knownAt}::timestamptz))`;

/** Reports of a project, newest first; drafts only where asked for. */
export async function loadReports(
  tx: Tx,
  project: string,
  at: {
    readonly asOf: string;
    readonly knownAt: string;
    readonly drafts: boolean;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<readonly ReportRecord[]> {
  const { rows } = await sql<ReportRecord>`select ${reportColumns} from ${reportSource(at.knownAt)}
    where r.org_id = ${tx.org} and r.project_id = ${project} and r.as_of <= ${at.asOf}
      and (${inForce(at.knownAt)} or (${at.drafts} and r.state <> 'published' and r.recorded_at <= ${at.knownAt}))
    order by r.as_of desc, r.revision desc limit ${at.limit} offset ${at.offset}`.execute(tx.db);
  return rows;
}

/** A report, locked until the transaction ends. */
export async function lockReport(tx: Tx, id: string): Promise<ReportRecord | null> {
  await sql`select 1 from monitoring_report where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  return loadReport(tx, id);
}

/** A report by its id, or by a query that answers it. */
export async function loadReport(
  tx: Tx,
  id: string | Expression<string | null>,
  knownAt = 'infinity',
): Promise<ReportRecord | null> {
  const { rows } = await sql<ReportRecord>`select ${reportColumns} from ${reportSource(knownAt)}
    where r.org_id = ${tx.org} and r.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type NewReport = Omit<
  ReportRecord,
  | 'id'
  | 'author'
  | 'writtenFor'
  | 'submittedBy'
  | 'submitter'
  | 'reviewerId'
  | 'reviewer'
  | 'reviewNote'
  | 'recordedAt'
  | 'publishedAt'
  | 'withdrawnAt'
  | 'version'
>;

export async function insertReports(tx: Tx, reports: readonly NewReport[]): Promise<readonly string[]> {
  const rows = reports.map(r => ({ id: newId(), ...r }));
  await sql`insert into monitoring_report (org_id, id, project_id, as_of, revision, state, scale_id, overall_said,
      overall_level, dimensions, narrative, finish_forecast, cost_forecast_minor, currency, author_id, import_id, reason,
      template, reasons, lines, decisions, for_id, recorded_at, published_at)
    select ${tx.org}, id, project_id, as_of, revision, state, scale_id, overall_said, overall_level, dimensions, narrative,
      finish_forecast, cost_forecast_minor, currency, author_id, import_id, reason, template, coalesce(reasons, '{}'),
      coalesce(lines, '[]'), coalesce(decisions, '[]'), for_id, ${tx.at},
      case when state = 'published' then ${tx.at}::timestamptz end
    from jsonb_populate_recordset(null::monitoring_report, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
  return rows.map(r => r.id);
}

/** The latest revision of each day published by an instant, oldest day first, by project. */
export async function publishedReports(
  tx: Tx,
  projects: readonly string[],
  knownAt = 'infinity',
): Promise<Map<string, ReportRecord[]>> {
  const { rows } = await sql<ReportRecord>`
    select distinct on (r.project_id, r.as_of) r.id, r.project_id, r.as_of, r.revision, r.state, r.scale_id, r.overall_said,
      r.overall_level, r.dimensions, r.narrative, r.finish_forecast, r.cost_forecast_minor, r.currency, r.author_id,
      w.name as author, r.import_id, r.reason, r.recorded_at, r.published_at, r.withdrawn_at, r.version, r.template, r.reasons,
      r.lines, r.decisions, r.for_id
    from monitoring_report r ${named('w', 'authorId', knownAt)}
    where r.org_id = ${tx.org} and r.project_id = any(${projects}::uuid[]) and ${inForce(knownAt)}
    order by r.project_id, r.as_of, r.revision desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

export interface OverrideRecord {
  readonly id: string;
  readonly projectId: string;
  readonly status: 'on-track' | 'at-risk' | 'off-track';
  readonly reason: string;
  readonly validFrom: string;
  readonly expires: string;
  readonly withdrawnFrom: string | null;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly recordedAt: string;
  readonly version: number;
}

/** Overrides by what was known at an instant; a withdrawal after it has not happened yet. */
export async function loadOverrides(
  tx: Tx,
  projects: readonly string[],
  knownAt = 'infinity',
): Promise<readonly OverrideRecord[]> {
  const { rows } = await sql<OverrideRecord>`
    select o.id, o.project_id, o.status, o.reason, o.valid_from, o.expires,
      case when o.withdrawn_at <= ${knownAt}::timestamptz then o.withdrawn_from end as withdrawn_from, o.author_id, w.name as author,
      o.recorded_at, o.version
    from monitoring_override o left join ${known('person', knownAt)} w on w.org_id = o.org_id and w.id = o.author_id
    where o.org_id = ${tx.org} and o.project_id = any(${projects}::uuid[])
      and o.recorded_at <= ${knownAt}::timestamptz
    order by o.recorded_at, o.id`.execute(tx.db);
  return rows;
}

export async function insertOverride(
  tx: Tx,
  o: Pick<OverrideRecord, 'projectId' | 'status' | 'reason' | 'validFrom' | 'expires' | 'authorId'>,
): Promise<string> {
  const id = newId();
  await sql`insert into monitoring_override (org_id, id, project_id, status, reason, valid_from, expires, author_id, recorded_at)
    values (${tx.org}, ${id}, ${o.projectId}, ${o.status}, ${o.reason}, ${o.validFrom}, ${o.expires}, ${o.authorId}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function endOverride(tx: Tx, id: string, from: string): Promise<void> {
  await sql`update monitoring_override set withdrawn_from = ${from}, withdrawn_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export interface RuleSetRow {
  readonly number: number;
  readonly validFrom: string;
  readonly note: string;
  readonly rules: Omit<RuleSet, 'version' | 'validFrom'>;
  readonly authorId: string | null;
  readonly author: string | null;
  readonly recordedAt: string;
}

export const loadRuleSets = (tx: Tx, knownAt = 'infinity'): Promise<readonly RuleSetRow[]> =>
  remember(tx, `rule sets ${knownAt}`, async () => {
    const { rows } = await sql<RuleSetRow>`
      select s.number, s.valid_from, s.note, s.rules, s.author_id, w.name as author, s.recorded_at
      from monitoring_rule_set s left join ${known('person', knownAt)} w on w.org_id = s.org_id and w.id = s.author_id
      where s.org_id = ${tx.org} and s.recorded_at <= ${knownAt}::timestamptz order by s.number desc limit 200`.execute(
      tx.db,
    );
    return rows;
  });

export async function insertRuleSet(
  tx: Tx,
  s: Pick<RuleSetRow, 'number' | 'validFrom' | 'note' | 'rules' | 'authorId'>,
): Promise<void> {
  forget(tx);
  await sql`insert into monitoring_rule_set (org_id, number, valid_from, recorded_at, rules, note, author_id)
    values (${tx.org}, ${s.number}, ${s.validFrom}, ${tx.at}, ${JSON.stringify(s.rules)}::jsonb, ${s.note}, ${s.authorId})`.execute(
    tx.db,
  );
}

export interface PointRow {
  readonly projectId: string;
  readonly day: string;
  readonly reportId: string | null;
  readonly reportDay: string | null;
  readonly reportedSaid: string | null;
  readonly reportedLevel: string | null;
  readonly reportedScale: string | null;
  readonly reportedStatus: string;
  readonly computedStatus: string;
  readonly disagreeSince: string | null;
  readonly slipDays: number | null;
  readonly slipPct: number | null;
  readonly costVariancePct: number | null;
  readonly byRules: string;
  readonly overrideId: string | null;
  readonly ruleSet: number | null;
  readonly dimensions: readonly (readonly [string, string, string | null])[];
}

/** The columns of a point, in the order in which two are compared. */
export const pointColumns = [
  'reportId',
  'reportDay',
  'reportedSaid',
  'reportedLevel',
  'reportedScale',
  'reportedStatus',
  'computedStatus',
  'disagreeSince',
  'slipDays',
  'slipPct',
  'costVariancePct',
  'byRules',
  'overrideId',
  'ruleSet',
] as const;

/** The points of projects by what is known now, oldest first. */
export async function loadPoints(
  tx: Tx,
  projects: readonly string[],
): Promise<Map<string, (PointRow & { readonly recordedAt: string })[]>> {
  const { rows } = await sql<PointRow & { readonly recordedAt: string }>`
    select distinct on (project_id, day) project_id, day, recorded_at, report_id, report_day, reported_said, reported_level,
      reported_scale, reported_status, computed_status, disagree_since, slip_days, slip_pct, cost_variance_pct, by_rules,
      override_id, rule_set, dimensions
    from monitoring_status_point where org_id = ${tx.org} and project_id = any(${projects}::uuid[])
    order by project_id, day, recorded_at desc`.execute(tx.db);
  return Map.groupBy(rows, r => r.projectId);
}

/** Records points; `again` where this transaction has recorded the same projects and days already. */
export async function insertPoints(tx: Tx, points: readonly PointRow[], again: boolean): Promise<void> {
  if (points.length === 0) return;
  const recordedAt = again
    ? justAfter(tx, 'monitoring_status_point', ['project_id', 'day'])
    : sql`${tx.at}::timestamptz`;
  await sql`insert into monitoring_status_point (org_id, recorded_at, project_id, day, report_id, report_day, reported_said,
      reported_level, reported_scale, reported_status, computed_status, disagree_since, slip_days, slip_pct,
      cost_variance_pct, by_rules, override_id, rule_set, dimensions)
    select ${tx.org}, ${recordedAt}, project_id, day, report_id,
      report_day, reported_said, reported_level, reported_scale, reported_status, computed_status, disagree_since,
      slip_days, slip_pct, cost_variance_pct, by_rules, override_id, rule_set, dimensions
    from jsonb_populate_recordset(null::monitoring_status_point, ${rowsJson(points)}::jsonb) n`.execute(
    tx.db,
  );
}

/**
 * How often each project reports, by what was known: as the portfolio it was in on the day or the nearest above that says,
 * else the organisation.
 */
export async function cadences(
  tx: Tx,
  projects: readonly string[],
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: string },
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; cadenceDays: number }>`
    with recursive portfolio as materialized (
      select id, parent_id, cadence_days from ${known('portfolio', knownAt)} k where org_id = ${tx.org}
    ), project as materialized (
      select id, portfolio_id from ${knownProjects(asOf, knownAt)} p
      where org_id = ${tx.org} and id = any(${projects}::uuid[])
    ), up as (
      select p.id as project, o.parent_id, o.cadence_days, 1 as distance
      from project p join portfolio o on o.id = p.portfolio_id
      union all select u.project, o.parent_id, o.cadence_days, u.distance + 1
      from up u join portfolio o on o.id = u.parent_id
      where u.cadence_days is null and u.distance < 20
    )
    select p.id, coalesce((select u.cadence_days from up u where u.project = p.id and u.cadence_days is not null
      order by u.distance limit 1),
      (select cadence_days from ${knownOrganisation(knownAt)} where id = ${tx.org})) as cadence_days
    from project p`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r.cadenceDays]));
}

export async function allProjects(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from register_v_project where org_id = ${tx.org} order by id`.execute(tx.db);
  return rows.map(r => r.id);
}

/** The report of a project that is being written, if there is one: the newest. */
export async function openReport(tx: Tx, project: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`select id from monitoring_report
    where org_id = ${tx.org} and project_id = ${project} and state <> 'published'
    order by as_of desc, revision desc limit 1`.execute(tx.db);
  return rows[0]?.id ?? null;
}
