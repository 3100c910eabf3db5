import { type Day, daysBetween } from '../base/day.ts';
import { decimalText } from '../base/money.ts';
import { isUnderWay } from './computed-status.ts';
import { compareRatings, type ReportedRating } from './scales.ts';
import { sayCount, sayDay, sayNumber, sayStatus } from './words.ts';

/** What can have happened to a project between two days. */
export type ChangeKind = 'new' | 'left' | 'returned' | 'closed' | 'moved' | 'rerated' | 'rebaselined';

/** A project on one day, as far as changes are looked for. */
export interface ProjectState {
  /** In the portfolio on that day. */
  readonly present: boolean;
  /** In the portfolio on that day or any day before it. */
  readonly everPresent: boolean;
  readonly state: string;
  readonly rating: ReportedRating | null;
  readonly startForecast: Day | null;
  readonly finishForecast: Day | null;
  readonly finishActual: Day | null;
  readonly finishBaseline: Day | null;
  readonly costBaselineMinor: number | null;
  readonly baselineNumber: number;
  readonly currency: string;
}

/** One change: from what to what, as plain values, and why in words. */
export interface ProjectChange {
  readonly kind: ChangeKind;
  readonly from: string | null;
  readonly to: string | null;
  /** moved and rebaselined: by how many days the date moved; positive is later. */
  readonly days: number | null;
  readonly why: string;
}

/**
 * What changed of one project between two days, at most one change of a kind. `before` is null when nothing was
 * known of it on the earlier day. Only what was in the portfolio on both days is compared in detail; a date that
 * appears or disappears has not moved.
 */
export function whatChanged(before: ProjectState | null, after: ProjectState): readonly ProjectChange[] {
  if (!before?.present) {
    if (!after.present) return [];
    return before?.everPresent
      ? [presence('returned', after, 'Absent on the earlier day; it had been in the portfolio before.')]
      : [presence('new', after, 'Not in the portfolio on the earlier day, nor before.')];
  }
  const closed = isUnderWay(before.state) && !isUnderWay(after.state) ? [closure(before, after)] : [];
  if (!after.present) {
    const left = { kind: 'left', from: saidOf(before), to: null, days: null } as const;
    return closed.length > 0 ? closed : [{ ...left, why: 'No longer in the portfolio.' }];
  }
  return [
    ...closed,
    ...rebaselined(before, after),
    ...moved(before, after),
    ...rerated(before.rating, after.rating),
  ];
}

const saidOf = (p: ProjectState): string | null => p.rating?.said || null;

const presence = (kind: 'new' | 'returned', after: ProjectState, why: string): ProjectChange => ({
  kind,
  from: null,
  to: saidOf(after),
  days: null,
  why,
});

const closure = (before: ProjectState, after: ProjectState): ProjectChange => ({
  kind: 'closed',
  from: before.state,
  to: after.state,
  days: null,
  why: after.finishActual ? `Finished ${sayDay(after.finishActual)}.` : `It is ${after.state}.`,
});

const late = (days: number) => `${sayCount(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;

function moved(before: ProjectState, after: ProjectState): readonly ProjectChange[] {
  const finish = shift(
    'Finish',
    before.finishActual ?? before.finishForecast,
    after.finishActual ?? after.finishForecast,
  );
  return finish ?? shift('Start', before.startForecast, after.startForecast) ?? [];
}

function shift(what: string, from: Day | null, to: Day | null): readonly ProjectChange[] | null {
  if (from === null || to === null || from === to) return null;
  const days = daysBetween(from, to);
  return [{ kind: 'moved', from, to, days, why: `${what} ${late(days)}.` }];
}

function rebaselined(before: ProjectState, after: ProjectState): readonly ProjectChange[] {
  const [finishFrom, finishTo] = [before.finishBaseline, after.finishBaseline];
  const [costFrom, costTo] = [before.costBaselineMinor, after.costBaselineMinor];
  const finish = finishFrom !== null && finishTo !== null && finishFrom !== finishTo;
  const cost =
    costFrom !== null && costTo !== null && costFrom !== costTo && before.currency === after.currency;
  // The first baseline replaces none.
  const again = before.baselineNumber > 0 && after.baselineNumber > before.baselineNumber;
  if (!finish && !cost && !again) return [];
  const days = finish ? daysBetween(finishFrom, finishTo) : null;
  const amount = (minor: number) => decimalText({ minor, currency: after.currency });
  const parts = [
    ...(days === null ? [] : [`baseline finish ${late(days)}`]),
    ...(cost
      ? [
          `baseline cost ${costTo > costFrom ? '+' : ''}${sayNumber(amount(costTo - costFrom))} ${after.currency}`,
        ]
      : []),
  ];
  const why =
    parts.length === 0 ? 'A new baseline with the same finish and cost.' : `${capital(parts.join(', '))}.`;
  if (finish) return [{ kind: 'rebaselined', from: finishFrom, to: finishTo, days, why }];
  if (cost) return [{ kind: 'rebaselined', from: amount(costFrom), to: amount(costTo), days, why }];
  return [{ kind: 'rebaselined', from: finishFrom, to: finishTo, days, why }];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function rerated(before: ReportedRating | null, after: ReportedRating | null): readonly ProjectChange[] {
  if (before === null || after === null) {
    if (!after || after.level === null) return [];
    return [{ kind: 'rerated', from: null, to: after.said, days: null, why: 'Rated for the first time.' }];
  }
  const { change, acrossScales } = compareRatings(before, after);
  const from = before.said || null;
  const to = after.said || null;
  const one = (why: string): readonly ProjectChange[] => [{ kind: 'rerated', from, to, days: null, why }];
  if (change === 'same') return [];
  if (change === 'unknown') {
    if (before.level === null && after.level === null && before.said === after.said) return [];
    if (before.level === null && after.level === null)
      return one('Said otherwise; neither is a colour of the scale.');
    return one(
      after.level === null
        ? `${after.said === '' ? 'No rating is given' : `${after.said} is no colour of the scale`}.`
        : `${before.said === '' ? 'Not rated' : `${before.said}, which is no colour of the scale,`} before.`,
    );
  }
  return one(
    acrossScales
      ? `The scale changed; compared by what the levels stand for, it ${change}: ${sayStatus(before.status)} to ${sayStatus(after.status)}.`
      : `The rating ${change}.`,
  );
}
