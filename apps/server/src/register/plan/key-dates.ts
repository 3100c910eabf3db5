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

/** The dates that others read in SQL: milestones, and top rows where they are few enough to be phases. */
export function keyDatesOf(plan: Plan, spans: Spans): ReadonlyMap<number, KeyDate> {
  const dates = new Map<number, KeyDate>();
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
    dates.set(uid, { uid, name, kind, startAt, finishAt, deadline, percentComplete });
  }
  return dates;
}

const same = (a: KeyDate, b: KeyDate): boolean =>
  a.name === b.name &&
  a.kind === b.kind &&
  a.startAt === b.startAt &&
  a.finishAt === b.finishAt &&
  a.deadline === b.deadline &&
  a.percentComplete === b.percentComplete;

/** What is to be written of key dates after an edit. */
export function changedKeyDates(
  before: ReadonlyMap<number, KeyDate>,
  after: ReadonlyMap<number, KeyDate>,
): { readonly dates: readonly KeyDate[]; readonly gone: readonly number[] } {
  const dates = [...after.values()].filter(d => {
    const old = before.get(d.uid);
    return !old || !same(old, d);
  });
  return { dates, gone: [...before.keys()].filter(uid => !after.has(uid)) };
}
