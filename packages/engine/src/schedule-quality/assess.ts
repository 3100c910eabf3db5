import { percent } from '../base/rounding.ts';
import type { WallSecond } from '../base/wall-second.ts';
import type { Plan } from '../schedule/plan.ts';
import type { Schedule } from '../schedule/schedule.ts';
import {
  type Measured,
  type QualityCheck,
  type QualityCheckId,
  type QualityThresholds,
  qualityCheckIds,
  usualThresholds,
} from './check.ts';
import { criticalPathTest } from './critical-path-test.ts';
import { constraintFixes, logicFixes } from './fixes.ts';
import { type Ground, groundOf } from './ground.ts';
import {
  baselineExecutionIndex,
  criticalPathLengthIndex,
  invalidDates,
  missedTasks,
} from './progress-checks.ts';
import { highDuration, highSlack, negativeSlack, resources } from './shape-checks.ts';
import { hardConstraints, lags, leads, linkTypes, missingLogic } from './structure-checks.ts';

/** The outcome of the fourteen checks. */
export interface ScheduleQuality {
  readonly checks: readonly QualityCheck[];
  readonly passed: number;
  /** Checks that could be made. */
  readonly applicable: number;
  /** Passed of those that could be made, in per cent; null where none could. */
  readonly score: number | null;
}

interface Definition {
  readonly name: string;
  readonly unit: QualityCheck['unit'];
  readonly bound: QualityCheck['bound'];
  readonly measure: (g: Ground) => Measured;
  readonly fixes?: (g: Ground, offenders: Measured['offenders']) => Measured['offenders'];
}

const atMost = (name: string, measure: Definition['measure']): Definition => ({
  name,
  unit: 'percent',
  bound: 'at-most',
  measure,
});

const definitions: Readonly<Record<QualityCheckId, Definition>> = {
  logic: { ...atMost('Logic', missingLogic), fixes: logicFixes },
  leads: atMost('Leads', leads),
  lags: atMost('Lags', lags),
  'link-types': { name: 'Link types', unit: 'percent', bound: 'at-least', measure: linkTypes },
  'hard-constraints': { ...atMost('Hard constraints', hardConstraints), fixes: constraintFixes },
  'high-slack': atMost('High slack', highSlack),
  'negative-slack': atMost('Negative slack', negativeSlack),
  'high-duration': atMost('High duration', highDuration),
  'invalid-dates': atMost('Invalid dates', invalidDates),
  resources: atMost('Resources', resources),
  'missed-tasks': atMost('Missed tasks', missedTasks),
  'critical-path-test': {
    name: 'Critical path test',
    unit: 'days',
    bound: 'at-most',
    measure: criticalPathTest,
  },
  'critical-path-length-index': {
    name: 'Critical path length index',
    unit: 'ratio',
    bound: 'at-least',
    measure: criticalPathLengthIndex,
  },
  'baseline-execution-index': {
    name: 'Baseline execution index',
    unit: 'ratio',
    bound: 'at-least',
    measure: baselineExecutionIndex,
  },
};

function outcomeOf(
  value: number | null,
  limit: number,
  bound: QualityCheck['bound'],
): QualityCheck['outcome'] {
  if (value === null) return 'not-applicable';
  return (bound === 'at-most' ? value <= limit : value >= limit) ? 'passed' : 'failed';
}

/**
 * Assesses a calculated plan by the fourteen checks of the US Defense Contract Management Agency, each with what it found
 * and, where it is safe, a fix: edits that were tried and move no task. `status` is the instant up to which things should have
 * happened; the plan's own when left out. Progress checks without it, or without a baseline, do not apply.
 */
export function assessSchedule(
  plan: Plan,
  schedule: Schedule,
  given: {
    readonly thresholds?: QualityThresholds;
    readonly status?: WallSecond | undefined;
    readonly fixes?: boolean;
  } = {},
): ScheduleQuality {
  const thresholds = given.thresholds ?? usualThresholds;
  const ground = groundOf(plan, schedule, {
    thresholds,
    status: given.status ?? plan.header.statusDate ?? null,
  });
  const checks = qualityCheckIds.map((id, i): QualityCheck => {
    const { name, unit, bound, measure, fixes } = definitions[id];
    const found = measure(ground);
    const limit = thresholds[id];
    const offenders = fixes && given.fixes !== false ? fixes(ground, found.offenders) : found.offenders;
    return {
      id,
      number: i + 1,
      name,
      unit,
      bound,
      limit,
      ...found,
      offenders,
      outcome: outcomeOf(found.value, limit, bound),
    };
  });
  const applicable = checks.filter(c => c.outcome !== 'not-applicable').length;
  const passed = checks.filter(c => c.outcome === 'passed').length;
  return { checks, passed, applicable, score: applicable === 0 ? null : percent(passed, applicable) };
}
