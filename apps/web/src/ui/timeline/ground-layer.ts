import type { AxisMark } from './axis-layer.ts';
import { type Pen, roughWidth } from './pen.ts';
import { ticksBetween, tiersAt } from './ticks.ts';
import { firstRow, fromSecOf, rowsEnd, toSecOf, type Viewport, windowX, windowY } from './viewport.ts';

/** When nobody works: beginnings and ends by turns, in wall seconds, in order; whole days, and every pause. */
export interface Pauses {
  readonly days: Float64Array;
  readonly hours: Float64Array;
}

/** From so wide a day on, nights are shown. */
const nightsPxPerDay = 60;

/** Index of the first pause that ends after an instant. */
function firstPause(pauses: Float64Array, sec: number): number {
  let [low, high] = [0, pauses.length / 2];
  while (low < high) {
    const mid = (low + high) >> 1;
    if ((pauses[mid * 2 + 1] ?? 0) <= sec) low = mid + 1;
    else high = mid;
  }
  return low;
}

/** Narrower pauses would only make the page grey. */
const leastPausePx = 1.5;

function drawPauses(pen: Pen, view: Viewport, { days, hours }: Pauses): void {
  const pauses = view.scale.pxPerDay < nightsPxPerDay ? days : hours;
  const to = toSecOf(view);
  for (let i = firstPause(pauses, fromSecOf(view)); i < pauses.length / 2; i++) {
    const start = pauses[i * 2] ?? 0;
    if (start >= to) return;
    const x = windowX(view, start);
    const w = windowX(view, pauses[i * 2 + 1] ?? 0) - x;
    if (w >= leastPausePx) pen.rect({ x, y: 0, w, h: view.height }, { fill: view.palette.sunken });
  }
}

export interface Ground {
  readonly rows: number;
  readonly pauses: Pauses;
  /** The rows drawn as chosen. */
  readonly chosen: (row: number) => boolean;
}

/** Paper, time in which nobody works, rows, and lines of the upper ticks. */
export function drawGround(pen: Pen, view: Viewport, { rows, pauses, chosen }: Ground): void {
  const { palette: p, width, height } = view;
  pen.rect({ x: 0, y: 0, w: width, h: height }, { fill: p.surface });
  drawPauses(pen, view, pauses);
  for (const tick of ticksBetween(tiersAt(view.scale.pxPerDay).upper, fromSecOf(view), toSecOf(view)))
    pen.rect({ x: Math.round(windowX(view, tick)), y: 0, w: 1, h: height }, { fill: p.line });
  const end = rowsEnd(view, rows);
  for (let row = firstRow(view); row < end; row++) {
    const y = windowY(view, row);
    if (chosen(row))
      pen.rect({ x: 0, y, w: width, h: view.rowHeight - 1 }, { fill: p.waterSoft, alpha: 0.75 });
    pen.rect({ x: 0, y: y + view.rowHeight - 1, w: width, h: 1 }, { fill: p.line });
  }
}

/** A line through all rows at each mark, its name at the top. */
export function drawMarks(pen: Pen, view: Viewport, marks: readonly AxisMark[]): void {
  const { palette: p } = view;
  for (const mark of marks) {
    const x = windowX(view, mark.sec);
    if (x < -120 || x > view.width) continue;
    pen.rect({ x: x - 0.75, y: 0, w: 1.5, h: view.height }, { fill: p.water });
    if (mark.label === '') continue;
    pen.rect({ x: x - 0.75, y: 4, w: roughWidth(mark.label) + 16, h: 16 }, { fill: p.water });
    pen.text(mark.label, { x: x + 6, y: 15.5 }, { color: p.onWater, weight: 600 });
  }
}
