import { expect, test } from 'vitest';
import { noValues } from '../project-form.ts';
import { mergeOf } from './merge.ts';

const read = { ...noValues, name: 'Bridge', category: 'Road', managerId: { id: 'a', name: 'Ada' } };

test('what only I changed goes over what stands there now', () => {
  const mine = { ...read, name: 'New bridge' };
  const theirs = { ...read, category: 'Rail', managerId: { id: 'b', name: 'Ben' } };
  expect(mergeOf(read, mine, theirs)).toEqual({
    merged: { ...theirs, name: 'New bridge' },
    conflicts: [],
  });
});

test('a field that both changed is asked about, unless to the same value', () => {
  const mine = { ...read, name: 'New bridge', category: 'Rail', managerId: { id: 'c', name: 'Cy' } };
  const theirs = { ...read, name: 'Old bridge', category: 'Rail', managerId: { id: 'c', name: 'Cyrus' } };
  const { merged, conflicts } = mergeOf(read, mine, theirs);
  expect(conflicts).toEqual(['name']);
  expect(merged.name).toBe('New bridge');
});
