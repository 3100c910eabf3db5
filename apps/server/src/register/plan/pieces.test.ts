import { expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

test('pieces of JSON are together what JSON.stringify writes', () => {
  const numbers = Array.from({ length: 30_000 }, (_, i) => i * 1.5);
  const value = {
    nothing: undefined,
    none: {},
    empty: [],
    'a "name"': 'ü\u2028"',
    exactly: numbers.slice(0, 4_000),
    deep: { columns: { numbers: { delta: numbers }, gaps: numbers.map(n => (n % 2 ? undefined : { n })) } },
    last: null,
  };
  const pieces = piecesOf(value);
  expect(pieces.join('')).toBe(JSON.stringify(value));
  expect(pieces.length).toBeGreaterThan(5);
  expect(Math.max(...pieces.map(p => p.length))).toBeLessThan(100_000);
});
