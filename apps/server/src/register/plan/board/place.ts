import type { BoardColumn } from '@chartroom/contract';
import { dayOfWall, type PlanTask, type WallSecond } from '@chartroom/engine';
import type { Item, SprintTask } from './card.ts';

/** A task without some of its fields. */
function without(task: PlanTask, names: readonly (keyof PlanTask)[]): PlanTask {
  const next: Record<string, unknown> = { ...task };
  for (const name of names) delete next[name];
  return next as unknown as PlanTask;
}

/** An item in a sprint starts no earlier than it and is due by its end; in none it moves no date. */
export function inSprint(item: Item, sprint: SprintTask | null): Item {
  const { sprint: _, ...card } = item.card;
  const free = without(item, ['constraint', 'constraintDate', 'deadline', 'inactive']);
  if (!sprint) return { ...free, inactive: true, card } as Item;
  return {
    ...free,
    constraint: 'SNET',
    constraintDate: sprint.manualStart,
    deadline: sprint.manualFinish,
    card: { ...card, sprint: sprint.uid },
  } as Item;
}

const workday = (now: number, at: 'start' | 'end'): WallSecond => {
  const midnight = now - (((now % 86_400) + 86_400) % 86_400);
  return (midnight + (at === 'start' ? 8 : 17) * 3_600) as WallSecond;
};

const progress = [
  'percentComplete',
  'actualStart',
  'actualFinish',
  'actualDurationSec',
  'remainingDurationSec',
] as const;

/** An item in a column: what is done is complete in the plan, what is under way has begun, what waits has not. */
export function inColumn(
  item: Item,
  {
    columns,
    key,
    now,
  }: { readonly columns: readonly BoardColumn[]; readonly key: string; readonly now: WallSecond },
): Item {
  const at = columns.findIndex(c => c.key === key);
  const card = { ...item.card, column: key };
  if (columns[at]?.done) {
    const actualStart = item.actualStart ?? workday(now, 'start');
    const actualFinish = workday(Math.max(now, actualStart), 'end');
    return { ...item, card, percentComplete: 100, actualStart, actualFinish, remainingDurationSec: 0 };
  }
  if (at === 0) return { ...without(item, progress), card } as Item;
  const open = without(item, ['actualFinish', 'remainingDurationSec', 'actualDurationSec']);
  const percentComplete = item.percentComplete === 100 || !item.percentComplete ? 1 : item.percentComplete;
  return { ...open, card, percentComplete, actualStart: item.actualStart ?? workday(now, 'start') } as Item;
}

/** The day on which a wall time lies. */
export const dayAt = (at: number | undefined): string =>
  at === undefined ? '' : dayOfWall(at as WallSecond);
