// biome-ignore-all lint/a11y/useSemanticElements: virtualised rows cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: focus roves over the cells
import { useMediaQuery } from '@mantine/hooks';
import type { RowData } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { SkeletonLines } from '../page/skeleton.tsx';
import { density } from '../theme/appearance.ts';
import type { CellChange } from './cell-edit.ts';
import type { GridColumn, Sort } from './column.ts';
import { ColumnChooser } from './column-chooser.tsx';
import css from './grid.module.css';
import { GridBody } from './grid-body.tsx';
import { GridHeader } from './grid-header.tsx';
import { GridToolbar } from './grid-toolbar.tsx';
import { useCellEditing } from './use-cell-editing.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { template, useGridTable } from './use-grid-table.ts';
import { useRowKeys } from './use-row-keys.ts';

/** Text that was pasted while a cell had the focus; `columns` are those shown, in their order. */
export interface Pasted<R extends RowData> {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly columns: readonly GridColumn<R>[];
}

export interface DataGridProps<R extends RowData> {
  /** What the rows are, in the plural: "Projects". */
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly rowId: (row: R) => string;
  /** How a row is called by a screen reader. */
  readonly rowName: (row: R) => string;
  /** Rows in all, of which `rows` are the ones loaded. */
  readonly total: number;
  readonly loading?: boolean;
  /** More rows can be loaded; asked for when the reader comes near the end. */
  readonly onMore?: (() => void) | undefined;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Click or Enter on a row. */
  readonly onOpen?: (row: R) => void;
  /** The row that is open beside the grid. */
  readonly currentId?: string | undefined;
  readonly selection?: readonly string[];
  readonly onSelection?: (ids: readonly string[]) => void;
  /** Ids of the columns shown; kept in the URL by the page. */
  readonly shown?: readonly string[] | undefined;
  readonly onShown?: (ids: readonly string[]) => void;
  /** Widths that the reader chose, by column; kept in the URL by the page. */
  readonly widths?: Readonly<Record<string, number>> | undefined;
  readonly onWidths?: (widths: Readonly<Record<string, number>>) => void;
  /** A cell was changed in place. */
  readonly onEdit?: ((change: CellChange<R>) => void) | undefined;
  /** A block was pasted, from a cell on. */
  readonly onPaste?: ((paste: Pasted<R>) => void) | undefined;
  /** Between toolbar and rows: what can be done with the selection. */
  readonly strip?: ReactNode;
  readonly lines?: 1 | 2;
  /** Left side of the toolbar: usually a filter bar. */
  readonly toolbar?: ReactNode;
  /** Instead of rows when there are none. */
  readonly empty: ReactNode;
  /** Instead of rows when they could not be read. */
  readonly error?: ReactNode;
  /** Highest the grid may get; the rest scrolls. */
  readonly maxHeight?: string;
}

const none: readonly string[] = [];

const rowHeight = (lines: 1 | 2): number => {
  const comfortable = density() === 'comfortable';
  if (lines === 2) return comfortable ? 58 : 49;
  return comfortable ? 40 : 32;
};

/** Asks for the next page when the reader comes near the end of what is loaded. */
function useMore(lastShown: number, loaded: number, onMore: (() => void) | undefined): void {
  const nearEnd = lastShown >= loaded - 12;
  useEffect(() => {
    if (nearEnd && loaded > 0) onMore?.();
  }, [nearEnd, loaded, onMore]);
}

/** Columns, widths and the rows near the window. */
function useGrid<R extends RowData>(p: DataGridProps<R>) {
  const scroller = useRef<HTMLDivElement>(null);
  const phone = useMediaQuery('(max-width: 640px)') ?? false;
  const selection = p.selection ?? none;
  const { shown, onShown, onSelection, widths, onWidths } = p;
  const table = useGridTable({ ...p, phone, selection, shown, onShown, onSelection, widths, onWidths });
  const byId = useMemo(() => new Map(p.columns.map(c => [c.id, c])), [p.columns]);
  const columns = table.getVisibleLeafColumns().flatMap(c => byId.get(c.id) ?? []);
  const height = rowHeight(p.lines ?? 1);
  const virtual = useVirtualizer({
    count: p.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollPaddingStart: 33,
  });
  const cols = columns.length + (onSelection === undefined ? 0 : 1);
  const focus = useGridFocus(scroller, {
    rows: p.rows.length,
    cols,
    pageRows: Math.max(1, Math.floor((virtual.scrollRect?.height ?? 400) / height) - 1),
    scrollTo: row => virtual.scrollToIndex(row, { align: 'auto' }),
  });
  const items = virtual.getVirtualItems();
  useMore(items.at(-1)?.index ?? 0, p.rows.length, p.onMore);
  return {
    scroller,
    table,
    byId,
    columns,
    cols,
    selection,
    height,
    items,
    total: virtual.getTotalSize(),
    focus,
  };
}

