import { expect, test } from 'vitest';
import { instantOf, localText } from './instant-text.ts';

test('an instant that was typed is the same instant when it is shown again', () => {
  for (const local of ['2026-09-30T16:05:00', '2026-12-31T23:59:59', '2026-03-29T03:30:00']) {
    expect(localText(instantOf(local) ?? '')).toBe(local);
  }
  expect(localText('2026-09-30T14:05:09.123456Z')).toMatch(/:05:09$/);
  expect(instantOf('2026-13-01T00:00')).toBeNull();
});
