import { describe, expect, test } from 'vitest';
import { LinkKind } from './link-buckets.ts';
import { distanceTo, routeLink } from './link-route.ts';

const bar = (left: number, right: number, row: number) => ({
  left,
  right,
  midY: row * 24 + 10,
  diamond: false,
});

const straight = (points: readonly number[]) =>
  points
    .slice(2)
    .every((_, i) => i % 2 === 1 || points[i] === points[i + 2] || points[i + 1] === points[i + 3]);

describe('links go in right angles', () => {
  const ends = [
    [bar(0, 50, 0), bar(80, 120, 1)],
    [bar(0, 50, 0), bar(20, 120, 4)],
    [bar(200, 250, 3), bar(80, 120, 1)],
    [bar(0, 50, 2), bar(80, 120, 2)],
  ] as const;
  test.each(Object.entries(LinkKind))('%s', (_, kind) => {
    for (const [from, to] of ends) {
      const { points } = routeLink(kind, from, to);
      expect(straight(points)).toBe(true);
      expect(points[1]).toBe(from.midY);
      expect(points[0]).toBe(kind === LinkKind.FS || kind === LinkKind.FF ? from.right : from.left);
    }
  });

  test('a successor that begins later is entered from above, one that begins before the end by a detour', () => {
    expect(routeLink(LinkKind.FS, bar(0, 50, 0), bar(80, 120, 1))).toEqual({
      points: [50, 10, 84, 10, 84, 28],
      head: 'down',
    });
    expect(routeLink(LinkKind.FS, bar(0, 50, 0), bar(20, 120, 1)).points).toEqual([
      50, 10, 56, 10, 56, 20, 24, 20, 24, 28,
    ]);
  });

  test('a route is found by who points near it', () => {
    const route = routeLink(LinkKind.FS, bar(0, 50, 0), bar(80, 120, 4));
    expect(distanceTo(route, 86, 40)).toBe(2);
    expect(distanceTo(route, 60, 60)).toBeGreaterThan(20);
  });
});
