import type { Schedule } from './schedule.ts';
import type { PlanEnd } from './together.ts';

/** One task on a driving path. */
export interface PathStep extends PlanEnd {
  /** What of this task drives the next one: `FS` and so on; left out for the last. */
  readonly by?: string;
}

/**
 * The chain of tasks that holds a task where it is, from the first to the task itself, through any number of plans that
 * were scheduled together. Where several links hold a task, the predecessor that ends last is followed.
 */
export function drivingPath(schedules: ReadonlyMap<string, Schedule>, end: PlanEnd): readonly PathStep[] {
  const path: PathStep[] = [{ plan: end.plan, uid: end.uid }];
  const seen = new Set<string>();
  for (let at = end; ; ) {
    const key = `${at.plan} ${at.uid}`;
    if (seen.has(key)) return path;
    seen.add(key);
    const links = (schedules.get(at.plan)?.drivers(at.uid) ?? []).flatMap(d =>
      d.kind === 'link' ? [{ plan: d.plan ?? at.plan, uid: d.predUid, by: d.type }] : [],
    );
    const finishOf = (e: PlanEnd) => schedules.get(e.plan)?.task(e.uid)?.finish ?? -Infinity;
    const step = links.toSorted((a, b) => finishOf(b) - finishOf(a))[0];
    if (!step) return path;
    path.unshift(step);
    at = lastInside(schedules, step);
    if (at.uid !== step.uid) path.unshift({ ...at, by: 'in' });
  }
}

/** Of a summary the task in it that ends last; a task itself. */
function lastInside(schedules: ReadonlyMap<string, Schedule>, end: PlanEnd): PlanEnd {
  const tasks = schedules.get(end.plan)?.tasks() ?? [];
  const at = tasks.findIndex(t => t.uid === end.uid);
  const summary = tasks[at];
  if (!summary?.summary) return end;
  const last = tasks.slice(at + 1).find(t => !t.summary && t.finish === summary.finish);
  return last ? { plan: end.plan, uid: last.uid } : end;
}
