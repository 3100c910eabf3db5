import { addDays, type Day } from '../base/day.ts';

/** An item that came to a column, or left the board (null), on a day. */
export interface CardMove {
  readonly card: number;
  readonly day: Day;
  readonly to: string | null;
}

/** How many items each column held at the end of a day, in the order of the columns. */
export interface FlowDay {
  readonly day: Day;
  readonly counts: readonly number[];
}

/** The number of items in each column at the end of every day from one to another, from moves in the order in which they happened. */
export function cumulativeFlow(
  moves: readonly CardMove[],
  columns: readonly string[],
  { from, to }: { readonly from: Day; readonly to: Day },
): readonly FlowDay[] {
  const place = new Map<number, string>();
  const counts = new Map<string, number>(columns.map(c => [c, 0]));
  const add = (column: string | undefined, n: number) => {
    if (column !== undefined && counts.has(column)) counts.set(column, (counts.get(column) ?? 0) + n);
  };
  const days: FlowDay[] = [];
  let next = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    for (let move = moves[next]; move && move.day <= day; move = moves[++next]) {
      add(place.get(move.card), -1);
      if (move.to === null) place.delete(move.card);
      else place.set(move.card, move.to);
      add(move.to ?? undefined, 1);
    }
    days.push({ day, counts: columns.map(c => counts.get(c) ?? 0) });
  }
  return days;
}

/** Points done in a closed sprint. */
export interface ClosedSprint {
  readonly done: number;
}

/** Sprints whose mean is the velocity. */
export const velocityWindow = 3;

/** Mean of the points done in the last closed sprints, oldest first given; null before the first. Source: yesterday's weather, K. Beck and M. Fowler, Planning Extreme Programming, 2000. */
export function velocityOf(sprints: readonly ClosedSprint[]): number | null {
  const last = sprints.slice(-velocityWindow);
  if (last.length === 0) return null;
  return last.reduce((sum, s) => sum + s.done, 0) / last.length;
}
