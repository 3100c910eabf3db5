import type { RowData } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import type { CellEdit } from './cell-edit.ts';

/** One column of a data grid. */
export interface GridColumn<R extends RowData> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: R) => ReactNode;
  /** The same value as plain text, for copying to a spreadsheet. */
  readonly text?: (row: R) => string;
  /** How its cells are changed in place; left out where they are not. */
  readonly edit?: CellEdit<R> | undefined;
  /** Width in px before the reader changes it. */
  readonly width: number;
  /** Takes the room that is left; one column should. */
  readonly grow?: boolean;
  /** Figures and dates of one kind stand right. */
  readonly right?: boolean;
  /** Name of the field the server sorts by. */
  readonly sort?: string;
  /** Can be switched on in the column chooser, but is not shown at first. */
  readonly hidden?: boolean;
  /** Is never switched off. */
  readonly fixed?: boolean;
  /** Stays on a phone, where only such columns are shown. */
  readonly phone?: boolean;
  /** Its width there. */
  readonly phoneWidth?: number;
}

/** `-slipDays,key`: the fields, a minus before one for descending. */
export type Sort = string | undefined;

/** How a field is sorted in such an expression, for `aria-sort`. */
export function direction(sort: Sort, field: string): 'ascending' | 'descending' | 'none' {
  const first = sort?.split(',')[0];
  if (first === field) return 'ascending';
  return first === `-${field}` ? 'descending' : 'none';
}

/** What a click on a header asks for next: ascending, descending, unsorted. */
export function nextSort(sort: Sort, field: string): Sort {
  const now = direction(sort, field);
  if (now === 'none') return field;
  return now === 'ascending' ? `-${field}` : undefined;
}
