import type { ArchivedRecord } from '@chartroom/contract';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface RecordRow {
  readonly id: string;
  readonly number: number;
  readonly kind: ArchivedRecord['kind'];
  readonly title: string;
  readonly type: string;
  readonly projectId: string;
  readonly key: string;
  readonly project: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly documentId: string | null;
  readonly documentVersion: number | null;
  readonly gateId: string | null;
  readonly fileId: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  readonly cause: ArchivedRecord['phase']['cause'];
  readonly phaseFrom: string;
  readonly phaseTo: string;
  readonly archivedAt: string;
  readonly ruleName: string | null;
  readonly years: number | null;
  readonly countsFrom: 'archiving' | 'closure' | null;
  readonly atEnd: 'review' | 'delete' | null;
  readonly keepUntil: string | null;
  readonly dueSince: string | null;
  readonly version: number;
  readonly disposedAt: string | null;
  readonly disposedBy: string | null;
  readonly disposer: string | null;
  readonly disposalReason: string | null;
  readonly holds: number;
}

export interface RecordFilter {
  readonly project?: string | undefined;
  readonly kind?: string | undefined;
  readonly due?: 'true' | undefined;
  readonly held?: 'true' | undefined;
  readonly search?: string | undefined;
}

const isDue = sql<boolean>`(t.due_since is not null and d.record_id is null)`;
const isHeld = sql<boolean>`exists (select 1 from governance_legal_hold h where h.org_id = r.org_id
  and h.project_id = r.project_id and (h.record_id is null or h.record_id = r.id) and h.lifted_at is null)`;

const from = (tx: Tx) => sql`
  from governance_record r
  join governance_record_term t on t.org_id = r.org_id and t.record_id = r.id
  join register_v_project p on p.org_id = r.org_id and p.id = r.project_id
  left join governance_record_disposal d on d.org_id = r.org_id and d.record_id = r.id
  left join register_v_person b on b.org_id = d.org_id and b.id = d.disposed_by
  where r.org_id = ${tx.org} and ${projectsWith(tx.actor, 'record.read').of('p')}`;

function condition({ project, kind, due, held, search = '' }: RecordFilter): RawBuilder<boolean> {
  const text = sql`lower('REC-' || r.number || ' ' || r.title || ' ' || p.key || ' ' || p.name)`;
  const parts = [
    ...(project === undefined ? [] : [sql<boolean>`r.project_id = ${project}`]),
    ...(kind === undefined ? [] : [sql<boolean>`r.kind = ${kind}`]),
    ...(due === undefined ? [] : [isDue]),
    ...(held === undefined ? [] : [isHeld]),
    ...(search === '' ? [] : [sql<boolean>`position(lower(${search}) in ${text}) > 0`]),
  ];
  return parts.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}

const columns = sql`r.id, r.number, r.kind, r.title, r.type, r.project_id, p.key, p.name as project, p.unit_id, p.portfolio_id,
  p.programme_id, p.confidential, p.manager_id, p.sponsor_id, r.document_id, r.document_version, r.gate_id, r.file_id,
  r.file_name, r.size, r.sha256, r.cause, r.phase_from, r.phase_to, r.archived_at, t.rule_name, t.years, t.counts_from,
  t.at_end, t.keep_until, t.due_since, t.version, d.disposed_at, d.disposed_by, b.name as disposer,
  d.reason as disposal_reason, (select count(*)::integer from governance_legal_hold h where h.org_id = r.org_id
    and h.project_id = r.project_id and (h.record_id is null or h.record_id = r.id) and h.lifted_at is null) as holds`;

/** Records of projects the actor may read records of, newest first. */
export async function loadRecords(
  tx: Tx,
  filter: RecordFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<readonly RecordRow[]> {
  const { rows } = await sql<RecordRow>`select ${columns} ${from(tx)} and ${condition(filter)}
    order by r.number desc limit ${limit} offset ${offset}`.execute(tx.db);
  return rows;
}

export async function countRecords(tx: Tx, filter: RecordFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count ${from(tx)}
    and ${condition(filter)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** These records, of those the actor may see, in no order; locked against a hold and a disposal at once where asked. */
export async function loadThese(
  tx: Tx,
  ids: readonly string[],
  lock = false,
): Promise<ReadonlyMap<string, RecordRow>> {
  if (lock)
    await sql`select 1 from governance_record_term where org_id = ${tx.org} and record_id = any(${[...ids]}::uuid[])
      order by record_id for update`.execute(tx.db);
  const { rows } =
    await sql<RecordRow>`select ${columns} ${from(tx)} and r.id = any(${[...ids]}::uuid[])`.execute(tx.db);
  return new Map(rows.map(r => [r.id, r]));
}

export async function insertDisposal(
  tx: Tx,
  { id, projectId }: Pick<RecordRow, 'id' | 'projectId'>,
  reason: string,
): Promise<void> {
  await sql`insert into governance_record_disposal (org_id, record_id, project_id, reason, disposed_by, disposed_at)
    values (${tx.org}, ${id}, ${projectId}, ${reason}, ${tx.actor.person}, ${tx.at})`.execute(tx.db);
  await sql`update governance_record_term set version = version + 1
    where org_id = ${tx.org} and record_id = ${id}`.execute(tx.db);
}
