import type {
  CalendarState,
  CriterionState,
  DeliverableState,
  GateDecision,
  GateHold,
  GateRole,
  GateVote,
} from '@chartroom/contract';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../../../lib/format/use-format.ts';
import type { Tone } from '../../../../ui/status/chip.tsx';

export const decisionTones: Readonly<Record<GateDecision, Tone>> = {
  go: 'green',
  'go-with-conditions': 'amber',
  hold: 'grey',
  recycle: 'water',
  stop: 'red',
};
export const criterionTones: Readonly<Record<CriterionState, Tone>> = {
  met: 'green',
  'not-met': 'red',
  waived: 'amber',
  none: 'grey',
  withheld: 'grey',
};
export const deliverableTones: Readonly<Record<DeliverableState, Tone>> = {
  missing: 'red',
  draft: 'amber',
  'in-review': 'water',
  approved: 'green',
  'not-needed': 'grey',
};
export const voteTones: Readonly<Record<GateVote, Tone>> = { for: 'green', against: 'note', abstain: 'grey' };
export const calendarTones: Readonly<Record<CalendarState, Tone>> = {
  unprepared: 'grey',
  passed: 'grey',
  planned: 'water',
  open: 'amber',
  decided: 'green',
};

/** The words of gates, each the same on every page. */
export function useGateWords() {
  const { t } = useLingui();
  const decisions: Readonly<Record<GateDecision, string>> = {
    go: t`Go`,
    'go-with-conditions': t`Go with conditions`,
    hold: t`Hold`,
    recycle: t`Recycle`,
    stop: t`Stop`,
  };
  const meanings: Readonly<Record<GateDecision, string>> = {
    go: t`The gate is passed.`,
    'go-with-conditions': t`Passed; each condition has an owner and a day, and comes back when it is overdue.`,
    hold: t`A running project goes on hold. The gate comes again as the next round.`,
    recycle: t`Back to work. The gate comes again as the next round.`,
    stop: t`Not to go on. Who may can then cancel the project.`,
  };
  const criteria: Readonly<Record<CriterionState, string>> = {
    met: t`Met`,
    'not-met': t`Not met`,
    waived: t`Waived`,
    none: t`Not judged`,
    withheld: t`Withheld`,
  };
  const deliverables: Readonly<Record<DeliverableState, string>> = {
    missing: t`Missing`,
    draft: t`Draft`,
    'in-review': t`In review`,
    approved: t`Approved`,
    'not-needed': t`Not needed`,
  };
  const roles: Readonly<Record<GateRole, string>> = {
    sponsor: t`Sponsor`,
    'portfolio-manager': t`Portfolio manager`,
    'programme-manager': t`Programme manager`,
    'pmo-director': t`PMO director`,
    'pmo-analyst': t`PMO analyst`,
  };
  const votes: Readonly<Record<GateVote, string>> = { for: t`For`, against: t`Against`, abstain: t`Abstain` };
  const states: Readonly<Record<CalendarState | 'overdue' | 'conditions', string>> = {
    unprepared: t`Not prepared`,
    passed: t`Passed, no record`,
    planned: t`Planned`,
    open: t({ message: 'Open', context: 'state' }),
    decided: t`Decided`,
    overdue: t`Overdue`,
    conditions: t`With open conditions`,
  };
  const holds: Readonly<Record<GateHold, string>> = {
    start: t`the start`,
    spending: t`spending`,
    baseline: t`a baseline`,
    close: t`closing`,
  };
  return { decisions, meanings, criteria, deliverables, roles, votes, states, holds };
}

/** A value of a field as its reader writes days and numbers. */
export function useFigureValue() {
  const { t } = useLingui();
  const format = useFormat();
  return (value: string | null): string => {
    if (value === null) return t`none`;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.day(value);
    return /^-?\d+(\.\d+)?$/.test(value) ? format.number(Number(value), 2) : value;
  };
}

/** What a field that controls read is called. */
export function useFigureWords(): Readonly<Record<string, string>> {
  const { t } = useLingui();
  return {
    state: t`State`,
    finishBaseline: t`Finish, baseline`,
    finishForecast: t`Finish, forecast`,
    slipDays: t`Slip in days`,
    costBaseline: t`Cost, baseline`,
    costForecast: t`Cost, forecast`,
    costVariancePct: t`Cost variance in %`,
    spent: t`Spent`,
    benefitsBaseline: t`Benefits, baseline`,
    benefitsForecast: t`Benefits, forecast`,
    reported: t`Reported`,
    computed: t`Computed`,
    disagreeDays: t`Days of disagreement`,
  };
}
