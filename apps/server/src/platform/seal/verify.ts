import { changedPersonal } from '../event/personal.ts';
import { readOrganisation } from '../tenancy/organisation.ts';
import type { TenantTx } from '../tenancy/transaction.ts';
import { blockHash, eventFormat, eventHash, unpackEntries } from './canonical.ts';
import { type BadRow, type Fault, faultsOf } from './fault.ts';
import { type Head, headOf } from './head.ts';
import { type Block, countAfter, eachBlock, newestSeq, readStretch } from './store.ts';

/** What came of recomputing an organisation's chain. */
export interface Verified {
  readonly org: string;
  /** Its slug. */
  readonly organisation: string;
  readonly blocks: number;
  /** Events that the blocks cover. */
  readonly sealed: number;
  /** Events after the last block, which nothing protects yet. */
  readonly unsealed: number;
  /** In the order of the log, at most `faultLimit` of its rows; empty when all is well. */
  readonly faults: readonly Fault[];
  /** The end of the chain; null when nothing was sealed. */
  readonly head: Head | null;
}

/** So many bad rows are named. */
export const faultLimit = 1000;

const blockFault = (kind: Fault['kind'], block: number, message: string): Fault => ({
  ...{ kind, block, message },
  ...{ seq: null, eventId: null },
});

/** What is wrong with a block itself or with its place after the one before. */
const faultOfBlock = (org: string, block: Block, previous: Block | null): Fault | null => {
  const { number } = block;
  const due = (previous?.number ?? 0) + 1;
  if (!blockHash(org, block).equals(block.hash))
    return blockFault(
      'block-changed',
      number,
      `Block ${number} was changed: its hash is not that of its content.`,
    );
  if (block.format !== eventFormat)
    return blockFault(
      'block-changed',
      number,
      `Block ${number} has the format ${block.format}, which this release does not know. Verify with a newer release.`,
    );
  if (number !== due) {
    const which = number - 1 === due ? `Block ${due} is` : `Blocks ${due} to ${number - 1} are`;
    return blockFault('block-missing', due, `${which} missing; what they sealed cannot be verified.`);
  }
  if (!block.previousHash.equals(previous?.hash ?? Buffer.alloc(32)))
    return blockFault(
      'block-replaced',
      number,
      `Block ${number} does not continue the block before it: one of the two was replaced.`,
    );
  return null;
};

const faultOfPersonal = (p: {
  readonly seq: number;
  readonly eventId: string;
  readonly name: string;
}): Fault => ({
  ...{ kind: 'personal-changed', block: 0, seq: p.seq, eventId: p.eventId },
  message: `What is personal of row ${p.seq} (${p.name}, event ${p.eventId}) was changed after it was sealed.`,
});

/** The rows of a block that are not as they were sealed. */
const badRows = async (tx: TenantTx, block: Block): Promise<readonly BadRow[]> => {
  const from = block.number === 1 ? null : block.fromSeq;
  const rows = await readStretch(tx, { from, to: block.toSeq });
  const sealed = new Map(unpackEntries(block.entries).map(e => [e.seq, e.hash]));
  const bad: BadRow[] = [];
  for (const { seq, cells } of rows) {
    const expected = sealed.get(seq) ?? null;
    sealed.delete(seq);
    if (expected?.equals(eventHash(cells)) !== true)
      bad.push({ block: block.number, seq, sealed: expected, cells });
  }
  for (const [seq, hash] of sealed) bad.push({ block: block.number, seq, sealed: hash, cells: null });
  return bad.sort((a, b) => a.seq - b.seq);
};

const faultOfHead = (kept: Head, hashes: ReadonlyMap<number, string>, last: Block | null): Fault | null => {
  const found = hashes.get(kept.block);
  if (found === kept.hash) return null;
  const was = `The head that was kept outside is block ${kept.block}, up to row ${kept.toSeq}`;
  return found === undefined
    ? blockFault(
        'cut-off',
        kept.block,
        `${was}; the chain here ends with ${last ? `block ${last.number}` : 'nothing'}.`,
      )
    : blockFault(
        'block-replaced',
        kept.block,
        `${was}; block ${kept.block} here is another one: the chain was rewritten.`,
      );
};

/** Recomputes the chain of the transaction's organisation from its events, and compares it with heads kept outside. */
export const verifyLog = async (tx: TenantTx, kept: readonly Head[] = []): Promise<Verified> => {
  const { slug } = await readOrganisation(tx);
  const mine = kept.filter(h => h.org === tx.org);
  const hashes = new Map<number, string>();
  const ofBlocks: Fault[] = [];
  const bad: BadRow[] = [];
  let last: Block | null = null;
  let sealed = 0;
  for await (const block of eachBlock(tx)) {
    const fault = faultOfBlock(tx.org, block, last);
    if (fault !== null) ofBlocks.push(fault);
    // What a changed block says of its rows is worth nothing.
    if (fault?.kind !== 'block-changed' && bad.length < faultLimit) bad.push(...(await badRows(tx, block)));
    hashes.set(block.number, block.hash.toString('hex'));
    sealed += block.eventCount;
    last = block;
  }
  const named = faultsOf(bad.slice(0, faultLimit), await newestSeq(tx));
  const personal = await changedPersonal(tx, last?.toSeq ?? 0, faultLimit);
  const ofHeads = mine.map(h => faultOfHead(h, hashes, last)).filter(f => f !== null);
  return {
    org: tx.org,
    organisation: slug,
    blocks: hashes.size,
    sealed,
    unsealed: await countAfter(tx, last?.toSeq ?? 0),
    faults: [
      ...[...ofBlocks, ...named].sort((a, b) => a.block - b.block),
      ...personal.map(faultOfPersonal),
      ...ofHeads,
    ],
    head: last === null ? null : headOf(tx.org, slug, last),
  };
};
