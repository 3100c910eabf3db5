import type { Plan, PlanTask, Spans } from '@chartroom/engine';
import type { KeyDate } from './store/write.ts';

const isMilestone = (t: PlanTask, leaf: boolean): boolean =>
  leaf && (t.milestone === true || t.durationSec === 0);

/** More top rows than this are no phases: nobody could read them on a roadmap. */
const mostPhases = 100;

function phasesIn(tasks: readonly PlanTask[]): number {
  let count = 0;
  for (const t of tasks) if (t.outlineLevel === 1) count++;
  return count;
}

const same = (a: KeyDate, b: KeyDate): boolean =>
  a.name === b.name &&
  a.kind === b.kind &&
  a.startAt === b.startAt &&
  a.finishAt === b.finishAt &&
  a.deadline === b.deadline &&
  a.percentComplete === b.percentComplete;

/**
 * The dates that others read in SQL: milestones, and top rows where they are few enough to be phases. What is as it was
 * `before` is the same object.
 */
export function keyDatesOf(
  plan: Plan,
  spans: Spans,
  before: ReadonlyMap<number, KeyDate> = new Map(),
): ReadonlyMap<number, KeyDate> {
  const dates = new Map<number, KeyDate>();
  let changed = 0;
  const { tasks } = plan;
  const hasPhases = phasesIn(tasks) <= mostPhases;
  // A loop, and the cheapest questions first: this is asked of every task at every edit.
  for (let i = 0; i < tasks.length; i++) {
    const t = tasks[i] as PlanTask;
    const leaf = (tasks[i + 1]?.outlineLevel ?? 0) <= t.outlineLevel;
    const kind = isMilestone(t, leaf)
      ? 'milestone'
      : hasPhases && t.outlineLevel === 1 && !leaf
        ? 'phase'
        : null;
    if (kind === null || t.blank || t.inactive || t.external) continue;
    const startAt = spans.start[i] ?? Number.NaN;
    const finishAt = spans.finish[i] ?? Number.NaN;
    if (Number.isNaN(startAt)) continue;
    const { uid, name, deadline = null, percentComplete = 0 } = t;
    const old = before.get(uid);
    const next = { uid, name, kind, startAt, finishAt, deadline, percentComplete } as const;
    if (old && same(old, next)) dates.set(uid, old);
    else {
      changed += 1;
      dates.set(uid, next);
    }
  }
  return changed === 0 && dates.size === before.size ? before : dates;
}

/** What is to be written of key dates after an edit. */
export function changedKeyDates(
  before: ReadonlyMap<number, KeyDate>,
  after: ReadonlyMap<number, KeyDate>,
): { readonly dates: readonly KeyDate[]; readonly gone: readonly number[] } {
  if (before === after) return { dates: [], gone: [] };
  const dates = [...after.values()].filter(d => {
    const old = before.get(d.uid);
    return old !== d && !(old && same(old, d));
  });
  return { dates, gone: [...before.keys()].filter(uid => !after.has(uid)) };
}
