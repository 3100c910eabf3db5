import type { AxisMark, AxisWords } from './axis-layer.ts';
import type { BarLook } from './bar-layer.ts';
import type { TimelineColumn } from './column.ts';
import type { Pauses } from './ground-layer.ts';
import type { TimelineLinks } from './link-buckets.ts';
import type { RowOrder, TimelineRecords } from './records.ts';

/** How a Gantt chart is drawn beside its bars. */
export interface GanttLook extends BarLook {
  readonly progressLine: boolean;
}

/** Everything a Gantt chart shows. */
export interface GanttScene {
  readonly records: TimelineRecords;
  readonly order: RowOrder;
  readonly links: TimelineLinks;
  readonly columns: readonly TimelineColumn[];
  readonly folded: ReadonlySet<number>;
  readonly pauses: Pauses;
  readonly marks: readonly AxisMark[];
  /** NaN when there is none. */
  readonly statusSec: number;
  readonly look: GanttLook;
}

/** What a pointer does to a bar. `over` is false while it moves. */
export interface BarDrag {
  readonly record: number;
  readonly part: 'move' | 'start' | 'finish' | 'progress';
  readonly startSec: number;
  readonly finishSec: number;
  /** 0..1. */
  readonly progress: number;
  readonly over: boolean;
}

/** What keys ask for; the host decides whether it may be. */
export type GanttCommand =
  | { readonly kind: 'move'; readonly days: number }
  | { readonly kind: 'stretch'; readonly days: number }
  | {
      readonly kind:
        | 'link'
        | 'undo'
        | 'redo'
        | 'insert'
        | 'delete'
        | 'indent'
        | 'outdent'
        | 'open'
        | 'apply'
        | 'discard';
    }
  | { readonly kind: 'paste'; readonly text: string };

export interface GanttChoice {
  readonly active: number;
  readonly chosen: ReadonlySet<number>;
}

export interface GanttHandlers {
  readonly onToggle: (record: number) => void;
  readonly onChoice: (choice: GanttChoice) => void;
  readonly onDrag: (drag: BarDrag) => void;
  readonly onDragCancelled: () => void;
  readonly onLinkDrawn: (from: number, to: number, kind: number) => void;
  readonly onLinkPicked: (link: number) => void;
  /** False when it means nothing here, so that the key keeps what it does elsewhere. */
  readonly onCommand: (command: GanttCommand, choice: GanttChoice) => boolean;
  /** What the chosen rows are as text for a spreadsheet. */
  readonly onCopy: (choice: GanttChoice) => string;
  readonly onColumnResize: (key: string, width: number) => void;
  readonly onPaneResize: (width: number) => void;
  readonly onZoom: (pxPerDay: number) => void;
}

export interface GanttWords extends AxisWords {
  readonly gridLabel: string;
  readonly splitter: string;
  readonly day: (sec: number) => string;
}
