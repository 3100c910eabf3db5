import { describe, expect, it } from 'vitest';
import { formulaInSymbols, metricById, metricCatalogue } from './catalogue.ts';

const values = {
  asOf: '2026-09-30',
  startBaseline: '2025-12-18',
  startForecast: '2025-12-25',
  startActual: '2026-01-04',
  finishBaseline: '2026-12-18',
  finishForecast: '2027-03-22',
  costBaselineMinor: 1_100_000_000,
  costForecastMinor: 1_300_000_000,
  spentMinor: 780_000_000,
  benefitsBaselineMinor: 3_600_000_000,
  benefitsForecastMinor: 3_100_000_000,
  currency: 'GBP',
  lastReport: '2026-09-25',
  cadenceDays: 7,
  reported: 'Amber/Red',
  rank: 3,
  rankBefore: 1,
  scale: 'rag-5',
  scaleBefore: 'rag-5',
  status: 'off-track',
  statusBefore: 'on-track',
  disagreeSince: '2026-07-14',
  baselineNumber: 3,
};
const compute = (id: string, part: object = {}) => {
  const { value, why } = metricById(id)?.compute({ ...values, ...part }) ?? { value: 'no metric', why: null };
  return value ?? why;
};

describe('R7.11 the metric catalogue', () => {
  it.each([
    ['finish-forecast', {}, '2027-03-22'],
    ['finish-forecast', { finishActual: '2027-01-05' }, '2027-01-05'],
    ['finish-forecast', { finishForecast: null }, 'No forecast finish is known.'],
    ['finish-slip-days', {}, 94],
    ['finish-slip-days', { finishActual: '2026-12-01' }, -17],
    ['finish-slip-days', { finishBaseline: null }, 'Baseline finish: not known.'],
    ['finish-slip-days', { finishBaseline: 46_000 }, 'Baseline finish cannot be read: 46000. Expected day.'],
    ['finish-slip-pct', {}, 25.75],
    [
      'finish-slip-pct',
      { startBaseline: '2026-12-18' },
      'The baseline does not finish after it starts, so it has no duration.',
    ],
    ['start-slip-days', {}, 17],
    ['start-slip-days', { startActual: null }, 7],
    ['start-slip-days', { startActual: null, startForecast: null }, 'No forecast start is known.'],
    ['days-past-finish', {}, 0],
    ['days-past-finish', { asOf: '2027-04-01' }, 10],
    ['days-past-finish', { asOf: '2027-04-01', finishActual: '2027-03-20' }, 0],
    ['cost-forecast', {}, 1_300_000_000],
    ['whole-life-cost', { costForecastMinor: -5 }, -5],
    ['cost-variance', {}, 200_000_000],
    ['cost-variance-pct', {}, 18.18],
    [
      'cost-variance-pct',
      { costBaselineMinor: -1 },
      'The baseline cost is zero or negative, so nothing can be set in relation to it.',
    ],
    ['spend', {}, 780_000_000],
    ['spend-pct', {}, 70.91],
    ['benefits-forecast', { benefitsForecastMinor: 0 }, 0],
    ['benefits-shortfall-pct', {}, 13.89],
    ['benefits-shortfall-pct', { benefitsBaselineMinor: 0 }, 'The baseline promises no benefits in money.'],
    ['benefit-cost-ratio', {}, 2.38],
    [
      'benefit-cost-ratio',
      { costForecastMinor: 0 },
      'The forecast cost is zero or negative, so there is no ratio to it.',
    ],
    ['benefit-cost-ratio', { benefitsForecastMinor: 0 }, 'No benefits are valued in money.'],
    ['report-age', {}, 5],
    ['report-age', { lastReport: null }, 'Last report: not known.'],
    ['report-age-cadences', { lastReport: '2026-09-09' }, 3],
    ['report-age-cadences', { cadenceDays: 0 }, 'The reporting period is not a positive number of days.'],
    ['reported-rating', {}, 'Amber/Red'],
    ['reported-rating', { reported: '' }, 'The report gives no rating.'],
    ['rating-trend', {}, 'worsening'],
    ['rating-trend', { rankBefore: 3 }, 'steady'],
    ['rating-trend', { rankBefore: 4 }, 'improving'],
    ['rating-trend', { scaleBefore: 'rag-3', statusBefore: 'off-track' }, 'steady'],
    ['rating-trend', { rankBefore: null }, 'Level of the rating before: not known.'],
    ['weeks-of-disagreement', {}, 11],
    ['weeks-of-disagreement', { disagreeSince: null }, 0],
    ['rebaseline-count', {}, 2],
    ['rebaseline-count', { baselineNumber: 0 }, 0],
  ] as const)('%s with %j is %s', (id, part, expected) => {
    expect(compute(id, part)).toBe(expected);
  });

  it('has one definition an id, each with its formula, version and source', () => {
    const ids = metricCatalogue.map(m => m.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const m of metricCatalogue) {
      expect(m.words.endsWith('.') && m.source.length > 20 && m.version >= 1, m.id).toBe(true);
      const used = [...m.formula.matchAll(/\{(\w+)\}/g)].map(x => x[1] ?? '');
      for (const id of used) expect({ ...m.inputs, ...m.columns }, m.id).toHaveProperty(id);
    }
    expect(formulaInSymbols(metricById('finish-slip-pct') ?? fail())).toBe('(F − B) ÷ (B − S) × 100');
  });

  it('has every figure that was asked for', () => {
    const asked =
      'report-age finish-slip-days finish-slip-pct start-slip-days finish-forecast cost-forecast cost-variance cost-variance-pct spend spend-pct whole-life-cost benefit-cost-ratio benefits-forecast reported-rating rating-trend weeks-of-disagreement rebaseline-count computed-status computed-status-schedule computed-status-cost computed-status-benefits computed-status-reporting computed-status-scope computed-status-people computed-status-risk project-count reported-off-track-count computed-off-track-count disagreement-count silent-count whole-life-cost-total cost-forecast-total cost-variance-pct-total median-slip-days benefits-forecast-total';
    expect(asked.split(' ').filter(id => metricById(id) === null)).toEqual([]);
  });

  it('gives a reason and no value for every figure of a project of which nothing is known', () => {
    for (const m of metricCatalogue.filter(x => x.scope === 'project' && x.id !== 'weeks-of-disagreement')) {
      const { value, why } = m.compute({});
      expect([m.id, value], m.id).toEqual([m.id, null]);
      expect(why, m.id).toMatch(/\.$/);
    }
  });
});

const fail = (): never => {
  throw new Error('no such metric');
};
