import { goToRow, setChoice } from './gantt-choice.ts';
import { editCellOf } from './gantt-edit.ts';
import { type GanttParts, ganttRowHeight } from './gantt-parts.ts';
import { fitAll, zoomTo } from './gantt-zoom.ts';
import { type GanttStep, readKey } from './keys.ts';

function fold({ state, handlers }: GanttParts, open: boolean): void {
  const { active } = state.choice;
  if (state.scene.folded.has(active) === open) handlers.onToggle(active);
}

function take(parts: GanttParts, step: GanttStep): void {
  const { state, stage, handlers } = parts;
  const { order } = state.scene;
  switch (step.kind) {
    case 'row':
      goToRow(parts, (order.row[state.choice.active] ?? -1) + step.by, step.extend);
      break;
    case 'edge':
      goToRow(parts, step.last ? order.record.length - 1 : 0, step.extend);
      break;
    case 'fold':
      fold(parts, step.open);
      break;
    case 'zoom':
      zoomTo(parts, stage.view().scale.pxPerDay * step.factor);
      break;
    case 'fit':
      fitAll(parts);
      break;
    case 'edit':
      editCellOf(parts, state.choice.active, 'name');
      break;
    case 'all':
      setChoice(parts, { active: state.choice.active, chosen: new Set(order.record) });
      break;
    case 'release':
      if (!handlers.onCommand({ kind: 'discard' }, state.choice)) state.released = true;
  }
}

const steps: ReadonlySet<string> = new Set(['row', 'edge', 'fold', 'zoom', 'fit', 'edit', 'all', 'release']);
const isStep = (read: { readonly kind: string }): read is GanttStep => steps.has(read.kind);

/** A key on the grid: walks by itself, or asks the host. */
export function actOnKey(parts: GanttParts, event: KeyboardEvent): void {
  const { state, stage, handlers } = parts;
  if (event.target !== parts.grid.element) return;
  const read = readKey(event, {
    parent: state.scene.records.parent[state.choice.active] === 1,
    page: Math.max(1, Math.floor(stage.view().height / ganttRowHeight) - 1),
    tabIndents: !state.released,
  });
  if (read === null) return;
  if (isStep(read)) take(parts, read);
  else if (!handlers.onCommand(read, state.choice)) return;
  if (read.kind === 'release') return;
  event.preventDefault();
  event.stopPropagation();
}
