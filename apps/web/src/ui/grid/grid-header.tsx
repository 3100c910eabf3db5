// biome-ignore-all lint/a11y/useSemanticElements: virtualised rows cannot be table rows
// biome-ignore-all lint/a11y/useFocusableInteractive: focus roves over the cells
import { useLingui } from '@lingui/react/macro';
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { RowData } from '@tanstack/react-table';
import type { KeyboardEvent } from 'react';
import { direction, type GridColumn, nextSort, type Sort } from './column.ts';
import css from './grid.module.css';
import type { GridTable } from './use-grid-table.ts';

interface GridHeaderProps<R extends RowData> {
  readonly table: GridTable<R>;
  readonly columns: ReadonlyMap<string, GridColumn<R>>;
  readonly template: string;
  readonly selectable: boolean;
  readonly sort: Sort;
  readonly onSort: ((sort: Sort) => void) | undefined;
}

function Title<R extends RowData>({
  column,
  sort,
  onSort,
}: Pick<GridHeaderProps<R>, 'sort' | 'onSort'> & { column: GridColumn<R> }) {
  const field = column.sort;
  if (field === undefined || onSort === undefined) return <span className="ellipsis">{column.header}</span>;
  const now = direction(sort, field);
  return (
    <button type="button" className={css.sort} onClick={() => onSort(nextSort(sort, field))}>
      <span className="ellipsis">{column.header}</span>
      {now === 'ascending' ? <IconArrowUp size={12} aria-hidden="true" /> : null}
      {now === 'descending' ? <IconArrowDown size={12} aria-hidden="true" /> : null}
    </button>
  );
}

/** Alt and an arrow make the column of the focused header wider or narrower. */
function resizeByKey<R extends RowData>(event: KeyboardEvent, table: GridTable<R>, id: string): void {
  if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
  event.preventDefault();
  const by = event.key === 'ArrowRight' ? 16 : -16;
  table.setColumnSizing(sizes => ({
    ...sizes,
    [id]: Math.max(48, (table.getColumn(id)?.getSize() ?? 0) + by),
  }));
}

export function GridHeader<R extends RowData>({
  table,
  columns,
  template,
  selectable,
  sort,
  onSort,
}: GridHeaderProps<R>) {
  const { t } = useLingui();
  const offset = selectable ? 1 : 0;
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div role="rowgroup" className={css.head}>
      <div role="row" aria-rowindex={1} className={css.headRow} style={{ gridTemplateColumns: template }}>
        {selectable ? (
          <div
            role="columnheader"
            aria-colindex={1}
            className={css.headCell}
            data-row={-1}
            data-col={0}
            tabIndex={-1}
          >
            <Checkbox
              aria-label={t`Select all loaded rows`}
              checked={table.getIsAllRowsSelected()}
              indeterminate={table.getIsSomeRowsSelected()}
              onChange={() => table.toggleAllRowsSelected()}
            />
          </div>
        ) : null}
        {headers.map((header, i) => {
          const column = columns.get(header.column.id);
          if (column === undefined) return null;
          return (
            <div
              role="columnheader"
              key={header.id}
              className={css.headCell}
              aria-colindex={i + offset + 1}
              {...(column.sort === undefined ? {} : { 'aria-sort': direction(sort, column.sort) })}
              data-right={column.right || undefined}
              data-row={-1}
              data-col={i + offset}
              tabIndex={-1}
              onKeyDown={event => resizeByKey(event, table, column.id)}
            >
              <Title column={column} sort={sort} onSort={onSort} />
              <span
                className={css.resizer}
                data-active={header.column.getIsResizing() || undefined}
                aria-hidden="true"
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
