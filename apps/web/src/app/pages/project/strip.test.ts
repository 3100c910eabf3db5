import { expect, test } from 'vitest';
import { sampled } from './strip.ts';

const point = (day: string, computed: 'on-track' | 'off-track') => ({
  day,
  reported: 'on-track' as const,
  computed,
  disagreeSince: null,
});

test('each bar is the status in force on its day, the last one on the day looked at', () => {
  const strip = [point('2016-01-01', 'on-track'), point('2016-07-01', 'off-track')];
  const bars = sampled(strip, '2016-12-31').map(b => b.computed);
  expect(bars).toHaveLength(20);
  expect(bars[0]).toBe('on-track');
  expect(bars.filter(status => status === 'on-track')).toHaveLength(10);
  expect(bars.at(-1)).toBe('off-track');
});

test('one change is one bar, none is none', () => {
  expect(sampled([point('2016-01-01', 'on-track')], '2020-01-01')).toHaveLength(1);
  expect(sampled([], '2020-01-01')).toEqual([]);
});
