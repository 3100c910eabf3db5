import { type KeyboardEvent, type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Row −1 is the header. */
export interface Cell {
  readonly row: number;
  readonly col: number;
}

interface GridFocusOptions {
  readonly rows: number;
  readonly cols: number;
  /** Rows that fit on the screen, for Page Up and Page Down. */
  readonly pageRows: number;
  readonly scrollTo: (row: number) => void;
}

const widgets = 'a[href], button, input, select, textarea, [role=slider]';

const target = (cell: Element): HTMLElement | null =>
  cell.querySelector<HTMLElement>(widgets) ?? (cell instanceof HTMLElement ? cell : null);

/** Where a key leads, or null when it is not a key of the grid. */
export function destination(
  event: { key: string; ctrlKey: boolean },
  at: Cell,
  o: GridFocusOptions,
): Cell | null {
  const lastRow = o.rows - 1;
  const lastCol = o.cols - 1;
  const row = (n: number): Cell => ({ row: Math.max(-1, Math.min(lastRow, n)), col: at.col });
  switch (event.key) {
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowUp':
      return row(at.row - 1);
    case 'ArrowRight':
      return { row: at.row, col: Math.min(lastCol, at.col + 1) };
    case 'ArrowLeft':
      return { row: at.row, col: Math.max(0, at.col - 1) };
    case 'PageDown':
      return row(at.row + o.pageRows);
    case 'PageUp':
      return row(Math.max(0, at.row - o.pageRows));
    case 'Home':
      return event.ctrlKey ? { row: 0, col: 0 } : { row: at.row, col: 0 };
    case 'End':
      return event.ctrlKey ? { row: lastRow, col: lastCol } : { row: at.row, col: lastCol };
    default:
      return null;
  }
}

/** Roving focus over cells: one stop in the tab order; arrows, Home, End and Page keys move in the grid. */
export function useGridFocus(grid: RefObject<HTMLElement | null>, o: GridFocusOptions) {
  const [active, setActive] = useState<Cell>({ row: -1, col: 0 });
  const wanted = useRef(false);

  const find = useCallback(
    (cell: Cell) => grid.current?.querySelector(`[data-row="${cell.row}"][data-col="${cell.col}"]`) ?? null,
    [grid],
  );

  useLayoutEffect(() => {
    let stop = grid.current?.querySelector(`[data-row="${active.row}"][data-col="${active.col}"]`);
    // The active row may be scrolled out of the rendered window; Tab must still find the grid.
    stop ??= grid.current?.querySelector('[data-row="-1"][data-col="0"]');
    for (const cell of grid.current?.querySelectorAll<HTMLElement>('[data-row]') ?? []) {
      const inside = cell.querySelectorAll<HTMLElement>(widgets);
      cell.tabIndex = cell === stop && inside.length === 0 ? 0 : -1;
      for (const widget of inside) widget.tabIndex = cell === stop ? 0 : -1;
    }
  });

  useLayoutEffect(() => {
    if (!wanted.current) return;
    let tries = 0;
    const focus = () => {
      const cell = find(active);
      if (cell === null && tries++ < 10) requestAnimationFrame(focus);
      else if (cell !== null) {
        wanted.current = false;
        target(cell)?.focus({ preventScroll: active.row >= 0 });
        cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      }
    };
    focus();
  }, [active, find]);

  const go = (cell: Cell) => {
    wanted.current = true;
    if (cell.row >= 0) o.scrollTo(cell.row);
    setActive(cell);
  };

  const onKeyDown = (event: KeyboardEvent): boolean => {
    const editing = event.target instanceof HTMLInputElement && event.target.type !== 'checkbox';
    if (editing || event.altKey || event.metaKey) return false;
    const next = destination(event, active, o);
    if (next === null) return false;
    event.preventDefault();
    go(next);
    return true;
  };

  const onFocus = (element: Element) => {
    const cell = element.closest<HTMLElement>('[data-row]');
    if (cell === null) return;
    const [row, col] = [Number(cell.dataset.row), Number(cell.dataset.col)];
    if (row !== active.row || col !== active.col) setActive({ row, col });
  };

  return { active, go, onKeyDown, onFocus };
}
