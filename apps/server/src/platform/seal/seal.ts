import { setTimeout as delay } from 'node:timers/promises';
import type { Database } from '../database/database.ts';
import type { TenantTx } from '../tenancy/transaction.ts';
import { type BlockBody, blockHash, eventFormat, eventHash, packEntries } from './canonical.ts';
import { addBlock, holdChain, lastBlock, newestSeq, openWriters, readStretch, sealInstant } from './store.ts';

/** What sealing did. */
export interface Sealed {
  readonly blocks: number;
  readonly events: number;
  /** Somebody was still writing to the log when the time was up: nothing was sealed, the next round will. */
  readonly busy: boolean;
}

const eventsPerBlock = 1000;
const lookAgainMs = 50;

/**
 * The seq up to which the log is settled: nothing that is committed later can have a lower one. Numbers are drawn
 * before commit, so the highest visible one does not settle those below it. An insert takes its lock on the table before
 * it draws a number and keeps it until its transaction ends; so once those who hold that lock now are gone, every
 * number up to the highest seen before is decided. Null when they are not gone in time.
 */
const settledSeq = async (tx: TenantTx, waitMs: number): Promise<number | null> => {
  const newest = await newestSeq(tx);
  let open = await openWriters(tx);
  for (const until = performance.now() + waitMs; open.length > 0; ) {
    if (performance.now() > until) return null;
    await delay(lookAgainMs);
    const still = new Set(await openWriters(tx));
    open = open.filter(writer => still.has(writer));
  }
  return newest;
};

/** Seals the next events up to a settled seq as one block; answers how many. */
const sealBlock = async (tx: TenantTx, settled: number): Promise<number> => {
  await holdChain(tx);
  const last = await lastBlock(tx);
  const fromSeq = last === null ? 1 : last.toSeq + 1;
  const rows = await readStretch(tx, { from: fromSeq, to: settled, limit: eventsPerBlock });
  const newest = rows.at(-1);
  if (newest === undefined) return 0;
  const body: BlockBody = {
    number: (last?.number ?? 0) + 1,
    format: eventFormat,
    fromSeq,
    toSeq: newest.seq,
    eventCount: rows.length,
    entries: packEntries(rows.map(({ seq, cells }) => ({ seq, hash: eventHash(cells) }))),
    previousHash: last?.hash ?? Buffer.alloc(32),
    sealedAt: await sealInstant(tx),
  };
  await addBlock(tx, { ...body, hash: blockHash(tx.org, body) });
  return rows.length;
};

/**
 * Seals what is settled of an organisation's log, a block in a transaction. Sealing again adds nothing. Waits up to
 * `waitMs` milliseconds for those who are writing to the log.
 */
export const sealLog = async (database: Database, org: string, waitMs = 10_000): Promise<Sealed> => {
  const settled = await database.inTenant(org, tx => settledSeq(tx, waitMs));
  if (settled === null) return { blocks: 0, events: 0, busy: true };
  for (let blocks = 0, events = 0; ; blocks += 1) {
    const sealed = await database.inTenant(org, tx => sealBlock(tx, settled));
    if (sealed === 0) return { blocks, events, busy: false };
    events += sealed;
  }
};
