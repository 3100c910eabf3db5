/** What a record is drawn as. */
export const Shape = { None: 0, Bar: 1, Summary: 2, Milestone: 3, External: 4 } as const;

/** Bits of `state`. */
export const RecordBit = {
  Critical: 1,
  /** Changed and not saved: striped. */
  Unsaved: 2,
  /** Cannot be moved. */
  Locked: 4,
  /** Done: drawn calmly. */
  Complete: 8,
  /** Takes no part. */
  Inactive: 16,
} as const;

/**
 * What a timeline shows, in columns. Times are wall seconds since 1970; NaN where there is none. The arrays are the
 * host's: it may write into them and then ask for a redraw.
 */
export interface TimelineRecords {
  readonly count: number;
  readonly shape: Uint8Array;
  readonly state: Uint8Array;
  /** Index of a colour of the palette; 0 is the ordinary one. */
  readonly tone: Uint8Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** 0..1. */
  readonly progress: Float32Array;
  /** Where it was before changes that are not saved. */
  readonly wasStart: Float64Array;
  readonly wasFinish: Float64Array;
  readonly baseStart: Float64Array;
  readonly baseFinish: Float64Array;
  readonly deadline: Float64Array;
  /** Until when it could finish later without harm. */
  readonly slackUntil: Float64Array;
  /** Depth in the tree, 0 at the top. */
  readonly level: Uint8Array;
  /** Has others below it. */
  readonly parent: Uint8Array;
  /** Written beside the bar; '' for none. */
  readonly label: (record: number) => string;
}

/** Empty columns for so many records. */
export function newRecords(count: number, label: (record: number) => string = () => ''): TimelineRecords {
  const times = () => new Float64Array(count).fill(Number.NaN);
  return {
    count,
    shape: new Uint8Array(count),
    state: new Uint8Array(count),
    tone: new Uint8Array(count),
    start: times(),
    finish: times(),
    progress: new Float32Array(count),
    wasStart: times(),
    wasFinish: times(),
    baseStart: times(),
    baseFinish: times(),
    deadline: times(),
    slackUntil: times(),
    level: new Uint8Array(count),
    parent: new Uint8Array(count),
    label,
  };
}

/** Which records are shown, from top to bottom, and where each record is (-1 when it is not). */
export interface RowOrder {
  readonly record: Int32Array;
  readonly row: Int32Array;
}

export function rowOrder(records: ArrayLike<number>, count: number): RowOrder {
  const row = new Int32Array(count).fill(-1);
  const record = new Int32Array(records);
  for (let i = 0; i < record.length; i++) row[record[i] ?? 0] = i;
  return { record, row };
}

/** The rows of a tree without those under a folded record; `keep` leaves out more, but not what leads to a kept one. */
export function openRows(
  records: TimelineRecords,
  folded: ReadonlySet<number>,
  keep?: (record: number) => boolean,
): RowOrder {
  const kept = keep === undefined ? null : withAncestors(records, keep);
  const out = new Int32Array(records.count);
  let count = 0;
  let under = Number.POSITIVE_INFINITY;
  for (let i = 0; i < records.count; i++) {
    const level = records.level[i] ?? 0;
    if (level > under) continue;
    under = folded.has(i) ? level : Number.POSITIVE_INFINITY;
    if (kept === null || kept[i] === 1) out[count++] = i;
  }
  return rowOrder(out.slice(0, count), records.count);
}

function withAncestors(records: TimelineRecords, keep: (record: number) => boolean): Uint8Array {
  const kept = new Uint8Array(records.count);
  let wanted = -1;
  for (let i = records.count - 1; i >= 0; i--) {
    const level = records.level[i] ?? 0;
    if (keep(i) || level < wanted) {
      kept[i] = 1;
      wanted = level;
    }
  }
  return kept;
}
