import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

export interface HistoryRow {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly by: string | null;
  readonly name: string;
  readonly validFrom: string | null;
  readonly reason: string | null;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The events of a project, newest first, from before a sequence number; those of drafts only where asked for. */
export async function loadHistory(
  tx: Tx,
  project: string,
  {
    before,
    drafts,
    limit,
  }: {
    readonly before: number | null;
    readonly drafts: boolean;
    readonly limit: number;
  },
): Promise<readonly HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select e.id, e.seq, e.at, w.name as by, e.name, f.valid_from, e.reason, e.before, e.after
    from platform_event e
    left join register_person w on w.org_id = e.org_id and w.id = e.person_id
    left join lateral (select f.valid_from from register_project_fact f
      where f.org_id = e.org_id and f.project_id = e.project_id and f.event_id = e.id limit 1) f on true
    where e.org_id = ${tx.org} and e.project_id = ${project} and (${before}::bigint is null or e.seq < ${before})
      and (${drafts} or e.name not like '%-draft.%')
    order by e.seq desc limit ${limit}`.execute(tx.db);
  return rows;
}
