import { type BarHit, hitBar } from './bar-hit.ts';
import type { BarDrag, GanttScene } from './gantt-scene.ts';
import { LinkKind } from './link-buckets.ts';
import { secOf } from './scale.ts';
import type { Stage } from './stage.ts';

/** A link that is being drawn, in the window. */
export interface DrawnLink {
  readonly from: number;
  readonly fromStart: boolean;
  readonly x: number;
  readonly y: number;
  readonly target: number;
}

export interface DragHost {
  readonly stage: Stage;
  readonly scene: () => GanttScene;
  readonly onDrag: (drag: BarDrag) => void;
  readonly onCancel: () => void;
  readonly onLink: (from: number, to: number, kind: number) => void;
  /** Pressed and let go without moving; the row is chosen. */
  readonly onPick: (event: PointerEvent, hit: BarHit | null) => void;
  readonly onHover: (hit: BarHit | null) => void;
  readonly onDrawn: (link: DrawnLink | null) => void;
}

interface Grip {
  readonly hit: BarHit | null;
  readonly downX: number;
  readonly downY: number;
  readonly downSec: number;
  /** Where the bar lay when it was taken: the live dates move while it is dragged. */
  readonly start: number;
  readonly finish: number;
  readonly scrollX: number;
  readonly scrollY: number;
  moved: boolean;
}

const cursors: Readonly<Record<BarHit['part'], string>> = {
  move: 'grab',
  start: 'ew-resize',
  finish: 'ew-resize',
  progress: 'col-resize',
  'link-start': 'crosshair',
  'link-finish': 'crosshair',
  row: 'default',
};

function place(stage: Stage, event: PointerEvent): { readonly x: number; readonly y: number } {
  const box = stage.canvas.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

function dragged(
  host: DragHost,
  grip: Grip,
  at: { readonly x: number; readonly over: boolean },
): BarDrag | null {
  const { hit } = grip;
  const part = hit?.part;
  if (hit === null || (part !== 'move' && part !== 'start' && part !== 'finish' && part !== 'progress'))
    return null;
  const { records: r } = host.scene();
  const view = host.stage.view();
  const delta = secOf(view.scale, at.x + view.scrollX) - grip.downSec;
  const { start, finish } = grip;
  const span = Math.max(1, finish - start);
  const progress = Math.min(1, Math.max(0, (grip.downSec + delta - start) / span));
  return {
    record: hit.record,
    part,
    startSec: part === 'move' || part === 'start' ? start + delta : start,
    finishSec: part === 'move' || part === 'finish' ? finish + delta : finish,
    progress: part === 'progress' ? progress : (r.progress[hit.record] ?? 0),
    over: at.over,
  };
}

function linkTarget(host: DragHost, at: { readonly x: number; readonly y: number }, from: number) {
  const hit = hitBar(host.stage.view(), host.scene(), at);
  if (hit === null || hit.record === from || hit.part === 'row') return null;
  const { records: r } = host.scene();
  const sec = secOf(host.stage.view().scale, at.x + host.stage.view().scrollX);
  const middle = ((r.start[hit.record] ?? 0) + (r.finish[hit.record] ?? 0)) / 2;
  return { record: hit.record, atStart: sec <= middle };
}

const kindOf = (fromStart: boolean, toStart: boolean): number =>
  fromStart ? (toStart ? LinkKind.SS : LinkKind.SF) : toStart ? LinkKind.FS : LinkKind.FF;

function isLinkDot(part: BarHit['part'] | undefined): boolean {
  return part === 'link-start' || part === 'link-finish';
}

function onMove(host: DragHost, grip: Grip, at: { readonly x: number; readonly y: number }): void {
  const { stage } = host;
  if (!grip.moved && Math.hypot(at.x - grip.downX, at.y - grip.downY) < 3) return;
  grip.moved = true;
  const { hit } = grip;
  if (hit !== null && isLinkDot(hit.part)) {
    const target = linkTarget(host, at, hit.record)?.record ?? -1;
    host.onDrawn({ from: hit.record, fromStart: hit.part === 'link-start', x: at.x, y: at.y, target });
    return;
  }
  const drag = dragged(host, grip, { x: at.x, over: false });
  if (drag === null) {
    stage.scrollTo({ x: grip.scrollX - (at.x - grip.downX), y: grip.scrollY - (at.y - grip.downY) });
    return;
  }
  const { width, scrollX } = stage.view();
  if (at.x < 24) stage.scrollTo({ x: scrollX - 14 });
  else if (at.x > width - 24) stage.scrollTo({ x: scrollX + 14 });
  host.onDrag(drag);
}

function onUp(host: DragHost, grip: Grip, event: PointerEvent): void {
  const at = place(host.stage, event);
  const { hit } = grip;
  if (!grip.moved) {
    host.onPick(event, hit);
    return;
  }
  if (hit !== null && isLinkDot(hit.part)) {
    const target = linkTarget(host, at, hit.record);
    host.onDrawn(null);
    if (target !== null)
      host.onLink(hit.record, target.record, kindOf(hit.part === 'link-start', target.atStart));
    return;
  }
  const drag = dragged(host, grip, { x: at.x, over: true });
  if (drag !== null) host.onDrag(drag);
}

/** Lets a pointer move, stretch and link bars, and pan where there are none; Escape puts a dragged bar back. */
export function listenToPointer(host: DragHost): () => void {
  const { canvas } = host.stage;
  let grip: Grip | null = null;
  const stop = new AbortController();
  const on = <K extends keyof HTMLElementEventMap>(name: K, heard: (event: HTMLElementEventMap[K]) => void) =>
    canvas.addEventListener(name, heard, { signal: stop.signal });
  on('pointerdown', event => {
    if (event.button !== 0) return;
    const at = place(host.stage, event);
    const view = host.stage.view();
    const hit = hitBar(view, host.scene(), at);
    canvas.setPointerCapture(event.pointerId);
    const { records: r } = host.scene();
    grip = {
      hit,
      downX: at.x,
      downY: at.y,
      downSec: secOf(view.scale, at.x + view.scrollX),
      start: r.start[hit?.record ?? -1] ?? 0,
      finish: r.finish[hit?.record ?? -1] ?? 0,
      scrollX: view.scrollX,
      scrollY: view.scrollY,
      moved: false,
    };
  });
  on('pointermove', event => {
    const at = place(host.stage, event);
    if (grip !== null) {
      onMove(host, grip, at);
      return;
    }
    const hit = hitBar(host.stage.view(), host.scene(), at);
    canvas.style.cursor = cursors[hit?.part ?? 'row'];
    host.onHover(hit);
  });
  on('pointerup', event => {
    if (grip !== null) onUp(host, grip, event);
    grip = null;
  });
  on('pointerleave', () => host.onHover(null));
  const cancel = () => {
    if (grip?.moved === true) host.onCancel();
    host.onDrawn(null);
    grip = null;
  };
  on('pointercancel', cancel);
  const onEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || grip === null) return;
    event.stopPropagation();
    cancel();
  };
  document.addEventListener('keydown', onEscape, { capture: true, signal: stop.signal });
  return () => stop.abort();
}
