import type { Compiled } from './compile.ts';
import { type Dates, Flag } from './network.ts';
import { isCriticalWith } from './result.ts';
import { roomAfter, totalSlackOf } from './slack.ts';

/** What `task` gives of every row beside its span, by its place in `plan.tasks`; of a blank one nothing is said. */
export interface Slacks {
  readonly totalSec: Float64Array;
  readonly freeSec: Float64Array;
  /** 1 for a critical row. */
  readonly critical: Uint8Array;
  /** 1 for a row whose dates come from those below it. */
  readonly summary: Uint8Array;
}

/** Slack of all rows in one pass, as `task` would give it one by one. */
export function slacksOf(c: Compiled, dates: Dates): Slacks {
  const { tasks } = c.plan;
  const size = tasks.length;
  const slacks: Slacks = {
    totalSec: new Float64Array(size).fill(Infinity),
    freeSec: new Float64Array(size).fill(Infinity),
    critical: new Uint8Array(size),
    summary: new Uint8Array(size),
  };
  const { totalSec, freeSec, critical, summary } = slacks;
  // From the last row up: what lies below a summary is known before it is met.
  for (let i = size - 1; i >= 0; i--) {
    const task = tasks[i];
    if (!task || task.blank) continue;
    const above = c.outline.parent[i] ?? -1;
    raise(slacks, above, i);
    const node = c.net.nodeOf[i] ?? -1;
    if (node < 0) {
      summary[i] = 1;
      if (totalSec[i] === Infinity) totalSec[i] = 0;
      if (freeSec[i] === Infinity) freeSec[i] = 0;
      continue;
    }
    const total = totalSlackOf(c.net, node, dates);
    totalSec[i] = total;
    const isLate = (c.net.flags[node] ?? 0) & Flag.Late;
    freeSec[i] = isLate ? 0 : Math.max(0, Math.min(total, roomAfter(c.net, node, dates)));
    critical[i] = isCriticalWith(c, node, total) ? 1 : 0;
    if (!task.inactive) raise(slacks, above, i);
  }
  return slacks;
}

function raise({ totalSec, freeSec, critical }: Slacks, above: number, row: number): void {
  if (above < 0) return;
  totalSec[above] = Math.min(totalSec[above] ?? 0, totalSec[row] ?? 0);
  freeSec[above] = Math.min(freeSec[above] ?? 0, freeSec[row] ?? 0);
  if (critical[row]) critical[above] = 1;
}
