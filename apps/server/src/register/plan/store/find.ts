import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';
import type { Visible } from '../../visibility/store.ts';

/** A plan's row with where its project stands. */
export interface FoundPlan {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly currency: string;
  readonly state: string;
  readonly startForecast: string | null;
  readonly finishForecast: string | null;
  readonly baselineNumber: number;
  /** null while the project has no plan. */
  readonly version: number | null;
}

const columns = sql`p.id, p.key, p.name, p.unit_id, p.portfolio_id, p.programme_id, p.confidential, p.manager_id,
  p.sponsor_id, p.currency, p.state, p.start_forecast, p.finish_forecast, p.baseline_number, n.version`;

/** The project with its plan's version, if the actor may see it. */
export async function findPlan(tx: Tx, visible: Visible, project: string): Promise<FoundPlan | null> {
  const { rows } = await sql<FoundPlan>`
    select ${columns} from register_project p
    left join register_plan n on n.org_id = p.org_id and n.project_id = p.id
    where p.org_id = ${tx.org} and p.id = ${project} and ${visible.of('p')}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The same with its plan locked until the transaction ends; null also where there is no plan. */
export async function lockPlanOf(tx: Tx, visible: Visible, project: string): Promise<FoundPlan | null> {
  const { rows } = await sql<FoundPlan>`
    select ${columns} from register_project p
    join register_plan n on n.org_id = p.org_id and n.project_id = p.id
    where p.org_id = ${tx.org} and p.id = ${project} and ${visible.of('p')} for update of n`.execute(tx.db);
  return rows[0] ?? null;
}

/** Locks the plan until the transaction ends; answers its version. */
export async function lockVersion(tx: Tx, project: string): Promise<number | null> {
  const { rows } = await sql<{ version: number }>`select version from register_plan
    where org_id = ${tx.org} and project_id = ${project} for update`.execute(tx.db);
  return rows[0]?.version ?? null;
}
