import type { PlanTask } from './plan-task.ts';

/** The tree of a plan's rows, by their index in `plan.tasks`. */
export interface Outline {
  /** Index of the row above in the tree; -1 for a top row. */
  readonly parent: Int32Array;
  /** 1 for a row with children. */
  readonly summary: Uint8Array;
}

/** Reads the tree from the rows' order and levels. Blank rows are nobody's parent or child. */
export function outlineOf(tasks: readonly PlanTask[]): Outline {
  const parent = new Int32Array(tasks.length).fill(-1);
  const summary = new Uint8Array(tasks.length);
  const path: number[] = [];
  tasks.forEach((task, i) => {
    if (task.blank) return;
    while (path.length > 0) {
      const above = path.at(-1) ?? -1;
      if ((tasks[above]?.outlineLevel ?? 0) < task.outlineLevel) break;
      path.pop();
    }
    const above = path.at(-1) ?? -1;
    parent[i] = above;
    if (above >= 0) summary[above] = 1;
    path.push(i);
  });
  tasks.forEach((task, i) => {
    if (task.outlineLevel === 0 && task.uid === 0 && !task.blank) summary[i] = 1;
  });
  return { parent, summary };
}
