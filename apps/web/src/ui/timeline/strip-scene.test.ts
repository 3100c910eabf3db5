import { describe, expect, it } from 'vitest';
import { mostOf, roundSteps } from './strip-scene.ts';

describe('the lines across a strip', () => {
  it.each([
    [26.4, [10, 20]],
    [9, [5]],
    [1_999, [500, 1_000, 1_500]],
    [100, [50, 100]],
    [0, []],
  ])('under %d are %j', (most, steps) => {
    expect(roundSteps(most)).toEqual(steps);
  });

  it('reach as far as the tallest column or its line, without what is less than nothing', () => {
    const column = (values: readonly number[], line: number) => ({
      ...{ fromSec: 0, toSec: 1, label: '', line },
      parts: values.map(value => ({ value, look: 'solid' as const })),
    });
    expect(mostOf([column([3, 4, -9], Number.NaN), column([1], 6)])).toBe(7);
  });
});
