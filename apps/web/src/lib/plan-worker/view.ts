import type { PlanColumns } from './columns.ts';
import { RowBit } from './columns.ts';
import type { Moves } from './moves.ts';
import type { CalendarPauses } from './pauses.ts';

/** A plan's rows as the page holds them: columns that moves are written into, and where rows lay when they were saved. */
export interface PlanView {
  readonly columns: PlanColumns;
  readonly savedStart: Float64Array;
  readonly savedFinish: Float64Array;
  readonly rowOf: ReadonlyMap<number, number>;
}

const saved = (was: Float64Array, now: Float64Array): Float64Array =>
  now.map((at, i) => (Number.isNaN(was[i]) ? at : (was[i] ?? at)));

export function planView(columns: PlanColumns): PlanView {
  const rowOf = new Map<number, number>();
  columns.uid.forEach((uid, i) => {
    rowOf.set(uid, i);
  });
  return {
    columns,
    savedStart: saved(columns.wasStart, columns.start),
    savedFinish: saved(columns.wasFinish, columns.finish),
    rowOf,
  };
}

/** Writes moved dates into the columns, and marks what is other than saved. */
export function applyMoves({ columns: c, savedStart, savedFinish }: PlanView, moves: Moves): void {
  for (let k = 0; k < moves.row.length; k++) {
    const i = moves.row[k] ?? 0;
    const start = moves.start[k] ?? Number.NaN;
    const finish = moves.finish[k] ?? Number.NaN;
    const [oldStart = Number.NaN, oldFinish = Number.NaN] = [savedStart[i], savedFinish[i]];
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
