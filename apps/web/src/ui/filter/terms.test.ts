import { describe, expect, test } from 'vitest';
import { hasTerm, terms, toggleTerm } from './terms.ts';

const offTrack = 'computed == "off-track"';

describe('parts of a filter joined by &&', () => {
  test.each([
    ['', []],
    ['a == 1', ['a == 1']],
    ['a == 1 && b == 2', ['a == 1', 'b == 2']],
    ['(a == 1 && b == 2) && c', ['(a == 1 && b == 2)', 'c']],
    ['name == "x && y" && c', ['name == "x && y"', 'c']],
    ['a || b && c', ['a || b && c']],
  ])('%s', (expression, parts) => {
    expect(terms(expression)).toEqual(parts);
  });

  test('one is added and taken out again', () => {
    const added = toggleTerm('slipDays > 30', offTrack);
    expect(added).toBe(`slipDays > 30 && ${offTrack}`);
    expect(hasTerm(added, offTrack)).toBe(true);
    expect(toggleTerm(added, offTrack)).toBe('slipDays > 30');
    expect(toggleTerm(offTrack, offTrack)).toBe('');
  });

  test('alternatives are put in parentheses before another part is added', () => {
    expect(toggleTerm('a || b', offTrack)).toBe(`(a || b) && ${offTrack}`);
  });
});
