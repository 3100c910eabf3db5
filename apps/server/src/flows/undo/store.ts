import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** What a request recorded beside projects. */
export interface Beside {
  /** Ids of the reports that it published or corrected. */
  readonly published: readonly string[];
  /** How many reports it withdrew. */
  readonly withdrawn: number;
  /** Ids of the key dates that it added at which a gate has been prepared. */
  readonly gated: readonly string[];
}

export async function recordedBeside(tx: Tx, request: string): Promise<Beside> {
  const { rows } = await sql<Beside>`
    select coalesce(array_agg(subject_id) filter (where name in ('monitoring.report.published', 'monitoring.report.corrected')),
        '{}') as published,
      (count(*) filter (where name = 'monitoring.report.withdrawn'))::int as withdrawn,
      array(select a.subject_id from platform_event a
        join governance_v_gate g on g.org_id = a.org_id and g.milestone_id = a.subject_id::uuid
        where a.org_id = ${tx.org} and a.request_id = ${request} and a.name = 'register.milestone.added') as gated
    from platform_event where org_id = ${tx.org} and request_id = ${request}`.execute(tx.db);
  return rows[0] ?? { published: [], withdrawn: 0, gated: [] };
}
