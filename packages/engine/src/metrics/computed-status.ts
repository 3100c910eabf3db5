import type { Day } from '../base/day.ts';
import { judge, type RuleReason } from './judge.ts';
import {
  type EffectiveRules,
  type KnownStatus,
  type Status,
  type StatusDimension,
  severity,
  statusDimensions,
} from './rules.ts';
import { sayCount, sayDay, sayStatus } from './words.ts';

/** What a status is computed from: facts of one project on one day, money in its own currency. */
export type StatusInputs = {
  readonly asOf: Day;
  /** Life-cycle state; no status is computed for what is closed or cancelled. */
  readonly state: string;
  readonly startBaseline: Day | null;
  readonly finishBaseline: Day | null;
  readonly finishForecast: Day | null;
  readonly finishActual: Day | null;
  /** Of all its money; only shown, never computed with. */
  readonly currency?: string | null;
  readonly costBaselineMinor: number | null;
  readonly costForecastMinor: number | null;
  readonly benefitsBaselineMinor: number | null;
  readonly benefitsForecastMinor: number | null;
  /** The day of the last published report. */
  readonly lastReport: Day | null;
  readonly cadenceDays: number;
};

/** A status set by hand: it holds from its first day to the last one, both included. */
export interface StatusOverride {
  readonly status: KnownStatus;
  readonly reason: string;
  readonly from: Day;
  readonly expires: Day;
  readonly by?: string | null;
}

/** A computed status: the worst of its dimensions, unless it was set by hand. */
export interface ComputedStatus {
  readonly overall: Status;
  /** What the rules alone say: the same, unless an override holds. */
  readonly byRules: Status;
  readonly override: StatusOverride | null;
  /** One for each dimension: its worst rule. */
  readonly dimensions: readonly RuleReason[];
  /** All that was said, for each rule; an override comes first. */
  readonly reasons: readonly RuleReason[];
  readonly because: string;
  readonly rulesVersion: number;
}

/** Whether a project in this state is still under way, so that a status makes sense. */
export const isUnderWay = (state: string): boolean => state !== 'closed' && state !== 'cancelled';

/**
 * Computes a status by rules. A rule's level is reached when all its limits that can be computed are exceeded; a
 * dimension has the worst status of its rules, the whole the worst of its dimensions. Reports that arrive in time
 * are no proof of health: without anything else to judge, the whole is not known.
 */
export const computeStatus = (
  inputs: StatusInputs,
  rules: EffectiveRules,
  override: StatusOverride | null = null,
): ComputedStatus => computeStatusBy(judge, { inputs, rules, override });

/** What `computeStatus` is asked. */
export interface StatusAsked {
  readonly inputs: StatusInputs;
  readonly rules: EffectiveRules;
  readonly override: StatusOverride | null;
}

/** The same with a judge that may remember. */
export function computeStatusBy(by: typeof judge, { inputs, rules, override }: StatusAsked): ComputedStatus {
  const underWay = isUnderWay(inputs.state);
  const said = underWay ? rules.rules.map(rule => by(rule, inputs)) : [];
  const dimensions = statusDimensions.map(d => worstOf(d, said, inputs.state));
  const byRules = overallOf(dimensions);
  const holds =
    underWay && override !== null && override.from <= inputs.asOf && inputs.asOf <= override.expires
      ? override
      : null;
  const because = holds ? sayOverride(holds, byRules) : sayOverall(dimensions, byRules, inputs.state);
  const byHand: readonly RuleReason[] = holds
    ? [{ dimension: 'overall', rule: null, status: holds.status, limits: [], because }]
    : [];
  return {
    overall: holds ? holds.status : byRules,
    byRules,
    override: holds,
    dimensions,
    reasons: [...byHand, ...said, ...dimensions.filter(d => d.rule === null)],
    because,
    rulesVersion: rules.version,
  };
}

function worstOf(dimension: StatusDimension, said: readonly RuleReason[], state: string): RuleReason {
  let worst: RuleReason | null = null;
  for (const r of said)
    if (r.dimension === dimension && (worst === null || severity(r.status) > severity(worst.status)))
      worst = r;
  if (worst) return worst;
  const because = isUnderWay(state)
    ? `Not computed: no rule judges ${dimension}.`
    : `Not computed: the project is ${state}.`;
  return { dimension, rule: null, status: 'unknown', limits: [], because };
}

function overallOf(dimensions: readonly RuleReason[]): Status {
  let worst: Status = 'unknown';
  let substance = false;
  for (const d of dimensions) {
    if (d.status === 'unknown') continue;
    substance ||= d.dimension !== 'reporting';
    if (severity(d.status) > severity(worst)) worst = d.status;
  }
  return worst === 'on-track' && !substance ? 'unknown' : worst;
}

function sayOverall(dimensions: readonly RuleReason[], status: Status, state: string): string {
  if (!isUnderWay(state)) return `Not computed: the project is ${state}.`;
  if (status === 'unknown') return 'Not known: no dates, money or benefits to compute from.';
  const deciding = dimensions.filter(d => d.status === status);
  const judged = sayCount(dimensions.filter(d => d.status !== 'unknown').length, 'dimension');
  return status === 'on-track'
    ? `On track: all of ${judged} that can be computed.`
    : deciding.map(d => d.because).join(' ');
}

const sayOverride = (o: StatusOverride, byRules: Status): string =>
  `Set to ${sayStatus(o.status)} by ${o.by ?? 'hand'} until ${sayDay(o.expires)}: ${o.reason} By the rules it would be ${sayStatus(byRules)}.`;
