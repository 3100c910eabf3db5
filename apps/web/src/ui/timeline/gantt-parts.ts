import type { DrawnLink } from './bar-drag.ts';
import type { Emphasis } from './draw-gantt.ts';
import { emptyScene } from './empty-scene.ts';
import type { GanttChoice, GanttHandlers, GanttScene, GanttWords } from './gantt-scene.ts';
import type { LinkBuckets } from './link-buckets.ts';
import type { Stage } from './stage.ts';
import type { Treegrid } from './treegrid.ts';

export const ganttRowHeight = 24;
export const ganttHeaderHeight = 40;

/** Everything that changes while a chart is looked at. */
export interface GanttState {
  scene: GanttScene;
  buckets: LinkBuckets;
  choice: GanttChoice;
  /** Where a choice of several rows began. */
  anchor: number;
  chosenLink: number;
  emphasis: readonly Emphasis[];
  hover: number;
  drawn: DrawnLink | null;
  paneWidth: number;
  /** Escape was pressed: Tab leaves the grid. */
  released: boolean;
}

/** A chart's parts, for the functions that make up its behaviour. */
export interface GanttParts {
  readonly state: GanttState;
  readonly stage: Stage;
  readonly grid: Treegrid;
  readonly handlers: GanttHandlers;
  readonly words: GanttWords;
}

export const freshState = (paneWidth: number): GanttState => ({
  scene: emptyScene,
  buckets: { levels: [] },
  choice: { active: -1, chosen: new Set() },
  anchor: -1,
  chosenLink: -1,
  emphasis: [],
  hover: -1,
  drawn: null,
  paneWidth,
  released: false,
});
