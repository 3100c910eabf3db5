import { expect, test } from 'vitest';
import { cockpitSearch } from '../cockpit/search.ts';
import { projectsSearch } from './search.ts';

test('an address is read with what belongs there, and nothing else', () => {
  const read = projectsSearch({
    q: 'rail',
    scope: 'everything',
    columns: ['name', 3],
    open: '',
    new: 'yes',
    sort: 7,
  });
  expect(JSON.parse(JSON.stringify(read))).toEqual({ q: 'rail', columns: ['name'] });
});

test('kinds of change that do not exist are left out', () => {
  expect(cockpitSearch({ changed: ['left', 'exploded'], portfolio: 3 })).toEqual({ changed: ['left'] });
  expect(cockpitSearch({ changed: 'left' }).changed).toBeUndefined();
});
