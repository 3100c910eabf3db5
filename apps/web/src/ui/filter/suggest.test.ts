import { describe, expect, test } from 'vitest';
import { type FilterField, suggest } from './suggest.ts';

const fields: readonly FilterField[] = [
  { name: 'state', label: 'State', kind: 'choice', values: ['active', 'closed'] },
  { name: 'slipDays', label: 'Slip in days', kind: 'number' },
  { name: 'name', label: 'Name', kind: 'text' },
  { name: 'present', label: 'Present', kind: 'boolean' },
  { name: 'finish', label: 'Finish', kind: 'day' },
];
const offered = (before: string) =>
  suggest(before, fields, '2026-11-23').options.map(option => option.insert.trim());

describe('what may come next in a filter', () => {
  test.each([
    ['', ['state', 'slipDays', 'name', 'present', 'finish']],
    ['sl', ['slipDays']],
    ['days', ['slipDays']],
    ['slipDays ', ['==', '!=', '<', '<=', '>', '>=']],
    ['present ', ['==', '!=']],
    ['state == ', ['"active"', '"closed"']],
    ['state == "a', ['"active"']],
    ['present != ', ['true', 'false']],
    ['finish < ', ['today', '"2026-11-23"']],
    ['slipDays > 30 ', ['&&', '||']],
    ['slipDays > 30 && !(pre', ['present']],
    ['name', ['name.contains("")', 'name.startsWith("")', 'name.endsWith("")']],
    ['slipDays > ', []],
    ['name.contains("sl', []],
  ])('after %s', (before, expected) => {
    expect(offered(before)).toEqual(expected);
  });

  test('replaces the word that was begun', () => {
    expect(suggest('state == "active" && sl', fields, '2026-11-23').from).toBe(
      'state == "active" && '.length,
    );
  });
});
