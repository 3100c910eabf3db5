import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { RowData } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import { copyText } from '../feedback/copy-text.ts';
import type { GridColumn } from './column.ts';
import { rowsAsText } from './rows-as-text.ts';

interface RowKeys<R extends RowData> {
  readonly columns: readonly GridColumn<R>[];
  /** The row that holds focus. */
  readonly row: R | undefined;
  /** The rows that are selected. */
  readonly chosen: readonly R[];
  readonly onOpen: ((row: R) => void) | undefined;
  readonly onToggle: ((row: R, range: boolean) => void) | undefined;
  readonly onAll: (() => void) | undefined;
}

/** Enter opens, Space selects, with Shift all up to it, Ctrl A all that are loaded, Ctrl C copies the selected rows or the focused one. */
export function useRowKeys<R extends RowData>({ columns, row, chosen, onOpen, onToggle, onAll }: RowKeys<R>) {
  const { t } = useLingui();
  return (event: KeyboardEvent): void => {
    if (row === undefined) return;
    const onCell = event.target instanceof Element && event.target.matches('[data-row]');
    if (event.key === 'Enter' && onCell) onOpen?.(row);
    else if (event.key === ' ' && onCell && onToggle !== undefined) onToggle(row, event.shiftKey);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && onAll !== undefined) onAll();
    else if (event.key === 'c' && (event.ctrlKey || event.metaKey) && String(getSelection()) === '') {
      const rows = chosen.length > 0 ? chosen : [row];
      void copyText(
        rowsAsText(columns, rows),
        t`${plural(rows.length, { one: '# row', other: '# rows' })} copied`,
      );
    } else return;
    event.preventDefault();
  };
}
