import type { TimelineColumn } from './column.ts';
import css from './timeline.module.css';

interface HeaderOptions {
  readonly columns: readonly TimelineColumn[];
  readonly onResize: (key: string, width: number) => void;
}

/** Dragging a column's right edge, or fitting it to its title by a double click. */
function resizer(column: TimelineColumn, onResize: HeaderOptions['onResize']): HTMLElement {
  const handle = document.createElement('span');
  handle.className = css.resizer ?? '';
  handle.addEventListener('pointerdown', down => {
    down.preventDefault();
    handle.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent) =>
      onResize(column.key, Math.max(28, column.width + event.clientX - down.clientX));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  });
  handle.addEventListener('dblclick', () => onResize(column.key, column.title.length * 8 + 24));
  return handle;
}

/** The row of column titles. */
export function fillHeader(row: HTMLElement, { columns, onResize }: HeaderOptions): void {
  row.replaceChildren(
    ...columns.map((column, i) => {
      const cell = document.createElement('div');
      cell.setAttribute('role', 'columnheader');
      cell.setAttribute('aria-colindex', String(i + 1));
      cell.className = css.columnHeader ?? '';
      if (column.right) cell.dataset.right = '';
      const title = document.createElement('span');
      title.textContent = column.title;
      cell.append(title, resizer(column, onResize));
      return cell;
    }),
  );
}
