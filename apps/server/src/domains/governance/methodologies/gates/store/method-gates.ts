import type { CalendarState, GateDecision } from '@chartroom/contract';
import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';

/** A gate of a project with what it was prepared from, as far as it was. */
export interface GateMark {
  readonly milestoneId: string;
  readonly name: string;
  readonly gateId: string | null;
  readonly standardCode: string | null;
  readonly state: CalendarState;
  readonly decision: GateDecision | null;
  readonly day: string | null;
}

/** The gates of a project, the last round of each; at most 200. */
export async function loadGateMarks(tx: Tx, project: string): Promise<readonly GateMark[]> {
  const { rows } = await sql<GateMark>`
    select m.id as milestone_id, m.name, v.id as gate_id, g.standard_code, v.decision,
      case when v.id is not null then v.state when m.actual is not null then 'passed' else 'unprepared' end as state,
      coalesce(m.actual, v.decided_on, m.forecast, m.baseline) as day
    from register_v_milestone m
    left join governance_v_gate v on v.org_id = m.org_id and v.milestone_id = m.id
    left join governance_gate g on g.org_id = v.org_id and g.id = v.id
    where m.org_id = ${tx.org} and m.project_id = ${project} and (m.kind = 'gate' or v.id is not null)
    order by m.id limit 200`.execute(tx.db);
  return rows;
}
