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
  /** For each power of two from `leastRows` the links whose rows fit into two neighbouring blocks of that size. */
  readonly levels: readonly { readonly rows: number; readonly at: Int32Array; readonly link: Int32Array }[];
}

const leastRows = 32;

/** Sorts the links whose both ends are shown into blocks of rows; linear in their number. */
export function bucketLinks(links: TimelineLinks, order: RowOrder): LinkBuckets {
  const rows = order.record.length;
  const levelCount = Math.max(1, Math.ceil(Math.log2(Math.max(1, rows / leastRows))) + 1);
  const count = links.from.length;
  const top = new Int32Array(count).fill(-1);
  const level = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const a = order.row[links.from[i] ?? 0] ?? -1;
    const b = order.row[links.to[i] ?? 0] ?? -1;
    if (a < 0 || b < 0) continue;
    top[i] = Math.min(a, b);
    const span = Math.abs(a - b);
    let l = 0;
    while (l < levelCount - 1 && leastRows << l < span) l++;
    level[i] = l;
  }
  const levels = Array.from({ length: levelCount }, (_, l) => {
    const size = leastRows << l;
    const at = new Int32Array(Math.ceil(rows / size) + 2);
    for (let i = 0; i < count; i++)
      if (level[i] === l && (top[i] ?? -1) >= 0) {
        const block = Math.floor((top[i] ?? 0) / size) + 1;
        at[block] = (at[block] ?? 0) + 1;
      }
    for (let b = 1; b < at.length; b++) at[b] = (at[b] ?? 0) + (at[b - 1] ?? 0);
    const next = at.slice();
    const link = new Int32Array(at[at.length - 1] ?? 0);
    for (let i = 0; i < count; i++)
      if (level[i] === l && (top[i] ?? -1) >= 0) {
        const block = Math.floor((top[i] ?? 0) / size);
        const slot = next[block] ?? 0;
        link[slot] = i;
        next[block] = slot + 1;
      }
    return { rows: size, at, link };
  });
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
