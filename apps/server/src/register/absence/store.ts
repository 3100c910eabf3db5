import { sql } from 'kysely';
import { type AskingTx, newId, type Tx } from '../../platform/index.ts';

export interface AbsenceRecord {
  readonly id: string;
  readonly personId: string;
  readonly person: string;
  readonly deputyId: string;
  readonly deputy: string;
  readonly fromDay: string;
  readonly untilDay: string;
}

/** Deputies now and to come; of one person, who is away or stands in, where one is named. */
export async function loadAbsences(
  tx: Tx,
  { today, about }: { readonly today: string; readonly about: string | null },
): Promise<readonly AbsenceRecord[]> {
  const { rows } = await sql<AbsenceRecord>`
    select d.id, d.person_id, p.name as person, d.deputy_id, w.name as deputy, d.from_day, d.until_day
    from register_absence d
    join register_person p on p.org_id = d.org_id and p.id = d.person_id
    join register_person w on w.org_id = d.org_id and w.id = d.deputy_id
    where d.org_id = ${tx.org} and d.ended_at is null and d.until_day >= ${today}
      and (${about}::uuid is null or ${about}::uuid in (d.person_id, d.deputy_id))
    order by d.from_day, d.id limit 200`.execute(tx.db);
  return rows;
}

export async function insertAbsence(
  tx: Tx,
  d: Pick<AbsenceRecord, 'personId' | 'deputyId' | 'fromDay' | 'untilDay'>,
): Promise<string> {
  const id = newId();
  await sql`insert into register_absence (org_id, id, person_id, deputy_id, from_day, until_day, created_at)
    values (${tx.org}, ${id}, ${d.personId}, ${d.deputyId}, ${d.fromDay}, ${d.untilDay}, ${tx.at})`.execute(
    tx.db,
  );
  return id;
}

export async function endAbsenceRow(tx: Tx, id: string): Promise<void> {
  await sql`update register_absence set ended_at = ${tx.at}, version = version + 1
    where org_id = ${tx.org} and id = ${id} and ended_at is null`.execute(tx.db);
}

/** Whether somebody has a deputy already on one of these days. */
export async function absenceBetween(
  tx: Tx,
  { person, from, until }: { readonly person: string; readonly from: string; readonly until: string },
): Promise<boolean> {
  const { rows } = await sql<{ one: number }>`select 1 as one from register_absence
    where org_id = ${tx.org} and person_id = ${person} and ended_at is null
      and from_day <= ${until} and until_day >= ${from} limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** Who is away today and has named this person, by the organisation's day. */
export async function awayToday(tx: AskingTx, deputy: string): Promise<readonly string[]> {
  const { rows } = await sql<{ personId: string }>`
    select d.person_id from register_absence d
    join platform_organisation o on o.id = d.org_id
    join register_person p on p.org_id = d.org_id and p.id = d.person_id and p.active
    where d.org_id = ${tx.org} and d.deputy_id = ${deputy} and d.ended_at is null
      and (now() at time zone o.time_zone)::date between d.from_day and d.until_day`.execute(tx.db);
  return rows.map(r => r.personId);
}

export interface ManagedPlace {
  readonly id: string;
  readonly unitId: string | null;
  readonly portfolioId: string | null;
  readonly programmeId: string | null;
  readonly sponsorId: string | null;
}

/** What somebody manages, where it stands; confidential projects are not passed on. */
export async function managedBy(tx: AskingTx, person: string): Promise<readonly ManagedPlace[]> {
  const { rows } = await sql<ManagedPlace>`
    select id, unit_id, portfolio_id, programme_id, sponsor_id from register_project
    where org_id = ${tx.org} and manager_id = ${person} and not confidential order by id limit 1000`.execute(
    tx.db,
  );
  return rows;
}
