import { describe, expect, it } from 'vitest';
import { compareRatings, fivePoint, fiveToOne, readRating, standardScales, threePoint } from './scales.ts';

describe('readRating', () => {
  it.each([
    ['Amber/Red', fivePoint, 'amber-red', 'off-track', 3],
    ['amber - green', fivePoint, 'amber-green', 'on-track', 1],
    ['A/G', fivePoint, 'amber-green', 'on-track', 1],
    [' GREEN ', fivePoint, 'green', 'on-track', 0],
    ['Amber', fivePoint, 'amber', 'at-risk', 2],
    ['Amber', threePoint, 'amber', 'at-risk', 1],
    ['at risk', threePoint, 'amber', 'at-risk', 1],
    ['5', fiveToOne, '5', 'on-track', 0],
    ['High Risk', fiveToOne, '1', 'off-track', 4],
  ] as const)('%j on %o', (said, scale, level, status, rank) => {
    expect(readRating(scale, said)).toMatchObject({ level, status, rank, scale: scale.id });
  });

  it.each(['', '  ', 'Reset', 'Exempt', 'TBC', 'Exempt under Section 43', 'Amber?Red?', '-', 'n/a', '6'])(
    'keeps %j as said and gives it no colour',
    said => {
      for (const scale of [threePoint, fiveToOne])
        expect(readRating(scale, said)).toEqual({
          said: said.trim(),
          level: null,
          status: 'unknown',
          scale: scale.id,
          rank: null,
        });
    },
  );

  it('knows Amber/Red on five points only', () => {
    expect(readRating(threePoint, 'Amber/Red').status).toBe('unknown');
  });
});

describe('scales', () => {
  it('are ordered from best to worst, and no word means two levels of one scale', () => {
    const order = ['on-track', 'at-risk', 'off-track'];
    for (const { levels, ...scale } of standardScales) {
      const statuses = levels.map(l => order.indexOf(l.status));
      expect(statuses).toEqual(statuses.toSorted());
      const words = levels.flatMap(l => [...new Set([l.label.toLowerCase(), ...l.synonyms])]);
      expect([scale.id, new Set(words).size]).toEqual([scale.id, words.length]);
    }
  });

  it('compare by level within, by status across, and not at all without a colour', () => {
    const five = (said: string) => readRating(fivePoint, said);
    const three = (said: string) => readRating(threePoint, said);
    expect(compareRatings(five('Amber'), five('Amber/Red')).change).toBe('worsened');
    expect(compareRatings(five('Amber/Green'), five('Green')).change).toBe('improved');
    expect(compareRatings(five('Amber/Red'), three('Amber'))).toEqual({
      change: 'improved',
      acrossScales: true,
    });
    expect(compareRatings(five('Amber/Green'), three('Green'))).toEqual({
      change: 'same',
      acrossScales: true,
    });
    expect(compareRatings(five('Reset'), five('Red')).change).toBe('unknown');
  });
});
