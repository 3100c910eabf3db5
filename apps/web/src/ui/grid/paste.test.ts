import { expect, test } from 'vitest';
import { placed, readTable } from './paste.ts';

test('text of a spreadsheet is read by lines and tabs, quotation marks kept apart', () => {
  expect(readTable('a\tb\r\n"two\nlines"\t"say ""so"""\r\n')).toEqual([
    ['a', 'b'],
    ['two\nlines', 'say "so"'],
  ]);
  expect(readTable("'=1+1\t")).toEqual([['=1+1', '']]);
});

test('a block goes where the focus is, or where its header says', () => {
  const headers = ['Project', 'Manager', 'Finish'];
  expect(placed([['Ada', '2030-01-31']], headers, 1)).toEqual({
    columns: [1, 2],
    lines: [['Ada', '2030-01-31']],
  });
  const named = [
    ['Finish', 'Manager'],
    ['2030-01-31', 'Ada'],
  ];
  expect(placed(named, headers, 0)).toEqual({ columns: [2, 1], lines: [['2030-01-31', 'Ada']] });
});
