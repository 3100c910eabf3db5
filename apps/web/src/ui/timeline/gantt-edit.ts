import type { GanttParts } from './gantt-parts.ts';

/** Edits a cell, then goes on to where Tab leads. */
export function editCellOf(parts: GanttParts, record: number, key: string): void {
  const { state, stage, grid } = parts;
  const columns = state.scene.columns.filter(c => (c.edit?.(record) ?? null) !== null);
  const wanted = columns.find(c => c.key === key) ?? columns[0];
  if (wanted === undefined) return;
  grid.edit(record, wanted.key, how => {
    stage.redraw();
    const by = how === 'next' ? 1 : how === 'previous' ? -1 : 0;
    const next = by === 0 ? undefined : columns[columns.indexOf(wanted) + by];
    if (next !== undefined) editCellOf(parts, record, next.key);
  });
}
