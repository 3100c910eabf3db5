import type {
  Dimension,
  ImportChange,
  ImportCounts,
  ImportKind,
  ImportMapping,
  ImportProblem,
} from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, rowsJson, type Tx } from '../../platform/index.ts';
import type { RefusedRow } from './error-sheet.ts';

/** Lets one import at a time plan and apply in an organisation; held until the transaction ends. */
export async function lockImports(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import ${tx.org}`}, 0))`.execute(tx.db);
}

export interface ProjectRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly confidential: boolean;
  readonly externalSource: string | null;
  readonly externalKey: string | null;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
}

/** The projects that came from a source, and those whose name or own key is one of these words (in lower case). */
export async function loadProjects(
  tx: Tx,
  by: { readonly source: string; readonly words: readonly string[] },
): Promise<readonly ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select id, key, name, currency, confidential, external_source, external_key, unit_id, portfolio_id, programme_id,
      manager_id, sponsor_id
    from register_v_project
    where org_id = ${tx.org} and (external_source = ${by.source} or lower(name) = any(${by.words}::text[])
      or lower(key) = any(${by.words}::text[]))
    order by number`.execute(tx.db);
  return rows;
}

export interface ReportRow {
  readonly projectId: string;
  readonly asOf: string;
  readonly scaleId: string;
  readonly overallSaid: string;
  readonly dimensions: Partial<Readonly<Record<Dimension, { readonly said: string }>>>;
  readonly narrative: string;
  readonly finishForecast: string | null;
  readonly costForecastMinor: number | null;
}

/** The published reports of projects, the latest revision of each day. */
export async function loadReports(tx: Tx, projects: readonly string[]): Promise<readonly ReportRow[]> {
  const { rows } = await sql<ReportRow>`
    select distinct on (project_id, as_of) project_id, as_of, scale_id, overall_said, dimensions, narrative,
      finish_forecast, cost_forecast_minor
    from monitoring_v_report
    where org_id = ${tx.org} and project_id = any(${projects}::uuid[])
    order by project_id, as_of, revision desc`.execute(tx.db);
  return rows;
}

export interface NamedRow {
  readonly kind: 'unit' | 'portfolio' | 'programme' | 'person';
  readonly id: string;
  readonly name: string;
  readonly externalKey: string | null;
  readonly email: string | null;
}

/** Everything a row can point at by name, oldest first. */
export async function loadNamed(tx: Tx): Promise<readonly NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select 'unit' as kind, id, name, null as external_key, null as email from register_v_unit where org_id = ${tx.org}
    union all select 'portfolio', id, name, null, null from register_v_portfolio where org_id = ${tx.org}
    union all select 'programme', id, name, external_key, null from register_v_programme where org_id = ${tx.org}
    union all select 'person', id, name, null, email from register_v_person where org_id = ${tx.org}
    order by 1, 2`.execute(tx.db);
  return rows;
}

/** The mapping last used for these headers. */
export async function rememberedMapping(
  tx: Tx,
  kind: ImportKind,
  headers: string,
): Promise<ImportMapping | null> {
  const { rows } = await sql<{ mapping: ImportMapping }>`
    select mapping from import_mapping where org_id = ${tx.org} and kind = ${kind} and headers = md5(${headers})`.execute(
    tx.db,
  );
  return rows[0]?.mapping ?? null;
}

/** Remembers a mapping for these headers in place of the one before. */
export async function rememberMapping(tx: Tx, headers: string, mapping: ImportMapping): Promise<void> {
  await sql`insert into import_mapping (org_id, kind, headers, mapping, used_by, used_at)
    values (${tx.org}, ${mapping.as}, md5(${headers}), ${JSON.stringify(mapping)}::jsonb, ${tx.actor.person}, ${tx.at})
    on conflict (org_id, kind, headers)
    do update set mapping = excluded.mapping, used_by = excluded.used_by, used_at = excluded.used_at`.execute(
    tx.db,
  );
}

/** An import as it is kept. */
export interface RunRecord {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly kind: ImportKind;
  readonly sheet: string | null;
  /** As it stands, also when its job has ended otherwise. */
  readonly state: 'uploaded' | 'checked' | 'applied' | 'failed' | 'cancelled';
  readonly format: 'csv' | 'xlsx';
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  readonly rowCount: number;
  readonly suggestion: ImportMapping;
  readonly suggestedFrom: 'remembered' | 'matched';
  readonly mapping: ImportMapping | null;
  readonly counts: ImportCounts | null;
  readonly problems: readonly ImportProblem[];
  readonly diff: readonly ImportChange[];
  readonly jobId: string | null;
  readonly createdBy: string | null;
  readonly createdByName: string | null;
  readonly createdAt: string;
  readonly changeSetId: string | null;
  readonly undoneAt: string | null;
  /** Its job waits or runs. */
  readonly busy: boolean;
}

const runColumns = sql`r.id, r.file_id, r.file_name, r.kind, r.sheet, r.format, r.encoding, r.delimiter, r.columns,
  r.row_count, r.suggestion, r.suggested_from, r.mapping, r.counts, r.problems, r.diff, r.job_id, r.created_by,
  w.name as created_by_name, r.created_at, c.id as change_set_id, c.undone_at, coalesce(j.state in ('queued', 'running'), false) as busy,
  case when r.state <> 'applied' and j.state in ('failed', 'cancelled') then j.state else r.state end as state`;
