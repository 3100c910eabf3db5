import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** What a request recorded beside projects. */
export interface Beside {
  /** Ids of the reports that it published or corrected. */
  readonly published: readonly string[];
  /** How many reports it withdrew, and how many key dates it added. */
  readonly withdrawn: number;
  readonly added: number;
}

export async function recordedBeside(tx: Tx, request: string): Promise<Beside> {
  const { rows } = await sql<Beside>`
    select coalesce(array_agg(subject_id) filter (where name in ('monitoring.report.published', 'monitoring.report.corrected')),
        '{}') as published,
      (count(*) filter (where name = 'monitoring.report.withdrawn'))::int as withdrawn,
      (count(*) filter (where name = 'register.milestone.added'))::int as added
    from platform_event where org_id = ${tx.org} and request_id = ${request}`.execute(tx.db);
  return rows[0] ?? { published: [], withdrawn: 0, added: 0 };
}
