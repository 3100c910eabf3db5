import { expect, test } from 'vitest';
import { textAt, textColumn } from './text-column.ts';

test('texts are found again in a column, and nothing beside them', () => {
  const texts = ['', 'Survey', '', '§ 4 Übergabe 🚧', 'Survey'];
  const column = textColumn(texts);
  expect(texts.map((_, i) => textAt(column, i))).toEqual(texts);
  expect([textAt(column, -1), textAt(column, 5), textAt(textColumn([]), 0)]).toEqual(['', '', '']);
});
