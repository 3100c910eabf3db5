import { listenToPointer } from './bar-drag.ts';
import { goToRow, pickRow } from './gantt-choice.ts';
import { editCellOf } from './gantt-edit.ts';
import { actOnKey } from './gantt-keys.ts';
import type { GanttParts } from './gantt-parts.ts';
import { linkAt } from './link-layer.ts';

function listenToGrid(parts: GanttParts, signal: AbortSignal): void {
  const { state, grid, handlers } = parts;
  const on = <K extends keyof HTMLElementEventMap>(name: K, heard: (event: HTMLElementEventMap[K]) => void) =>
    grid.element.addEventListener(name, heard, { signal });
  on('click', event => {
    const hit = grid.recordAt(event.target);
    if (hit === null) return;
    if (hit.toggle && state.scene.records.parent[hit.record] === 1) handlers.onToggle(hit.record);
    else pickRow(parts, hit.record, event);
  });
  on('dblclick', event => {
    const hit = grid.recordAt(event.target);
    if (hit !== null && !hit.toggle) editCellOf(parts, hit.record, hit.key);
  });
  on('keydown', event => actOnKey(parts, event));
  on('copy', event => {
    if (event.target !== grid.element) return;
    event.clipboardData?.setData('text/plain', handlers.onCopy(state.choice));
    event.preventDefault();
  });
  on('paste', event => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (event.target !== grid.element || text === '') return;
    if (handlers.onCommand({ kind: 'paste', text }, state.choice)) event.preventDefault();
  });
  on('focus', () => {
    state.released = false;
    if (state.choice.active < 0) goToRow(parts, 0, false);
  });
}

function linkUnder({ state, stage }: GanttParts, at: { readonly x: number; readonly y: number }): number {
  const { records, order, links, look } = state.scene;
  const scene = { records, order, links, buckets: state.buckets, critical: look.critical, chosen: -1 };
  return linkAt(stage.view(), scene, at);
}

/** Hears what is done to a chart. */
export function listen(parts: GanttParts): () => void {
  const { state, stage, grid, handlers } = parts;
  const stop = new AbortController();
  listenToGrid(parts, stop.signal);
  const unlisten = listenToPointer({
    stage,
    scene: () => state.scene,
    onDrag: handlers.onDrag,
    onCancel: handlers.onDragCancelled,
    onLink: handlers.onLinkDrawn,
    onPick: (event, hit) => {
      grid.element.focus({ preventScroll: true });
      const link =
        hit === null || hit.part === 'row' ? linkUnder(parts, { x: event.offsetX, y: event.offsetY }) : -1;
      state.chosenLink = link;
      if (link >= 0) handlers.onLinkPicked(link);
      else if (hit !== null) pickRow(parts, hit.record, event);
      stage.redraw();
    },
    onHover: hit => {
      const hover = hit?.record ?? -1;
      if (hover === state.hover) return;
      state.hover = hover;
      stage.redraw();
    },
    onDrawn: drawn => {
      state.drawn = drawn;
      stage.redraw();
    },
  });
  return () => {
    stop.abort();
    unlisten();
  };
}
