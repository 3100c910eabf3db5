import { barHeight, barTop } from './bar-layer.ts';
import { RecordBit, type RowOrder, Shape, type TimelineRecords } from './records.ts';
import { type Viewport, windowX } from './viewport.ts';

/** What lies under a point of the window. */
export interface BarHit {
  readonly record: number;
  readonly part: 'move' | 'start' | 'finish' | 'progress' | 'link-start' | 'link-finish' | 'row';
}

const gripPx = 5;
/** Where the dots lie from which a link is drawn. */
export const dotPx = 9;

function partAt(
  view: Viewport,
  r: TimelineRecords,
  at: { readonly record: number; readonly x: number; readonly y: number },
): BarHit['part'] {
  const { record, x, y } = at;
  const shape = r.shape[record];
  const locked = ((r.state[record] ?? 0) & RecordBit.Locked) !== 0;
  if (shape === Shape.None || shape === Shape.External || locked) return 'row';
  const start = windowX(view, r.start[record] ?? Number.NaN);
  const finish = Math.max(start + 3, windowX(view, r.finish[record] ?? Number.NaN));
  const half = shape === Shape.Milestone ? 7 : 0;
  const [left, right] = [start - half, shape === Shape.Milestone ? start + half : finish];
  if (Math.abs(x - (right + dotPx)) <= 5) return 'link-finish';
  if (Math.abs(x - (left - dotPx)) <= 5) return 'link-start';
  if (x < left - 2 || x > right + 2) return 'row';
  if (shape === Shape.Summary) return 'row';
  if (shape === Shape.Milestone) return 'move';
  const reached = left + (right - left) * (r.progress[record] ?? 0);
  const wide = right - left > 4 * gripPx;
  if (wide && Math.abs(x - reached) <= 4 && y > barTop + barHeight - 3) return 'progress';
  if (wide && x <= left + gripPx) return 'start';
  if (x >= right - (wide ? gripPx : 2)) return 'finish';
  return 'move';
}

/** The record and its part under a point; null where there is no row. */
export function hitBar(
  view: Viewport,
  scene: { readonly records: TimelineRecords; readonly order: RowOrder },
  at: { readonly x: number; readonly y: number },
): BarHit | null {
  const row = Math.floor((at.y + view.scrollY) / view.rowHeight);
  const record = scene.order.record[row];
  if (record === undefined) return null;
  const y = at.y + view.scrollY - row * view.rowHeight;
  return { record, part: partAt(view, scene.records, { record, x: at.x, y }) };
}
