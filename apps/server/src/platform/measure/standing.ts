import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { listOrganisations } from '../tenancy/organisation.ts';
import type { TenantTx } from '../tenancy/transaction.ts';

/** How the work that nobody waits for stands, over all organisations; ages in seconds. */
export interface Standing {
  readonly organisations: number;
  readonly jobs: Readonly<Record<string, number>>;
  /** Of the job that has waited longest; 0 when none waits. */
  readonly oldestJobSec: number;
  readonly unsealedEvents: number;
  /** Of the oldest event that is not sealed; 0 when all are. */
  readonly oldestUnsealedSec: number;
  /** Since the last backup that the server made by itself; null when there is none. */
  readonly lastBackupSec: number | null;
}

interface Row {
  readonly jobs: Readonly<Record<string, number>>;
  readonly oldestJobSec: number;
  readonly unsealedEvents: number;
  readonly oldestUnsealedSec: number;
  readonly lastBackupSec: number | null;
}

const standingOf = async (tx: TenantTx): Promise<Row> => {
  const { rows } = await sql<Row>`
    with sealed as (select coalesce(max(to_seq), 0) as seq from platform_block where org_id = ${tx.org}),
    unsealed as (select count(*)::int as events, extract(epoch from now() - min(at))::float8 as age
      from platform_event, sealed where org_id = ${tx.org} and platform_event.seq > sealed.seq),
    counted as (select state, count(*)::int as n from platform_job where org_id = ${tx.org} group by state)
    select coalesce((select json_object_agg(state, n) from counted), '{}') as jobs,
      (select events from unsealed) as unsealed_events,
      greatest(coalesce((select age from unsealed), 0), 0) as oldest_unsealed_sec,
      greatest(coalesce((select extract(epoch from now() - min(created_at))::float8 from platform_job
        where org_id = ${tx.org} and state = 'queued'), 0), 0) as oldest_job_sec,
      (select extract(epoch from now() - max(finished_at))::float8 from platform_job
        where org_id = ${tx.org} and kind = 'platform.backup' and state = 'done') as last_backup_sec
  `.execute(tx.db);
  const [row] = rows;
  if (row === undefined) throw new Error('A query without a table answers one row.');
  return row;
};

const least = (a: number | null, b: number | null): number | null =>
  a === null ? b : b === null ? a : Math.min(a, b);

/** Asks every organisation how its jobs and its log stand. */
export const readStanding = async (database: Database): Promise<Standing> => {
  const organisations = await database.asSystem(listOrganisations);
  const jobs: Record<string, number> = {};
  let [oldestJobSec, unsealedEvents, oldestUnsealedSec] = [0, 0, 0];
  let lastBackupSec: number | null = null;
  for (const { id } of organisations) {
    const row = await database.inTenant(id, standingOf);
    for (const [state, n] of Object.entries(row.jobs)) jobs[state] = (jobs[state] ?? 0) + n;
    oldestJobSec = Math.max(oldestJobSec, row.oldestJobSec);
    unsealedEvents += row.unsealedEvents;
    oldestUnsealedSec = Math.max(oldestUnsealedSec, row.oldestUnsealedSec);
    lastBackupSec = least(lastBackupSec, row.lastBackupSec);
  }
  return {
    organisations: organisations.length,
    jobs,
    oldestJobSec,
    unsealedEvents,
    oldestUnsealedSec,
    lastBackupSec,
  };
};
