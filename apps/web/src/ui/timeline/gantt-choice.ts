import { type GanttParts, ganttRowHeight } from './gantt-parts.ts';
import type { GanttChoice } from './gantt-scene.ts';
import type { RowOrder } from './records.ts';

/** Chooses, tells the host and keeps the row in the window. */
export function setChoice(parts: GanttParts, choice: GanttChoice, anchor = choice.active): void {
  const { state, stage, handlers } = parts;
  state.choice = choice;
  state.anchor = anchor;
  const row = state.scene.order.row[choice.active] ?? -1;
  if (row >= 0) {
    const { scrollY, height } = stage.view();
    const y = row * ganttRowHeight;
    if (y < scrollY) stage.scrollTo({ y });
    else if (y + ganttRowHeight > scrollY + height) stage.scrollTo({ y: y + ganttRowHeight - height });
  }
  stage.redraw();
  handlers.onChoice(choice);
}

const between = (order: RowOrder, a: number, b: number): ReadonlySet<number> =>
  new Set(order.record.subarray(Math.min(a, b), Math.max(a, b) + 1));

/** Goes to a row by its place, taking the rows since the last plain step along when it extends. */
export function goToRow(parts: GanttParts, row: number, extend: boolean): void {
  const { scene, anchor } = parts.state;
  const { order } = scene;
  const at = Math.min(order.record.length - 1, Math.max(0, row));
  const active = order.record[at];
  if (active === undefined) return;
  const from = order.row[anchor] ?? -1;
  if (extend && from >= 0) setChoice(parts, { active, chosen: between(order, from, at) }, anchor);
  else setChoice(parts, { active, chosen: new Set([active]) });
}

/** A row was pressed, with Shift or Ctrl or without. */
export function pickRow(parts: GanttParts, record: number, event: MouseEvent): void {
  const { scene, choice } = parts.state;
  if (!event.ctrlKey && !event.metaKey) {
    goToRow(parts, scene.order.row[record] ?? 0, event.shiftKey);
    return;
  }
  const chosen = new Set(choice.chosen);
  if (!chosen.delete(record)) chosen.add(record);
  setChoice(parts, { active: record, chosen });
}
