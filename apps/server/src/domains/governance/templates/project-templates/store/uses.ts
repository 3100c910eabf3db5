import { sql } from 'kysely';
import type { Tx } from '../../../../../platform/index.ts';
import { projectsWith } from '../../../../../register/index.ts';

/** What became of an element in a project, and how it looked when it was made. */
export interface Made {
  readonly uid?: number;
  readonly document?: string;
  readonly milestone?: string;
  readonly as?: string;
}

export interface UseRow {
  readonly projectId: string;
  readonly templateKey: string;
  readonly templateNumber: number;
  readonly startOn: string;
  readonly made: Readonly<Record<string, Made>>;
  readonly step: number | null;
  readonly appliedBy: string | null;
  readonly applier: string | null;
  readonly appliedAt: string;
  readonly version: number;
}

export interface OptOutRow {
  readonly projectId: string;
  readonly templateKey: string;
  readonly number: number;
  readonly element: string;
  readonly reason: string;
  readonly optedBy: string | null;
  readonly opter: string | null;
  readonly optedAt: string;
}

const columns = sql`u.project_id, u.template_key, u.template_number, u.start_on, u.made, u.step, u.applied_by,
  a.name as applier, u.applied_at, u.version`;

/** The templates a project was made of, locked where they are to be changed. */
export async function loadUses(tx: Tx, project: string, lock = false): Promise<readonly UseRow[]> {
  if (lock)
    await sql`select 1 from governance_project_template_use where org_id = ${tx.org} and project_id = ${project}
      order by template_key for update`.execute(tx.db);
  const { rows } = await sql<UseRow>`select ${columns} from governance_project_template_use u
    left join register_v_person a on a.org_id = u.org_id and a.id = u.applied_by
    where u.org_id = ${tx.org} and u.project_id = ${project} order by u.applied_at, u.template_key limit 100`.execute(
    tx.db,
  );
  return rows;
}

/** Projects the actor may see that run with an earlier version of a template. */
export async function loadBehind(tx: Tx, key: string, number: number): Promise<readonly UseRow[]> {
  const { rows } = await sql<UseRow>`select ${columns} from governance_project_template_use u
    join register_v_project p on p.org_id = u.org_id and p.id = u.project_id
    left join register_v_person a on a.org_id = u.org_id and a.id = u.applied_by
    where u.org_id = ${tx.org} and u.template_key = ${key} and u.template_number < ${number}
      and p.state not in ('closed', 'cancelled') and ${projectsWith(tx.actor, 'project.read').of('p')}
    order by p.key limit 200`.execute(tx.db);
  return rows;
}

export async function saveUse(
  tx: Tx,
  u: Pick<UseRow, 'projectId' | 'templateKey' | 'templateNumber' | 'startOn' | 'made' | 'step'>,
): Promise<void> {
  await sql`insert into governance_project_template_use (org_id, project_id, template_key, template_number, start_on, made, step,
      applied_by, applied_at)
    values (${tx.org}, ${u.projectId}, ${u.templateKey}, ${u.templateNumber}, ${u.startOn}, ${JSON.stringify(u.made)}::jsonb,
      ${u.step}, ${tx.actor.person}, ${tx.at})
    on conflict (org_id, project_id, template_key) do update set template_number = excluded.template_number,
      made = excluded.made, step = coalesce(excluded.step, governance_project_template_use.step),
      applied_by = excluded.applied_by, applied_at = excluded.applied_at,
      version = governance_project_template_use.version + 1`.execute(tx.db);
}

/** Marks a use as changed, so that who read it before hears of it. */
export async function touchUse(tx: Tx, project: string, key: string): Promise<void> {
  await sql`update governance_project_template_use set version = version + 1
    where org_id = ${tx.org} and project_id = ${project} and template_key = ${key}`.execute(tx.db);
}

export async function loadOptOuts(tx: Tx, project: string): Promise<readonly OptOutRow[]> {
  const { rows } =
    await sql<OptOutRow>`select o.project_id, o.template_key, o.number, o.element, o.reason, o.opted_by,
      p.name as opter, o.opted_at
    from governance_project_template_opt_out o
    left join register_v_person p on p.org_id = o.org_id and p.id = o.opted_by
    where o.org_id = ${tx.org} and o.project_id = ${project} order by o.opted_at, o.element limit 2000`.execute(
      tx.db,
    );
  return rows;
}

export async function insertOptOuts(
  tx: Tx,
  o: Pick<OptOutRow, 'projectId' | 'templateKey' | 'number' | 'reason'>,
  elements: readonly string[],
): Promise<void> {
  await sql`insert into governance_project_template_opt_out (org_id, project_id, template_key, number, element, reason, opted_by, opted_at)
    select ${tx.org}, ${o.projectId}, ${o.templateKey}, ${o.number}, e, ${o.reason}, ${tx.actor.person}, ${tx.at}
    from unnest(${[...elements]}::text[]) e
    on conflict (org_id, project_id, template_key, number, element) do nothing`.execute(tx.db);
}
