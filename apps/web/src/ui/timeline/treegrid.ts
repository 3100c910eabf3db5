import { type EditEnd, editCell } from './cell-editor.ts';
import type { TimelineColumn } from './column.ts';
import type { RowOrder, TimelineRecords } from './records.ts';
import css from './timeline.module.css';
import { type CellParts, fillCell, makeCell } from './treegrid-cell.ts';
import { fillHeader } from './treegrid-header.ts';
import { firstRow, rowsEnd, type Viewport } from './viewport.ts';

export interface TreegridScene {
  readonly records: TimelineRecords;
  readonly order: RowOrder;
  readonly columns: readonly TimelineColumn[];
  readonly folded: ReadonlySet<number>;
  readonly chosen: ReadonlySet<number>;
  /** The record the keyboard is on, -1 for none. */
  readonly active: number;
}

export interface TreegridOptions {
  readonly label: string;
  readonly describedBy?: string | undefined;
  readonly headerHeight: number;
  readonly onResize: (key: string, width: number) => void;
}

/** The rows beside a timeline: as many elements as fit into the window, whatever the number of records. */
export interface Treegrid {
  readonly element: HTMLElement;
  readonly render: (view: Viewport, scene: TreegridScene) => void;
  readonly setColumns: (columns: readonly TimelineColumn[]) => void;
  /** What records say has changed. */
  readonly refresh: () => void;
  /** Edits a cell that is in the window; false when there is nothing to edit. */
  readonly edit: (record: number, key: string, ended: (how: EditEnd) => void) => boolean;
  readonly recordAt: (
    target: EventTarget | null,
  ) => { readonly record: number; readonly key: string; readonly toggle: boolean } | null;
}

interface RowParts {
  readonly element: HTMLElement;
  readonly cells: readonly CellParts[];
  /** The cell that shows how deep the row lies. */
  readonly tree: HTMLElement | undefined;
  record: number;
  row: number;
  version: number;
  look: string;
  level: number;
  /** Where it stands among all rows; NaN when it is not shown. */
  y: number;
}

function makeRow(columns: readonly TimelineColumn[]): RowParts {
  const element = document.createElement('div');
  element.setAttribute('role', 'row');
  element.className = css.row ?? '';
  const cells = columns.map(makeCell);
  element.append(...cells.map(cell => cell.element));
  const tree = cells.find(cell => cell.toggle !== null)?.element;
  return { element, cells, tree, record: -1, row: -1, version: -1, look: '', level: -1, y: Number.NaN };
}

/** What assistive technology and style know of a row beside its cells. */
function dress(parts: RowParts, scene: TreegridScene, id: string): void {
  const { record, element } = parts;
  const { records: r, folded, chosen, active } = scene;
  const parent = r.parent[record] === 1;
  const look = `${record} ${parts.row} ${parent} ${folded.has(record)} ${chosen.has(record)} ${active === record} ${r.level[record]} ${r.state[record]}`;
  if (look === parts.look) return;
  parts.look = look;
  element.id = `${id}-${record}`;
  element.setAttribute('aria-rowindex', String(parts.row + 2));
  element.setAttribute('aria-level', String((r.level[record] ?? 0) + 1));
  element.setAttribute('aria-selected', String(chosen.has(record)));
  if (parent) element.setAttribute('aria-expanded', String(!folded.has(record)));
  else element.removeAttribute('aria-expanded');
  element.toggleAttribute('data-parent', parent);
  element.toggleAttribute('data-active', active === record);
  const level = r.level[record] ?? 0;
  // On the one cell that is indented: on the row all of its cells would be styled anew.
  if (level !== parts.level) parts.tree?.style.setProperty('--level', String(level));
  parts.level = level;
}

let grids = 0;

function frame(pane: HTMLElement, options: TreegridOptions) {
  const element = document.createElement('div');
  element.className = css.grid ?? '';
  element.setAttribute('role', 'treegrid');
  element.setAttribute('aria-label', options.label);
  element.setAttribute('aria-multiselectable', 'true');
  if (options.describedBy !== undefined) element.setAttribute('aria-describedby', options.describedBy);
  element.tabIndex = 0;
  const head = document.createElement('div');
  head.setAttribute('role', 'row');
  head.setAttribute('aria-rowindex', '1');
  head.className = css.headerRow ?? '';
  head.style.height = `${options.headerHeight}px`;
  const rows = document.createElement('div');
  rows.setAttribute('role', 'rowgroup');
  rows.className = css.rows ?? '';
  // The rows stand still among each other: what scrolls is the one element that holds them.
  const window = document.createElement('div');
  window.className = css.rowsWindow ?? '';
  window.append(rows);
  element.append(head, window);
  pane.append(element);
  return { element, head, rows };
}

