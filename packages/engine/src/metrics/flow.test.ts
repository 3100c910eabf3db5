import { describe, expect, it } from 'vitest';
import { asDay } from '../base/day.ts';
import { cumulativeFlow, velocityOf } from './flow.ts';

const move = (card: number, day: string, to: string | null) => ({ card, day: asDay(day), to });

describe('cumulative flow', () => {
  it('counts where every item was at the end of each day, from before the first day shown', () => {
    const moves = [
      move(1, '2027-03-01', 'todo'),
      move(2, '2027-03-02', 'todo'),
      move(1, '2027-03-03', 'doing'),
      move(1, '2027-03-03', 'done'),
      move(2, '2027-03-04', null),
    ];
    const days = cumulativeFlow(moves, ['todo', 'doing', 'done'], {
      from: asDay('2027-03-02'),
      to: asDay('2027-03-05'),
    });
    expect(days.map(d => d.counts)).toEqual([
      [2, 0, 0],
      [1, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });
});

describe('velocity', () => {
  it.each([
    [[], null],
    [[10], 10],
    [[100, 10, 20, 30], 20],
  ] as const)('of %j is %s', (done, expected) => {
    expect(velocityOf(done.map(d => ({ done: d })))).toBe(expected);
  });
});
