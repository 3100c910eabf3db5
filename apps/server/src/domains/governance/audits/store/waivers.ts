import type { Waiver } from '@chartroom/contract';
import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface WaiverRow {
  readonly id: string;
  readonly projectId: string;
  readonly key: string;
  readonly project: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly confidential: boolean;
  readonly managerId: string | null;
  readonly sponsorId: string | null;
  readonly code: string;
  readonly state: Exclude<Waiver['state'], 'lapsed'>;
  readonly reason: string;
  readonly compensation: string;
  readonly expires: string;
  readonly askedBy: string | null;
  readonly asker: string | null;
  readonly askedAt: string;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly decidedAt: string | null;
  readonly answer: string | null;
  readonly version: number;
}

const waivers = (tx: Tx) => sql`
  select v.id, v.project_id, p.key, p.name as project, p.unit_id, p.portfolio_id, p.programme_id, p.confidential,
    p.manager_id, p.sponsor_id, v.code, v.state, v.reason, v.compensation, v.expires, v.asked_by, a.name as asker, v.asked_at,
    v.decided_by, d.name as decider, v.decided_at, v.answer, v.version
  from governance_waiver v
  join register_v_project p on p.org_id = v.org_id and p.id = v.project_id
  left join register_v_person a on a.org_id = v.org_id and a.id = v.asked_by
  left join register_v_person d on d.org_id = v.org_id and d.id = v.decided_by
  where v.org_id = ${tx.org} and ${projectsWith(tx.actor, 'project.read').of('p')}`;

/** Waivers of projects the actor may see, newest first; `lapsed` are approved ones that have expired. */
export async function loadWaivers(
  tx: Tx,
  {
    state,
    today,
    limit,
    offset,
  }: {
    readonly state: Waiver['state'] | undefined;
    readonly today: string;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<readonly WaiverRow[]> {
  const condition =
    state === undefined
      ? sql`true`
      : state === 'lapsed'
        ? sql`v.state = 'approved' and v.expires < ${today}::date`
        : state === 'approved'
          ? sql`v.state = 'approved' and v.expires >= ${today}::date`
          : sql`v.state = ${state}`;
  const { rows } = await sql<WaiverRow>`${waivers(tx)} and ${condition}
    order by v.asked_at desc, v.id desc limit ${limit} offset ${offset}`.execute(tx.db);
  return rows;
}

export async function loadWaiver(tx: Tx, id: string): Promise<WaiverRow | null> {
  await sql`select 1 from governance_waiver where org_id = ${tx.org} and id = ${id} for update`.execute(
    tx.db,
  );
  const { rows } = await sql<WaiverRow>`${waivers(tx)} and v.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** The newest waiver of a project for a control that is asked for or approved. */
export async function openWaiver(tx: Tx, project: string, code: string): Promise<WaiverRow | null> {
  const { rows } = await sql<WaiverRow>`${waivers(tx)} and v.project_id = ${project} and v.code = ${code}
    and v.state in ('asked', 'approved') order by v.asked_at desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** What excuses a project that fails a control on a day, by `project code`: an approved waiver, or a false alarm. */
export type Excuses = ReadonlyMap<string, 'waived' | 'false-alarm'>;

export async function excusedOn(tx: Tx, today: string): Promise<Excuses> {
  const { rows } = await sql<{ projectId: string; code: string; how: 'waived' | 'false-alarm' }>`
    select project_id, code, 'waived' as how from governance_waiver
      where org_id = ${tx.org} and state = 'approved' and expires >= ${today}::date
    union all select project_id, code, 'false-alarm' from governance_false_alarm
      where org_id = ${tx.org} and ended_at is null and expires >= ${today}::date
    order by how desc`.execute(tx.db);
  return new Map(rows.map(r => [`${r.projectId} ${r.code}`, r.how]));
}

export async function insertWaiver(
  tx: Tx,
  w: Pick<WaiverRow, 'projectId' | 'code' | 'reason' | 'compensation' | 'expires'>,
): Promise<string> {
  const id = newId();
  await sql`insert into governance_waiver (org_id, id, project_id, code, state, reason, compensation, expires, asked_by, asked_at)
    values (${tx.org}, ${id}, ${w.projectId}, ${w.code}, 'asked', ${w.reason}, ${w.compensation}, ${w.expires},
      ${tx.actor.person}, ${tx.at})`.execute(tx.db);
  return id;
}

export async function endWaiver(
  tx: Tx,
  id: string,
  { state, answer }: { readonly state: 'approved' | 'refused' | 'withdrawn'; readonly answer: string },
): Promise<void> {
  await sql`update governance_waiver set state = ${state}, answer = ${answer}, decided_by = ${tx.actor.person},
      decided_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/** The controls for which a project has an approved waiver that has not expired, with the day on which it does. */
export async function waivedUntil(
  tx: Tx,
  project: string,
  today: string,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ code: string; expires: string }>`
    select code, max(expires) as expires from governance_waiver
    where org_id = ${tx.org} and project_id = ${project} and state = 'approved' and expires >= ${today}::date
    group by code`.execute(tx.db);
  return new Map(rows.map(r => [r.code, r.expires]));
}
