import { type AxisWords, drawAxis, drawFlags } from './axis-layer.ts';
import { canvasPen } from './canvas-pen.ts';
import { drawEdgeShape, drawLanes } from './draw-lanes.ts';
import { type LanesLayout, laneBarHeight, layoutLanes } from './lanes-layout.ts';
import type { LanesScene } from './lanes-scene.ts';
import type { Pen } from './pen.ts';
import { fitTo, type TimeScale, zoomAt } from './scale.ts';
import { createStage, type Stage } from './stage.ts';
import css from './timeline.module.css';
import { type Viewport, windowX } from './viewport.ts';

export const lanesHeaderHeight = 40;

export interface LanesOptions {
  readonly words: AxisWords;
  readonly paneWidth: number;
  readonly paneTitle: string;
  readonly onChoose: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onZoom: (pxPerDay: number) => void;
}

/** Bars on lanes over one time axis, in an element that they fill. */
export interface Lanes {
  readonly show: (scene: LanesScene) => void;
  readonly zoomBy: (factor: number) => void;
  readonly fit: () => void;
  readonly reveal: (id: string) => void;
  readonly view: () => Viewport;
  readonly scrollBy: (px: number) => void;
  /** What a wheel over something that follows is to do here. */
  readonly wheel: (event: WheelEvent) => void;
  /** Calls with every frame, until what it answers is called. */
  readonly follow: (draw: (view: Viewport) => void) => () => void;
  readonly destroy: () => void;
}

interface LanesState {
  scene: LanesScene;
  layout: LanesLayout;
}

const nothing: LanesScene = {
  lanes: [],
  bars: [],
  links: [],
  todaySec: 0,
  todayLabel: '',
  chosen: '',
  driving: new Set(),
};

/** The names of the lanes, each with how many bars of which kind it holds. */
function fillPane(into: HTMLElement, { scene, layout }: LanesState): void {
  into.replaceChildren(
    ...scene.lanes.map((lane, i) => {
      const element = document.createElement('div');
      element.className = css.lane ?? '';
      const at = layout.lanes[i];
      element.style.height = `${at?.height ?? 0}px`;
      const name = document.createElement('b');
      name.textContent = lane.name;
      const counts = document.createElement('div');
      for (const [edge, count] of lane.counts) {
        const shape = document.createElement('canvas');
        counts.append(shape, document.createTextNode(String(count)));
        drawShape(shape, edge, into);
      }
      element.append(name, counts);
      return element;
    }),
  );
}

function drawShape(
  canvas: HTMLCanvasElement,
  edge: LanesScene['bars'][number]['edge'],
  themed: HTMLElement,
): void {
  canvas.width = 24;
  canvas.height = 24;
  const ctx = canvas.getContext('2d');
  if (ctx === null) return;
  ctx.scale(2, 2);
  const style = getComputedStyle(themed);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const palette = {
    green: of('--green'),
    amber: of('--amber-fill'),
    red: of('--red'),
    lineStrong: of('--line-strong'),
  };
  drawEdgeShape(canvasPen(ctx, 'sans-serif'), palette, { edge, x: 6, y: 6 });
}

function barAt(stage: Stage, { layout }: LanesState, event: MouseEvent): string {
  const view = stage.view();
  const y = event.offsetY + view.scrollY;
  const hit = layout.bars.find(placed => {
    if (y < placed.y || y > placed.y + laneBarHeight) return false;
    const a = windowX(view, placed.bar.startSec);
    const b = Math.max(a + 40, windowX(view, placed.bar.finishSec));
    return event.offsetX >= a && event.offsetX <= b;
  });
  return hit?.bar.id ?? '';
}

/** The time that the bars take, with what was promised. */
export function spanOf(scene: LanesScene): { readonly fromSec: number; readonly toSec: number } {
  const times = scene.bars.flatMap(b => [b.startSec, b.finishSec]);
  if (times.length === 0)
    return { fromSec: scene.todaySec - 180 * 86_400, toSec: scene.todaySec + 180 * 86_400 };
  return { fromSec: Math.min(...times), toSec: Math.max(...times) };
}

