import {
  asDay,
  daysBetween,
  drawSample,
  type FrameUnit,
  type RiskFactor,
  type RiskWeights,
  riskBand,
  riskPoints,
  riskScore,
} from '@chartroom/engine';
import { contentHash, type Tx } from '../../../../platform/index.ts';
import { todayIn } from '../../../../register/index.ts';
import { standingControls } from '../controls.ts';
import { kindsOfPmo } from '../kinds.ts';
import { statesOf } from '../matrix.ts';
import { judge, riskRows } from '../store/subjects.ts';
import { excusedOn } from '../store/waivers.ts';
import { type AuditRow, type FrameRow, lastAudits, portfoliosUnder } from './store.ts';

/** A project that may be drawn, with why it is worth it. */
export interface Candidate extends FrameUnit {
  readonly projectKey: string;
  readonly points: Readonly<Record<RiskFactor, number>>;
}

/** The live projects in the scope of an audit that the actor may see, each with its risk of today. */
export async function frameOf(
  tx: Tx,
  audit: Pick<AuditRow, 'unitIds' | 'portfolioIds'>,
  weights: RiskWeights,
): Promise<readonly Candidate[]> {
  const today = await todayIn(tx);
  const looked = { sees: 'own', today } as const;
  const standing = await standingControls(tx);
  const judged = await judge(
    tx,
    standing.map(s => s.conditions),
    looked,
  );
  const excuses = await excusedOn(tx, today);
  const failing = new Map(
    judged.map(row => {
      const states = statesOf(row, standing, excuses);
      const count = (severity: string) =>
        standing.filter(({ control }, i) => control.severity === severity && states[i] === 'fail').length;
      return [row.id, { high: count('high'), medium: count('medium'), low: count('low') }];
    }),
  );
  const last = await lastAudits(tx);
  const inScope = await scopeOf(tx, audit);
  return (await riskRows(tx, looked)).filter(inScope).map(row => {
    const lastDay = last.get(row.id);
    const points = riskPoints({
      budget: row.budget,
      daysSinceAudit: lastDay === undefined ? null : daysBetween(asDay(lastDay), asDay(today)),
      failing: failing.get(row.id) ?? { high: 0, medium: 0, low: 0 },
      computed: row.computed,
      disagreeDays: row.disagreeDays,
    });
    return { id: row.id, projectKey: row.key, points, score: riskScore(points, weights) };
  });
}

/** At or under one of the units or portfolios; everything where none is named. */
async function scopeOf(tx: Tx, { unitIds, portfolioIds }: Pick<AuditRow, 'unitIds' | 'portfolioIds'>) {
  const { units } = await kindsOfPmo(tx);
  const portfolios = await portfoliosUnder(tx, portfolioIds);
  return (p: { readonly unitId: string | null; readonly portfolioId: string | null }): boolean =>
    (unitIds.length === 0 && portfolioIds.length === 0) ||
    (p.unitId !== null && units.get(p.unitId)?.line.some(id => unitIds.includes(id)) === true) ||
    (p.portfolioId !== null && portfolios.has(p.portfolioId));
}

/** What names a frame: the ids and scores of all that may be drawn, in the order of ids. */
export const frameHash = (frame: readonly FrameUnit[]): string =>
  contentHash(frame.map(({ id, score }) => ({ id, score })).toSorted((a, b) => (a.id < b.id ? -1 : 1)));

/** The frame with what was drawn from it, before anybody is named to audit it. */
export function drawn(frame: readonly Candidate[], seed: string, size: number): readonly FrameRow[] {
  const points = new Map(frame.map(c => [c.id, c.points]));
  const none = { budget: 0, lastAudit: 0, controls: 0, status: 0, disagreement: 0 };
  return drawSample(frame, seed, size).map(({ id, score, band, key, rank }) => ({
    ...{ projectId: id, score, band, key, rank },
    points: points.get(id) ?? none,
    byHand: false,
    reason: '',
    auditorId: null,
  }));
}

/** A project that is put in by hand, with its risk of today where it is in the scope. */
export function byHand(candidate: Candidate | undefined, projectId: string): FrameRow {
  const score = candidate?.score ?? 0;
  const points = candidate?.points ?? { budget: 0, lastAudit: 0, controls: 0, status: 0, disagreement: 0 };
  return {
    projectId,
    score,
    points,
    band: riskBand(score),
    key: null,
    rank: null,
    byHand: true,
    reason: '',
    auditorId: null,
  };
}
