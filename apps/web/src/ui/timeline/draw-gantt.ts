import type { DrawnLink } from './bar-drag.ts';
import { dotPx } from './bar-hit.ts';
import { drawRecord } from './bar-layer.ts';
import type { GanttScene } from './gantt-scene.ts';
import { drawGround, drawMarks } from './ground-layer.ts';
import { drawEmphasis, drawLabel } from './label-layer.ts';
import type { LinkBuckets } from './link-buckets.ts';
import { drawLinks } from './link-layer.ts';
import type { Pen } from './pen.ts';
import { drawProgressLine } from './progress-line.ts';
import { RecordBit, Shape } from './records.ts';
import { firstRow, rowsEnd, type Viewport, windowX, windowY } from './viewport.ts';

/** A bar that is being changed, and in words by how much. */
export interface Emphasis {
  readonly record: number;
  readonly text: string;
}

/** What is shown, and what the pointer and the keyboard are at. */
export interface GanttGestures {
  readonly scene: GanttScene;
  readonly buckets: LinkBuckets;
  readonly chosen: ReadonlySet<number>;
  readonly chosenLink: number;
  readonly emphasis: readonly Emphasis[];
  readonly hover: number;
  readonly drawn: DrawnLink | null;
  readonly dayText: (sec: number) => string;
}

function drawDots(
  pen: Pen,
  view: Viewport,
  { scene, record }: { readonly scene: GanttScene; readonly record: number },
): void {
  const { records: r, order } = scene;
  const shape = r.shape[record];
  const locked = ((r.state[record] ?? 0) & RecordBit.Locked) !== 0;
  const row = order.row[record] ?? -1;
  if (row < 0 || locked || shape === undefined || shape === Shape.None || shape === Shape.External) return;
  const half = shape === Shape.Milestone ? 7 : 0;
  const y = windowY(view, row) + 10;
  const left = windowX(view, r.start[record] ?? 0) - half - dotPx;
  const right =
    Math.max(windowX(view, r.start[record] ?? 0) + 3, windowX(view, r.finish[record] ?? 0)) + half + dotPx;
  for (const x of [left, right])
    pen.rect(
      { x: x - 3.5, y: y - 3.5, w: 7, h: 7, radius: 3.5 },
      { fill: view.palette.surface, stroke: view.palette.water },
    );
}

function drawDrawnLink(
  pen: Pen,
  view: Viewport,
  { scene, drawn }: { readonly scene: GanttScene; readonly drawn: DrawnLink },
): void {
  const { records: r, order } = scene;
  const sec = (drawn.fromStart ? r.start : r.finish)[drawn.from] ?? 0;
  const y = windowY(view, order.row[drawn.from] ?? 0) + 10;
  pen.line([windowX(view, sec), y, drawn.x, drawn.y], {
    stroke: view.palette.water,
    width: 1.5,
    dash: [4, 3],
  });
  const row = order.row[drawn.target] ?? -1;
  if (row < 0) return;
  const x = windowX(view, r.start[drawn.target] ?? 0);
  const w = windowX(view, r.finish[drawn.target] ?? 0) - x;
  pen.rect(
    { x: x - 3, y: windowY(view, row) + 1, w: w + 6, h: 18, radius: 4.5 },
    { stroke: view.palette.water, width: 1.6 },
  );
}

/** Draws what of a Gantt chart lies in the window. */
export function drawGantt(pen: Pen, view: Viewport, gestures: GanttGestures): void {
  const { scene } = gestures;
  const { records, order, look } = scene;
  const [first, end] = [firstRow(view), rowsEnd(view, order.record.length)];
  drawGround(pen, view, {
    rows: order.record.length,
    pauses: scene.pauses,
    chosen: row => gestures.chosen.has(order.record[row] ?? -1),
  });
  for (let row = first; row < end; row++) {
    const record = order.record[row] ?? 0;
    drawRecord({ pen, view, records, record, y: windowY(view, row), look });
  }
  const { buckets, chosenLink } = gestures;
  drawLinks(pen, view, {
    records,
    order,
    links: scene.links,
    buckets,
    critical: look.critical,
    chosen: chosenLink,
  });
  drawMarks(pen, view, scene.marks);
  if (look.progressLine && !Number.isNaN(scene.statusSec))
    drawProgressLine(pen, view, { records, order, statusSec: scene.statusSec });
  const emphasised = new Map(gestures.emphasis.map(e => [e.record, e.text]));
  for (let row = first; row < end; row++) {
    const record = order.record[row] ?? 0;
    const labelled = {
      pen,
      view,
      records,
      record,
      y: windowY(view, row),
      critical: look.critical,
      dayText: gestures.dayText,
    };
    const text = emphasised.get(record);
    if (text === undefined) drawLabel(labelled);
    else drawEmphasis(labelled, text);
  }
  if (gestures.hover >= 0) drawDots(pen, view, { scene, record: gestures.hover });
  if (gestures.drawn !== null) drawDrawnLink(pen, view, { scene, drawn: gestures.drawn });
}