function listenToPan(stage: Stage, options: LanesOptions, state: LanesState): void {
  let grip: {
    readonly x: number;
    readonly y: number;
    readonly scrollX: number;
    readonly scrollY: number;
  } | null = null;
  stage.canvas.addEventListener('pointerdown', event => {
    const { scrollX, scrollY } = stage.view();
    grip = { x: event.clientX, y: event.clientY, scrollX, scrollY };
    stage.canvas.setPointerCapture(event.pointerId);
  });
  stage.canvas.addEventListener('pointermove', event => {
    if (grip === null) return;
    stage.scrollTo({
      x: grip.scrollX - (event.clientX - grip.x),
      y: grip.scrollY - (event.clientY - grip.y),
    });
  });
  stage.canvas.addEventListener('pointerup', event => {
    const still = grip !== null && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < 4;
    grip = null;
    const id = still ? barAt(stage, state, event) : '';
    if (id !== '') options.onChoose(id);
  });
  stage.canvas.addEventListener('dblclick', event => {
    const id = barAt(stage, state, event);
    if (id !== '') options.onOpen(id);
  });
}

/** A wheel beside the lanes: sideways it scrolls them; with a key to zoom they take it as their own. */
function followWheel(stage: Stage, event: WheelEvent): void {
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    stage.scroller.dispatchEvent(new WheelEvent('wheel', event));
    return;
  }
  const px = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  if (px === 0) return;
  event.preventDefault();
  stage.scrollTo({ x: stage.view().scrollX + px });
}

/** Scrolls to where a bar begins, if that is not seen. */
function reveal(stage: Stage, { layout }: LanesState, id: string): void {
  const placed = layout.bars.find(p => p.bar.id === id);
  if (placed === undefined) return;
  const view = stage.view();
  const { scrollY, height, scrollX, width } = view;
  const x = windowX(view, placed.bar.startSec);
  if (placed.y < scrollY || placed.y + laneBarHeight > scrollY + height)
    stage.scrollTo({ y: placed.y - height / 3 });
  if (x < 0 || x > width - 60) stage.scrollTo({ x: scrollX + x - width / 4 });
}

/** The axis over lanes, with today on it. */
export function drawLanesAxis(
  pen: Pen,
  view: Viewport,
  { scene, words }: { readonly scene: LanesScene; readonly words: AxisWords },
): void {
  const marks = [{ sec: scene.todaySec, label: scene.todayLabel }];
  drawAxis(pen, view, { words, height: lanesHeaderHeight, marks });
  drawFlags(pen, view, marks);
}

/** Puts lanes into an element. */
export function createLanes(host: HTMLElement, options: LanesOptions): Lanes {
  host.classList.add(css.host ?? '');
  const state: LanesState = { scene: nothing, layout: layoutLanes(nothing) };
  const followers = new Set<(view: Viewport) => void>();
  const stage = createStage(host, {
    rowHeight: laneBarHeight,
    headerHeight: lanesHeaderHeight,
    drawHeader: (pen, view) => drawLanesAxis(pen, view, { scene: state.scene, words: options.words }),
    drawBody: (pen, view) => drawLanes(pen, view, state),
    onFrame: view => {
      names.style.transform = `translateY(${-view.scrollY}px)`;
      for (const draw of followers) draw(view);
    },
    onZoom: scale => options.onZoom(scale.pxPerDay),
  });
  const title = document.createElement('div');
  title.className = css.laneTitle ?? '';
  title.textContent = options.paneTitle;
  const window = document.createElement('div');
  window.className = css.laneWindow ?? '';
  const names = document.createElement('div');
  window.append(names);
  stage.pane.append(title, window);
  listenToPan(stage, options, state);
  const layout = (scale: TimeScale) =>
    stage.show({ height: state.layout.height + 8, scale, paneWidth: options.paneWidth });
  return {
    show: scene => {
      state.scene = scene;
      state.layout = layoutLanes(scene);
      fillPane(names, state);
      const { fromSec, toSec } = spanOf(scene);
      const { pxPerDay } = stage.view().scale;
      layout({ originSec: fromSec - 400 * 86_400, endSec: toSec + 400 * 86_400, pxPerDay });
    },
    zoomBy: factor => {
      const { scale, scrollX, width } = stage.view();
      const next = zoomAt(scale, scale.pxPerDay * factor, { scrollX, windowX: width / 2 });
      stage.zoomTo(next.scale, next.scrollX);
      options.onZoom(next.scale.pxPerDay);
    },
    fit: () => {
      const { scale, width } = stage.view();
      const next = fitTo(scale, spanOf(state.scene), width);
      stage.zoomTo(next.scale, next.scrollX);
      options.onZoom(next.scale.pxPerDay);
    },
    reveal: id => reveal(stage, state, id),
    view: stage.view,
    scrollBy: px => stage.scrollTo({ x: stage.view().scrollX + px }),
    wheel: event => followWheel(stage, event),
    follow: draw => {
      followers.add(draw);
      stage.redraw();
      return () => followers.delete(draw);
    },
    destroy: () => {
      stage.destroy();
      host.replaceChildren();
    },
  };
}
