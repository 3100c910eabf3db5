import { describe, expect, test } from 'vitest';
import { metricById } from './catalogue.ts';
import { explain, recompute } from './explain.ts';

const values = {
  bac: 180_001,
  pv: 115_001,
  ev: 107_500,
  ac: 129_000,
  currency: 'GBP',
  reached: 2,
  reachedValue: 100_000,
  nextValue: 115_001,
  elapsed: 3,
  planned: 5,
  finishByPace: '2026-01-13',
};
const compute = (id: string, part: object = {}) => {
  const { value, why } = metricById(id)?.compute({ ...values, ...part }) ?? { value: 'no metric', why: null };
  return value ?? why;
};

describe('R7.4 earned value in the catalogue', () => {
  test.each<[string, object, unknown]>([
    ['planned-value', {}, 115_001],
    ['ev-cost-variance', {}, -21_500],
    ['ev-schedule-variance', {}, -7_501],
    ['cost-performance-index', {}, 0.83],
    ['cost-performance-index', { ac: 0 }, 'Nothing has been spent yet, so there is no cost performance.'],
    ['schedule-performance-index', {}, 0.93],
    [
      'schedule-performance-index',
      { pv: 0 },
      'Nothing was planned by this day, so there is no schedule performance.',
    ],
    ['to-complete-index', {}, 1.42],
    [
      'to-complete-index',
      { ac: 200_000 },
      'More than the budget has been spent, so it can no longer be kept.',
    ],
    [
      'to-complete-index',
      { ac: 180_001 },
      'The whole budget has been spent, so nothing is left to keep it with.',
    ],
    ['eac-by-cpi', {}, 216_001],
    [
      'eac-by-cpi',
      { ev: 0 },
      'Nothing has been earned or spent yet, so the cost of the rest cannot be told from it.',
    ],
    ['eac-at-budget', {}, 201_501],
    ['variance-at-completion', {}, -36_000],
    ['earned-pct', {}, 59.72],
    ['earned-pct', { bac: 0, ev: 0 }, 'The baseline has no budget.'],
    ['earned-schedule', {}, 2.5],
    ['schedule-variance-time', {}, -0.5],
    ['pace-index', {}, 0.83],
    [
      'pace-index',
      { elapsed: 0 },
      'No working day has gone by, or nothing has been earned, so there is no pace.',
    ],
    ['duration-by-pace', {}, 6],
    ['to-complete-pace', { elapsed: 5 }, 'No working day of the baseline is left.'],
    ['earned-schedule', { ev: 180_001, reached: 5, reachedValue: 180_001, nextValue: null }, 5],
    ['finish-by-pace', {}, '2026-01-13'],
    ['planned-value-work', { pv: 480 }, 480],
  ])('%s with %o is %s', (id, part, expected) => expect(compute(id, part)).toBe(expected));

  test('R7.4 each is explained with its formula filled in, and computes again from the explanation alone', () => {
    const inputs = Object.fromEntries(
      Object.entries(values).map(([id, value]) => [id, { value, source: 'derived' as const }]),
    );
    const explained = (id: string) => {
      const metric = metricById(id);
      return metric && explain(metric, inputs);
    };
    const cpi = explained('cost-performance-index');
    expect(cpi?.formula).toMatchObject({ symbols: 'EV ÷ AC', filled: 'GBP 1,075.00 ÷ GBP 1,290.00 = 0.83' });
    expect(cpi && recompute(cpi)).toMatchObject({ agrees: true, value: 0.83 });
    const es = explained('earned-schedule');
    expect(es?.formula.symbols).toBe('N + (EV − PV(N)) ÷ (PV(N+1) − PV(N))');
    expect(es && recompute(es).agrees).toBe(true);
  });
});
