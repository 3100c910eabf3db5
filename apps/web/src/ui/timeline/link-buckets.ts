import type { RowOrder } from './records.ts';

/** How an arrow hangs on its ends: finish to start, start to start, finish to finish, start to finish. */
export const LinkKind = { FS: 0, SS: 1, FF: 2, SF: 3 } as const;
/** Bits of a link's `state`. */
export const LinkBit = { Critical: 1, External: 2, Unsaved: 4 } as const;

/** Arrows between records, in columns. */
export interface TimelineLinks {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly kind: Uint8Array;
  readonly state: Uint8Array;
}

export const noLinks: TimelineLinks = {
  from: new Int32Array(0),
  to: new Int32Array(0),
  kind: new Uint8Array(0),
  state: new Uint8Array(0),
};

/** Links by the rows they cross, so that those in a window are found without looking at the others. */
export interface LinkBuckets {
  /**
   * For each power of two from `leastRows` the links whose rows fit into two neighbouring blocks of that size: `at` says
   * where those of a block begin in `link`, which holds all of them.
   */
  readonly levels: readonly { readonly rows: number; readonly at: Int32Array; readonly link: Int32Array }[];
}

const leastRows = 32;

/** The lowest level whose blocks are as tall as a link: two neighbours hold it wherever it begins. */
const levelOf = (span: number): number => 32 - Math.clz32(Math.floor(span / leastRows));

/** Where the blocks of each level begin in one list of all blocks, and where the last one ends. */
function firstBlocks(rows: number): readonly number[] {
  const first = [0];
  for (let l = 0; l <= levelOf(Math.max(0, rows - 1)); l++)
    first.push((first[l] ?? 0) + Math.ceil(rows / (leastRows << l)) + 1);
  return first;
}

/** Sorts the links whose both ends are shown into blocks of rows; linear in their number. */
export function bucketLinks(links: TimelineLinks, order: RowOrder): LinkBuckets {
  const first = firstBlocks(order.record.length);
  const count = links.from.length;
  const block = new Int32Array(count).fill(-1);
  const at = new Int32Array((first.at(-1) ?? 0) + 1);
  for (let i = 0; i < count; i++) {
    const a = order.row[links.from[i] ?? 0] ?? -1;
    const b = order.row[links.to[i] ?? 0] ?? -1;
    if (a < 0 || b < 0) continue;
    const level = levelOf(Math.abs(a - b));
    const own = (first[level] ?? 0) + Math.floor(Math.min(a, b) / (leastRows << level));
    block[i] = own;
    at[own + 1] = (at[own + 1] ?? 0) + 1;
  }
  for (let b = 1; b < at.length; b++) at[b] = (at[b] ?? 0) + (at[b - 1] ?? 0);
  const next = at.slice();
  const link = new Int32Array(at.at(-1) ?? 0);
  for (let i = 0; i < count; i++) {
    const own = block[i] ?? -1;
    if (own < 0) continue;
    const slot = next[own] ?? 0;
    link[slot] = i;
    next[own] = slot + 1;
  }
  const levels = first
    .slice(0, -1)
    .map((from, l) => ({ rows: leastRows << l, at: at.subarray(from, (first[l + 1] ?? 0) + 1), link }));
  return { levels };
}

/** The links that may cross rows `first` to `last`: all that do, and few others. */
export function* linksAcross(buckets: LinkBuckets, first: number, last: number): Generator<number> {
  for (const { rows, at, link } of buckets.levels) {
    const blocks = at.length - 1;
    const from = Math.max(0, Math.floor(first / rows) - 1);
    const to = Math.min(blocks - 1, Math.floor(last / rows));
    if (to < from) continue;
    for (let i = at[from] ?? 0, end = at[to + 1] ?? 0; i < end; i++) yield link[i] ?? 0;
  }
}
