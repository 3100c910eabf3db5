// biome-ignore-all lint/a11y/useSemanticElements: virtualised rows cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: focus roves over the cells
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import type { RowData } from '@tanstack/react-table';
import type { CellRead } from './cell-edit.ts';
import { CellEditor, type Leave } from './cell-editor.tsx';
import type { GridColumn } from './column.ts';
import css from './grid.module.css';
import type { Editing } from './use-cell-editing.ts';

/** Closes the editor of a cell with what it read, or with nothing. */
export type CloseEditor<R> = (
  read: Extract<CellRead<R>, { readonly field: string }> | null,
  leave: Leave,
) => void;

interface GridRowProps<R extends RowData> {
  readonly row: R;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly columns: readonly GridColumn<R>[];
  readonly selected: boolean;
  readonly current: boolean;
  readonly name: string;
  /** Selects the row, or with `range` all up to it. */
  readonly onSelect: ((range: boolean) => void) | undefined;
  /** The cell that is being changed. */
  readonly editing: Editing<R> | null;
  readonly onEdited: CloseEditor<R>;
  readonly onEditCell: (column: number) => void;
  readonly onOpen: ((row: R) => void) | undefined;
}

export function GridRow<R extends RowData>(p: GridRowProps<R>) {
  const { t } = useLingui();
  const offset = p.onSelect === undefined ? 0 : 1;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter is handled by the grid
    <div
      role="row"
      aria-rowindex={p.index + 2}
      {...(p.onSelect === undefined ? {} : { 'aria-selected': p.selected })}
      {...(p.current ? { 'aria-current': true } : {})}
      className={css.row}
      data-open={p.onOpen !== undefined || undefined}
      data-current={p.current || undefined}
      style={{ gridTemplateColumns: p.template, height: p.height, transform: `translateY(${p.top}px)` }}
      onClick={event => {
        const inside = event.target instanceof Element && event.target.closest('a, button, input, label');
        // The second click of two is about the cell, which it opens to be changed.
        if (inside || event.detail > 1) return;
        const selects = event.ctrlKey || event.metaKey || event.shiftKey;
        if (selects && p.onSelect !== undefined) p.onSelect(event.shiftKey);
        else p.onOpen?.(p.row);
      }}
    >
      {p.onSelect === undefined ? null : (
        <div
          role="gridcell"
          aria-colindex={1}
          className={css.cell}
          data-row={p.index}
          data-col={0}
          tabIndex={-1}
        >
          <Checkbox
            aria-label={t`Select ${p.name}`}
            checked={p.selected}
            onChange={event =>
              p.onSelect?.(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
          />
        </div>
      )}
      {p.columns.map((column, i) => (
        <div
          role="gridcell"
          key={column.id}
          className={css.cell}
          aria-colindex={i + offset + 1}
          data-right={column.right || undefined}
          data-row={p.index}
          data-col={i + offset}
          tabIndex={-1}
          data-editable={column.edit?.may(p.row) || undefined}
          onDoubleClick={() => p.onEditCell(i)}
        >
          {p.editing?.column === column.id && column.edit !== undefined ? (
            <CellEditor
              label={`${p.name}, ${column.header}`}
              row={p.editing.before}
              edit={column.edit}
              typed={p.editing.typed}
              onSave={p.onEdited}
            />
          ) : (
            column.cell(p.row)
          )}
        </div>
      ))}
    </div>
  );
}
