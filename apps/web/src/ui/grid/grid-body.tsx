// biome-ignore-all lint/a11y/useSemanticElements: virtualised rows cannot be table rows
import type { RowData } from '@tanstack/react-table';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { GridColumn } from './column.ts';
import css from './grid.module.css';
import { type CloseEditor, GridRow } from './grid-row.tsx';
import type { Editing } from './use-cell-editing.ts';

interface GridBodyProps<R extends RowData> {
  readonly rows: readonly R[];
  readonly items: readonly VirtualItem[];
  readonly total: number;
  readonly rowHeight: number;
  readonly template: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rowId: (row: R) => string;
  readonly rowName: (row: R) => string;
  readonly selection: readonly string[];
  readonly currentId: string | undefined;
  readonly onToggle: ((row: R, range: boolean) => void) | undefined;
  readonly editing: Editing<R> | null;
  readonly onEdited: CloseEditor<R>;
  readonly onEditCell: (row: number, column: number) => void;
  readonly onOpen: ((row: R) => void) | undefined;
}

/** The rows that are near the window. */
export function GridBody<R extends RowData>(p: GridBodyProps<R>) {
  return (
    <div role="rowgroup" className={css.body} style={{ height: p.total }}>
      {p.items.map(item => {
        const row = p.rows[item.index];
        if (row === undefined) return null;
        const id = p.rowId(row);
        return (
          <GridRow
            key={id}
            row={row}
            index={item.index}
            top={item.start}
            height={p.rowHeight}
            template={p.template}
            columns={p.columns}
            selected={p.selection.includes(id)}
            current={p.currentId === id}
            name={p.rowName(row)}
            onSelect={p.onToggle === undefined ? undefined : range => p.onToggle?.(row, range)}
            editing={p.editing?.row === item.index ? p.editing : null}
            onEdited={p.onEdited}
            onEditCell={column => p.onEditCell(item.index, column)}
            onOpen={p.onOpen}
          />
        );
      })}
    </div>
  );
}
