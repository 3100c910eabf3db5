import { expect, test } from 'vitest';
import { isId, newId } from './id.ts';

test('a hundred thousand ids are different, in order, and of version 7', () => {
  const ids = Array.from({ length: 100_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  expect(ids.every(id => isId(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(true);
});

test('an id tells when it was made', () => {
  const before = Date.now();
  const ms = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16);
  // Ids made faster than the clock ticks borrow from the next milliseconds.
  expect(ms).toBeGreaterThanOrEqual(before);
  expect(ms - before).toBeLessThan(1000);
});