/** The rows in use, and what they were filled from. */
interface Pool {
  rows: readonly RowParts[];
  columns: readonly TimelineColumn[];
  /** Counts up when records say something else than before. */
  version: number;
}

function showRow(pool: Pool, { view, scene, id }: Rendering, row: number): RowParts | null {
  const parts = pool.rows[row % pool.rows.length];
  const record = scene.order.record[row];
  if (parts === undefined || record === undefined) return null;
  const stale = parts.record !== record || parts.version !== pool.version;
  Object.assign(parts, { record, row, version: pool.version });
  if (stale)
    pool.columns.forEach((column, i) => {
      const cell = parts.cells[i];
      if (cell !== undefined && cell.element.dataset.editing === undefined) fillCell(cell, column, record);
    });
  dress(parts, scene, id);
  const y = row * view.rowHeight;
  if (parts.y !== y) parts.element.style.transform = `translateY(${y}px)`;
  if (Number.isNaN(parts.y)) parts.element.style.visibility = '';
  parts.y = y;
  return parts;
}

interface Rendering {
  readonly view: Viewport;
  readonly scene: TreegridScene;
  readonly id: string;
}

/** Fills the rows of the window and hides those that are left over. */
function renderRows(pool: Pool, into: HTMLElement, rendering: Rendering): void {
  const { view, scene } = rendering;
  const wanted = Math.ceil(view.height / view.rowHeight) + 2;
  if (pool.rows.length < wanted) {
    const more = Array.from({ length: wanted - pool.rows.length }, () => makeRow(pool.columns));
    into.append(...more.map(row => row.element));
    pool.rows = [...pool.rows, ...more].map(row => Object.assign(row, { record: -1 }));
  }
  const first = firstRow(view);
  const end = Math.min(rowsEnd(view, scene.order.record.length), first + pool.rows.length);
  const used = new Set<RowParts | null>();
  for (let row = first; row < end; row++) used.add(showRow(pool, rendering, row));
  for (const parts of pool.rows)
    if (!used.has(parts) && !Number.isNaN(parts.y)) {
      parts.element.style.visibility = 'hidden';
      parts.element.removeAttribute('id');
      Object.assign(parts, { record: -1, look: '', y: Number.NaN });
    }
}

/** Where the cells of each column stand, for all rows at once. */
function placeColumns(element: HTMLElement, columns: readonly TimelineColumn[]): void {
  let left = 0;
  columns.forEach(({ width }, i) => {
    element.style.setProperty(`--left-${i}`, `${left}px`);
    element.style.setProperty(`--width-${i}`, `${width}px`);
    left += width;
  });
  element.style.setProperty('--all-columns', `${left}px`);
}

/** Puts a treegrid into the pane of a stage. */
export function createTreegrid(pane: HTMLElement, options: TreegridOptions): Treegrid {
  const { element, head, rows } = frame(pane, options);
  const id = `timeline-${++grids}`;
  const pool: Pool = { rows: [], columns: [], version: 0 };
  return {
    element,
    render: (view, scene) => {
      renderRows(pool, rows, { view, scene, id });
      rows.style.transform = `translateY(${-view.scrollY}px)`;
      element.setAttribute('aria-rowcount', String(scene.order.record.length + 1));
      const current = pool.rows.find(parts => parts.record === scene.active && scene.active >= 0);
      if (current === undefined) element.removeAttribute('aria-activedescendant');
      else element.setAttribute('aria-activedescendant', current.element.id);
    },
    setColumns: next => {
      const same =
        next.length === pool.columns.length && next.every((c, i) => c.key === pool.columns[i]?.key);
      pool.columns = next;
      pool.version++;
      fillHeader(head, { columns: next, onResize: options.onResize });
      element.setAttribute('aria-colcount', String(next.length));
      element.style.setProperty('--columns', next.map(c => `${c.width}px`).join(' '));
      placeColumns(element, next);
      if (same) return;
      rows.replaceChildren();
      pool.rows = [];
    },
    refresh: () => {
      pool.version++;
    },
    edit: (record, key, ended) => {
      const at = pool.columns.findIndex(c => c.key === key);
      const cell = pool.rows.find(parts => parts.record === record)?.cells[at]?.element;
      const edit = pool.columns[at]?.edit?.(record) ?? null;
      if (cell === undefined || edit === null) return false;
      editCell(cell, edit, how => {
        element.focus({ preventScroll: true });
        pool.version++;
        ended(how);
      });
      return true;
    },
    recordAt: target => {
      if (!(target instanceof Element)) return null;
      const row = target.closest('[role=row]');
      const parts = pool.rows.find(p => p.element === row);
      const key = target.closest<HTMLElement>('[role=gridcell]')?.dataset.key ?? '';
      if (parts === undefined || parts.record < 0) return null;
      return { record: parts.record, key, toggle: target.closest(`.${css.toggle}`) !== null };
    },
  };
}
