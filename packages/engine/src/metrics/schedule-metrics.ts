import { type Day, daysBetween } from '../base/day.ts';
import { percent } from '../base/rounding.ts';
import { found, type Metric, missing, projectMetric } from './metric.ts';

const finishBaseline = { name: 'Baseline finish', unit: 'day', symbol: 'B' } as const;
const startBaseline = { name: 'Baseline start', unit: 'day', symbol: 'S' } as const;
const requiredForecast = { name: 'Forecast finish', unit: 'day', symbol: 'F' } as const;
const finishForecast = { ...requiredForecast, optional: true } as const;
const finishActual = { name: 'Actual finish', unit: 'day', symbol: 'A', optional: true } as const;
const baselineSource =
  'Variance against the approved baseline: ISO 21502:2020, 7.6 (schedule control); GAO-16-89G, best practice 10. Calendar days.';

interface Finish {
  readonly finishForecast: Day | null;
  readonly finishActual: Day | null;
}
const finishOf = (given: Finish): Day | null => given.finishActual ?? given.finishForecast;
const finishTerm = (given: Finish) => (given.finishActual === null ? '{finishForecast}' : '{finishActual}');
const noFinish = missing('No forecast finish is known.');

/** Figures about dates. Slips are positive when late. */
export const scheduleMetrics: readonly Metric[] = [
  projectMetric({
    id: 'finish-forecast',
    name: 'Finish forecast',
    unit: 'day',
    better: 'none',
    words: 'The day the project is expected to finish; once it has finished, the day it did.',
    formula: '{finishForecast}',
    inputs: { finishForecast, finishActual },
    version: 1,
    source: 'As reported or registered; not computed.',
    formulaFor: finishTerm,
    compute: given => {
      const finish = finishOf(given);
      return finish === null ? noFinish : found(finish);
    },
  }),
  projectMetric({
    id: 'finish-slip-days',
    name: 'Finish slip',
    unit: 'days',
    better: 'lower',
    words:
      'Calendar days from the baseline finish to the forecast finish, or to the actual one once there is one.',
    formula: '{finishForecast} − {finishBaseline}',
    inputs: { finishBaseline, finishForecast, finishActual },
    version: 1,
    source: baselineSource,
    formulaFor: given => `${finishTerm(given)} − {finishBaseline}`,
    compute: given => {
      const finish = finishOf(given);
      return finish === null ? noFinish : found(daysBetween(given.finishBaseline, finish));
    },
  }),
  projectMetric({
    id: 'finish-slip-pct',
    name: 'Finish slip, per cent',
    unit: 'percent',
    better: 'lower',
    words: 'Finish slip as a share of the baseline duration, two decimals, half to even.',
    formula: '({finishForecast} − {finishBaseline}) ÷ ({finishBaseline} − {startBaseline}) × 100',
    inputs: { startBaseline, finishBaseline, finishForecast, finishActual },
    version: 1,
    source: `${baselineSource} Relative to duration so that short and long projects compare.`,
    formulaFor: given =>
      `(${finishTerm(given)} − {finishBaseline}) ÷ ({finishBaseline} − {startBaseline}) × 100`,
    compute: given => {
      const finish = finishOf(given);
      const duration = daysBetween(given.startBaseline, given.finishBaseline);
      if (finish === null) return noFinish;
      if (duration <= 0)
        return missing('The baseline does not finish after it starts, so it has no duration.');
      return found(percent(daysBetween(given.finishBaseline, finish), duration));
    },
  }),
  projectMetric({
    id: 'start-slip-days',
    name: 'Start slip',
    unit: 'days',
    better: 'lower',
    words:
      'Calendar days from the baseline start to the forecast start, or to the actual one once there is one.',
    formula: '{startForecast} − {startBaseline}',
    inputs: {
      startBaseline,
      startForecast: { name: 'Forecast start', unit: 'day', symbol: 'F', optional: true },
      startActual: { name: 'Actual start', unit: 'day', symbol: 'A', optional: true },
    },
    version: 1,
    source: baselineSource,
    formulaFor: given =>
      `${given.startActual === null ? '{startForecast}' : '{startActual}'} − {startBaseline}`,
    compute: given => {
      const start = given.startActual ?? given.startForecast;
      return start === null
        ? missing('No forecast start is known.')
        : found(daysBetween(given.startBaseline, start));
    },
  }),
  projectMetric({
    id: 'days-past-finish',
    name: 'Days past the forecast finish',
    unit: 'days',
    better: 'lower',
    words: 'Days since the forecast finish of a project that has not finished; 0 while it lies ahead.',
    formula: 'max(0, {asOf} − {finishForecast})',
    inputs: {
      asOf: { name: 'As of', unit: 'day', symbol: 'D' },
      finishForecast: requiredForecast,
      finishActual,
    },
    version: 1,
    source:
      'A forecast in the past is no longer a forecast: GAO-16-89G, best practice 9 (updating the schedule).',
    compute: given =>
      given.finishActual !== null
        ? found(0)
        : found(Math.max(0, daysBetween(given.finishForecast, given.asOf))),
    grows: {
      words: 'Forecast finish {day}, not finished',
      of: given => (given.finishActual === null ? { from: given.finishForecast, daysPerUnit: 1 } : null),
    },
  }),
];
