import { expect, test } from 'vitest';
import { newRecords, openRows } from './records.ts';

const tree = (levels: readonly number[]) => {
  const records = newRecords(levels.length);
  records.level.set(levels);
  return records;
};

test('folding hides what is below, and no more', () => {
  const records = tree([0, 1, 2, 2, 1, 0, 1]);
  expect([...openRows(records, new Set([1])).record]).toEqual([0, 1, 4, 5, 6]);
  expect([...openRows(records, new Set([0])).record]).toEqual([0, 5, 6]);
  expect(openRows(records, new Set([0])).row[5]).toBe(1);
});

test('a filter keeps what leads to what it keeps', () => {
  const records = tree([0, 1, 2, 2, 1, 0, 1]);
  expect([...openRows(records, new Set(), i => i === 3).record]).toEqual([0, 1, 3]);
  expect([...openRows(records, new Set(), i => i === 6 || i === 4).record]).toEqual([0, 4, 5, 6]);
});
