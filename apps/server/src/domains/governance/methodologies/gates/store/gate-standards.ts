import type { GateContent } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';

export interface StandardVersionRow {
  readonly code: string;
  readonly version: number;
  readonly name: string;
  readonly purpose: string;
  readonly content: GateContent;
  readonly retired: boolean;
  readonly changer: string | null;
  readonly reason: string;
  readonly recordedAt: string;
}

/** All versions that the organisation made, the newest of each first; at most 1,000. */
export async function loadStandardVersions(tx: Tx): Promise<readonly StandardVersionRow[]> {
  const { rows } = await sql<StandardVersionRow>`
    select s.code, s.version, s.name, s.purpose, s.content, s.retired, p.name as changer, s.reason, s.recorded_at
    from governance_gate_standard s
    left join register_v_person p on p.org_id = s.org_id and p.id = s.changed_by
    where s.org_id = ${tx.org} order by s.code, s.version desc limit 1000`.execute(tx.db);
  return rows;
}

export async function insertStandardVersion(
  tx: Tx,
  s: Omit<StandardVersionRow, 'changer' | 'recordedAt'>,
): Promise<void> {
  await sql`insert into governance_gate_standard (org_id, code, version, name, purpose, content, retired, changed_by, reason,
      recorded_at)
    values (${tx.org}, ${s.code}, ${s.version}, ${s.name}, ${s.purpose}, ${JSON.stringify(s.content)}::jsonb, ${s.retired},
      ${tx.actor.person}, ${s.reason}, ${tx.at})`.execute(tx.db);
}
