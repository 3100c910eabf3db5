import { canvasPen } from './canvas-pen.ts';
import { readPalette, type TimelinePalette, watchTheme } from './palette.ts';
import type { Pen } from './pen.ts';
import { clampZoom, type TimeScale, widthOf, zoomAt } from './scale.ts';
import css from './timeline.module.css';
import type { Viewport } from './viewport.ts';

export interface StageOptions {
  readonly rowHeight: number;
  readonly headerHeight: number;
  /** Draws the axis, 0,0 being its left upper corner. */
  readonly drawHeader: (pen: Pen, view: Viewport) => void;
  /** Draws what lies under the axis, and lets the pane follow. */
  readonly drawBody: (pen: Pen, view: Viewport) => void;
  /** The zoom was changed by wheel or pinch. */
  readonly onZoom?: ((scale: TimeScale) => void) | undefined;
  readonly onFrame?: ((view: Viewport) => void) | undefined;
}

/** What is shown: how tall it is, on which axis, beside how wide a pane. */
export interface StageContent {
  readonly height: number;
  readonly scale: TimeScale;
  readonly paneWidth: number;
}

/** One native scroller with a pane on the left and canvases on the right that are drawn once a frame. */
export interface Stage {
  readonly scroller: HTMLElement;
  readonly pane: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly view: () => Viewport;
  readonly show: (content: StageContent) => void;
  /** Draws all but the axis. */
  readonly redraw: () => void;
  readonly scrollTo: (to: { readonly x?: number; readonly y?: number }) => void;
  readonly zoomTo: (scale: TimeScale, scrollX: number) => void;
  readonly destroy: () => void;
}

function build(host: HTMLElement) {
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    name: string | undefined,
    into: HTMLElement,
  ) => {
    const element = document.createElement(tag);
    if (name !== undefined) element.className = name;
    into.append(element);
    return element;
  };
  const scroller = make('div', css.scroller, host);
  // What scrolls has to be reached by keyboard, also where the pane holds nothing that takes focus.
  scroller.tabIndex = 0;
  const sizer = make('div', css.sizer, scroller);
  const window = make('div', css.window, sizer);
  const pane = make('div', css.pane, window);
  const header = make('canvas', css.header, window);
  const canvas = make('canvas', css.body, window);
  for (const drawn of [header, canvas]) drawn.setAttribute('aria-hidden', 'true');
  return { scroller, sizer, window, pane, header, canvas };
}

/** Gives a canvas as many pixels as its place has on this screen; answers its context in CSS pixels. */
export function fitted(canvas: HTMLCanvasElement, w: number, h: number): CanvasRenderingContext2D | null {
  const ratio = devicePixelRatio || 1;
  const [pw, ph] = [Math.max(1, Math.round(w * ratio)), Math.max(1, Math.round(h * ratio))];
  if (canvas.width !== pw || canvas.height !== ph) {
    canvas.width = pw;
    canvas.height = ph;
    canvas.style.width = `${w}px`;
    canvas.style.height = `${h}px`;
  }
  const ctx = canvas.getContext('2d', { alpha: false });
  ctx?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return ctx;
}

interface StageState {
  content: StageContent;
  palette: TimelinePalette;
  windowW: number;
  windowH: number;
  frame: number;
  /** Something was shown: before that there is nothing to draw. */
  shown: boolean;
  /** Sizes, scale or colours are other than when the axis was drawn. */
  stale: boolean;
  /** Where the axis was drawn. */
  axisX: number;
}

function drawStage(
  { header, canvas }: ReturnType<typeof build>,
  seen: Viewport,
  { options, axis }: { readonly options: StageOptions; readonly axis: boolean },
): void {
  const { font } = seen.palette;
  const top = axis ? fitted(header, seen.width, options.headerHeight) : null;
  const body = fitted(canvas, seen.width, seen.height);
  if (top !== null) options.drawHeader(canvasPen(top, font), seen);
  if (body !== null) options.drawBody(canvasPen(body, font), seen);
  options.onFrame?.(seen);
}

