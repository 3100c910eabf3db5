import { sql } from 'kysely';
import { newId, rowsJson, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface ProgrammeRow {
  readonly id: string;
  readonly year: number;
  readonly title: string;
  readonly purpose: string;
  readonly audits: number;
  readonly version: number;
}

const programmes = (tx: Tx) => sql`
  select g.id, g.year, g.title, g.purpose, g.version, (select count(*)::int from governance_audit a
    where a.org_id = g.org_id and a.programme_id = g.id) as audits
  from governance_audit_programme g where g.org_id = ${tx.org}`;

export async function loadProgrammes(tx: Tx): Promise<readonly ProgrammeRow[]> {
  const { rows } =
    await sql<ProgrammeRow>`${programmes(tx)} order by g.year desc, g.title, g.id limit 50`.execute(tx.db);
  return rows;
}

export async function loadProgramme(tx: Tx, id: string): Promise<ProgrammeRow | null> {
  const { rows } = await sql<ProgrammeRow>`${programmes(tx)} and g.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export type ProgrammeBody = Pick<ProgrammeRow, 'year' | 'title' | 'purpose'>;

export async function insertProgramme(tx: Tx, p: ProgrammeBody): Promise<string> {
  const id = newId();
  await sql`insert into governance_audit_programme (org_id, id, year, title, purpose, recorded_at)
    values (${tx.org}, ${id}, ${p.year}, ${p.title}, ${p.purpose}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function saveProgramme(tx: Tx, id: string, p: ProgrammeBody): Promise<void> {
  await sql`update governance_audit_programme set year = ${p.year}, title = ${p.title}, purpose = ${p.purpose},
    version = version + 1, recorded_at = ${tx.at} where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** How a sample was drawn. */
export interface StoredSample {
  readonly seed: string;
  readonly size: number;
  readonly weights: Readonly<Record<'budget' | 'lastAudit' | 'controls' | 'status' | 'disagreement', number>>;
  readonly frameHash: string;
  readonly drawnAt: string;
}

export interface AuditRow {
  readonly id: string;
  readonly number: number;
  readonly programmeId: string;
  readonly programme: string;
  readonly year: number;
  readonly title: string;
  readonly state: 'planned' | 'fieldwork' | 'reporting' | 'closed';
  readonly fromDay: string;
  readonly toDay: string;
  readonly leadId: string;
  readonly lead: string | null;
  readonly unitIds: readonly string[];
  readonly portfolioIds: readonly string[];
  readonly questionnaire: string;
  readonly reauditOf: string | null;
  readonly reauditTitle: string | null;
  readonly summary: string;
  readonly sample: StoredSample | null;
  readonly closedOn: string | null;
  readonly projects: number;
  readonly findings: number;
  readonly openFindings: number;
  readonly version: number;
}

const audits = (tx: Tx) => {
  const seen = projectsWith(tx.actor, 'project.read').of('p');
  return sql`
  select a.id, a.number, a.programme_id, g.title as programme, g.year, a.title, a.state, a.from_day, a.to_day, a.lead_id,
    l.name as lead, a.unit_ids, a.portfolio_ids, a.questionnaire, a.reaudit_of, r.title as reaudit_title, a.summary, a.sample,
    a.closed_on, a.version, coalesce(s.projects, 0) as projects, coalesce(f.findings, 0) as findings,
    coalesce(f.open_findings, 0) as open_findings
  from governance_audit a
  join governance_audit_programme g on g.org_id = a.org_id and g.id = a.programme_id
  left join register_v_person l on l.org_id = a.org_id and l.id = a.lead_id
  left join governance_audit r on r.org_id = a.org_id and r.id = a.reaudit_of
  left join lateral (
    select count(*)::int as projects from governance_audit_project s
    join register_v_project p on p.org_id = s.org_id and p.id = s.project_id
    where s.org_id = a.org_id and s.audit_id = a.id and s.rank is not null and ${seen}
  ) s on true
  left join lateral (
    select count(*)::int as findings, count(*) filter (where f.state <> 'closed')::int as open_findings
    from governance_finding f left join register_v_project p on p.org_id = f.org_id and p.id = f.project_id
    where f.org_id = a.org_id and f.audit_id = a.id and (f.project_id is null or ${seen})
  ) f on true
  where a.org_id = ${tx.org}`;
};

export interface AuditsAsked {
  readonly programme: string | undefined;
  readonly year: number | undefined;
  readonly state: string | undefined;
}

export async function loadAudits(
  tx: Tx,
  { programme, year, state }: AuditsAsked,
): Promise<readonly AuditRow[]> {
  const { rows } = await sql<AuditRow>`${audits(tx)}
    and ${programme === undefined ? sql`true` : sql`a.programme_id = ${programme}`}
    and ${year === undefined ? sql`true` : sql`g.year = ${year}`}
    and ${state === undefined ? sql`true` : sql`a.state = ${state}`}
    order by a.from_day desc, a.number desc limit 200`.execute(tx.db);
  return rows;
}

export async function loadAudit(tx: Tx, id: string, lock = false): Promise<AuditRow | null> {
  if (lock)
    await sql`select 1 from governance_audit where org_id = ${tx.org} and id = ${id} for update`.execute(
      tx.db,
    );
  const { rows } = await sql<AuditRow>`${audits(tx)} and a.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

export interface MemberRow {
  readonly auditId: string;
  readonly id: string;
  readonly name: string;
}

export async function loadMembers(tx: Tx, ids: readonly string[]): Promise<readonly MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select m.audit_id, m.person_id as id, w.name from governance_audit_member m
    join register_v_person w on w.org_id = m.org_id and w.id = m.person_id
    where m.org_id = ${tx.org} and m.audit_id = any(${[...ids]}::uuid[]) order by w.name, w.id`.execute(
    tx.db,
  );
  return rows;
}

export type AuditBody = Pick<
  AuditRow,
  | 'programmeId'
  | 'title'
  | 'state'
  | 'fromDay'
  | 'toDay'
  | 'leadId'
  | 'unitIds'
  | 'portfolioIds'
  | 'questionnaire'
  | 'reauditOf'
  | 'summary'
  | 'closedOn'
>;

/** Writes an audit, a new one or one that is there, with its team. */
export async function saveAudit(
  tx: Tx,
  a: AuditBody & { readonly id?: string; readonly team: readonly string[] },
): Promise<string> {
  const id = a.id ?? newId();
  await sql`insert into governance_audit (org_id, id, number, programme_id, title, state, from_day, to_day, lead_id, unit_ids,
      portfolio_ids, questionnaire, reaudit_of, summary, closed_on, recorded_at)
    select ${tx.org}, ${id}, coalesce(max(number), 0) + 1, ${a.programmeId}, ${a.title}, ${a.state}, ${a.fromDay}, ${a.toDay},
      ${a.leadId}, ${[...a.unitIds]}::uuid[], ${[...a.portfolioIds]}::uuid[], ${a.questionnaire}, ${a.reauditOf}::uuid,
      ${a.summary}, ${a.closedOn}::date, ${tx.at} from governance_audit where org_id = ${tx.org}
    on conflict (org_id, id) do update set programme_id = excluded.programme_id, title = excluded.title, state = excluded.state,
      from_day = excluded.from_day, to_day = excluded.to_day, lead_id = excluded.lead_id, unit_ids = excluded.unit_ids,
      portfolio_ids = excluded.portfolio_ids, questionnaire = excluded.questionnaire, summary = excluded.summary,
      closed_on = excluded.closed_on, recorded_at = excluded.recorded_at, version = governance_audit.version + 1`.execute(
    tx.db,
  );
  await sql`delete from governance_audit_member where org_id = ${tx.org} and audit_id = ${id}`.execute(tx.db);
  await sql`insert into governance_audit_member (org_id, audit_id, person_id)
    select distinct ${tx.org}::uuid, ${id}::uuid, p from unnest(${[a.leadId, ...a.team]}::uuid[]) p`.execute(
    tx.db,
  );
  return id;
}

export async function touchAudit(tx: Tx, id: string, sample: StoredSample | null): Promise<void> {
  await sql`update governance_audit set version = version + 1, recorded_at = ${tx.at},
      sample = coalesce(${sample === null ? null : JSON.stringify(sample)}::jsonb, sample)
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** A project of the frame of an audit. */
export interface FrameRow {
  readonly projectId: string;
  readonly score: number;
  readonly points: Readonly<Record<'budget' | 'lastAudit' | 'controls' | 'status' | 'disagreement', number>>;
  readonly band: 'high' | 'medium' | 'low';
  readonly key: number | null;
  readonly rank: number | null;
  readonly byHand: boolean;
  readonly reason: string;
  readonly auditorId: string | null;
}

export interface SampledRow extends FrameRow {
  readonly projectKey: string;
  readonly project: string;
  readonly unit: string | null;
  readonly unitId: string | null;
  readonly managerId: string | null;
  readonly auditor: string | null;
  readonly seesMoney: boolean;
}

/** The frame of an audit as far as the actor may see it: the sample by rank, then the rest by score. */
export async function loadFrame(tx: Tx, audit: string): Promise<readonly SampledRow[]> {
  const { rows } = await sql<SampledRow>`
    select s.project_id, p.key as project_key, p.name as project, u.name as unit, p.unit_id, p.manager_id, s.score, s.points,
      s.band, s.key, s.rank, s.by_hand, s.reason, s.auditor_id, w.name as auditor,
      ${projectsWith(tx.actor, 'money.read').of('p')} as sees_money
    from governance_audit_project s
    join register_v_project p on p.org_id = s.org_id and p.id = s.project_id
    left join register_v_unit u on u.org_id = p.org_id and u.id = p.unit_id
    left join register_v_person w on w.org_id = s.org_id and w.id = s.auditor_id
    where s.org_id = ${tx.org} and s.audit_id = ${audit} and ${projectsWith(tx.actor, 'project.read').of('p')}
    order by s.rank nulls last, s.score desc, p.number limit 2000`.execute(tx.db);
  return rows;
}

/** Forgets the frame there was, with whatever was answered for it, and writes another. */
export async function replaceFrame(tx: Tx, audit: string, rows: readonly FrameRow[]): Promise<void> {
  await sql`delete from governance_audit_answers where org_id = ${tx.org} and audit_id = ${audit}`.execute(
    tx.db,
  );
  await sql`delete from governance_audit_project where org_id = ${tx.org} and audit_id = ${audit}`.execute(
    tx.db,
  );
  await sql`insert into governance_audit_project (org_id, audit_id, project_id, score, points, band, key, rank, by_hand, reason,
      auditor_id)
    select ${tx.org}, ${audit}, project_id, score, points, band, key, rank, by_hand, reason, auditor_id
    from jsonb_populate_recordset(null::governance_audit_project, ${rowsJson(rows)}::jsonb)`.execute(tx.db);
}

/** Adds one project to the sample by hand, after those that are in it, or gives one that is in it its auditor. */
export async function putProject(tx: Tx, audit: string, row: FrameRow): Promise<void> {
  await sql`insert into governance_audit_project (org_id, audit_id, project_id, score, points, band, key, rank, by_hand, reason,
      auditor_id)
    select ${tx.org}, ${audit}, ${row.projectId}, ${row.score}, ${JSON.stringify(row.points)}::jsonb, ${row.band}, ${row.key},
      coalesce(max(rank), 0) + 1, ${row.byHand}, ${row.reason}, ${row.auditorId}::uuid
    from governance_audit_project where org_id = ${tx.org} and audit_id = ${audit}
    on conflict (org_id, audit_id, project_id) do update set auditor_id = excluded.auditor_id,
      rank = coalesce(governance_audit_project.rank, excluded.rank),
      by_hand = governance_audit_project.by_hand or governance_audit_project.rank is null,
      reason = case when excluded.reason = '' then governance_audit_project.reason else excluded.reason end`.execute(
    tx.db,
  );
}

/** The last day on which an audit that looked at a project was closed. */
export async function lastAudits(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ projectId: string; closedOn: string }>`
    select s.project_id, max(a.closed_on) as closed_on from governance_audit_project s
    join governance_audit a on a.org_id = s.org_id and a.id = s.audit_id
    where s.org_id = ${tx.org} and s.rank is not null and a.state = 'closed' group by 1`.execute(tx.db);
  return new Map(rows.map(r => [r.projectId, r.closedOn]));
}

export async function namesOf(
  tx: Tx,
  table: 'unit' | 'portfolio',
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const view = sql.table(table === 'unit' ? 'register_v_unit' : 'register_v_portfolio');
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from ${view} where org_id = ${tx.org} and id = any(${[...ids]}::uuid[]) order by name`.execute(
    tx.db,
  );
  return rows;
}

/** The ids of portfolios and of all below them. */
export async function portfoliosUnder(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select id from register_v_portfolio where org_id = ${tx.org} and id = any(${[...ids]}::uuid[])
      union select p.id from register_v_portfolio p join below b on p.parent_id = b.id where p.org_id = ${tx.org}
    ) select id from below`.execute(tx.db);
  return new Set(rows.map(r => r.id));
}
