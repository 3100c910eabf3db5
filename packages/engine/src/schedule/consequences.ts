import type { WallSecond } from '../base/wall-second.ts';
import { drivingPath, type PathStep } from './driving-path.ts';
import type { Plan } from './plan.ts';
import type { Schedule } from './schedule.ts';
import { type CrossLink, type PlanEnd, scheduleTogether } from './together.ts';

/** A milestone of a plan that moves. */
export interface MovedPoint {
  readonly uid: number;
  readonly before: WallSecond;
  readonly after: WallSecond;
  /** Working days of the plan's calendar; negative is earlier. */
  readonly days: number;
  /** It was in time for its deadline and no longer is. */
  readonly missesDeadline: boolean;
}

/** What a change does to one plan. */
export interface Consequence {
  readonly plan: string;
  readonly finishBefore: WallSecond;
  readonly finishAfter: WallSecond;
  /** By how many working days its finish moves. */
  readonly days: number;
  /** Tasks whose dates are otherwise. */
  readonly moved: number;
  readonly points: readonly MovedPoint[];
  /** The tasks that hold what moves most, from the first that moves. */
  readonly chain: readonly PathStep[];
}

/** Plans that wait for a plan, directly or through others, itself among them. */
export function plansAfter(plan: string, links: readonly CrossLink[]): ReadonlySet<string> {
  const found = new Set([plan]);
  for (const key of found) for (const l of links) if (l.pred.plan === key) found.add(l.succ.plan);
  return found;
}

/** Those and everything that they wait for: what has to be scheduled together to know what a change does. */
export function plansAround(plan: string, links: readonly CrossLink[]): ReadonlySet<string> {
  const found = new Set(plansAfter(plan, links));
  for (const key of found) for (const l of links) if (l.succ.plan === key) found.add(l.pred.plan);
  return found;
}

const daySec = (plan: Plan): number => (plan.header.minutesPerDay ?? 480) * 60;

/** Working days from one instant to another on a plan's calendar, to hundredths. */
function workingDays(plan: Plan, schedule: Schedule, [from, to]: readonly [WallSecond, WallSecond]): number {
  const sec = to < from ? -schedule.projectTimeBetween(to, from) : schedule.projectTimeBetween(from, to);
  return Math.round((sec / daySec(plan)) * 100) / 100;
}

interface Both {
  readonly plan: Plan;
  readonly before: Schedule | undefined;
  readonly after: Schedule;
}

function movedPoints({ plan, before, after }: Both): readonly MovedPoint[] {
  return plan.tasks.flatMap(t => {
    const then = t.blank || t.inactive ? undefined : before?.task(t.uid);
    const now = then && after.task(t.uid);
    if (!then || !now || now.summary || !now.milestone || then.finish === now.finish) return [];
    const late = (at: WallSecond) => t.deadline !== undefined && at > t.deadline;
    return [
      {
        uid: t.uid,
        before: then.finish,
        after: now.finish,
        days: workingDays(plan, after, [then.finish, now.finish]),
        missesDeadline: late(now.finish) && !late(then.finish),
      },
    ];
  });
}

/** The task whose finish moves most: a milestone where one moves as far as any. */
function furthest({ plan, before, after }: Both): number | null {
  let best: { readonly uid: number; readonly by: number; readonly point: boolean } | null = null;
  for (const t of plan.tasks) {
    const [then, now] = t.blank ? [undefined, undefined] : [before?.task(t.uid), after.task(t.uid)];
    if (!then || !now || now.summary) continue;
    const by = Math.abs(now.finish - then.finish);
    if (by === 0 && now.start === then.start) continue;
    if (!best || by > best.by || (by === best.by && now.milestone && !best.point))
      best = { uid: t.uid, by, point: now.milestone };
  }
  return best?.uid ?? null;
}

interface Schedules {
  readonly before: ReadonlyMap<string, Schedule>;
  readonly after: ReadonlyMap<string, Schedule>;
}

/** The driving path of a task, without what leads to it but stays where it was. */
function chainTo(end: PlanEnd, { before, after }: Schedules): readonly PathStep[] {
  const path = drivingPath(after, end);
  const moves = (s: PlanEnd) => {
    const [then, now] = [before.get(s.plan)?.task(s.uid), after.get(s.plan)?.task(s.uid)];
    return then?.start !== now?.start || then?.finish !== now?.finish;
  };
  const first = path.findIndex(moves);
  return first < 0 ? [] : path.slice(first);
}

/**
 * What a change of some plans does to all that are linked with them, before it is saved: each plan whose tasks move, by how
 * many working days its finish and its milestones do, and the chain of tasks that explains it. Plans where nothing moves are
 * left out; the others come in the order of `plans`.
 */
export function consequencesOf(
  plans: ReadonlyMap<string, Plan>,
  links: readonly CrossLink[],
  changed: ReadonlyMap<string, Plan>,
): readonly Consequence[] {
  const before = scheduleTogether(plans, links).result;
  const edited = new Map([...plans].map(([key, plan]) => [key, changed.get(key) ?? plan]));
  const after = scheduleTogether(edited, links).result;
  return [...edited].flatMap(([key, plan]) => {
    const now = after.get(key);
    const then = before.get(key);
    if (!now || !then) return [];
    const both = { plan, before: then, after: now };
    const moved = now.tasks().filter(t => {
      const was = then.task(t.uid);
      return !t.summary && (was?.start !== t.start || was.finish !== t.finish);
    }).length;
    if (moved === 0 && then.finish === now.finish) return [];
    const furthestUid = furthest(both);
    return [
      {
        plan: key,
        finishBefore: then.finish,
        finishAfter: now.finish,
        days: workingDays(plan, now, [then.finish, now.finish]),
        moved,
        points: movedPoints(both),
        chain: furthestUid === null ? [] : chainTo({ plan: key, uid: furthestUid }, { before, after }),
      },
    ];
  });
}
