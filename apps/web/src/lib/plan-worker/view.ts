import type { PlanColumns } from './columns.ts';
import { RowBit } from './columns.ts';
import type { Moves } from './moves.ts';
import type { CalendarPauses } from './pauses.ts';

/** A plan's rows as the page holds them: columns that moves are written into, and where each row is. */
export interface PlanView {
  readonly columns: PlanColumns;
  /** The row of a task by its number; -1 when there is none. */
  readonly rowOf: (uid: number) => number;
}

/** A view of columns. Where rows are is only worked out when it is first asked. */
export function planView(columns: PlanColumns): PlanView {
  let rows: ReadonlyMap<number, number> | null = null;
  return {
    columns,
    rowOf: uid => {
      rows ??= new Map(Array.from(columns.uid, (at, i) => [at, i]));
      return rows.get(uid) ?? -1;
    },
  };
}

/** Where a row lay when it was saved: where it was, if it has moved since. */
const saved = (was = Number.NaN, now = Number.NaN): number => (Number.isNaN(was) ? now : was);

/** Writes moved dates into the columns, and marks what is other than saved. */
export function applyMoves({ columns: c }: PlanView, moves: Moves): void {
  for (let k = 0; k < moves.row.length; k++) {
    const i = moves.row[k] ?? 0;
    const start = moves.start[k] ?? Number.NaN;
    const finish = moves.finish[k] ?? Number.NaN;
    const oldStart = saved(c.wasStart[i], c.start[i]);
    const oldFinish = saved(c.wasFinish[i], c.finish[i]);
    const same = start === oldStart && finish === oldFinish;
    c.start[i] = start;
    c.finish[i] = finish;
    c.wasStart[i] = same ? Number.NaN : oldStart;
    c.wasFinish[i] = same ? Number.NaN : oldFinish;
    const state = c.state[i] ?? 0;
    c.state[i] = same ? state & ~RowBit.unsaved : state | RowBit.unsaved;
  }
}

/** Counts working days from one wall time to another by the days on which nobody works. */
export function dayCounter({ days }: CalendarPauses): (fromSec: number, toSec: number) => number {
  const length = days.length / 2;
  const before = new Float64Array(length + 1);
  for (let i = 0; i < length; i++)
    before[i + 1] = (before[i] ?? 0) + ((days[i * 2 + 1] ?? 0) - (days[i * 2] ?? 0));
  const restUntil = (sec: number): number => {
    let [low, high] = [0, length];
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((days[mid * 2 + 1] ?? 0) <= sec) low = mid + 1;
      else high = mid;
    }
    const start = days[low * 2] ?? Number.POSITIVE_INFINITY;
    return (before[low] ?? 0) + Math.max(0, sec - start);
  };
  const day = (sec: number) => Math.floor(sec / 86_400) * 86_400;
  return (fromSec, toSec) => {
    const [a, b] = [day(fromSec), day(toSec)];
    return Math.round((b - a - (restUntil(b) - restUntil(a))) / 86_400);
  };
}
