import type { Plan, PlanTask, Schedule, WallSecond } from '@chartroom/engine';
import type { PlanState } from './state.ts';

/** A task whose dates are otherwise than before. */
export interface Moved {
  readonly uid: number;
  readonly name: string;
  readonly summary: boolean;
  readonly milestone: boolean;
  readonly startBefore: number | null;
  readonly finishBefore: number | null;
  readonly start: number | null;
  readonly finish: number | null;
  /** Working days of the project by which the finish moves. */
  readonly days: number;
}

/** A calculated plan, as far as its dates are asked. */
export interface Dated {
  readonly plan: Plan;
  readonly spans: PlanState['spans'];
}

/** Whether two plans have the same tasks in the same order. */
const inPlace = (a: Plan, b: Plan): boolean =>
  a.tasks === b.tasks ||
  (a.tasks.length === b.tasks.length &&
    a.tasks.every((t, i) => t === b.tasks[i] || t.uid === b.tasks[i]?.uid));

/** Rows whose dates differ, by their place in the new plan; `was` is the place in the old one, -1 when there was none. */
export function movedRows(
  before: Dated,
  after: Dated,
): readonly { readonly row: number; readonly was: number }[] {
  const old = inPlace(before.plan, after.plan) ? null : new Map(before.plan.tasks.map((t, i) => [t.uid, i]));
  const rows: { readonly row: number; readonly was: number }[] = [];
  // A loop without a list for each row: this is asked of every task at every edit.
  for (let row = 0; row < after.plan.tasks.length; row++) {
    const t = after.plan.tasks[row] as PlanTask;
    const was = old ? (old.get(t.uid) ?? -1) : row;
    const still =
      was >= 0 &&
      before.spans.start[was] === after.spans.start[row] &&
      before.spans.finish[was] === after.spans.finish[row];
    if (!still && !t.blank && !t.external) rows.push({ row, was });
  }
  return rows;
}

const rounded = (n: number): number => Math.round(n * 100) / 100;

/** Working days of a project from one instant to another, to hundredths; negative when the second is earlier. */
export function workingDays(plan: Plan, schedule: Schedule, [from, to]: readonly [number, number]): number {
  const day = (plan.header.minutesPerDay ?? 480) * 60;
  if (to < from) return -workingDays(plan, schedule, [to, from]);
  return rounded(schedule.projectTimeBetween(from as WallSecond, to as WallSecond) / day);
}

/** What an edit moved, for people: at most so many rows of those that `shows` lets through. */
export function movedTasks(
  before: Dated,
  after: Dated & { readonly schedule: Schedule },
  { most, shows }: { readonly most: number; readonly shows: (row: number) => boolean },
): { readonly count: number; readonly tasks: readonly Moved[] } {
  const rows = movedRows(before, after);
  const { plan, spans, schedule } = after;
  const at = (list: Float64Array, i: number): number | null => {
    const value = i < 0 ? Number.NaN : (list[i] ?? Number.NaN);
    return Number.isNaN(value) ? null : value;
  };
  const tasks: Moved[] = [];
  for (const { row, was } of rows) {
    if (tasks.length === most) break;
    const task = plan.tasks[row];
    if (!task || !shows(row)) continue;
    const [finishBefore, finish] = [at(before.spans.finish, was), at(spans.finish, row)];
    tasks.push({
      uid: task.uid,
      name: task.name,
      summary: (plan.tasks[row + 1]?.outlineLevel ?? 0) > task.outlineLevel,
      milestone: task.milestone === true || task.durationSec === 0,
      startBefore: at(before.spans.start, was),
      finishBefore,
      start: at(spans.start, row),
      finish,
      days:
        finishBefore === null || finish === null ? 0 : workingDays(plan, schedule, [finishBefore, finish]),
    });
  }
  return { count: rows.length, tasks };
}
