import type { BoardCard, BoardColumn } from '@chartroom/contract';
import type { Plan, PlanCard, PlanTask } from '@chartroom/engine';

/** The columns that every board begins with. */
export const firstColumns: readonly BoardColumn[] = [
  { key: 'to-do', name: 'To do', wipLimit: null, enforce: 'warn', done: false },
  { key: 'in-progress', name: 'In progress', wipLimit: 5, enforce: 'warn', done: false },
  { key: 'done', name: 'Done', wipLimit: null, enforce: 'warn', done: true },
];

/** A task that is a backlog item. */
export interface Item extends PlanTask {
  readonly card: PlanCard & { readonly kind: 'story' | 'bug' | 'task' };
}

/** A task that is a sprint. */
export interface SprintTask extends PlanTask {
  readonly card: PlanCard & { readonly kind: 'sprint' };
}

export const isItem = (t: PlanTask): t is Item => t.card !== undefined && t.card.kind !== 'sprint';
export const isSprint = (t: PlanTask): t is SprintTask => t.card?.kind === 'sprint';

/** The column of an item; the first one where it has none, or one that is gone. */
export const columnOf = (item: Item, columns: readonly BoardColumn[]): string =>
  columns.find(c => c.key === item.card.column)?.key ?? columns[0]?.key ?? '';

/** The name of the nearest row above a row in the outline. */
export function phaseOf(plan: Plan, row: number): string | null {
  const level = plan.tasks[row]?.outlineLevel ?? 1;
  const above = plan.tasks
    .slice(0, row)
    .findLast(t => !t.blank && t.outlineLevel < level && t.outlineLevel > 0);
  return above?.name ?? null;
}

/** An item as the contract shows it. */
export function cardView(plan: Plan, item: Item, columns: readonly BoardColumn[]): BoardCard {
  const { card } = item;
  return {
    uid: item.uid,
    name: item.name,
    kind: card.kind,
    points: card.points ?? null,
    column: columnOf(item, columns),
    sprint: card.sprint ?? null,
    rank: card.rank ?? item.uid,
    percentComplete: item.percentComplete ?? 0,
    phase: phaseOf(plan, plan.tasks.indexOf(item)),
  };
}

/** Items in order of rank. */
export const ranked = (items: readonly Item[]): readonly Item[] =>
  items.toSorted((a, b) => (a.card.rank ?? a.uid) - (b.card.rank ?? b.uid) || a.uid - b.uid);

/** A rank that puts an item before another (null: last) among ranked items. */
export function rankBefore(items: readonly Item[], before: number | null): number {
  const order = ranked(items);
  const at = before === null ? order.length : order.findIndex(i => i.uid === before);
  const rank = (i: Item | undefined): number | undefined => i && (i.card.rank ?? i.uid);
  const [low, high] = [rank(order[at - 1]), rank(order[at < 0 ? order.length : at])];
  if (low === undefined) return (high ?? 1) - 1;
  return high === undefined ? low + 1 : (low + high) / 2;
}
