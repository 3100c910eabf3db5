import { sql } from 'kysely';
import { newId, type Tx } from '../../../../platform/index.ts';
import { projectsWith } from '../../../../register/index.ts';

export interface HoldRow {
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
  readonly recordId: string | null;
  readonly recordNumber: number | null;
  readonly recordTitle: string | null;
  readonly matter: string;
  readonly reason: string;
  readonly placedBy: string | null;
  readonly placer: string | null;
  readonly placedAt: string;
  readonly liftedBy: string | null;
  readonly lifter: string | null;
  readonly liftedAt: string | null;
  readonly liftReason: string | null;
  readonly version: number;
}

const holds = (tx: Tx) => sql`
  select h.id, h.project_id, p.key, p.name as project, p.unit_id, p.portfolio_id, p.programme_id, p.confidential,
    p.manager_id, p.sponsor_id, h.record_id, r.number as record_number, r.title as record_title, h.matter, h.reason,
    h.placed_by, a.name as placer, h.placed_at, h.lifted_by, b.name as lifter, h.lifted_at, h.lift_reason, h.version
  from governance_legal_hold h
  join register_v_project p on p.org_id = h.org_id and p.id = h.project_id
  left join governance_record r on r.org_id = h.org_id and r.id = h.record_id
  left join register_v_person a on a.org_id = h.org_id and a.id = h.placed_by
  left join register_v_person b on b.org_id = h.org_id and b.id = h.lifted_by
  where h.org_id = ${tx.org} and ${projectsWith(tx.actor, 'record.read').of('p')}`;

/** Holds on projects the actor may read records of, those in force first. */
export async function loadHolds(
  tx: Tx,
  {
    project,
    state,
    limit,
    offset,
  }: {
    readonly project: string | undefined;
    readonly state: 'in-force' | 'lifted' | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<readonly HoldRow[]> {
  const of = project === undefined ? sql`true` : sql`h.project_id = ${project}`;
  const lifted = sql`h.lifted_at is not null`;
  const are = state === undefined ? sql`true` : state === 'lifted' ? lifted : sql`not ${lifted}`;
  const { rows } = await sql<HoldRow>`${holds(tx)} and ${of} and ${are}
    order by ${lifted}, h.placed_at desc, h.id desc limit ${limit} offset ${offset}`.execute(tx.db);
  return rows;
}

/** One hold; locked where it is to be lifted. */
export async function loadHold(tx: Tx, id: string, lock = false): Promise<HoldRow | null> {
  if (lock)
    await sql`select 1 from governance_legal_hold where org_id = ${tx.org} and id = ${id} for update`.execute(
      tx.db,
    );
  const { rows } = await sql<HoldRow>`${holds(tx)} and h.id = ${id}`.execute(tx.db);
  return rows[0] ?? null;
}

/** Waits for a disposal in the project that is under way, and lets none begin. */
export async function lockTerms(tx: Tx, project: string): Promise<void> {
  await sql`select 1 from governance_record_term where org_id = ${tx.org} and project_id = ${project}
    order by record_id for update`.execute(tx.db);
}

export async function insertHold(
  tx: Tx,
  h: Pick<HoldRow, 'projectId' | 'recordId' | 'matter' | 'reason'>,
): Promise<string> {
  const id = newId();
  await sql`insert into governance_legal_hold (org_id, id, project_id, record_id, matter, reason, placed_by, placed_at)
    values (${tx.org}, ${id}, ${h.projectId}, ${h.recordId}, ${h.matter}, ${h.reason}, ${tx.actor.person}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function liftHold(tx: Tx, id: string, reason: string): Promise<void> {
  await sql`update governance_legal_hold set lifted_by = ${tx.actor.person}, lifted_at = ${tx.at}, lift_reason = ${reason},
      version = version + 1
    where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
}

/**
 * Whether somebody has to do with what is held, whoever may see it: manages or sponsors a project under a hold, belongs
 * to it, or belonged to one of `also`; wrote, handed in or decided on a document of it, or voted at its gates.
 */
export async function isHeldWith(tx: Tx, person: string, also: readonly string[]): Promise<boolean> {
  const { rows } = await sql`select 1 from governance_legal_hold h
    join register_v_project p on p.org_id = h.org_id and p.id = h.project_id
    where h.org_id = ${tx.org} and h.lifted_at is null and (
      p.manager_id = ${person} or p.sponsor_id = ${person} or p.id = any(${[...also]}::uuid[])
      or exists (select 1 from register_v_member m where m.org_id = p.org_id and m.project_id = p.id and m.person_id = ${person})
      or exists (select 1 from governance_document d where d.org_id = p.org_id and d.project_id = p.id
        and (${person}::uuid = any(d.writers) or ${person} in (d.author_id, d.approver_id, d.submitted_by)
          or exists (select 1 from governance_document_decision c where c.org_id = d.org_id and c.document_id = d.id
            and ${person} in (c.decided_by, c.for_id))))
      or exists (select 1 from governance_gate_seat s where s.org_id = p.org_id and s.project_id = p.id
        and s.voter_id = ${person}))
    limit 1`.execute(tx.db);
  return rows.length > 0;
}