/** Selecting rows one by one, or with Shift all between the last one and this. */
function useSelecting<R extends RowData>(p: DataGridProps<R>, selection: readonly string[]) {
  const last = useRef<string | null>(null);
  const { onSelection } = p;
  if (onSelection === undefined) return { toggle: undefined, all: undefined };
  const toggle = (row: R, range: boolean) => {
    const id = p.rowId(row);
    const ids = p.rows.map(p.rowId);
    const from = range && last.current !== null ? ids.indexOf(last.current) : -1;
    last.current = id;
    if (from >= 0) {
      const to = ids.indexOf(id);
      const between = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
      onSelection([...new Set([...selection, ...between])]);
    } else onSelection(selection.includes(id) ? selection.filter(s => s !== id) : [...selection, id]);
  };
  return { toggle, all: () => onSelection(p.rows.map(p.rowId)) };
}

const Chooser = <R extends RowData>({ columns, shown, onShown }: DataGridProps<R>) =>
  onShown === undefined ? null : <ColumnChooser {...{ columns, shown, onShown }} />;

/** What was pasted into the grid; null for what goes into an input of its own. */
const pastedText = (event: ClipboardEvent): string | null => {
  if (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox') return null;
  event.preventDefault();
  return event.clipboardData.getData('text/plain');
};

/** A list of any length: virtualised rows, one tab stop, arrow keys, sorting, columns, selection, copying, changing cells. */
export function DataGrid<R extends RowData>(p: DataGridProps<R>) {
  const { scroller, table, byId, columns, cols, selection, height, items, total, focus } = useGrid(p);
  const selectable = p.onSelection !== undefined;
  const offset = selectable ? 1 : 0;
  const tracks = template(table, p.columns, selectable);
  const { toggle, all } = useSelecting(p, selection);
  const { active, go } = focus;
  const cells = useCellEditing({ rows: p.rows, columns, offset, active, go, onEdit: p.onEdit });
  const onRowKey = useRowKeys({
    columns,
    row: p.rows[active.row],
    chosen: p.rows.filter(row => selection.includes(p.rowId(row))),
    onOpen: p.onOpen,
    onToggle: toggle,
    onAll: all,
  });
  const waiting = p.loading === true && p.rows.length === 0;
  return (
    <div className={css.frame} style={{ maxHeight: p.maxHeight ?? 'calc(100dvh - 180px)' }}>
      <GridToolbar
        filters={p.toolbar}
        total={waiting ? null : p.total}
        selected={selection.length}
        chooser={<Chooser {...p} />}
      />
      {p.strip}
      <div
        role="grid"
        aria-label={p.label}
        aria-rowcount={p.total + 1}
        aria-colcount={cols}
        aria-multiselectable={selectable || undefined}
        aria-busy={p.loading || undefined}
        className={css.scroller}
        ref={scroller}
        onKeyDown={event => {
          if (!cells.onKeyDown(event) && !focus.onKeyDown(event)) onRowKey(event);
        }}
        onFocus={event => focus.onFocus(event.target)}
        onPaste={event => {
          const text = active.row < 0 ? null : pastedText(event);
          if (text !== null)
            p.onPaste?.({ text, row: active.row, column: Math.max(0, active.col - offset), columns });
        }}
      >
        <GridHeader
          {...{ table, selectable, template: tracks, columns: byId, sort: p.sort, onSort: p.onSort }}
        />
        {p.rows.length === 0 ? null : (
          <GridBody
            {...{ items, columns, selection, total, template: tracks, rowHeight: height }}
            rows={p.rows}
            rowId={p.rowId}
            rowName={p.rowName}
            currentId={p.currentId}
            onToggle={toggle}
            onOpen={p.onOpen}
            editing={cells.editing}
            onEdited={cells.close}
            onEditCell={(row, column) => cells.open(row, column, null)}
          />
        )}
      </div>
      {p.error ?? (waiting ? <WaitingRows /> : p.rows.length === 0 ? p.empty : null)}
    </div>
  );
}

const WaitingRows = () => (
  <div style={{ padding: 16 }}>
    <SkeletonLines lines={8} />
  </div>
);
