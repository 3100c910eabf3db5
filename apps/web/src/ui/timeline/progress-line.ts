import { barMiddle } from './bar-layer.ts';
import type { Pen } from './pen.ts';
import { RecordBit, type RowOrder, Shape, type TimelineRecords } from './records.ts';
import { firstRow, rowsEnd, type Viewport, windowX, windowY } from './viewport.ts';

/**
 * Joins how far each task has come to the status date: a point to the left is behind, one to the right ahead. Tasks
 * that should not have begun, or are done, lie on the line.
 */
export function drawProgressLine(
  pen: Pen,
  view: Viewport,
  {
    records: r,
    order,
    statusSec,
  }: { readonly records: TimelineRecords; readonly order: RowOrder; readonly statusSec: number },
): void {
  const at = windowX(view, statusSec);
  const points: number[] = [at, 0];
  const end = rowsEnd(view, order.record.length);
  for (let row = firstRow(view); row < end; row++) {
    const record = order.record[row] ?? 0;
    const start = r.start[record] ?? Number.NaN;
    const finish = r.finish[record] ?? Number.NaN;
    const done = ((r.state[record] ?? 0) & RecordBit.Complete) !== 0;
    if (r.shape[record] !== Shape.Bar || done) continue;
    const reached = start + (finish - start) * (r.progress[record] ?? 0);
    if (start >= statusSec && reached <= start) continue;
    const y = windowY(view, row);
    points.push(at, y + 1, windowX(view, reached), y + barMiddle, at, y + view.rowHeight - 1);
  }
  points.push(at, view.height);
  pen.line(points, { stroke: view.palette.note, width: 1.2 });
}
