import { expect, test } from 'vitest';
import { mergeOf } from './merge.ts';
import { noValues } from './project/project-form.ts';

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

test('added fields are merged one by one, also one that only one of the two has', () => {
  const from = { ...read, 'fields.theme': 'rail' };
  const mine = { ...from, 'fields.score': 3, 'fields.theme': 'road' };
  const theirs = { ...from, name: 'Old bridge', 'fields.theme': null };
  const { merged, conflicts } = mergeOf<typeof from & { readonly 'fields.score'?: number }>(
    from,
    mine,
    theirs as never,
  );
  expect(merged).toMatchObject({ name: 'Old bridge', 'fields.score': 3, 'fields.theme': 'road' });
  expect(conflicts).toEqual(['fields.theme']);
});
