import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../tenancy/transaction.ts';
import { type BlockBody, type Cells, cellOf, eventColumns } from './canonical.ts';

// JSON as the database writes it and instants as seconds: neither a big number nor a year before Christ is rounded away.
const cell = (column: string) =>
  column === 'at' ? sql`extract(epoch from at)::text` : sql`${sql.id(column)}::text`;

const eventCells: RawBuilder<Cells> = sql<Cells>`array[${sql.join(eventColumns.map(cell))}]`;

export interface Block extends BlockBody {
  readonly hash: Buffer;
}

export interface LogRow {
  readonly seq: number;
  readonly cells: Cells;
}

const blocks = (tx: TenantTx) =>
  tx.db
    .selectFrom('platformBlock')
    .select(['number', 'format', 'fromSeq', 'toSeq', 'eventCount', 'entries', 'previousHash', 'hash'])
    .select(sql<string>`extract(epoch from sealed_at)::text`.as('sealedAt'))
    .where('orgId', '=', tx.org);

/** The newest block; null before the first. */
export const lastBlock = async (tx: TenantTx): Promise<Block | null> =>
  (await blocks(tx).orderBy('number', 'desc').limit(1).executeTakeFirst()) ?? null;

/** All blocks in the order of the chain, a few in memory at a time. */
export async function* eachBlock(tx: TenantTx): AsyncGenerator<Block> {
  for (let after = 0; ; ) {
    const some = await blocks(tx).where('number', '>', after).orderBy('number').limit(20).execute();
    yield* some;
    const last = some.at(-1);
    if (last === undefined) return;
    after = last.number;
  }
}

/** Lets one transaction at a time extend the chain of an organisation. */
export const holdChain = async (tx: TenantTx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`seal:${tx.org}`}, 0))`.execute(tx.db);
};

/** Appends a block. Throws when another one has its number. */
export const addBlock = async (tx: TenantTx, block: Block): Promise<void> => {
  const { sealedAt: _, ...columns } = block;
  await tx.db
    .insertInto('platformBlock')
    .values({ ...columns, orgId: tx.org, sealedAt: tx.at })
    .execute();
};

/** The instant of the transaction as a block holds it. */
export const sealInstant = async (tx: TenantTx): Promise<string> => {
  const { rows } = await sql<{
    at: string;
  }>`select extract(epoch from ${tx.at}::timestamptz)::text as at`.execute(tx.db);
  return rows[0]?.at ?? '';
};

export interface Stretch {
  /** null: from the beginning. */
  readonly from: number | null;
  readonly to: number;
  readonly limit?: number;
}

/** The events of a stretch of the log, in its order. */
export const readStretch = async (tx: TenantTx, { from, to, limit }: Stretch): Promise<readonly LogRow[]> => {
  let query = tx.db
    .selectFrom('platformEvent')
    .select(eventCells.as('cells'))
    .where('orgId', '=', tx.org)
    .where('seq', '<=', to)
    .orderBy('seq');
  if (from !== null) query = query.where('seq', '>=', from);
  if (limit !== undefined) query = query.limit(limit);
  return (await query.execute()).map(({ cells }) => ({ cells, seq: Number(cellOf(cells, 'seq')) }));
};

/** The highest seq that can be seen; 0 in an empty log. */
export const newestSeq = async (tx: TenantTx): Promise<number> => {
  const { newest } = await tx.db
    .selectFrom('platformEvent')
    .select(e => e.fn.max('seq').as('newest'))
    .where('orgId', '=', tx.org)
    .executeTakeFirstOrThrow();
  return Number(newest ?? 0);
};

/** How many events come after a seq. */
export const countAfter = async (tx: TenantTx, seq: number): Promise<number> => {
  const { n } = await tx.db
    .selectFrom('platformEvent')
    .select(e => e.fn.countAll().as('n'))
    .where('orgId', '=', tx.org)
    .where('seq', '>', seq)
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** The other transactions that hold the lock an insert into the log takes: they may have a seq not yet committed. */
export const openWriters = async (tx: TenantTx): Promise<readonly string[]> => {
  const { rows } = await sql<{ writer: string }>`
    select distinct virtualtransaction as writer from pg_locks
    where locktype = 'relation' and relation = 'platform_event'::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())
      and pid is distinct from pg_backend_pid()`.execute(tx.db);
  return rows.map(r => r.writer);
};

/** How many blocks there are, how many events they cover, and when the last was added. */
export const sealTotals = async (
  tx: TenantTx,
): Promise<{ blocks: number; sealed: number; sealedAt: string | null }> => {
  const { rows } = await sql<{ blocks: number; sealed: number; sealedAt: string | null }>`
    select count(*)::int as blocks, coalesce(sum(event_count), 0)::int as sealed, max(sealed_at) as sealed_at
    from platform_block where org_id = ${tx.org}`.execute(tx.db);
  return rows[0] ?? { blocks: 0, sealed: 0, sealedAt: null };
};
