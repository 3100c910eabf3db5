import type { PlanImport } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../platform/index.ts';

/** An import of a plan as kept. */
export interface ImportRow extends Omit<PlanImport, 'id' | 'projectId' | 'jobId' | 'by'> {
  readonly id: string;
  readonly projectId: string;
  readonly jobId: string | null;
  readonly by: string | null;
  readonly fileId: string;
}

const columns = sql`i.id, i.project_id, i.file_id, i.file_name, i.format, i.mode, i.state, i.job_id, i.step, i.counts, i.losses,
  i.findings, i.created_at, p.name as by`;
const from = sql`planfile_import i left join register_v_person p on p.org_id = i.org_id and p.id = i.created_by`;

export async function insertImport(
  tx: Tx,
  row: Pick<ImportRow, 'projectId' | 'fileId' | 'fileName' | 'format' | 'mode'>,
): Promise<string> {
  const id = newId();
  await sql`insert into planfile_import (org_id, id, project_id, file_id, file_name, format, mode, state, created_by, created_at)
    values (${tx.org}, ${id}, ${row.projectId}, ${row.fileId}, ${row.fileName}, ${row.format}, ${row.mode}, 'queued',
      ${tx.actor.person}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function setJob(tx: Tx, id: string, job: string): Promise<void> {
  await sql`update planfile_import set job_id = ${job} where org_id = ${tx.org} and id = ${id}`.execute(
    tx.db,
  );
}

export async function saveOutcome(
  tx: Tx,
  id: string,
  outcome: Pick<ImportRow, 'state' | 'step' | 'counts' | 'losses' | 'findings'>,
): Promise<void> {
  await sql`update planfile_import set state = ${outcome.state}, step = ${outcome.step},
      counts = ${JSON.stringify(outcome.counts)}::jsonb, losses = ${JSON.stringify(outcome.losses)}::jsonb,
      findings = ${JSON.stringify(outcome.findings)}::jsonb
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

export async function loadImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const { rows } =
    await sql<ImportRow>`select ${columns} from ${from} where i.org_id = ${tx.org} and i.id = ${id}`.execute(
      tx.db,
    );
  return rows[0] ?? null;
}

/** The newest imports of a project. */
export async function loadImports(tx: Tx, project: string): Promise<readonly ImportRow[]> {
  const { rows } = await sql<ImportRow>`select ${columns} from ${from}
    where i.org_id = ${tx.org} and i.project_id = ${project} order by i.created_at desc, i.id desc limit 50`.execute(
    tx.db,
  );
  return rows;
}
