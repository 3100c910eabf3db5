import type { TimelinePalette } from './palette.ts';
import { type TimeScale, xOf } from './scale.ts';

/** What of a timeline is seen, for the layers that draw it. Sizes are pixels. */
export interface Viewport {
  readonly scale: TimeScale;
  readonly palette: TimelinePalette;
  readonly scrollX: number;
  readonly scrollY: number;
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Where a time lies in the window. */
export const windowX = (v: Viewport, sec: number): number => xOf(v.scale, sec) - v.scrollX;
/** Where a row begins in the window. */
export const windowY = (v: Viewport, row: number): number => row * v.rowHeight - v.scrollY;
export const firstRow = (v: Viewport): number => Math.max(0, Math.floor(v.scrollY / v.rowHeight));
/** The row after the last one seen. */
export const rowsEnd = (v: Viewport, rows: number): number =>
  Math.min(rows, Math.ceil((v.scrollY + v.height) / v.rowHeight));
export const fromSecOf = (v: Viewport): number => v.scale.originSec + (v.scrollX / v.scale.pxPerDay) * 86_400;
export const toSecOf = (v: Viewport): number => fromSecOf(v) + (v.width / v.scale.pxPerDay) * 86_400;
