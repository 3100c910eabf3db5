import type { Finding } from '../base/finding.ts';
import type { Plan } from '../schedule/plan.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import type { ScheduledTask } from '../schedule/result.ts';

/** What commands call by negative numbers, each kind with numbers of its own. */
export type Named = 'task' | 'resource' | 'calendar';

/** A plan while commands are applied to it. Rows are replaced, never changed, so that a reference tells what is new. */
export interface Draft {
  plan: Plan;
  /** Rows came, went or moved, or what all tasks stand on changed: the plan is to be compiled anew. */
  rebuilt: boolean;
  /** Rows that were put in the place of others, by their number, as they are now. */
  readonly tasks: Map<number, PlanTask>;
  readonly staff: Set<number>;
  /** `3>7`. */
  readonly links: Set<string>;
  /** What the commands created, each kind by the negative number they call it. */
  readonly created: { readonly [of in Named]: Map<number, number> };
  /** Where a task lies before the commands. */
  readonly scheduled: (uid: number) => ScheduledTask | undefined;
}

/** Why a command cannot be done; null when it was. */
export type Refusal = Finding | null;

export const refuse = (code: string, message: string, path: readonly string[] = []): Finding => ({
  code: `plan.${code}`,
  severity: 'error',
  message,
  path,
});

/** The number of a row, also of one that this list of commands created. */
export const uidOf = (draft: Draft, uid: number, of: Named = 'task'): number =>
  uid < 0 ? (draft.created[of].get(uid) ?? uid) : uid;

export const rowOf = (draft: Draft, uid: number): number =>
  draft.plan.tasks.findIndex(t => t.uid === uid && !t.blank);

export const noTask = (uid: number): Finding =>
  refuse(
    'no-task',
    `There is no task ${uid} in the plan; it may have been deleted meanwhile. Load the plan again.`,
    [`task ${uid}`],
  );

/** Puts a changed row in the place of the old one. */
export function putTask(draft: Draft, row: number, task: PlanTask): void {
  draft.plan = { ...draft.plan, tasks: draft.plan.tasks.with(row, task) };
  draft.tasks.set(task.uid, task);
}

/** Index after the last row below a row. */
export function endOf(tasks: readonly PlanTask[], row: number): number {
  const level = tasks[row]?.outlineLevel ?? 0;
  let end = row + 1;
  while (end < tasks.length) {
    const task = tasks[end];
    if (!task || (!task.blank && task.outlineLevel <= level)) break;
    end += 1;
  }
  return end;
}

/** Whether a row has rows below it. */
export const hasChildren = (tasks: readonly PlanTask[], row: number): boolean =>
  tasks.slice(row + 1, endOf(tasks, row)).some(t => !t.blank);

/** A row with fields set; null takes one away. */
export function withFields<T extends object>(row: T, fields: object): T {
  const next: Record<string, unknown> = { ...(row as Readonly<Record<string, unknown>>) };
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (value === null) delete next[name];
    else next[name] = value;
  }
  return next as T;
}

/** The smallest number that no row has had yet, as far as the rows tell. */
export const nextUid = (rows: readonly { readonly uid: number }[]): number =>
  rows.reduce((most, r) => (r.uid > most ? r.uid : most), 0) + 1;
