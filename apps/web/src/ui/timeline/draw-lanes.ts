import { drawMarks } from './ground-layer.ts';
import { type LanesLayout, laneBarHeight, type PlacedBar } from './lanes-layout.ts';
import type { LaneEdge, LaneLink, LanesScene } from './lanes-scene.ts';
import type { TimelinePalette } from './palette.ts';
import { diamond, type Pen, roughWidth } from './pen.ts';
import { ticksBetween, tiersAt } from './ticks.ts';
import { fromSecOf, toSecOf, type Viewport, windowX } from './viewport.ts';

/** How dark one stretch after another is. */
const tints = [0.06, 0.15, 0.25, 0.36, 0.1];

type EdgeColours = Pick<TimelinePalette, 'green' | 'amber' | 'red' | 'lineStrong'>;

const edgeColor = (p: EdgeColours, edge: LaneEdge): string =>
  ({ good: p.green, warning: p.amber, bad: p.red, none: p.lineStrong })[edge];

/** Disc, triangle, octagon or bar: the status without its colour. */
export function drawEdgeShape(
  pen: Pen,
  p: EdgeColours,
  { edge, x, y }: { readonly edge: LaneEdge; readonly x: number; readonly y: number },
): void {
  const fill = edgeColor(p, edge);
  if (edge === 'good') pen.rect({ x: x - 3.5, y: y - 3.5, w: 7, h: 7, radius: 3.5 }, { fill });
  else if (edge === 'warning') pen.shape([x, y - 4, x + 4.5, y + 3.5, x - 4.5, y + 3.5], { fill });
  else if (edge === 'bad')
    pen.shape(
      [
        x - 1.7,
        y - 4,
        x + 1.7,
        y - 4,
        x + 4,
        y - 1.7,
        x + 4,
        y + 1.7,
        x + 1.7,
        y + 4,
        x - 1.7,
        y + 4,
        x - 4,
        y + 1.7,
        x - 4,
        y - 1.7,
      ],
      { fill },
    );
  else pen.rect({ x: x - 4, y: y - 1, w: 8, h: 2 }, { fill });
}

function drawSegments(pen: Pen, view: Viewport, { bar, y: top }: PlacedBar): void {
  const y = top - view.scrollY;
  bar.segments.forEach((segment, i) => {
    const a = Math.max(-2, windowX(view, segment.fromSec));
    const b = Math.min(view.width + 2, windowX(view, segment.toSec));
    if (b > a)
      pen.rect(
        { x: a, y, w: b - a, h: laneBarHeight },
        { fill: view.palette.water, alpha: tints[i % tints.length] },
      );
  });
}

function drawBarMarks(pen: Pen, view: Viewport, { bar, y: top }: PlacedBar): void {
  const y = top - view.scrollY;
  const p = view.palette;
  for (const mark of bar.marks) {
    const x = windowX(view, mark.sec);
    if (x < -8 || x > view.width + 8) continue;
    const color = mark.kind === 'late' ? p.red : p.waterStrong;
    const fill = mark.kind === 'ahead' ? p.surface : color;
    pen.shape(diamond(x, y + 18.5, 4), { fill, stroke: color, width: 1.2 });
  }
}

