import { random } from '../base/random.ts';

/** Bands of risk, drawn from apart, so that none is forgotten. */
export const riskBands = ['high', 'medium', 'low'] as const;
export type RiskBand = (typeof riskBands)[number];

/** One project that may be drawn, with its score from 0 to 100. */
export interface FrameUnit {
  readonly id: string;
  readonly score: number;
}

export interface Drawn extends FrameUnit {
  readonly band: RiskBand;
  /** What decides in its band: the higher, the sooner it is drawn. Of the seed, the id and the score alone. */
  readonly key: number;
  /** Its place in the sample, from 1; null when it was not drawn. */
  readonly rank: number | null;
}

/** High from 60, medium from 35. */
export const riskBand = (score: number): RiskBand => (score >= 60 ? 'high' : score >= 35 ? 'medium' : 'low');

/**
 * The key of one unit: ln(u) / w with u from a stream of its own for the seed and the id, w the score but at least 1.
 * Taking the largest keys is weighted sampling without replacement (Efraimidis and Spirakis, "Weighted random sampling
 * with a reservoir", Information Processing Letters 97, 2006). That the number belongs to the unit is the method of
 * permanent random numbers (Ohlsson 1995): who comes or goes does not disturb the others.
 */
export function sampleKey(seed: string, { id, score }: FrameUnit): number {
  const u = Math.max(random(seed).fork(id).next(), Number.MIN_VALUE);
  return Math.log(u) / Math.max(1, score);
}

/**
 * How many of each band: in proportion to the sum of its scores by largest remainders, at least one of each band that
 * has any as long as the size allows it, never more than there are.
 */
export function allocateSample(
  frame: readonly FrameUnit[],
  size: number,
): Readonly<Record<RiskBand, number>> {
  const bands = riskBands.map(band => {
    const units = frame.filter(u => riskBand(u.score) === band);
    return { band, count: units.length, weight: units.reduce((sum, u) => sum + Math.max(1, u.score), 0) };
  });
  const taken = { high: 0, medium: 0, low: 0 };
  let left = Math.min(size, frame.length);
  for (const { band, count } of bands) {
    if (left === 0 || count === 0) continue;
    taken[band] = 1;
    left -= 1;
  }
  while (left > 0) {
    // One at a time to the band that is furthest behind its share: largest remainders, with the bounds kept.
    const open = bands.filter(b => taken[b.band] < b.count);
    const [next] = open.toSorted(
      (a, b) => taken[a.band] / a.weight - taken[b.band] / b.weight || b.weight - a.weight,
    );
    if (next === undefined) break;
    taken[next.band] += 1;
    left -= 1;
  }
  return taken;
}

/** Draws a stratified, weighted sample without replacement: the same seed and frame give the same sample, in any order. */
export function drawSample(frame: readonly FrameUnit[], seed: string, size: number): readonly Drawn[] {
  const units = frame
    .map(u => ({ ...u, band: riskBand(u.score), key: sampleKey(seed, u) }))
    .toSorted((a, b) => b.key - a.key || (a.id < b.id ? -1 : 1));
  const room = { ...allocateSample(frame, size) };
  const drawn = new Set<string>();
  for (const u of units) {
    if (room[u.band] === 0) continue;
    room[u.band] -= 1;
    drawn.add(u.id);
  }
  const order = units
    .filter(u => drawn.has(u.id))
    .toSorted((a, b) => riskBands.indexOf(a.band) - riskBands.indexOf(b.band) || b.key - a.key);
  const ranks = new Map(order.map((u, i) => [u.id, i + 1]));
  return units.map(u => ({ ...u, rank: ranks.get(u.id) ?? null }));
}
