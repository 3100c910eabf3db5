import { sql } from 'kysely';
import type { Tx } from '../../platform/index.ts';

/** The last published report of a project before a day, in its last revision. */
export async function lastPublished(
  tx: Tx,
  project: string,
  before: string,
): Promise<{ readonly id: string; readonly asOf: string } | null> {
  const { rows } = await sql<{ id: string; asOf: string }>`
    select id, as_of from monitoring_v_report
    where org_id = ${tx.org} and project_id = ${project} and as_of < ${before}
    order by as_of desc, revision desc limit 1`.execute(tx.db);
  return rows[0] ?? null;
}

/** The report of a day that is published, in its last revision. */
export async function publishedOn(tx: Tx, project: string, day: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from monitoring_v_report where org_id = ${tx.org} and project_id = ${project} and as_of = ${day}
    order by revision desc limit 1`.execute(tx.db);
  return rows[0]?.id ?? null;
}

/** How many changes of a project are on record since an instant; drafts of reports are none. */
export async function countRecords(tx: Tx, project: string, since: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform_event
    where org_id = ${tx.org} and project_id = ${project} and at > ${since} and name like 'register.%'`.execute(
    tx.db,
  );
  return rows[0]?.count ?? 0;
}

export async function personName(tx: Tx, id: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select name from register_v_person where org_id = ${tx.org} and id = ${id}`.execute(tx.db);
  return rows[0]?.name ?? '';
}
