import type { GanttParts } from './gantt-parts.ts';
import { fitTo, zoomAt } from './scale.ts';

type Zoomed = Pick<GanttParts, 'state' | 'stage' | 'handlers'>;

/** Zooms about the middle of the window. */
export function zoomTo({ stage, handlers }: Zoomed, pxPerDay: number): void {
  const { scale, scrollX, width } = stage.view();
  const next = zoomAt(scale, pxPerDay, { scrollX, windowX: width / 2 });
  stage.zoomTo(next.scale, next.scrollX);
  handlers.onZoom(next.scale.pxPerDay);
}

/** Shows everything there is. */
export function fitAll({ state, stage, handlers }: Zoomed): void {
  const r = state.scene.records;
  let [fromSec, toSec] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < r.count; i++) {
    const [start = Number.NaN, finish = Number.NaN] = [r.start[i], r.finish[i]];
    if (start < fromSec) fromSec = start;
    if (finish > toSec) toSec = finish;
  }
  if (fromSec > toSec) return;
  const { scale, width } = stage.view();
  const next = fitTo(scale, { fromSec, toSec }, width);
  stage.zoomTo(next.scale, next.scrollX);
  handlers.onZoom(next.scale.pxPerDay);
}
