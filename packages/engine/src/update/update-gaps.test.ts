import { describe, expect, test } from 'vitest';
import { fivePoint, threePoint } from '../metrics/scales.ts';
import {
  reasonsAsked,
  suggestedLevel,
  type UpdateAsked,
  type UpdateSaid,
  updateGaps,
  worstLevel,
} from './update-gaps.ts';

const asked: UpdateAsked = {
  dimensions: ['schedule', 'cost', 'scope'],
  sections: [{ key: 'done', label: 'Done', required: true }],
  scale: threePoint.levels,
  computed: { schedule: 'off-track', cost: 'on-track' },
  finish: '2027-03-22',
  costMinor: 13_000_000_00,
};
const said: UpdateSaid = {
  levels: { schedule: 'red', cost: 'green', scope: 'amber' },
  overall: 'red',
  finish: '2027-03-22',
  costMinor: 13_000_000_00,
  reasons: {},
  lines: { done: 1 },
};
const saying = (more: Partial<UpdateSaid>) => reasonsAsked({ ...said, ...more }, asked);

describe('a reason', () => {
  test('is not asked for where people and data agree, or where the data say nothing', () => {
    expect(saying({})).toEqual([]);
    expect(saying({ levels: { ...said.levels, scope: 'green' } })).toEqual([]);
  });

  test('is asked for each difference: a dimension, the overall, the finish, the cost', () => {
    const levels = { ...said.levels, schedule: 'amber' };
    expect(saying({ levels, overall: 'green', finish: '2027-03-01', costMinor: 1 })).toEqual([
      'schedule',
      'overall',
      'forecast-finish',
      'forecast-cost',
    ]);
  });

  test('is asked by what a level stands for, also on a scale of five', () => {
    const five = { ...asked, scale: fivePoint.levels };
    const say = (schedule: string) =>
      reasonsAsked({ ...said, levels: { schedule, cost: 'amber-green' }, overall: schedule }, five);
    expect(say('amber-red')).toEqual([]);
    expect(say('amber')).toEqual(['schedule']);
  });
});

describe('the level the data speak for', () => {
  test('is the last one where it stands for the same, else the best that does', () => {
    expect(suggestedLevel(fivePoint.levels, 'off-track', 'red')).toBe('red');
    expect(suggestedLevel(fivePoint.levels, 'off-track', 'green')).toBe('amber-red');
    expect(suggestedLevel(threePoint.levels, 'unknown', 'red')).toBeNull();
  });

  test('of the whole is the worst that was given', () => {
    expect(worstLevel(threePoint.levels, said.levels)).toBe('red');
    expect(worstLevel(threePoint.levels, { schedule: null })).toBeNull();
  });
});

describe('what is missing', () => {
  test('is nothing in a whole report, and each gap with its place otherwise', () => {
    expect(updateGaps(said, asked)).toEqual([]);
    const gaps = updateGaps(
      { ...said, levels: { schedule: 'green', scope: null }, overall: null, lines: {} },
      asked,
    );
    expect(gaps.map(g => g.path.join('.'))).toEqual([
      'dimensions.cost',
      'dimensions.scope',
      'overall',
      'reasons.schedule',
      'lines.done',
    ]);
    expect(gaps[3]?.message).toBe('You say on track of schedule, the data off track: say why.');
  });
});
