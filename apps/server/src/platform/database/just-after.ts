import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../tenancy/transaction.ts';

/**
 * The instant at which a row `n` is recorded in an append-only table: the transaction's, or just after what this
 * transaction has already recorded for the same key, so that nothing recorded is ever changed.
 */
export function justAfter(tx: Tx, table: string, key: readonly string[]): RawBuilder<string> {
  const same = sql.join(
    key.map(k => sql`e.${sql.ref(k)} = n.${sql.ref(k)}`),
    sql` and `,
  );
  return sql<string>`coalesce((select max(e.recorded_at) + interval '1 microsecond' from ${sql.table(table)} e
    where e.org_id = ${tx.org} and ${same} and e.recorded_at >= ${tx.at}), ${tx.at}::timestamptz)`;
}
