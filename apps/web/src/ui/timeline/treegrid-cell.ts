import type { CellMark, TimelineColumn } from './column.ts';
import css from './timeline.module.css';

/** A cell and what stands in it, so that only what differs is written. */
export interface CellParts {
  readonly element: HTMLElement;
  /** The one piece of text in it, which is written into and never replaced. */
  readonly said: Text;
  readonly toggle: HTMLElement | null;
  shown: string;
  marks: string;
  tone: string;
  clipped: boolean;
}

export function makeCell(column: TimelineColumn, index: number): CellParts {
  const element = document.createElement('div');
  element.setAttribute('role', 'gridcell');
  element.setAttribute('aria-colindex', String(index + 1));
  element.className = css.cell ?? '';
  element.dataset.key = column.key;
  element.style.left = `var(--left-${index})`;
  element.style.width = `var(--width-${index})`;
  if (column.right) element.dataset.right = '';
  let toggle: HTMLElement | null = null;
  if (column.tree) {
    toggle = document.createElement('span');
    toggle.className = css.toggle ?? '';
    toggle.setAttribute('aria-hidden', 'true');
    element.append(toggle);
    element.dataset.tree = '';
  }
  const said = document.createTextNode('');
  if (toggle === null) element.append(said);
  else {
    // Beside a toggle the words are cut off where they end; elsewhere an element of their own would only cost time.
    const text = document.createElement('span');
    text.className = css.text ?? '';
    text.append(said);
    element.append(text);
  }
  return { element, said, toggle, shown: '', marks: '', tone: '', clipped: false };
}

const markElement = ({ text, title, tone }: CellMark): HTMLElement => {
  const element = document.createElement('span');
  element.className = css.mark ?? '';
  element.textContent = text;
  if (title !== undefined) element.title = title;
  if (tone !== undefined) element.dataset.tone = tone;
  return element;
};

/** Pixels of a letter at 12 px in bold, rather too many than too few. */
function letterPx(letter: string): number {
  if (/[ .,:;'!|ijl-]/.test(letter)) return 5;
  if (/[a-ln-vx-z0-9]/.test(letter)) return 7.8;
  return /[A-LN-VX-Z]/.test(letter) ? 9.6 : 13;
}

/** Whether a text might be wider than its column. */
export function mayOverflow(text: string, columnPx: number): boolean {
  let room = columnPx - 22;
  // A long text needs no counting.
  for (let i = 0; i < text.length && room >= 0; i++) room -= letterPx(text[i] ?? '');
  return room < 0;
}

/** Clips only what may need it: a browser pays for each clip in every frame, whether it cuts something off or not. */
function clip(cell: CellParts, clipped: boolean): void {
  if (clipped === cell.clipped) return;
  cell.element.toggleAttribute('data-clipped', clipped);
  cell.clipped = clipped;
}

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
  // Of a tree the words are always cut off where they end, by their own element.
  clip(cell, column.tree !== true && (markKey !== '' || mayOverflow(text, column.width)));
  if (text === cell.shown && markKey === cell.marks) return;
  cell.said.data = text;
  if (markKey !== cell.marks) {
    for (const old of cell.element.querySelectorAll(`.${css.mark}`)) old.remove();
    if (cell.toggle === null) cell.element.append(...marks.map(markElement));
    else cell.toggle.after(...marks.map(markElement));
    cell.marks = markKey;
  }
  cell.shown = text;
}
