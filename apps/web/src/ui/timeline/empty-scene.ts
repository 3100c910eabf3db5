import type { GanttScene } from './gantt-scene.ts';
import { noLinks } from './link-buckets.ts';
import { newRecords, rowOrder } from './records.ts';

/** A chart of nothing. */
export const emptyScene: GanttScene = {
  records: newRecords(0),
  order: rowOrder([], 0),
  links: noLinks,
  columns: [],
  folded: new Set(),
  pauses: { days: new Float64Array(0), hours: new Float64Array(0) },
  marks: [],
  statusSec: Number.NaN,
  look: { critical: true, baseline: true, slack: false, progressLine: false },
};
