import type { ProjectState } from '@chartroom/contract';
import { AppError } from '../../platform/index.ts';
import type { Attributes } from './attributes.ts';

const next: Readonly<Record<ProjectState, readonly ProjectState[]>> = {
  approved: ['active', 'cancelled'],
  active: ['on-hold', 'closing', 'cancelled'],
  'on-hold': ['active', 'cancelled'],
  closing: ['active', 'closed'],
  closed: [],
  cancelled: [],
};

/** States a project may go to next; a closed or cancelled project stays so. */
export const transitionsFrom = (state: string): readonly ProjectState[] => next[state as ProjectState] ?? [];

export const isLive = (a: Pick<Attributes, 'state' | 'present'>): boolean =>
  a.present && a.state !== 'closed' && a.state !== 'cancelled';

export function transitionIsLegal(from: string, to: ProjectState): void {
  const allowed = transitionsFrom(from);
  if (allowed.includes(to)) return;
  const choice = allowed.length > 0 ? `From here it may go to ${allowed.join(', ')}.` : 'It stays so.';
  throw new AppError('conflict', `A project that is ${from} cannot become ${to}. ${choice}`);
}

/** A new baseline counts when a baseline finish or cost is set or changes; corrections of a name do not. */
export function baselineNumberAfter(before: Attributes, after: Attributes): number {
  const changed =
    (after.finishBaseline !== null && after.finishBaseline !== before.finishBaseline) ||
    (after.costBaselineMinor !== null && after.costBaselineMinor !== before.costBaselineMinor);
  if (!changed) return before.baselineNumber;
  const isCompletion =
    before.baselineNumber === 1 &&
    (before.finishBaseline === null || before.finishBaseline === after.finishBaseline) &&
    (before.costBaselineMinor === null || before.costBaselineMinor === after.costBaselineMinor);
  return isCompletion ? 1 : before.baselineNumber + 1;
}

export function datesAreInOrder(a: Attributes): void {
  const start = a.startActual ?? a.startForecast;
  const finish = a.finishActual ?? a.finishForecast;
  if (start !== null && finish !== null && finish < start) {
    throw new AppError('invalid', `The finish ${finish} is before the start ${start}. Change one of them.`, {
      fields: [{ path: 'body.finishForecast', message: `Choose ${start} or later.` }],
    });
  }
}
