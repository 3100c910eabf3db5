import { canvasPen } from './canvas-pen.ts';
import { drawStrip } from './draw-strip.ts';
import type { Lanes } from './lanes.ts';
import { secOf } from './scale.ts';
import { fitted } from './stage.ts';
import type { StripScene } from './strip-scene.ts';
import type { Viewport } from './viewport.ts';

export interface StripOptions {
  /** The pointer is over a column at so many pixels from the left, or over none. */
  readonly onPoint: (column: number, x: number) => void;
  readonly onChoose: (column: number) => void;
}

/** Columns under lanes, on their axis: what scrolls and zooms the lanes scrolls and zooms them. */
export interface Strip {
  readonly show: (scene: StripScene) => void;
  readonly destroy: () => void;
}

/** Draws a strip on a canvas that is as wide as the lanes and as tall as its place. */
export function createStrip(canvas: HTMLCanvasElement, lanes: Lanes, options: StripOptions): Strip {
  let scene: StripScene = { columns: [], grid: [], todaySec: 0, chosen: -1 };
  let seen: Viewport | null = null;
  const draw = (view: Viewport) => {
    const height = canvas.parentElement?.clientHeight ?? 0;
    // What lay under the pointer has gone on.
    if (seen !== null && seen.scrollX !== view.scrollX) options.onPoint(-1, 0);
    seen = { ...view, height };
    const ctx = fitted(canvas, view.width, height);
    if (ctx !== null) drawStrip(canvasPen(ctx, view.palette.font), seen, scene);
  };
  const columnAt = (x: number): number => {
    if (seen === null) return -1;
    const sec = secOf(seen.scale, seen.scrollX + x);
    return scene.columns.findIndex(column => column.fromSec <= sec && sec < column.toSec);
  };
  const listening = new AbortController();
  const { signal } = listening;
  let grip: { readonly x: number; readonly moved: boolean } | null = null;
  canvas.addEventListener(
    'pointerdown',
    event => {
      grip = { x: event.clientX, moved: false };
      canvas.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    event => {
      if (grip === null) return options.onPoint(columnAt(event.offsetX), event.offsetX);
      const by = grip.x - event.clientX;
      if (!grip.moved && Math.abs(by) < 4) return;
      lanes.scrollBy(by);
      grip = { x: event.clientX, moved: true };
    },
    { signal },
  );
  canvas.addEventListener(
    'pointerup',
    event => {
      const column = grip?.moved === false ? columnAt(event.offsetX) : -1;
      grip = null;
      if (column >= 0) options.onChoose(column);
    },
    { signal },
  );
  canvas.addEventListener('pointerleave', () => options.onPoint(-1, 0), { signal });
  canvas.addEventListener('wheel', event => lanes.wheel(event), { signal, passive: false });
  const unfollow = lanes.follow(draw);
  return {
    show: next => {
      scene = next;
      draw(lanes.view());
    },
    destroy: () => {
      unfollow();
      listening.abort();
    },
  };
}
