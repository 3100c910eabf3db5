import { expect, test } from 'vitest';
import { quarterEndBefore, yearBefore } from './quick-days.ts';

test.each([
  ['2026-11-23', '2026-09-30'],
  ['2026-09-30', '2026-06-30'],
  ['2026-04-01', '2026-03-31'],
  ['2026-03-31', '2025-12-31'],
])('the quarter before %s ended on %s', (day, end) => {
  expect(quarterEndBefore(day)).toBe(end);
});

test('a year before a leap day is the end of February', () => {
  expect(yearBefore('2028-02-29')).toBe('2027-02-28');
  expect(yearBefore('2026-11-23')).toBe('2025-11-23');
});
