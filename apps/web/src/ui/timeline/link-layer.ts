import { barMiddle, diamondRadius } from './bar-layer.ts';
import { LinkBit, type LinkBuckets, linksAcross, type TimelineLinks } from './link-buckets.ts';
import { distanceTo, type LinkEnd, type LinkRoute, routeLink } from './link-route.ts';
import type { Pen } from './pen.ts';
import { type RowOrder, Shape, type TimelineRecords } from './records.ts';
import { firstRow, fromSecOf, rowsEnd, toSecOf, type Viewport, windowX, windowY } from './viewport.ts';

export interface LinkScene {
  readonly records: TimelineRecords;
  readonly order: RowOrder;
  readonly links: TimelineLinks;
  readonly buckets: LinkBuckets;
  readonly critical: boolean;
  /** Index of the chosen link, -1 for none. */
  readonly chosen: number;
}

function endOf(view: Viewport, { records: r, order }: LinkScene, record: number): LinkEnd {
  const isDiamond = r.shape[record] === Shape.Milestone;
  const start = windowX(view, r.start[record] ?? Number.NaN);
  const finish = windowX(view, r.finish[record] ?? Number.NaN);
  const half = isDiamond ? diamondRadius : 0;
  return {
    left: start - half,
    right: isDiamond ? start + half : Math.max(start + 1.5, finish),
    midY: windowY(view, order.row[record] ?? 0) + barMiddle,
    diamond: isDiamond,
  };
}

/** The way of one link in the window; null when an end has no place, or all of it lies outside. */
function routeOf(view: Viewport, scene: LinkScene, link: number): LinkRoute | null {
  const from = endOf(view, scene, scene.links.from[link] ?? 0);
  const to = endOf(view, scene, scene.links.to[link] ?? 0);
  if (Number.isNaN(from.left) || Number.isNaN(to.left)) return null;
  const outside =
    (from.midY < -20 && to.midY < -20) ||
    (from.midY > view.height + 20 && to.midY > view.height + 20) ||
    (from.right < -20 && to.right < -20) ||
    (from.left > view.width + 20 && to.left > view.width + 20);
  return outside ? null : routeLink(scene.links.kind[link] ?? 0, from, to);
}

const heads: Readonly<Record<LinkRoute['head'], readonly number[]>> = {
  down: [0, 0, -2.8, -4.5, 2.8, -4.5],
  up: [0, 0, -2.8, 4.5, 2.8, 4.5],
  right: [0, 0, -4.5, -2.8, -4.5, 2.8],
  left: [0, 0, 4.5, -2.8, 4.5, 2.8],
};

function drawRoute(
  pen: Pen,
  route: LinkRoute,
  ink: { readonly stroke: string; readonly width: number; readonly dash?: readonly number[] },
): void {
  const { points } = route;
  pen.line(points, ink);
  const [x = 0, y = 0] = points.slice(-2);
  pen.shape(
    heads[route.head].map((d, i) => d + (i % 2 === 0 ? x : y)),
    { fill: ink.stroke },
  );
}

/** Tells links that lie wholly above, below, before or after the window by their columns alone: most of a long plan's do. */
function rejects(view: Viewport, { records: r, order, links }: LinkScene): (link: number) => boolean {
  const [first, end] = [firstRow(view), rowsEnd(view, order.record.length)];
  const margin = (40 / view.scale.pxPerDay) * 86_400;
  const [fromSec, toSec] = [fromSecOf(view) - margin, toSecOf(view) + margin];
  return link => {
    const [a, b] = [links.from[link] ?? 0, links.to[link] ?? 0];
    const [rowA, rowB] = [order.row[a] ?? 0, order.row[b] ?? 0];
    if ((rowA < first && rowB < first) || (rowA >= end && rowB >= end)) return true;
    if ((r.finish[a] ?? 0) < fromSec && (r.finish[b] ?? 0) < fromSec) return true;
    return (r.start[a] ?? 0) > toSec && (r.start[b] ?? 0) > toSec;
  };
}

/** So many links at most in one window: more are a carpet, and cost more than a frame. */
const mostDrawn = 1500;

/** All links in the window; the critical and the chosen ones over the others. */
export function drawLinks(pen: Pen, view: Viewport, scene: LinkScene): void {
  const p = view.palette;
  const upper: (() => void)[] = [];
  let drawn = 0;
  const [first, end] = [firstRow(view), rowsEnd(view, scene.order.record.length)];
  const outside = rejects(view, scene);
  for (const link of linksAcross(scene.buckets, first, end)) {
    if (outside(link)) continue;
    const route = routeOf(view, scene, link);
    if (route === null) continue;
    if (++drawn > mostDrawn) break;
    const state = scene.links.state[link] ?? 0;
    const dash = (state & (LinkBit.External | LinkBit.Unsaved)) === 0 ? {} : { dash: [3, 2] };
    if (link === scene.chosen)
      upper.push(() => drawRoute(pen, route, { stroke: p.water, width: 2, ...dash }));
    else if (scene.critical && (state & LinkBit.Critical) !== 0)
      upper.push(() => drawRoute(pen, route, { stroke: p.red, width: 1.4, ...dash }));
    else drawRoute(pen, route, { stroke: p.ink3, width: 1, ...dash });
  }
  for (const draw of upper) draw();
}

/** The link under a point of the window, -1 for none. */
export function linkAt(
  view: Viewport,
  scene: LinkScene,
  at: { readonly x: number; readonly y: number },
): number {
  const row = Math.floor((at.y + view.scrollY) / view.rowHeight);
  let best = -1;
  let least = 5;
  for (const link of linksAcross(scene.buckets, row - 1, row + 1)) {
    const route = routeOf(view, scene, link);
    const distance = route === null ? least : distanceTo(route, at.x, at.y);
    if (distance < least) [best, least] = [link, distance];
  }
  return best;
}
