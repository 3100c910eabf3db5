import { expect, test } from 'vitest';
import { mayOverflow } from './treegrid-cell.ts';

test.each([
  ['', 44, false],
  ['1.2.13', 68, false],
  ['28 Nov', 72, false],
  ['1.2.13.4.11', 68, true],
  ['WWWW', 68, true],
  ['調査と設計', 68, true],
])('%j in %i px may need a clip: %s', (text, px, clipped) => {
  expect(mayOverflow(text, px)).toBe(clipped);
});
