import { reasonColumn, rowColumn } from './error-sheet.ts';

/** What a mapping is remembered by: the column names in any order and case, without those of the error sheet. */
export const headerSet = (columns: readonly string[]): string =>
  columns
    .filter(c => c !== rowColumn && c !== reasonColumn)
    .map(c => c.trim().toLowerCase())
    .sort()
    .join('\u001f');
