import { describe, expect, test } from 'vitest';
import { readDay, showDay } from './day-text.ts';

const today = '2026-11-23';

describe('days as people write them', () => {
  test.each([
    ['en-GB', '2026-9-3', '2026-09-03'],
    ['en-GB', '30/9/2026', '2026-09-30'],
    ['en-US', '9/30/26', '2026-09-30'],
    ['en-GB', '30 Sep 2026', '2026-09-30'],
    ['en-GB', '30 September', '2026-09-30'],
    ['de', '30.9.2026', '2026-09-30'],
    ['de', '5. März 2026', '2026-03-05'],
    ['en-GB', 'today', today],
    ['en-GB', '+14', '2026-12-07'],
    ['en-GB', '-23', '2026-10-31'],
    ['en-GB', '29 Feb 2028', '2028-02-29'],
  ])('%s %s', (locale, text, day) => {
    expect(readDay(locale, text, today)).toBe(day);
  });

  test.each(['', '30 Feb 2026', '29/2/2027', '32/1/2026', '13/13/2026', 'soon', '1 Foo 2026', '1/1/1850'])(
    '%s is no day',
    text => {
      expect(readDay('en-GB', text, today)).toBeNull();
    },
  );

  test('what is shown is read back, in every month and both languages', () => {
    for (let month = 1; month <= 12; month++) {
      const day = `2026-${String(month).padStart(2, '0')}-15`;
      for (const locale of ['en-GB', 'de']) expect(readDay(locale, showDay(locale, day), today)).toBe(day);
    }
  });

  test('September has three letters like the other months', () => {
    expect(showDay('en-GB', '2026-09-30')).toBe('30 Sep 2026');
  });
});
