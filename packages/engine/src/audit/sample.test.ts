import { describe, expect, it } from 'vitest';
import { riskPoints, riskScore, usualRiskWeights } from './risk.ts';
import { allocateSample, drawSample, type FrameUnit, riskBand, sampleKey } from './sample.ts';

const frame: readonly FrameUnit[] = Array.from({ length: 60 }, (_, i) => ({
  id: `project-${i}`,
  score: (i * 37) % 100,
}));
const picked = (units: ReturnType<typeof drawSample>) =>
  units
    .filter(u => u.rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(u => u.id);

describe('drawing a sample', () => {
  it('R3.1 gives the same sample for the same seed and frame, in whatever order the frame is', () => {
    const first = picked(drawSample(frame, 'spring', 12));
    expect(first).toHaveLength(12);
    expect(new Set(first).size).toBe(12);
    expect(picked(drawSample(frame.toReversed(), 'spring', 12))).toEqual(first);
    expect(picked(drawSample(frame, 'autumn', 12))).not.toEqual(first);
  });

  it('R3.1 takes from every band of risk, and no more than there is', () => {
    const bands = picked(drawSample(frame, 'spring', 3)).map(id =>
      riskBand(frame.find(u => u.id === id)?.score ?? 0),
    );
    expect(bands).toEqual(['high', 'medium', 'low']);
    expect(picked(drawSample(frame, 'spring', 500))).toHaveLength(60);
    expect(drawSample([], 'spring', 5)).toEqual([]);
    expect(allocateSample(frame, 10)).toMatchObject({ high: expect.any(Number) });
    const { high, medium, low } = allocateSample(frame, 10);
    expect(high + medium + low).toBe(10);
    expect(high).toBeGreaterThan(low);
  });

  it('draws the risky more often: a score of 50 about five times as often as one of 10', () => {
    const two = [
      { id: 'a', score: 25 },
      { id: 'b', score: 5 },
    ];
    const seeds = Array.from({ length: 3000 }, (_, i) => `seed ${i}`);
    const first = seeds.filter(seed => picked(drawSample(two, seed, 1))[0] === 'a').length;
    expect(first / seeds.length).toBeGreaterThan(0.8);
    expect(first / seeds.length).toBeLessThan(0.87);
  });

  it('gives each unit a number of its own, whoever else is there', () => {
    const [unit] = frame;
    if (unit === undefined) throw new Error('Broken assumption: there is one');
    const alone = drawSample([unit], 'spring', 1)[0];
    expect(drawSample(frame, 'spring', 5).find(u => u.id === unit.id)?.key).toBe(alone?.key);
    expect(sampleKey('spring', unit)).toBe(alone?.key);
  });
});

describe('the score of risk', () => {
  const calm = {
    budget: 5_000,
    daysSinceAudit: 0,
    failing: { high: 0, medium: 0, low: 0 },
    computed: 'on-track',
    disagreeDays: 0,
  };

  it.each([
    ['nothing to see', calm, 0],
    ['never audited', { ...calm, daysSinceAudit: null }, 20],
    ['ten million', { ...calm, budget: 10_000_000 }, 30],
    ['four high controls failing', { ...calm, failing: { high: 4, medium: 0, low: 0 } }, 30],
    ['off track for long', { ...calm, computed: 'off-track', disagreeDays: 60 }, 20],
    ['nothing known', { ...calm, budget: null, computed: null, disagreeDays: null }, 5],
  ])('%s', (_, facts, score) => {
    expect(riskScore(riskPoints(facts), usualRiskWeights)).toBe(score);
  });

  it('is nothing where no factor counts', () => {
    const none = { budget: 0, lastAudit: 0, controls: 0, status: 0, disagreement: 0 };
    expect(riskScore(riskPoints({ ...calm, daysSinceAudit: null }), none)).toBe(0);
  });
});
