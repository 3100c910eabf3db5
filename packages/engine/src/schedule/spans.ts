import type { Compiled } from './compile.ts';
import { type Dates, Flag } from './network.ts';

/** Start and finish of every row, by its place in `plan.tasks`, in wall seconds; NaN for a blank one. */
export interface Spans {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Start and finish of all rows in one pass, as `task` would give them one by one. */
export function spansOf({ plan, net, outline }: Compiled, dates: Dates): Spans {
  const size = plan.tasks.length;
  const start = new Float64Array(size).fill(Number.NaN);
  const finish = new Float64Array(size).fill(Number.NaN);
  const spans = { start, finish };
  // From the last row up: what lies below a summary is known before it is met.
  for (let i = size - 1; i >= 0; i--) {
    const above = outline.parent[i] ?? -1;
    const node = net.nodeOf[i] ?? -1;
    if (node >= 0) {
      // Most rows: nothing of the task itself is looked at.
      start[i] = dates.start[node] ?? 0;
      finish[i] = dates.finish[node] ?? 0;
      if (!((net.flags[node] ?? 0) & Flag.Inactive)) raise(spans, above, i);
      continue;
    }
    const task = plan.tasks[i];
    if (!task || task.blank) continue;
    if (task.manual && task.manualStart !== undefined && task.manualFinish !== undefined) {
      raise(spans, above, i);
      start[i] = task.manualStart;
      finish[i] = task.manualFinish;
    } else if (Number.isNaN(start[i] ?? Number.NaN)) {
      start[i] = finish[i] = dates.projectStart;
    } else raise(spans, above, i);
  }
  return spans;
}

function raise(spans: Spans, above: number, row: number): void {
  // Pairs of names would make a list for each row: this is asked of every row at every edit.
  const start = spans.start[row] ?? Number.NaN;
  const finish = spans.finish[row] ?? Number.NaN;
  if (above < 0 || Number.isNaN(start)) return;
  const first = spans.start[above] ?? Number.NaN;
  const last = spans.finish[above] ?? Number.NaN;
  spans.start[above] = Number.isNaN(first) ? start : Math.min(first, start);
  spans.finish[above] = Number.isNaN(last) ? finish : Math.max(last, finish);
}