const runSource = sql`import_run r
  left join platform_job j on j.org_id = r.org_id and j.id = r.job_id
  left join platform_change_set c on c.org_id = r.org_id and c.request_id = 'job:' || r.job_id::text
  left join register_v_person w on w.org_id = r.org_id and w.id = r.created_by`;

/** One import; `owner` leaves out those of other people. */
export async function loadRun(tx: Tx, id: string, owner: string | null): Promise<RunRecord | null> {
  const { rows } = await sql<RunRecord>`select ${runColumns} from ${runSource}
    where r.org_id = ${tx.org} and r.id = ${id} and (${owner}::uuid is null or r.created_by = ${owner})`.execute(
    tx.db,
  );
  return rows[0] ?? null;
}

/** Waits until nobody else changes this import. */
export async function lockRun(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from import_run where org_id = ${tx.org} and id = ${id} for update`.execute(tx.db);
}

/** The newest hundred imports. */
export async function loadRuns(tx: Tx, owner: string | null): Promise<readonly RunRecord[]> {
  const { rows } = await sql<RunRecord>`select ${runColumns} from ${runSource}
    where r.org_id = ${tx.org} and (${owner}::uuid is null or r.created_by = ${owner})
    order by r.created_at desc, r.id desc limit 100`.execute(tx.db);
  return rows;
}

export type NewRun = Pick<
  RunRecord,
  | 'fileId'
  | 'fileName'
  | 'kind'
  | 'sheet'
  | 'format'
  | 'encoding'
  | 'delimiter'
  | 'columns'
  | 'rowCount'
  | 'suggestion'
  | 'suggestedFrom'
>;

export async function insertRun(tx: Tx, run: NewRun): Promise<string> {
  const row = { ...run, id: newId() };
  await sql`insert into import_run (org_id, created_at, created_by, state, id, file_id, file_name, kind, sheet, format, encoding,
      delimiter, columns, row_count, suggestion, suggested_from)
    select ${tx.org}, ${tx.at}, ${tx.actor.person}::uuid, 'uploaded', id, file_id, file_name, kind, sheet, format, encoding,
      delimiter, columns, row_count, suggestion, suggested_from
    from jsonb_populate_recordset(null::import_run, ${rowsJson([row])}::jsonb)`.execute(tx.db);
  return row.id;
}

/** What was recognised in a file. */
export type Reading = Pick<RunRecord, 'sheet' | 'columns' | 'rowCount' | 'suggestion' | 'suggestedFrom'>;

/** Notes that another sheet was read: what was checked before is forgotten. */
export async function saveReading(tx: Tx, id: string, reading: Reading): Promise<void> {
  await sql`update import_run set sheet = ${reading.sheet}, columns = ${JSON.stringify(reading.columns)}::jsonb,
      row_count = ${reading.rowCount}, suggestion = ${JSON.stringify(reading.suggestion)}::jsonb,
      suggested_from = ${reading.suggestedFrom}, state = 'uploaded', mapping = null, mode = null, counts = null,
      problems = '[]', diff = '[]', job_id = null, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  await sql`delete from import_refused_row where org_id = ${tx.org} and import_id = ${id}`.execute(tx.db);
}

/** Notes what is about to be done with an import, and the job that does it. */
export async function saveStart(
  tx: Tx,
  id: string,
  start: {
    readonly mapping: ImportMapping;
    readonly mode: 'all' | 'good' | null;
    readonly jobId: string | null;
  },
): Promise<void> {
  await sql`update import_run set mapping = ${JSON.stringify(start.mapping)}::jsonb, kind = ${start.mapping.as},
      mode = ${start.mode}, job_id = ${start.jobId}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** Notes what came of it, in place of what came of it before. */
export async function saveOutcome(
  tx: Tx,
  id: string,
  outcome: {
    readonly state: RunRecord['state'];
    readonly counts: ImportCounts;
    readonly problems: readonly ImportProblem[];
    readonly diff: readonly ImportChange[];
    readonly refused: readonly RefusedRow[];
  },
): Promise<void> {
  await sql`update import_run set state = ${outcome.state}, counts = ${JSON.stringify(outcome.counts)}::jsonb,
      problems = ${JSON.stringify(outcome.problems)}::jsonb, diff = ${JSON.stringify(outcome.diff)}::jsonb,
      version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  await sql`delete from import_refused_row where org_id = ${tx.org} and import_id = ${id}`.execute(tx.db);
  const rows = outcome.refused.map(r => ({ rowNumber: r.number, cells: r.cells, reasons: r.reasons }));
  await sql`insert into import_refused_row (org_id, import_id, row_number, cells, reasons)
    select ${tx.org}, ${id}::uuid, row_number, cells, reasons
    from jsonb_populate_recordset(null::import_refused_row, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
}

/** The rows that were refused, in the order of the file. */
export async function loadRefused(tx: Tx, id: string): Promise<readonly RefusedRow[]> {
  const { rows } = await sql<RefusedRow>`select row_number as number, cells, reasons from import_refused_row
    where org_id = ${tx.org} and import_id = ${id} order by row_number`.execute(tx.db);
  return rows;
}
