import { sql } from 'kysely';
import type { Tx } from '../../../platform/index.ts';

/** The holidays of the organisation and of a unit. */
export async function holidaysOf(
  tx: Tx,
  unit: string | null,
): Promise<readonly { readonly day: string; readonly name: string }[]> {
  const { rows } = await sql<{
    day: string;
    name: string;
  }>`select day, min(name) as name from register_holiday
    where org_id = ${tx.org} and (unit_id is null or unit_id = ${unit}::uuid) group by day order by day`.execute(
    tx.db,
  );
  return rows;
}
