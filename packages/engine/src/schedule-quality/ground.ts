import { percent } from '../base/rounding.ts';
import { formatWall, type WallSecond } from '../base/wall-second.ts';
import { outlineOf } from '../schedule/outline.ts';
import type { Plan, PlanLink } from '../schedule/plan.ts';
import type { PlanTask } from '../schedule/plan-task.ts';
import type { ScheduledTask } from '../schedule/result.ts';
import type { Schedule } from '../schedule/schedule.ts';
import type { Measured, Offender, QualityThresholds } from './check.ts';

/** A task with its dates. */
export interface Placed {
  readonly task: PlanTask;
  readonly own: ScheduledTask;
}

/** What all checks look at. */
export interface Ground {
  readonly plan: Plan;
  readonly schedule: Schedule;
  readonly thresholds: QualityThresholds;
  /** Everything before it should have happened; null where nobody said. */
  readonly status: WallSecond | null;
  readonly dayMin: number;
  /** Active tasks of this plan, without summaries. */
  readonly tasks: readonly Placed[];
  /** Those that are not complete. */
  readonly open: readonly Placed[];
  /** Those with a duration: what the assessment calls normal tasks. */
  readonly work: readonly Placed[];
  /** Links into open tasks or summaries. */
  readonly links: readonly PlanLink[];
  /** The row above each row, by UID. */
  readonly above: ReadonlyMap<number, number>;
}

export const isComplete = (t: PlanTask): boolean =>
  t.actualFinish !== undefined || (t.percentComplete ?? 0) >= 100;

export function groundOf(
  plan: Plan,
  schedule: Schedule,
  given: { readonly thresholds: QualityThresholds; readonly status: WallSecond | null },
): Ground {
  const { parent, summary } = outlineOf(plan.tasks);
  const tasks = plan.tasks.flatMap((task, i) => {
    const own =
      task.blank || task.inactive || task.external || summary[i] ? undefined : schedule.task(task.uid);
    return own && !own.summary ? [{ task, own }] : [];
  });
  const open = tasks.filter(p => !isComplete(p.task));
  const closed = new Set(plan.tasks.flatMap(t => (t.inactive || t.blank || isComplete(t) ? [t.uid] : [])));
  const known = new Set(plan.tasks.map(t => t.uid));
  return {
    plan,
    schedule,
    ...given,
    dayMin: plan.header.minutesPerDay ?? 480,
    tasks,
    open,
    work: open.filter(p => p.own.durationSec > 0),
    links: plan.links.filter(l => known.has(l.predUid) && known.has(l.succUid) && !closed.has(l.succUid)),
    above: new Map(
      plan.tasks.flatMap((t, i) => {
        const up = plan.tasks[parent[i] ?? -1];
        return up ? [[t.uid, up.uid] as const] : [];
      }),
    ),
  };
}

/** Working days of so many seconds, to two decimals. */
export const inDays = (g: Ground, sec: number): number => Math.round((sec / 60 / g.dayMin) * 100) / 100;

export const text = (t: WallSecond): string => formatWall(t).replace('T', ' ');

/** A share of tasks or links, in per cent with two decimals. */
export const shareOf = (offenders: readonly Offender[], of: number, words: string): Measured => ({
  value: of === 0 ? null : percent(offenders.length, of),
  count: offenders.length,
  of,
  words,
  offenders,
});

/** The last of several instants. */
export const latest = (times: readonly WallSecond[]): WallSecond =>
  times.reduce((last, t) => (t > last ? t : last), (times[0] ?? 0) as WallSecond);
