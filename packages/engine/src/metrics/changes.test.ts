import { describe, expect, it } from 'vitest';
import { asDay } from '../base/day.ts';
import { type ProjectState, whatChanged } from './changes.ts';
import { fivePoint, readRating, threePoint } from './scales.ts';

const five = (said: string) => readRating(fivePoint, said);
const before: ProjectState = {
  present: true,
  everPresent: true,
  state: 'active',
  rating: five('Amber'),
  startForecast: asDay('2015-04-01'),
  finishForecast: asDay('2020-03-31'),
  finishActual: null,
  finishBaseline: asDay('2019-12-31'),
  costBaselineMinor: 1_000_000_00,
  baselineNumber: 1,
  currency: 'GBP',
};
const absent = { ...before, present: false };
const changes = (a: ProjectState | null, part: Partial<ProjectState>) =>
  whatChanged(a, { ...before, ...part }).map(c => [c.kind, c.from, c.to, c.days, c.why]);

describe('R7.8 whatChanged', () => {
  it('finds nothing where nothing changed', () => {
    expect(changes(before, {})).toEqual([]);
    expect(changes(absent, { present: false })).toEqual([]);
    expect(changes(null, { present: false })).toEqual([]);
  });

  it('tells new from returned, and left from closed', () => {
    expect(changes(null, {})).toEqual([
      ['new', null, 'Amber', null, 'Not in the portfolio on the earlier day, nor before.'],
    ]);
    expect(changes({ ...absent, everPresent: false }, {})[0]?.[0]).toBe('new');
    expect(changes(absent, {})[0]?.[0]).toBe('returned');
    expect(changes(before, { present: false })).toEqual([
      ['left', 'Amber', null, null, 'No longer in the portfolio.'],
    ]);
    expect(changes(before, { present: false, state: 'closed', finishActual: asDay('2018-05-01') })).toEqual([
      ['closed', 'active', 'closed', null, 'Finished 1 May 2018.'],
    ]);
    expect(changes(before, { state: 'cancelled' })).toEqual([
      ['closed', 'active', 'cancelled', null, 'It is cancelled.'],
    ]);
  });

  it('measures how far a date moved', () => {
    expect(changes(before, { finishForecast: asDay('2020-06-30') })).toEqual([
      ['moved', '2020-03-31', '2020-06-30', 91, 'Finish 91 days later.'],
    ]);
    expect(changes(before, { startForecast: asDay('2015-03-31') })).toEqual([
      ['moved', '2015-04-01', '2015-03-31', -1, 'Start 1 day earlier.'],
    ]);
    expect(changes(before, { finishForecast: null })).toEqual([]);
  });

  it('compares ratings of two scales only through what their levels stand for', () => {
    expect(changes(before, { rating: five('Amber/Green') })).toEqual([
      ['rerated', 'Amber', 'Amber/Green', null, 'The rating improved.'],
    ]);
    expect(changes(before, { rating: readRating(threePoint, 'Amber') })).toEqual([]);
    expect(
      changes({ ...before, rating: five('Amber/Red') }, { rating: readRating(threePoint, 'Amber') }),
    ).toEqual([
      [
        'rerated',
        'Amber/Red',
        'Amber',
        null,
        'The scale changed; compared by what the levels stand for, it improved: off track to at risk.',
      ],
    ]);
  });

  it('says so when a rating is no colour', () => {
    expect(changes(before, { rating: five('Reset') })[0]?.[4]).toBe('Reset is no colour of the scale.');
    expect(changes(before, { rating: five('') })[0]?.[4]).toBe('No rating is given.');
    expect(changes({ ...before, rating: five('') }, {})[0]?.[4]).toBe('Not rated before.');
    expect(changes({ ...before, rating: null }, {})[0]?.[4]).toBe('Rated for the first time.');
    expect(changes({ ...before, rating: five('Reset') }, { rating: five('Reset') })).toEqual([]);
  });

  it('gives one change for a re-baseline, beside what else changed', () => {
    const after = { finishBaseline: asDay('2020-03-31'), costBaselineMinor: 1_200_000_00, baselineNumber: 2 };
    expect(changes(before, { ...after, finishForecast: asDay('2020-04-01'), rating: five('Green') })).toEqual(
      [
        [
          'rebaselined',
          '2019-12-31',
          '2020-03-31',
          91,
          'Baseline finish 91 days later, baseline cost +200,000.00 GBP.',
        ],
        ['moved', '2020-03-31', '2020-04-01', 1, 'Finish 1 day later.'],
        ['rerated', 'Amber', 'Green', null, 'The rating improved.'],
      ],
    );
    expect(changes(before, { costBaselineMinor: 900_000_00 })).toEqual([
      ['rebaselined', '1000000.00', '900000.00', null, 'Baseline cost −100,000.00 GBP.'],
    ]);
    expect(changes(before, { baselineNumber: 2 })[0]?.[4]).toBe(
      'A new baseline with the same finish and cost.',
    );
    const unbased = { ...before, baselineNumber: 0, finishBaseline: null, costBaselineMinor: null };
    expect(changes(unbased, {})).toEqual([]);
  });
});
