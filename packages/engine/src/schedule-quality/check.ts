import type { PlanEdit } from '../schedule/scheduler.ts';

/** The fourteen checks, in their usual order. */
export const qualityCheckIds = [
  'logic',
  'leads',
  'lags',
  'link-types',
  'hard-constraints',
  'high-slack',
  'negative-slack',
  'high-duration',
  'invalid-dates',
  'resources',
  'missed-tasks',
  'critical-path-test',
  'critical-path-length-index',
  'baseline-execution-index',
] as const;
export type QualityCheckId = (typeof qualityCheckIds)[number];

/** A limit for each check, and the two lengths beyond which slack and durations count as high. */
export interface QualityThresholds extends Readonly<Record<QualityCheckId, number>> {
  /** Working days. */
  readonly highSlackDays: number;
  /** Working days. */
  readonly highDurationDays: number;
}

/**
 * The limits of the assessment as its makers set them: US Defense Contract Management Agency, Earned Value Management
 * System Program Analysis Pamphlet (DCMA-EA PAM 200.1, 2012), section 4; Winter, "DCMA 14-Point Schedule Assessment", 2011.
 * Per cent, but the critical path test (working days of deviation) and the two indices.
 */
export const usualThresholds: QualityThresholds = {
  logic: 5,
  leads: 0,
  lags: 5,
  'link-types': 90,
  'hard-constraints': 5,
  'high-slack': 5,
  'negative-slack': 0,
  'high-duration': 5,
  'invalid-dates': 0,
  resources: 0,
  'missed-tasks': 5,
  'critical-path-test': 1,
  'critical-path-length-index': 0.95,
  'baseline-execution-index': 0.95,
  highSlackDays: 44,
  highDurationDays: 44,
};

/** A change that mends something and moves no task: it was tried before it is offered. */
export interface QualityFix {
  readonly label: string;
  readonly edits: readonly PlanEdit[];
}

/** A task, or a link into it, that a check counts. */
export interface Offender {
  readonly uid: number;
  /** With a link: where it comes from. */
  readonly predUid?: number | undefined;
  /** What is the matter with it, in words. */
  readonly detail: string;
  readonly fix?: QualityFix | undefined;
}

export interface QualityCheck {
  readonly id: QualityCheckId;
  /** 1 to 14. */
  readonly number: number;
  readonly name: string;
  readonly unit: 'percent' | 'days' | 'ratio';
  readonly value: number | null;
  readonly limit: number;
  readonly bound: 'at-most' | 'at-least';
  readonly outcome: 'passed' | 'failed' | 'not-applicable';
  /** How many of how many; what they are is said in `words`. */
  readonly count: number;
  readonly of: number;
  /** What was measured, or why it cannot be. */
  readonly words: string;
  readonly offenders: readonly Offender[];
}

/** What a check finds before it is held against its limit. */
export interface Measured {
  readonly value: number | null;
  readonly count: number;
  readonly of: number;
  readonly words: string;
  readonly offenders: readonly Offender[];
}

/** A check that has nothing to measure. */
export const unmeasured = (words: string): Measured => ({
  value: null,
  count: 0,
  of: 0,
  words,
  offenders: [],
});