function drawLaneBar(
  pen: Pen,
  view: Viewport,
  { placed, chosen }: { readonly placed: PlacedBar; readonly chosen: boolean },
): void {
  const { bar } = placed;
  const p = view.palette;
  const y = placed.y - view.scrollY;
  const a = windowX(view, bar.startSec);
  const b = Math.max(a + 6, windowX(view, bar.finishSec));
  if (b < -200 || a > view.width || y < -laneBarHeight || y > view.height) return;
  const promised = windowX(view, bar.promisedSec);
  if (promised > b + 1)
    pen.line([b, y + 12, Math.min(view.width, promised), y + 12], { stroke: p.ink3, dash: [3, 2] });
  const left = Math.max(-4, a);
  const box = { x: left, y, w: Math.min(view.width + 4, b) - left, h: laneBarHeight };
  pen.clip(box);
  pen.rect(box, { fill: p.surface });
  drawSegments(pen, view, placed);
  if (promised > a && promised < b - 1)
    pen.rect({ x: promised, y: y + laneBarHeight - 3, w: b - promised, h: 3 }, { fill: p.red, alpha: 0.7 });
  pen.rect({ x: a, y, w: 4, h: laneBarHeight }, { fill: edgeColor(p, bar.edge) });
  pen.unclip();
  pen.rect(
    { ...box, x: box.x + 0.5, y: y + 0.5, w: box.w - 1, h: laneBarHeight - 1, radius: 3 },
    { stroke: chosen ? p.ink : p.waterLine, width: chosen ? 2 : 1 },
  );
  drawBarMarks(pen, view, placed);
  const labelX = Math.max(4, a + 8);
  drawEdgeShape(pen, p, { edge: bar.edge, x: labelX + 4, y: y + 8 });
  pen.text(
    bar.label,
    { x: labelX + 13, y: y + 11.5 },
    { color: p.ink, size: 11.5, weight: chosen ? 650 : 550, halo: p.surface },
  );
  if (bar.note === '') return;
  const after = labelX + 19 + roughWidth(bar.label, 11.5);
  pen.text(bar.note, { x: after, y: y + 11.5 }, { color: p.note, weight: 550, halo: p.surface });
}

function drawLaneLink(
  pen: Pen,
  view: Viewport,
  { link, places }: { readonly link: LaneLink; readonly places: ReadonlyMap<string, number> },
): void {
  const [from, to] = [places.get(link.from), places.get(link.to)];
  if (from === undefined || to === undefined) return;
  const down = to > from;
  const [xa, xb] = [windowX(view, link.fromSec), windowX(view, link.toSec)];
  const ya = from - view.scrollY + (down ? laneBarHeight : 0);
  const yb = to - view.scrollY + (down ? 0 : laneBarHeight);
  const turn = ya + (down ? 1.5 : -1.5);
  const ink = link.driving
    ? { stroke: view.palette.ink, width: 2.4 }
    : { stroke: view.palette.ink3, width: 1 };
  pen.line([xa, ya, xa, turn, xb, turn, xb, yb], ink);
  const tip = down ? yb : yb;
  const back = down ? -6 : 6;
  pen.shape([xb, tip, xb - 3.2, tip + back, xb + 3.2, tip + back], { fill: ink.stroke });
}

/** Lanes with their bars, links and today. */
export function drawLanes(
  pen: Pen,
  view: Viewport,
  { scene, layout }: { readonly scene: LanesScene; readonly layout: LanesLayout },
): void {
  const p = view.palette;
  pen.rect({ x: 0, y: 0, w: view.width, h: view.height }, { fill: p.surface });
  const { upper, lower } = tiersAt(view.scale.pxPerDay);
  const lines = [
    [lower, p.line],
    [upper, p.lineStrong],
  ] as const;
  for (const [tier, color] of lines)
    for (const tick of ticksBetween(tier, fromSecOf(view), toSecOf(view)))
      pen.rect({ x: Math.round(windowX(view, tick)), y: 0, w: 1, h: view.height }, { fill: color });
  for (const lane of layout.lanes)
    pen.rect(
      { x: 0, y: lane.y + lane.height - 1 - view.scrollY, w: view.width, h: 1 },
      { fill: p.lineStrong },
    );
  // Its name stands on the axis: bars would cover it here.
  drawMarks(pen, view, [{ sec: scene.todaySec, label: '' }]);
  for (const placed of layout.bars)
    drawLaneBar(pen, view, {
      placed,
      chosen: placed.bar.id === scene.chosen || scene.driving.has(placed.bar.id),
    });
  const places = new Map(layout.bars.map(({ bar, y }) => [bar.id, y]));
  for (const link of scene.links.toSorted((a, b) => Number(a.driving) - Number(b.driving)))
    drawLaneLink(pen, view, { link, places });
}
