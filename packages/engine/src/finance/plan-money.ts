import { addDays, type Day } from '../base/day.ts';
import { allocate } from '../base/rounding.ts';
import { dayOfWall, type WallSecond, wallOfDay } from '../base/wall-second.ts';
import { isFinished } from '../earned-value/method.ts';
import { planCosts } from '../schedule/cost.ts';
import { outlineOf } from '../schedule/outline.ts';
import type { Plan } from '../schedule/plan.ts';
import type { Baseline, PlanTask } from '../schedule/plan-task.ts';
import type { Schedule } from '../schedule/schedule.ts';
import { type ByMonth, nextPeriod, periodOf } from './month.ts';

interface Stretch {
  readonly uid: number;
  readonly start: WallSecond;
  readonly finish: WallSecond;
  readonly minor: number;
}

/** Adds an amount to the months in which a task has working time; to its last month where it has none. */
function add(into: Map<Day, number>, schedule: Schedule, { uid, start, finish, minor }: Stretch): void {
  if (minor <= 0) return;
  const last = dayOfWall(Math.max(start, finish - 1) as WallSecond);
  const months: Day[] = [];
  const weights: number[] = [];
  for (let month = periodOf(dayOfWall(start), 'month'); month <= last; month = nextPeriod(month, 'month')) {
    const from = Math.max(start, wallOfDay(month)) as WallSecond;
    const to = Math.min(finish, wallOfDay(nextPeriod(month, 'month'))) as WallSecond;
    months.push(month);
    weights.push(to > from ? Math.max(0, Math.round(schedule.timeBetween(uid, from, to))) : 0);
  }
  const worked = weights.some(w => w > 0);
  const parts = worked
    ? allocate(minor, weights)
    : weights.map((_, i) => (i === weights.length - 1 ? minor : 0));
  months.forEach((month, i) => {
    into.set(month, (into.get(month) ?? 0) + (parts[i] ?? 0));
  });
}

/** What a task still costs: its cost less what is recorded, else less its per cent complete. */
function leftOf(task: PlanTask, cost: number): number {
  if (isFinished(task)) return 0;
  const left =
    task.actualCostMinor === undefined
      ? cost * (1 - (task.percentComplete ?? 0) / 100)
      : cost - task.actualCostMinor;
  return Math.max(0, Math.round(left));
}

const counts = (task: PlanTask): boolean => !task.blank && !task.inactive && !task.external;

/**
 * What the rest of a plan costs after the end of a day, by month, in minor units of the plan's currency: each task's cost
 * that is not spent yet, over its working time after that day. What should have been over by then falls on the day after.
 */
export function remainingByMonth(plan: Plan, schedule: Schedule, after: Day): ByMonth {
  const costs = planCosts(plan, schedule);
  const { summary } = outlineOf(plan.tasks);
  const from = wallOfDay(addDays(after, 1));
  const into = new Map<Day, number>();
  plan.tasks.forEach((task, i) => {
    const at = counts(task) ? schedule.task(task.uid) : undefined;
    if (!at) return;
    // Of a summary only what is its own.
    const cost = summary[i] ? (task.fixedCostMinor ?? 0) : (costs.get(task.uid)?.costMinor ?? 0);
    const start = Math.max(from, at.start) as WallSecond;
    const finish = Math.max(start, at.finish) as WallSecond;
    add(into, schedule, { uid: task.uid, start, finish, minor: leftOf(task, cost) });
  });
  return into;
}

/** What a baseline of a plan costs, by month, in minor units of the plan's currency; its rows by the UID of their task. */
export function baselineByMonth(
  plan: Plan,
  schedule: Schedule,
  rows: ReadonlyMap<number, Pick<Baseline, 'start' | 'finish' | 'costMinor'>>,
): ByMonth {
  const { summary } = outlineOf(plan.tasks);
  const into = new Map<Day, number>();
  plan.tasks.forEach((task, i) => {
    const row = counts(task) && !summary[i] ? rows.get(task.uid) : undefined;
    if (row?.finish === undefined) return;
    const start = Math.min(row.start ?? row.finish, row.finish) as WallSecond;
    add(into, schedule, { uid: task.uid, start, finish: row.finish, minor: Math.round(row.costMinor ?? 0) });
  });
  return into;
}
