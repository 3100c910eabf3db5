import type { LaneBar, LanesScene } from './lanes-scene.ts';

export const laneRowHeight = 27;
export const laneBarHeight = 24;
const laneGap = 6;
/** Bars on one row leave so much time between them. */
const apartSec = 21 * 86_400;
/** A lane is at least this tall, so that its name and counts have room. */
const leastRows = 2;

export interface PlacedBar {
  readonly bar: LaneBar;
  readonly y: number;
}

export interface LanesLayout {
  readonly bars: readonly PlacedBar[];
  readonly lanes: readonly { readonly y: number; readonly height: number }[];
  readonly height: number;
}

/** Puts the bars of a lane into as few rows as keep them apart: the first row that is free takes the next to begin. */
function rowsOf(bars: readonly LaneBar[]): {
  readonly rows: ReadonlyMap<string, number>;
  readonly count: number;
} {
  const ends: number[] = [];
  const rows = new Map<string, number>();
  for (const bar of bars.toSorted((a, b) => a.startSec - b.startSec || a.id.localeCompare(b.id))) {
    const free = ends.findIndex(end => end + apartSec <= bar.startSec);
    const row = free < 0 ? ends.length : free;
    ends[row] = Math.max(bar.finishSec, bar.promisedSec || 0);
    rows.set(bar.id, row);
  }
  return { rows, count: ends.length };
}

/** Where every bar lies. */
export function layoutLanes({ lanes, bars }: Pick<LanesScene, 'lanes' | 'bars'>): LanesLayout {
  const placed: PlacedBar[] = [];
  const extents: { y: number; height: number }[] = [];
  let y = 0;
  lanes.forEach((_, lane) => {
    const own = bars.filter(bar => bar.lane === lane);
    const { rows, count } = rowsOf(own);
    for (const bar of own) placed.push({ bar, y: y + 3 + (rows.get(bar.id) ?? 0) * laneRowHeight });
    const height = Math.max(leastRows, count) * laneRowHeight + laneGap;
    extents.push({ y, height });
    y += height;
  });
  return { bars: placed, lanes: extents, height: y };
}
