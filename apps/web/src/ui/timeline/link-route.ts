import { LinkKind } from './link-buckets.ts';

/** An end of an arrow: the middle of the row's bar, its left and right edge, and whether it is a diamond. */
export interface LinkEnd {
  readonly left: number;
  readonly right: number;
  readonly midY: number;
  readonly diamond: boolean;
}

/** A way in right angles: x and y by turns; the arrowhead lies on the last point. */
export interface LinkRoute {
  readonly points: readonly number[];
  readonly head: 'down' | 'up' | 'left' | 'right';
}

const stub = 6;
/** Half of a bar's height, and half of a row's. */
const halfBar = 6;
const halfRow = 14;

/** The way of a link from one end to the other; rows are entered from above or below where the time allows it. */
export function routeLink(kind: number, from: LinkEnd, to: LinkEnd): LinkRoute {
  switch (kind) {
    case LinkKind.SS: {
      const x = Math.min(from.left, to.left) - stub;
      return { points: [from.left, from.midY, x, from.midY, x, to.midY, to.left, to.midY], head: 'right' };
    }
    case LinkKind.FF: {
      const x = Math.max(from.right, to.right) + stub + 2;
      return { points: [from.right, from.midY, x, from.midY, x, to.midY, to.right, to.midY], head: 'left' };
    }
    case LinkKind.SF: {
      const between = from.midY + (to.midY > from.midY ? halfRow : -halfRow);
      const [a, b] = [from.left - stub, to.right + stub + 2];
      return {
        points: [from.left, from.midY, a, from.midY, a, between, b, between, b, to.midY, to.right, to.midY],
        head: 'left',
      };
    }
    default:
      return finishToStart(from, to);
  }
}

function finishToStart(from: LinkEnd, to: LinkEnd): LinkRoute {
  const down = to.midY > from.midY;
  const head = down ? 'down' : 'up';
  const x = to.diamond ? (to.left + to.right) / 2 : Math.min(to.left + 4, (to.left + to.right) / 2);
  const edge = to.midY + (down ? -halfBar : halfBar);
  if (from.midY === to.midY)
    return {
      points: [from.right, from.midY, to.left, to.midY],
      head: to.left >= from.right ? 'right' : 'left',
    };
  if (x >= from.right + 2) return { points: [from.right, from.midY, x, from.midY, x, edge], head };
  const out = from.right + stub;
  const between = to.midY + (down ? -halfRow : halfRow);
  return {
    points: [from.right, from.midY, out, from.midY, out, between, x, between, x, edge],
    head,
  };
}

/** The distance of a point from a route. */
export function distanceTo({ points }: LinkRoute, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [ax = 0, ay = 0, bx = 0, by = 0] = points.slice(i, i + 4);
    const dx = Math.max(Math.min(ax, bx) - x, 0, x - Math.max(ax, bx));
    const dy = Math.max(Math.min(ay, by) - y, 0, y - Math.max(ay, by));
    least = Math.min(least, Math.hypot(dx, dy));
  }
  return least;
}
