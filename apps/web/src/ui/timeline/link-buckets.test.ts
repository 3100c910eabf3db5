import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bucketLinks, linksAcross } from './link-buckets.ts';
import { rowOrder } from './records.ts';

const columns = (pairs: readonly (readonly [number, number])[]) => ({
  from: Int32Array.from(pairs, p => p[0]),
  to: Int32Array.from(pairs, p => p[1]),
  kind: new Uint8Array(pairs.length),
  state: new Uint8Array(pairs.length),
});

test('every link that crosses a window is found there, whatever rows are hidden', () => {
  const node = fc.nat(999);
  const plan = fc.record({
    pairs: fc.array(fc.tuple(node, node), { maxLength: 60 }),
    hidden: fc.uniqueArray(node, { maxLength: 400 }),
    first: fc.nat(999),
    rows: fc.nat(60),
  });
  fc.assert(
    fc.property(plan, ({ pairs, hidden, first, rows }) => {
      const away = new Set(hidden);
      const order = rowOrder(
        Array.from({ length: 1000 }, (_, i) => i).filter(i => !away.has(i)),
        1000,
      );
      const buckets = bucketLinks(columns(pairs), order);
      const found = new Set(linksAcross(buckets, first, first + rows));
      pairs.forEach(([from, to], i) => {
        const [a, b] = [order.row[from] ?? -1, order.row[to] ?? -1];
        if (a < 0 || b < 0) expect(found.has(i)).toBe(false);
        else if (Math.min(a, b) <= first + rows && Math.max(a, b) >= first) expect(found.has(i)).toBe(true);
      });
    }),
  );
});

test('a window sees few of the links of a long plan', () => {
  const pairs = Array.from(
    { length: 75_000 },
    (_, i) => [i % 50_000, Math.min(49_999, (i % 50_000) + 40)] as const,
  );
  const order = rowOrder(
    Array.from({ length: 50_000 }, (_, i) => i),
    50_000,
  );
  const buckets = bucketLinks(columns(pairs), order);
  expect([...linksAcross(buckets, 25_000, 25_035)].length).toBeLessThan(500);
});
