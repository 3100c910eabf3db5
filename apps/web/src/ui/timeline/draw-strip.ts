import type { TimelinePalette } from './palette.ts';
import { type Ink, type Pen, roughWidth } from './pen.ts';
import { mostOf, type StripColumn, type StripLook, type StripScene } from './strip-scene.ts';
import { ticksBetween, tiersAt } from './ticks.ts';
import { fromSecOf, toSecOf, type Viewport, windowX } from './viewport.ts';

/** Room above the tallest column for its label, and below the ground. */
const topPx = 22;
const groundPx = 8;
/** At the right edge, where the names of the lines stand. */
const gutterPx = 46;

const inkOf = (p: TimelinePalette, look: StripLook): Ink =>
  ({
    solid: { fill: p.water },
    soft: { fill: p.waterLine },
    outlined: { fill: p.waterSoft, stroke: p.waterLine, width: 1 },
  })[look];

/** Where a column stands in the window: a little narrower than its time. */
function sidesOf(
  view: Viewport,
  { fromSec, toSec }: StripColumn,
): { readonly x: number; readonly w: number } {
  const from = windowX(view, fromSec);
  const px = windowX(view, toSec) - from;
  const w = px < 12 ? Math.max(1, px - 1) : Math.max(10, px * 0.6);
  return { x: from + (px - w) / 2, w };
}

interface Drawn {
  readonly column: StripColumn;
  readonly chosen: boolean;
  /** Where a value lies. */
  readonly yOf: (value: number) => number;
}

function drawColumn(pen: Pen, view: Viewport, { column, chosen, yOf }: Drawn): void {
  const p = view.palette;
  const { x, w } = sidesOf(view, column);
  if (x + w < 0 || x > view.width) return;
  let below = 0;
  for (const { value, look } of column.parts) {
    if (value <= 0) continue;
    const [top, ground] = [yOf(below + value), yOf(below)];
    below += value;
    const ink = inkOf(p, look);
    // A stroke lies on both sides of its edge.
    const inset = ink.stroke === undefined ? 0 : 0.5;
    pen.rect(
      { x: x + inset, y: top + inset, w: w - 2 * inset, h: Math.max(1, ground - top - 2 * inset) },
      ink,
    );
  }
  if (chosen)
    pen.rect(
      { x: x - 1.5, y: yOf(below) - 1.5, w: w + 3, h: yOf(0) - yOf(below) + 2 },
      { stroke: p.ink, width: 2 },
    );
}

function drawLabel(pen: Pen, view: Viewport, { column, yOf }: Drawn): void {
  const px = windowX(view, column.toSec) - windowX(view, column.fromSec);
  const w = roughWidth(column.label);
  const x = windowX(view, column.fromSec) + px / 2;
  if (w === 0 || w + 4 > px || x + w / 2 > view.width - gutterPx) return;
  const sum = column.parts.reduce((all, part) => all + Math.max(0, part.value), 0);
  const { ink, surface } = view.palette;
  pen.text(column.label, { x, y: yOf(sum) - 5 }, { color: ink, weight: 600, align: 'middle', halo: surface });
}

/** From column to column in steps; where nothing is said there is no line. */
function drawSteps(
  pen: Pen,
  view: Viewport,
  { columns, yOf }: { columns: readonly StripColumn[]; yOf: Drawn['yOf'] },
): void {
  let points: number[] = [];
  const end = () => {
    if (points.length > 0) pen.line(points, { stroke: view.palette.ink2, width: 1.5 });
    points = [];
  };
  for (const { line, fromSec, toSec } of columns) {
    if (Number.isNaN(line)) end();
    else points.push(windowX(view, fromSec), yOf(line), windowX(view, toSec), yOf(line));
  }
  end();
}

/** Columns with the line they are measured against, on the axis of what stands above them. */
export function drawStrip(pen: Pen, view: Viewport, scene: StripScene): void {
  const { palette: p, width, height } = view;
  const most = mostOf(scene.columns);
  const ground = height - groundPx;
  const yOf = (value: number) => ground - (most > 0 ? (value / most) * (ground - topPx) : 0);
  pen.rect({ x: 0, y: 0, w: width, h: height }, { fill: p.surface });
  const { upper, lower } = tiersAt(view.scale.pxPerDay);
  for (const [tier, fill] of [
    [lower, p.line],
    [upper, p.lineStrong],
  ] as const)
    for (const tick of ticksBetween(tier, fromSecOf(view), toSecOf(view)))
      pen.rect({ x: Math.round(windowX(view, tick)), y: 0, w: 1, h: height }, { fill });
  for (const { value } of scene.grid)
    pen.rect({ x: 0, y: Math.round(yOf(value)), w: width, h: 1 }, { fill: p.line });
  const drawn = scene.columns.map((column, i) => ({ column, chosen: i === scene.chosen, yOf }));
  for (const one of drawn) drawColumn(pen, view, one);
  pen.rect({ x: 0, y: ground, w: width, h: 1 }, { fill: p.lineStrong });
  pen.rect({ x: windowX(view, scene.todaySec) - 0.75, y: 0, w: 1.5, h: height }, { fill: p.water });
  drawSteps(pen, view, { columns: scene.columns, yOf });
  for (const one of drawn) drawLabel(pen, view, one);
  for (const { value, label } of scene.grid) {
    const [y, w] = [yOf(value), roughWidth(label) + 8];
    pen.rect({ x: width - w - 2, y: y - 15, w, h: 14, radius: 3 }, { fill: p.surface, alpha: 0.85 });
    pen.text(label, { x: width - 6, y: y - 4 }, { color: p.ink3, align: 'end' });
  }
}
