import { expect, test } from 'vitest';
import { fitTo, secOf, widthOf, xOf, zoomAt } from './scale.ts';

const scale = { originSec: 0, endSec: 100 * 86_400, pxPerDay: 10 };

test('what is under the pointer stays under it while zooming', () => {
  const before = secOf(scale, 250 + 300);
  const { scale: zoomed, scrollX } = zoomAt(scale, 37, { scrollX: 250, windowX: 300 });
  expect(zoomed.pxPerDay).toBe(37);
  expect(secOf(zoomed, scrollX + 300)).toBeCloseTo(before, 6);
});

test('a span fits with a margin on both sides', () => {
  const { scale: fitted, scrollX } = fitTo(scale, { fromSec: 86_400, toSec: 41 * 86_400 }, 848);
  expect(fitted.pxPerDay).toBe(20);
  expect(xOf(fitted, 86_400) - scrollX).toBe(24);
});

test('no zoom makes the axis wider than a browser can place', () => {
  const century = { ...scale, endSec: 36_500 * 86_400 };
  expect(widthOf(zoomAt(century, 1e9, { scrollX: 0, windowX: 0 }).scale)).toBeLessThanOrEqual(12_000_001);
});
