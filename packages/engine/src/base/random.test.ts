import { describe, expect, it } from 'vitest';
import { random, xoshiro128 } from './random.ts';

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (x: readonly number[]) => x.reduce((a, b) => a + b, 0) / x.length;
const deviation = (x: readonly number[]) => {
  const middle = mean(x);
  return Math.sqrt(mean(x.map(v => (v - middle) ** 2)));
};

describe('random', () => {
  it('gives the numbers of the reference implementation of xoshiro128**', () => {
    expect(draws(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('is the same for the same seed and another for another', () => {
    expect(draws(5, random('a').next)).toEqual(draws(5, random('a').next));
    expect(draws(5, random('a').next)).not.toEqual(draws(5, random('b').next));
    expect(draws(5, random(1).fork('x').next)).not.toEqual(draws(5, random(1).next));
  });

  it('is uniform over whole numbers, both bounds included', () => {
    const r = random(7);
    const counts = new Map<number, number>();
    for (const n of draws(60_000, () => r.int(1, 6))) counts.set(n, (counts.get(n) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
    // Chi-squared with 5 degrees of freedom: 20.5 is exceeded once in a thousand seeds.
    const chi = [...counts.values()].reduce((a, n) => a + (n - 10_000) ** 2 / 10_000, 0);
    expect(chi).toBeLessThan(20.5);
  });

  it('draws normal and triangular values with the right mean and spread', () => {
    const r = random('shapes');
    const normal = draws(50_000, () => r.normal(10, 3));
    expect(mean(normal)).toBeCloseTo(10, 1);
    expect(deviation(normal)).toBeCloseTo(3, 1);
    const triangular = draws(50_000, () => r.triangular(0, 3, 9));
    expect(mean(triangular)).toBeCloseTo(4, 1);
    // Variance of a triangular distribution: (a² + b² + c² − ab − ac − bc) / 18.
    expect(deviation(triangular)).toBeCloseTo(Math.sqrt(63 / 18), 1);
    expect(Math.min(...triangular)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...triangular)).toBeLessThanOrEqual(9);
    expect(r.triangular(2, 2, 2)).toBe(2);
  });

  it('shuffles without losing anything and chooses from the list', () => {
    const r = random(3);
    const list = [1, 2, 3, 4, 5, 6, 7, 8];
    expect([...r.shuffle(list)].sort()).toEqual(list);
    expect(list).toContain(r.choice(list));
    expect(() => r.choice([])).toThrow(/choose/);
  });
});
