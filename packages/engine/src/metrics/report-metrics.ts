import { daysBetween } from '../base/day.ts';
import { found, type Metric, missing, projectMetric } from './metric.ts';
import { severity } from './rules.ts';
import { wholeWeeks } from './words.ts';

const asOf = { name: 'As of', unit: 'day', symbol: 'D' } as const;
const lastReport = { name: 'Last report', unit: 'day', symbol: 'R' } as const;
const reported = { name: 'Reported rating', unit: 'rating', symbol: 'r' } as const;

/** Figures about what is reported. */
export const reportMetrics: readonly Metric[] = [
  projectMetric({
    id: 'report-age',
    name: 'Report age',
    unit: 'days',
    better: 'lower',
    words: 'Days since the day of the last published report.',
    formula: '{asOf} − {lastReport}',
    inputs: { asOf, lastReport },
    version: 1,
    source: 'Old information is a risk of its own: ISO 21502:2020, 7.14 (reporting).',
    compute: given => found(Math.max(0, daysBetween(given.lastReport, given.asOf))),
    grows: { words: 'Last report {day}', of: given => ({ from: given.lastReport, daysPerUnit: 1 }) },
  }),
  projectMetric({
    id: 'report-age-cadences',
    name: 'Report age in reporting periods',
    unit: 'cadences',
    better: 'lower',
    words: 'Days since the last published report, divided by the days between two reports.',
    formula: '({asOf} − {lastReport}) ÷ {cadenceDays}',
    inputs: { asOf, lastReport, cadenceDays: { name: 'Reporting period', unit: 'days', symbol: 'c' } },
    version: 1,
    source: 'So that one rule serves weekly and yearly reporting.',
    compute: given =>
      given.cadenceDays <= 0
        ? missing('The reporting period is not a positive number of days.')
        : found(Math.max(0, daysBetween(given.lastReport, given.asOf)) / given.cadenceDays),
    grows: {
      words: 'Last report {day}',
      of: given => ({ from: given.lastReport, daysPerUnit: given.cadenceDays }),
    },
  }),
  projectMetric({
    id: 'reported-rating',
    name: 'Reported rating',
    unit: 'rating',
    better: 'none',
    words: 'The overall rating of the last published report, as it was said.',
    formula: '{reported}',
    inputs: { reported },
    version: 1,
    source: 'As reported; not computed.',
    compute: given =>
      given.reported === '' ? missing('The report gives no rating.') : found(given.reported),
  }),
  projectMetric({
    id: 'rating-trend',
    name: 'Rating trend',
    unit: 'trend',
    better: 'none',
    words:
      'Improving, steady or worsening: the rating against the one before. Ratings on one scale compare by level; on two scales by the status that each level stands for.',
    formula: 'sign({rank} − {rankBefore})',
    inputs: {
      rank: { name: 'Level of the rating', unit: 'rank', symbol: 'n' },
      rankBefore: { name: 'Level of the rating before', unit: 'rank', symbol: 'm' },
      scale: { name: 'Scale', unit: 'rating', symbol: 's' },
      scaleBefore: { name: 'Scale before', unit: 'rating', symbol: 't' },
      status: { name: 'Status of the rating', unit: 'status', symbol: 'u' },
      statusBefore: { name: 'Status of the rating before', unit: 'status', symbol: 'v' },
    },
    version: 1,
    source: 'Scales are never mixed: levels of different scales have no common order but their mapping.',
    formulaFor: given =>
      given.scale === given.scaleBefore ? 'sign({rank} − {rankBefore})' : '{statusBefore} → {status}',
    compute: given => {
      const same = given.scale === given.scaleBefore;
      const worse = same
        ? given.rank - given.rankBefore
        : severity(given.status) - severity(given.statusBefore);
      return found(worse === 0 ? 'steady' : worse > 0 ? 'worsening' : 'improving');
    },
  }),
  projectMetric({
    id: 'weeks-of-disagreement',
    name: 'Weeks of disagreement',
    unit: 'weeks',
    better: 'lower',
    words:
      'Whole weeks since reported and computed status began to differ without a break; 0 while they agree.',
    formula: '⌊({asOf} − {disagreeSince}) ÷ 7⌋',
    inputs: {
      asOf,
      disagreeSince: { name: 'They disagree since', unit: 'day', symbol: 'd', optional: true },
    },
    version: 1,
    source: 'How long a status was green outside and red inside matters more than that it was.',
    formulaFor: given => (given.disagreeSince === null ? '0' : '⌊({asOf} − {disagreeSince}) ÷ 7⌋'),
    compute: given => found(given.disagreeSince === null ? 0 : wholeWeeks(given.disagreeSince, given.asOf)),
  }),
  projectMetric({
    id: 'rebaseline-count',
    name: 'Re-baselines',
    unit: 'count',
    better: 'lower',
    words: 'Approved baselines after the first.',
    formula: 'max(0, {baselineNumber} − 1)',
    inputs: { baselineNumber: { name: 'Baselines so far', unit: 'count', symbol: 'b' } },
    version: 1,
    source: 'Each re-baseline hides a slip from every later variance: GAO-16-89G, best practice 10.',
    compute: given => found(Math.max(0, given.baselineNumber - 1)),
  }),
];
