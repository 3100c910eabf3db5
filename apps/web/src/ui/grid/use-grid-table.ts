import {
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type ReactTable,
  type RowData,
  rowSelectionFeature,
  type TableState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { GridColumn } from './column.ts';

export const features = tableFeatures({
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSelectionFeature,
});
export type GridTable<R extends RowData> = ReactTable<typeof features, R, TableState<typeof features>>;

interface GridTableOptions<R extends RowData> {
  readonly rows: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly rowId: (row: R) => string;
  /** Ids of the columns to show; the ones not marked hidden when left out. */
  readonly shown: readonly string[] | undefined;
  readonly onShown: ((ids: readonly string[]) => void) | undefined;
  /** Widths in px that the reader chose, by column; the grid keeps its own when left out. */
  readonly widths: Readonly<Record<string, number>> | undefined;
  readonly onWidths: ((widths: Readonly<Record<string, number>>) => void) | undefined;
  readonly selection: readonly string[];
  readonly onSelection: ((ids: readonly string[]) => void) | undefined;
  readonly phone: boolean;
}

const visibilityOf = <R extends RowData>(o: GridTableOptions<R>): Record<string, boolean> => {
  const some = o.phone && o.columns.some(c => c.phone === true);
  return Object.fromEntries(
    o.columns.map(c => {
      const wanted = o.shown === undefined ? c.hidden !== true : o.shown.includes(c.id) || c.fixed === true;
      return [c.id, wanted && (!some || c.phone === true)];
    }),
  );
};

/** Columns in the order in which they are shown; those that are not, after them. */
export const inOrder = <R extends RowData>(
  columns: readonly GridColumn<R>[],
  shown: readonly string[] | undefined,
): readonly GridColumn<R>[] => {
  if (shown === undefined) return columns;
  const place = (c: GridColumn<R>) => {
    const at = shown.indexOf(c.id);
    return at >= 0 ? at : c.fixed === true ? -1 : shown.length;
  };
  return columns.toSorted((a, b) => place(a) - place(b));
};

/** The columns that are shown, in their order. */
export const shownColumns = <R extends RowData>(
  columns: readonly GridColumn<R>[],
  shown: readonly string[] | undefined,
): readonly GridColumn<R>[] =>
  inOrder(columns, shown).filter(c => c.fixed === true || (shown?.includes(c.id) ?? c.hidden !== true));

/** TanStack Table with sizes, visibility and selection; the server sorts, filters and pages. */
export function useGridTable<R extends RowData>(o: GridTableOptions<R>): GridTable<R> {
  const columns = useMemo(
    () =>
      inOrder(o.columns, o.shown).map(c => ({
        id: c.id,
        accessorFn: (row: R) => row,
        size: o.phone ? (c.phoneWidth ?? c.width) : c.width,
        minSize: 48,
      })),
    [o.columns, o.phone, o.shown],
  );
  const visibility = visibilityOf(o);
  const [ownSizes, setOwnSizes] = useState<Record<string, number>>({});
  const columnSizing = o.widths === undefined ? ownSizes : { ...o.widths };
  const rowSelection = Object.fromEntries(o.selection.map(id => [id, true as const]));
  return useTable({
    features,
    columns,
    data: o.rows,
    getRowId: o.rowId,
    columnResizeMode: 'onChange',
    enableRowSelection: o.onSelection !== undefined,
    state: { columnVisibility: visibility, rowSelection, columnSizing },
    onColumnSizingChange: updater => {
      const next = typeof updater === 'function' ? updater(columnSizing) : updater;
      if (o.onWidths === undefined) setOwnSizes(next);
      else o.onWidths(next);
    },
    onColumnVisibilityChange: updater => {
      const next = typeof updater === 'function' ? updater(visibility) : updater;
      o.onShown?.(
        inOrder(o.columns, o.shown)
          .map(c => c.id)
          .filter(id => next[id] !== false),
      );
    },
    onRowSelectionChange: updater => {
      const next = typeof updater === 'function' ? updater(rowSelection) : updater;
      o.onSelection?.(Object.keys(next));
    },
  });
}

/** What a growing column keeps at least, so that a phone is not scrolled sideways. */
const narrow = 120;

/** Widths as a CSS grid template; a growing column that was not resized shares what is left. */
export function template<R extends RowData>(
  table: GridTable<R>,
  columns: readonly GridColumn<R>[],
  selectable: boolean,
): string {
  const sized = table.state.columnSizing;
  const tracks = table.getVisibleLeafColumns().map(column => {
    const width = column.getSize();
    const grows = columns.find(c => c.id === column.id)?.grow === true && sized[column.id] === undefined;
    return grows ? `minmax(${Math.min(width, narrow)}px, 1fr)` : `${width}px`;
  });
  return [...(selectable ? ['36px'] : []), ...tracks].join(' ');
}
