import type { Day } from '../base/day.ts';
import { fraction, times, toWhole } from '../base/fraction.ts';
import type { PlanTask } from '../schedule/plan-task.ts';

/** How the work of a task is credited: by its per cent complete, a judged per cent, all at its end, half at each end, or by milestones. */
export const earningMethods = ['percent', 'physical', '0-100', '50-50', 'milestones'] as const;
export type EarningMethod = (typeof earningMethods)[number];

/** Part of a task that is credited when it is done. */
export interface WeightedMilestone {
  /** Any unit: a weight counts by its share of all. */
  readonly weight: number;
  readonly done: boolean;
  /** When it was done; the status day when left out. */
  readonly doneOn?: Day | undefined;
}

/** What a task has earned: an amount at once, or spread over the time that was worked. */
export interface Earned {
  readonly amount: number;
  readonly at: 'worked' | 'start' | 'finish';
  readonly on?: Day | undefined;
}

export const isFinished = (t: PlanTask): boolean =>
  t.actualFinish !== undefined || (t.percentComplete ?? 0) >= 100;

export const isStarted = (t: PlanTask): boolean =>
  t.actualStart !== undefined || (t.percentComplete ?? 0) > 0 || isFinished(t);

/** So many per cent of an amount, rounded half to even; per cents count to two decimals and from 0 to 100. */
function share(amount: number, percent: number): number {
  const hundredths = Math.round(Math.min(100, Math.max(0, percent)) * 100);
  return toWhole(times(fraction(amount), fraction(hundredths, 10_000))) ?? 0;
}

function byMilestones(bac: number, milestones: readonly WeightedMilestone[]): readonly Earned[] {
  const weights = milestones.map(m => Math.max(0, Math.round(m.weight * 100)));
  const all = weights.reduce((sum, w) => sum + w, 0);
  if (all === 0) return [];
  // Shares of the running sum, so that all milestones together earn the whole exactly.
  const upTo = (weight: number) => toWhole(times(fraction(bac), fraction(weight, all))) ?? 0;
  let before = 0;
  return milestones.flatMap((m, i) => {
    const after = before + (weights[i] ?? 0);
    const amount = upTo(after) - upTo(before);
    before = after;
    return m.done ? [{ amount, at: 'worked' as const, on: m.doneOn }] : [];
  });
}

/**
 * What a task of so much budget has earned by a method. Methods: PMI, Practice Standard for Earned Value Management
 * (2011), chapter 6 (fixed formula, weighted milestone, per cent complete, physical measurement).
 */
export function earnedBy(
  method: EarningMethod,
  { task, bac }: { readonly task: PlanTask; readonly bac: number },
  milestones: readonly WeightedMilestone[] = [],
): readonly Earned[] {
  switch (method) {
    case 'percent':
      return [{ amount: isFinished(task) ? bac : share(bac, task.percentComplete ?? 0), at: 'worked' }];
    case 'physical':
      return [{ amount: share(bac, task.physicalPercentComplete ?? 0), at: 'worked' }];
    case '0-100':
      return isFinished(task) ? [{ amount: bac, at: 'finish' }] : [];
    case '50-50': {
      if (!isStarted(task)) return [];
      const half = share(bac, 50);
      const rest: readonly Earned[] = isFinished(task) ? [{ amount: bac - half, at: 'finish' }] : [];
      return [{ amount: half, at: 'start' }, ...rest];
    }
    case 'milestones':
      return byMilestones(bac, milestones);
  }
}
