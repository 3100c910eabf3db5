import { expect, test } from 'vitest';
import { columnIds, columnsOf, columnWidths, sameSettings, searchOf, settingsOf } from './settings.ts';

test('what the address holds of a list goes into a view and comes back', () => {
  const search = { filter: 'slipDays > 30', sort: '-slipDays', columns: ['name:320', 'slipDays'] };
  const kept = settingsOf(search, { scope: 'all' });
  expect(kept.columns).toEqual([
    { id: 'name', width: 320 },
    { id: 'slipDays', width: null },
  ]);
  expect(searchOf(kept)).toEqual(search);
  expect(sameSettings(kept, settingsOf({ ...search, ...searchOf(kept) }, { scope: 'all' }))).toBe(true);
  expect(sameSettings(kept, settingsOf(search, {}))).toBe(false);
});

test('widths stand beside the ids of columns', () => {
  expect(columnIds(['name:320', 'x'])).toEqual(['name', 'x']);
  expect(columnWidths(['name:320', 'x', 'y:no'])).toEqual({ name: 320 });
  expect(columnsOf(['x', 'name'], { name: 99.6 })).toEqual(['x', 'name:100']);
});
