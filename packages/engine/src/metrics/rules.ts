import type { Day } from '../base/day.ts';

/** The common language of status, whatever scale it was said on. */
export const statusOrder = ['on-track', 'at-risk', 'off-track'] as const;
export type KnownStatus = (typeof statusOrder)[number];
export type Status = KnownStatus | 'unknown';

/** How bad a status is: 0 on track, 1 at risk, 2 off track; −1 when it is not known. */
export const severity = (status: Status): number => (status === 'unknown' ? -1 : statusOrder.indexOf(status));

/** What a status is computed for. Scope, people and risk have no rule yet and say so. */
export const statusDimensions = [
  'schedule',
  'cost',
  'benefits',
  'reporting',
  'scope',
  'people',
  'risk',
] as const;
export type StatusDimension = (typeof statusDimensions)[number];

/** A measure of the catalogue with its two thresholds; beyond them is worse. null: this level is not judged by it. */
export interface RuleLimit {
  readonly measure: string;
  readonly atRisk: number | null;
  readonly offTrack: number | null;
}

/** One rule: a level is reached when every limit of the rule is exceeded. */
export interface StatusRule {
  readonly id: string;
  readonly dimension: StatusDimension;
  readonly name: string;
  readonly words: string;
  readonly limits: readonly RuleLimit[];
}

/** A version of the rules, in force from a day until the next version. */
export interface RuleSet {
  readonly version: number;
  readonly validFrom: Day;
  readonly rules: readonly StatusRule[];
  /** By project class and rule: limits that replace the rule's own, or `off`. */
  readonly classes: Readonly<Record<string, Readonly<Record<string, readonly RuleLimit[] | 'off'>>>>;
}

/** The rules that hold for one project. */
export interface EffectiveRules {
  readonly version: number;
  readonly validFrom: Day;
  readonly projectClass: string | null;
  readonly rules: readonly StatusRule[];
}

/** The rules of a set for a class of projects: its own limits where it has some, the general ones otherwise. */
export function rulesFor(set: RuleSet, projectClass: string | null): EffectiveRules {
  const own =
    projectClass !== null && Object.hasOwn(set.classes, projectClass) ? set.classes[projectClass] : {};
  const rules = set.rules.flatMap(rule => {
    const limits = own && Object.hasOwn(own, rule.id) ? own[rule.id] : rule.limits;
    return limits === 'off' || limits === undefined ? [] : [{ ...rule, limits }];
  });
  return { version: set.version, validFrom: set.validFrom, projectClass, rules };
}

/** The version in force on a day; null before the first. Of two from one day the higher number holds. */
export function ruleSetOn(sets: readonly RuleSet[], day: Day): RuleSet | null {
  let found: RuleSet | null = null;
  for (const set of sets) {
    if (set.validFrom > day) continue;
    const later = found === null || set.validFrom > found.validFrom;
    if (later || (set.validFrom === found?.validFrom && set.version > found.version)) found = set;
  }
  return found;
}

/**
 * The rules a new organisation starts with; the thresholds are a beginning, to be changed by each. Both days and per
 * cent must be exceeded, so that neither a long nor a short project is judged by the wrong one. A benefit-cost ratio
 * below one means that it costs more than it brings (poor value for money in HM Treasury's framework); it warns
 * only, since some projects are done because they must be.
 */
export const defaultRules: RuleSet = {
  version: 1,
  validFrom: '1900-01-01' as Day,
  classes: {},
  rules: [
    {
      id: 'finish-slip',
      dimension: 'schedule',
      name: 'Finish slip',
      words:
        'The finish is later than its baseline, by more days and by a larger share of the duration than allowed.',
      limits: [
        { measure: 'finish-slip-days', atRisk: 15, offTrack: 40 },
        { measure: 'finish-slip-pct', atRisk: 5, offTrack: 15 },
      ],
    },
    {
      id: 'finish-passed',
      dimension: 'schedule',
      name: 'Finish passed',
      words: 'The forecast finish has passed and the project has neither finished nor been forecast again.',
      limits: [{ measure: 'days-past-finish', atRisk: 0, offTrack: 40 }],
    },
    {
      id: 'cost-overrun',
      dimension: 'cost',
      name: 'Cost overrun',
      words: 'The forecast cost is above its baseline by more than allowed.',
      limits: [{ measure: 'cost-variance-pct', atRisk: 5, offTrack: 15 }],
    },
    {
      id: 'benefits-shortfall',
      dimension: 'benefits',
      name: 'Benefits shortfall',
      words: 'The forecast benefits are below their baseline by more than allowed.',
      limits: [{ measure: 'benefits-shortfall-pct', atRisk: 10, offTrack: 25 }],
    },
    {
      id: 'benefit-cost-under-one',
      dimension: 'benefits',
      name: 'Benefits below cost',
      words: 'The benefits valued in money are less than the cost.',
      limits: [{ measure: 'benefit-cost-ratio', atRisk: 1, offTrack: null }],
    },
    {
      id: 'report-stale',
      dimension: 'reporting',
      name: 'Silence',
      words: 'No report has been published for more reporting periods than allowed.',
      limits: [{ measure: 'report-age-cadences', atRisk: 1.5, offTrack: 3 }],
    },
  ],
};
