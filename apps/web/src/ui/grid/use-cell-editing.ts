import type { RowData } from '@tanstack/react-table';
import { type KeyboardEvent, useState } from 'react';
import type { CellChange } from './cell-edit.ts';
import type { Leave } from './cell-editor.tsx';
import type { GridColumn } from './column.ts';
import type { Cell } from './use-grid-focus.ts';

/** A cell that is open. */
export interface Editing<R> {
  readonly row: number;
  readonly column: string;
  readonly typed: string | null;
  /** The row as it was when the cell was opened: what others save meanwhile comes into the list by itself. */
  readonly before: R;
}

interface CellEditingOptions<R extends RowData> {
  readonly rows: readonly R[];
  /** The columns shown, in their order. */
  readonly columns: readonly GridColumn<R>[];
  /** Cells before the first column: the one that selects. */
  readonly offset: number;
  readonly active: Cell;
  readonly go: (cell: Cell) => void;
  readonly onEdit: ((change: CellChange<R>) => void) | undefined;
}

/** Changing cells in place: F2, Enter or typing opens one, Tab goes on to the next that may be changed. */
export function useCellEditing<R extends RowData>(o: CellEditingOptions<R>) {
  const [editing, setEditing] = useState<Editing<R> | null>(null);
  const mayEdit = (row: number, at: number): boolean => {
    const data = o.rows[row];
    const edit = o.columns[at]?.edit;
    return o.onEdit !== undefined && data !== undefined && edit?.may(data) === true;
  };
  const open = (row: number, at: number, typed: string | null): boolean => {
    const column = o.columns[at];
    const before = o.rows[row];
    if (column === undefined || before === undefined || !mayEdit(row, at)) return false;
    setEditing({ row, column: column.id, typed, before });
    return true;
  };
  const after = (row: number, at: number, leave: Leave): void => {
    const step = leave === 'previous' ? -1 : 1;
    if (leave === 'next' || leave === 'previous') {
      for (let next = at + step; next >= 0 && next < o.columns.length; next += step) {
        if (!mayEdit(row, next)) continue;
        o.go({ row, col: next + o.offset });
        open(row, next, null);
        return;
      }
    }
    o.go({ row: leave === 'below' ? Math.min(row + 1, o.rows.length - 1) : row, col: at + o.offset });
  };
  return {
    editing,
    open,
    /** Closes the editor with what it read, or with nothing. */
    close: (
      read: { readonly field: string; readonly value: unknown; readonly row: R } | null,
      leave: Leave,
    ) => {
      if (editing === null) return;
      setEditing(null);
      if (read !== null)
        o.onEdit?.({ before: editing.before, after: read.row, field: read.field, value: read.value });
      after(
        editing.row,
        o.columns.findIndex(c => c.id === editing.column),
        leave,
      );
    },
    onKeyDown: (event: KeyboardEvent): boolean => {
      const onCell = event.target instanceof Element && event.target.closest('[data-row]') !== null;
      if (!onCell || event.altKey || event.ctrlKey || event.metaKey) return false;
      const at = o.active.col - o.offset;
      const typing = event.key.length === 1 && event.key !== ' ';
      const fixed = o.columns[at]?.fixed === true;
      const opens = event.key === 'F2' || (!fixed && (event.key === 'Enter' || typing));
      if (!opens || !open(o.active.row, at, typing ? event.key : null)) return false;
      event.preventDefault();
      return true;
    },
  };
}
