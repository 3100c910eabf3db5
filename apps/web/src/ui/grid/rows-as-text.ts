import type { RowData } from '@tanstack/react-table';
import type { GridColumn } from './column.ts';

/** A cell that a spreadsheet would run as a formula is given a leading apostrophe. */
const safe = (text: string): string => {
  const flat = text.replaceAll(/[\t\r\n]+/g, ' ');
  return /^[=+@]/.test(flat) && !/^\+?[\d.,]/.test(flat) ? `'${flat}` : flat;
};

/** Rows with their header as tab-separated values, as a spreadsheet takes them from the clipboard. */
export function rowsAsText<R extends RowData>(columns: readonly GridColumn<R>[], rows: readonly R[]): string {
  const lines = rows.map(row => columns.map(c => safe(c.text?.(row) ?? '')).join('\t'));
  return [columns.map(c => c.header).join('\t'), ...lines].join('\n');
}
