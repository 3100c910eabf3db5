import { drawAxis } from './axis-layer.ts';
import { drawGantt, type Emphasis } from './draw-gantt.ts';
import { emptyScene } from './empty-scene.ts';
import { setChoice } from './gantt-choice.ts';
import { editCellOf } from './gantt-edit.ts';
import { listen } from './gantt-listen.ts';
import { freshState, type GanttParts, ganttHeaderHeight, ganttRowHeight } from './gantt-parts.ts';
import type { GanttChoice, GanttHandlers, GanttScene, GanttWords } from './gantt-scene.ts';
import { fitAll, zoomTo } from './gantt-zoom.ts';
import { bucketLinks } from './link-buckets.ts';
import { type TimeScale, xOf } from './scale.ts';
import { createSplitter } from './splitter.ts';
import { createStage } from './stage.ts';
import css from './timeline.module.css';
import { createTreegrid } from './treegrid.ts';

/** A Gantt chart in an element: rows on the left, bars on the right, one scroller. */
export interface Gantt {
  readonly show: (scene: GanttScene) => void;
  /** Columns of the records were written into: draws them. */
  readonly refresh: () => void;
  readonly emphasise: (emphasis: readonly Emphasis[]) => void;
  readonly choose: (choice: GanttChoice) => void;
  readonly choice: () => GanttChoice;
  readonly zoom: (pxPerDay: number) => void;
  readonly scale: () => TimeScale;
  readonly setScale: (scale: TimeScale) => void;
  readonly fit: () => void;
  /** Brings a time to the left of the window. */
  readonly scrollToSec: (sec: number) => void;
  readonly setPaneWidth: (width: number) => void;
  /** Says something to who cannot see the bars. */
  readonly announce: (text: string) => void;
  readonly edit: (record: number, key: string) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
}

export interface GanttOptions {
  readonly words: GanttWords;
  readonly handlers: GanttHandlers;
  readonly paneWidth: number;
  /** Id of the element that says which keys there are. */
  readonly describedBy?: string;
}

/** The pane is at most as wide as its columns, and leaves the bars some room. */
function paneWidthOf({ state, stage }: Pick<GanttParts, 'state' | 'stage'>): number {
  const columns = state.scene.columns.reduce((sum, c) => sum + c.width, 0);
  return Math.max(0, Math.min(state.paneWidth, columns, stage.scroller.clientWidth - 80));
}

function liveRegion(host: HTMLElement): HTMLElement {
  const live = document.createElement('div');
  live.className = css.live ?? '';
  live.setAttribute('role', 'status');
  live.setAttribute('aria-live', 'polite');
  host.append(live);
  return live;
}

function assemble(host: HTMLElement, options: GanttOptions): GanttParts {
  const state = freshState(options.paneWidth);
  const { words, handlers } = options;
  const stage = createStage(host, {
    rowHeight: ganttRowHeight,
    headerHeight: ganttHeaderHeight,
    drawHeader: (pen, view) =>
      drawAxis(pen, view, { words, height: ganttHeaderHeight, marks: state.scene.marks }),
    drawBody: (pen, view) =>
      drawGantt(pen, view, { ...state, chosen: state.choice.chosen, dayText: words.day }),
    onFrame: view => grid.render(view, { ...state.scene, ...state.choice }),
    onZoom: scale => handlers.onZoom(scale.pxPerDay),
  });
  const grid = createTreegrid(stage.pane, {
    label: words.gridLabel,
    describedBy: options.describedBy,
    headerHeight: ganttHeaderHeight,
    onResize: handlers.onColumnResize,
  });
  return { state, stage, grid, handlers, words };
}

/** Puts a Gantt chart into an element, which it fills. */
export function createGantt(host: HTMLElement, options: GanttOptions): Gantt {
  host.classList.add(css.host ?? '');
  const parts = assemble(host, options);
  const { state, stage, grid, handlers, words } = parts;
  const splitter = createSplitter(stage.pane.parentElement ?? host, words.splitter, {
    width: () => paneWidthOf(parts),
    onResize: width => handlers.onPaneResize(Math.max(0, width)),
  });
  const live = liveRegion(host);
  const layout = (scale: TimeScale) => {
    const paneWidth = paneWidthOf(parts);
    splitter.place(paneWidth, stage.scroller.clientWidth);
    stage.show({ height: (state.scene.order.record.length + 1) * ganttRowHeight, scale, paneWidth });
  };
  const resized = new ResizeObserver(() => layout(stage.view().scale));
  const unlisten = listen(parts);
  return {
    show: scene => {
      const before = state.scene;
      state.scene = scene;
      if (before === emptyScene) resized.observe(host);
      if (before.links !== scene.links || before.order !== scene.order)
        state.buckets = bucketLinks(scene.links, scene.order);
      if (before.columns !== scene.columns) grid.setColumns(scene.columns);
      grid.refresh();
      layout(stage.view().scale);
    },
    refresh: () => {
      grid.refresh();
      stage.redraw();
    },
    emphasise: emphasis => {
      state.emphasis = emphasis;
      stage.redraw();
    },
    choose: choice => setChoice(parts, choice),
    choice: () => state.choice,
    zoom: pxPerDay => zoomTo(parts, pxPerDay),
    scale: () => stage.view().scale,
    setScale: scale => layout(scale),
    fit: () => fitAll(parts),
    scrollToSec: sec => stage.scrollTo({ x: xOf(stage.view().scale, sec) }),
    setPaneWidth: width => {
      state.paneWidth = width;
      layout(stage.view().scale);
    },
    announce: text => {
      live.textContent = text;
    },
    edit: (record, key) => editCellOf(parts, record, key),
    focus: () => grid.element.focus({ preventScroll: true }),
    destroy: () => {
      resized.disconnect();
      unlisten();
      stage.destroy();
      host.replaceChildren();
    },
  };
}