/** Gives the parts their sizes. */
function arrange(parts: ReturnType<typeof build>, state: StageState, headerHeight: number): void {
  const { paneWidth, scale, height } = state.content;
  const { scroller, sizer, pane } = parts;
  state.windowW = scroller.clientWidth;
  state.windowH = scroller.clientHeight;
  pane.style.width = `${paneWidth}px`;
  parts.window.style.width = `${state.windowW}px`;
  parts.window.style.height = `${state.windowH}px`;
  sizer.style.width = `${Math.max(state.windowW, paneWidth + widthOf(scale))}px`;
  sizer.style.height = `${Math.max(state.windowH, height + headerHeight)}px`;
  for (const drawn of [parts.header, parts.canvas]) drawn.style.left = `${paneWidth}px`;
}

/** Ctrl and wheel, which is also a pinch on a touch pad, zooms at the pointer. */
function zoomByWheel(event: WheelEvent, stage: Stage, paneWidth: number): TimeScale | null {
  if (!event.ctrlKey && !event.metaKey) return null;
  event.preventDefault();
  const { scale, scrollX } = stage.view();
  const left = stage.scroller.getBoundingClientRect().left + paneWidth;
  const at = { scrollX, windowX: Math.max(0, event.clientX - left) };
  const factor = Math.exp(-event.deltaY * 0.0022);
  const next = zoomAt(scale, clampZoom(scale, scale.pxPerDay * factor), at);
  stage.zoomTo(next.scale, next.scrollX);
  return next.scale;
}

function listenToWheel(stage: Stage, paneWidth: () => number, onZoom: StageOptions['onZoom']): void {
  const onWheel = (event: WheelEvent) => {
    const scale = zoomByWheel(event, stage, paneWidth());
    if (scale !== null) onZoom?.(scale);
  };
  stage.scroller.addEventListener('wheel', onWheel, { passive: false });
}

/** What of the timeline is seen now. */
const seenOf = (scroller: HTMLElement, state: StageState, options: StageOptions): Viewport => ({
  scale: state.content.scale,
  palette: state.palette,
  scrollX: scroller.scrollLeft,
  scrollY: scroller.scrollTop,
  width: Math.max(1, state.windowW - state.content.paneWidth),
  height: Math.max(1, state.windowH - options.headerHeight),
  rowHeight: options.rowHeight,
});

/** Puts a stage into an element, which it fills. */
export function createStage(host: HTMLElement, options: StageOptions): Stage {
  const parts = build(host);
  const { scroller, pane, canvas } = parts;
  const state: StageState = {
    content: { height: 0, scale: { originSec: 0, endSec: 86_400, pxPerDay: 10 }, paneWidth: 0 },
    palette: readPalette(host),
    windowW: scroller.clientWidth,
    windowH: scroller.clientHeight,
    frame: 0,
    shown: false,
    stale: true,
    axisX: 0,
  };
  const view = () => seenOf(scroller, state, options);
  const draw = () => {
    const seen = view();
    // Rows that go up and down, or are drawn otherwise, leave the axis as it is.
    const axis = state.stale || seen.scrollX !== state.axisX;
    Object.assign(state, { frame: 0, stale: false, axisX: seen.scrollX });
    drawStage(parts, seen, { options, axis });
  };
  const redraw = () => {
    if (state.shown && state.frame === 0) state.frame = requestAnimationFrame(draw);
  };
  const redrawAll = () => {
    state.stale = true;
    redraw();
  };
  const layout = () => {
    arrange(parts, state, options.headerHeight);
    redrawAll();
  };
  const resized = new ResizeObserver(layout);
  resized.observe(scroller);
  const unwatch = watchTheme(() => {
    state.palette = readPalette(host);
    redrawAll();
  });
  scroller.addEventListener('scroll', redraw, { passive: true });
  const stage: Stage = {
    scroller,
    pane,
    canvas,
    view,
    redraw,
    show: content => {
      Object.assign(state, { content, shown: true });
      layout();
    },
    scrollTo: ({ x, y }) => {
      if (x !== undefined) scroller.scrollLeft = x;
      if (y !== undefined) scroller.scrollTop = y;
      redraw();
    },
    zoomTo: (scale, scrollX) => {
      state.content = { ...state.content, scale };
      layout();
      scroller.scrollLeft = scrollX;
    },
    destroy: () => {
      cancelAnimationFrame(state.frame);
      resized.disconnect();
      unwatch();
      scroller.remove();
    },
  };
  listenToWheel(stage, () => state.content.paneWidth, options.onZoom);
  return stage;
}
