import type { CellMark, TimelineColumn } from './column.ts';
import css from './timeline.module.css';

/** A cell and what stands in it, so that only what differs is written. */
export interface CellParts {
  readonly element: HTMLElement;
  readonly text: HTMLElement;
  readonly toggle: HTMLElement | null;
  shown: string;
  marks: string;
  tone: string;
}

export function makeCell(column: TimelineColumn, index: number): CellParts {
  const element = document.createElement('div');
  element.setAttribute('role', 'gridcell');
  element.setAttribute('aria-colindex', String(index + 1));
  element.className = css.cell ?? '';
  element.dataset.key = column.key;
  if (column.right) element.dataset.right = '';
  let toggle: HTMLElement | null = null;
  if (column.tree) {
    toggle = document.createElement('span');
    toggle.className = css.toggle ?? '';
    toggle.setAttribute('aria-hidden', 'true');
    element.append(toggle);
    element.dataset.tree = '';
  }
  const text = document.createElement('span');
  text.className = css.text ?? '';
  element.append(text);
  return { element, text, toggle, shown: '', marks: '', tone: '' };
}

const markElement = ({ text, title, tone }: CellMark): HTMLElement => {
  const element = document.createElement('span');
  element.className = css.mark ?? '';
  element.textContent = text;
  if (title !== undefined) element.title = title;
  if (tone !== undefined) element.dataset.tone = tone;
  return element;
};

/** Writes a record into a cell. */
export function fillCell(cell: CellParts, column: TimelineColumn, record: number): void {
  const tone = column.tone?.(record) ?? '';
  if (tone !== cell.tone) {
    cell.element.dataset.tone = tone;
    cell.tone = tone;
  }
  const marks = column.marks?.(record) ?? [];
  const markKey = marks.length === 0 ? '' : JSON.stringify(marks);
  const text = column.text(record);
  if (text === cell.shown && markKey === cell.marks) return;
  cell.text.textContent = text;
  if (markKey !== cell.marks) {
    for (const old of cell.element.querySelectorAll(`.${css.mark}`)) old.remove();
    if (column.tree) cell.text.before(...marks.map(markElement));
    else cell.element.append(...marks.map(markElement));
    cell.marks = markKey;
  }
  cell.shown = text;
}
