/** Rows whose dates changed since the page was last told, by their place. */
export interface Moves {
  readonly row: Int32Array<ArrayBuffer>;
  readonly start: Float64Array<ArrayBuffer>;
  readonly finish: Float64Array<ArrayBuffer>;
}

interface Spans {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** What differs between two sets of dates of the same rows. */
export function movesOf(before: Spans, now: Spans): Moves {
  const count = now.start.length;
  const row = new Int32Array(count);
  let n = 0;
  for (let i = 0; i < count; i++)
    if (before.start[i] !== now.start[i] || before.finish[i] !== now.finish[i]) row[n++] = i;
  const rows = row.slice(0, n);
  const start = new Float64Array(n);
  const finish = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    start[k] = now.start[rows[k] ?? 0] ?? Number.NaN;
    finish[k] = now.finish[rows[k] ?? 0] ?? Number.NaN;
  }
  return { row: rows, start, finish };
}
