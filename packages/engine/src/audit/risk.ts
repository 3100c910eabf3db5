/** What makes a project worth an audit, each turned into points from 0 (nothing to see) to 1 (look here first). */
export const riskFactors = ['budget', 'lastAudit', 'controls', 'status', 'disagreement'] as const;
export type RiskFactor = (typeof riskFactors)[number];

export type RiskWeights = Readonly<Record<RiskFactor, number>>;

/** The weights in use before an organisation chooses its own. */
export const usualRiskWeights: RiskWeights = {
  budget: 3,
  lastAudit: 2,
  controls: 3,
  status: 1,
  disagreement: 1,
};

/** The facts of one project on the day of the sampling; null where nothing is known. */
export interface RiskFacts {
  /** Forecast cost in whole units of the project's own currency. */
  readonly budget: number | null;
  readonly daysSinceAudit: number | null;
  readonly failing: { readonly high: number; readonly medium: number; readonly low: number };
  readonly computed: string | null;
  readonly disagreeDays: number | null;
}

const within = (x: number): number => Math.min(1, Math.max(0, x));
const statusPoints: Readonly<Record<string, number>> = { 'on-track': 0, 'at-risk': 0.5, 'off-track': 1 };

/**
 * Points of each factor. None depends on another project, so that a project keeps its points whoever else is looked at:
 * budget by its order of magnitude (10,000 gives 0, 10,000,000 gives 1), the time since the last audit up to two years
 * (never audited gives 1), failing controls by severity (3, 2, 1; twelve give 1), the computed status (unknown counts as
 * at risk), and for how long reported and computed status have disagreed (60 days give 1).
 */
export function riskPoints(facts: RiskFacts): Readonly<Record<RiskFactor, number>> {
  const { budget, daysSinceAudit, failing, computed, disagreeDays } = facts;
  return {
    budget: budget === null || budget <= 0 ? 0 : within((Math.log10(budget) - 4) / 3),
    lastAudit: daysSinceAudit === null ? 1 : within(daysSinceAudit / 730),
    controls: within((3 * failing.high + 2 * failing.medium + failing.low) / 12),
    status: computed === null ? 0.5 : (statusPoints[computed] ?? 0.5),
    disagreement: within((disagreeDays ?? 0) / 60),
  };
}

/** The weighted mean of the points, from 0 to 100 with one decimal; 0 when no factor has a weight. */
export function riskScore(points: Readonly<Record<RiskFactor, number>>, weights: RiskWeights): number {
  const whole = riskFactors.reduce((sum, f) => sum + weights[f], 0);
  if (whole <= 0) return 0;
  const sum = riskFactors.reduce((total, f) => total + weights[f] * points[f], 0);
  return Math.round((1000 * sum) / whole) / 10;
}
