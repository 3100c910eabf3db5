import { type MaybeFraction, toPlaces, toWhole } from '../base/fraction.ts';
import { type EarnedSchedule, earnedScheduleFrom } from '../earned-value/earned-schedule.ts';
import { type ValueIndices, valueIndices } from '../earned-value/indices.ts';
import { found, type Metric, type MetricOutcome, missing, projectMetric } from './metric.ts';

const currency = { name: 'Currency', unit: 'currency', symbol: 'ccy', optional: true } as const;
const money = (name: string, symbol: string) => ({ name, unit: 'money', symbol }) as const;
const minutes = (name: string, symbol: string) => ({ name, unit: 'minutes', symbol }) as const;

const evm = 'PMI, The Standard for Earned Value Management (2019); ISO 21508:2018.';
const lipke =
  'Lipke, “Schedule is different”, The Measurable News, 2003; PMI, The Standard for Earned Value Management (2019).';

type Made = (name: string, symbol: string) => ReturnType<typeof money> | ReturnType<typeof minutes>;

/** The same figures twice: in money, and in minutes of work where a baseline has no costs. */
interface Family {
  readonly suffix: '' | '-work';
  readonly in: '' | ', in work';
  readonly unit: 'money' | 'minutes';
  readonly of: Made;
}

const families: readonly Family[] = [
  { suffix: '', in: '', unit: 'money', of: money },
  { suffix: '-work', in: ', in work', unit: 'minutes', of: minutes },
];

/** A value, or the reason why a division cannot be made. */
const whole = (f: MaybeFraction, why: string): MetricOutcome => {
  const value = toWhole(f);
  return value === null ? missing(why) : found(value);
};
const index = (f: MaybeFraction, why: string): MetricOutcome => {
  const value = toPlaces(f, 2);
  return value === null ? missing(why) : found(value);
};

const notSpent = 'Nothing has been spent yet, so there is no cost performance.';
const notPlanned = 'Nothing was planned by this day, so there is no schedule performance.';
const noEstimate = 'Nothing has been earned or spent yet, so the cost of the rest cannot be told from it.';

interface Given {
  readonly bac: number;
  readonly pv: number;
  readonly ev: number;
  readonly ac: number;
}

interface Definition {
  readonly id: string;
  readonly name: string;
  readonly unit: 'amount' | 'ratio';
  readonly better: Metric['better'];
  readonly words: string;
  readonly formula: string;
  readonly compute: (i: ValueIndices, given: Given) => MetricOutcome;
}

const definitions: readonly Definition[] = [
  {
    id: 'budget-at-completion',
    name: 'Budget at completion',
    unit: 'amount',
    better: 'none',
    words: 'The whole baseline of the plan (BAC).',
    formula: '{bac}',
    compute: (_, g) => found(g.bac),
  },
  {
    id: 'planned-value',
    name: 'Planned value',
    unit: 'amount',
    better: 'none',
    words: 'What should have been done by the status day, at its baseline cost (PV).',
    formula: '{pv}',
    compute: (_, g) => found(g.pv),
  },
  {
    id: 'earned-value',
    name: 'Earned value',
    unit: 'amount',
    better: 'none',
    words: 'What has been done, at its baseline cost (EV).',
    formula: '{ev}',
    compute: (_, g) => found(g.ev),
  },
  {
    id: 'actual-cost',
    name: 'Actual cost',
    unit: 'amount',
    better: 'none',
    words: 'What has been done, at what it cost (AC).',
    formula: '{ac}',
    compute: (_, g) => found(g.ac),
  },
  {
    id: 'ev-cost-variance',
    name: 'Cost variance of earned value',
    unit: 'amount',
    better: 'higher',
    words: 'Earned value minus actual cost (CV); negative is over.',
    formula: '{ev} − {ac}',
    compute: i => whole(i.cv, ''),
  },
  {
    id: 'ev-schedule-variance',
    name: 'Schedule variance of earned value',
    unit: 'amount',
    better: 'higher',
    words: 'Earned value minus planned value (SV); negative is behind.',
    formula: '{ev} − {pv}',
    compute: i => whole(i.sv, ''),
  },
  {
    id: 'cost-performance-index',
    name: 'Cost performance index',
    unit: 'ratio',
    better: 'higher',
    words: 'What each unit spent has earned (CPI), two decimals, half to even.',
    formula: '{ev} ÷ {ac}',
    compute: i => index(i.cpi, notSpent),
  },
  {
    id: 'schedule-performance-index',
    name: 'Schedule performance index',
    unit: 'ratio',
    better: 'higher',
    words: 'What has been earned of what was planned by now (SPI), two decimals, half to even.',
    formula: '{ev} ÷ {pv}',
    compute: i => index(i.spi, notPlanned),
  },
  {
    id: 'to-complete-index',
    name: 'To-complete index',
    unit: 'ratio',
    better: 'lower',
    words: 'What each unit of the rest has to earn to keep the budget (TCPI), two decimals, half to even.',
    formula: '({bac} − {ev}) ÷ ({bac} − {ac})',
    compute: (i, g) =>
      g.ac > g.bac && g.ev < g.bac
        ? missing('More than the budget has been spent, so it can no longer be kept.')
        : index(i.tcpiBac, 'The whole budget has been spent, so nothing is left to keep it with.'),
  },
  {
    id: 'to-complete-index-eac',
    name: 'To-complete index of the estimate',
    unit: 'ratio',
    better: 'lower',
    words:
      'What each unit of the rest has to earn to keep the estimate at completion (TCPI), two decimals, half to even.',
    formula: '({bac} − {ev}) ÷ ({bac} × {ac} ÷ {ev} − {ac})',
    compute: i => index(i.tcpiEac, 'There is no estimate of a rest, or no rest.'),
  },
  {
    id: 'eac-at-budget',
    name: 'Estimate at completion, rest at budget',
    unit: 'amount',
    better: 'lower',
    words: 'What it costs in the end when the rest costs what was budgeted (EAC).',
    formula: '{ac} + {bac} − {ev}',
    compute: i => whole(i.eac.atBudget, ''),
  },
  {
    id: 'eac-by-cpi',
    name: 'Estimate at completion',
    unit: 'amount',
    better: 'lower',
    words: 'What it costs in the end when the rest costs as the work so far has (EAC).',
    formula: '{bac} × {ac} ÷ {ev}',
    compute: i => whole(i.eac.byCpi, noEstimate),
  },
  {
    id: 'eac-by-cpi-spi',
    name: 'Estimate at completion, by cost and schedule',
    unit: 'amount',
    better: 'lower',
    words: 'What it costs in the end when cost and schedule go on together as so far (EAC).',
    formula: '{ac} + ({bac} − {ev}) ÷ ({ev} ÷ {ac} × {ev} ÷ {pv})',
    compute: i => whole(i.eac.byCpiSpi, noEstimate),
  },
  {
    id: 'eac-by-80-20',
    name: 'Estimate at completion, four fifths cost',
    unit: 'amount',
    better: 'lower',
    words:
      'What it costs in the end when cost performance counts four fifths and schedule performance one fifth (EAC).',
    formula: '{ac} + ({bac} − {ev}) ÷ (0.8 × {ev} ÷ {ac} + 0.2 × {ev} ÷ {pv})',
    compute: i => whole(i.eac.byEightyTwenty, noEstimate),
  },
  {
    id: 'estimate-to-complete',
    name: 'Estimate to complete',
    unit: 'amount',
    better: 'lower',
    words: 'What the rest costs as the work so far has (ETC).',
    formula: '{bac} × {ac} ÷ {ev} − {ac}',
    compute: i => whole(i.etc, noEstimate),
  },
  {
    id: 'variance-at-completion',
    name: 'Variance at completion',
    unit: 'amount',
    better: 'higher',
    words: 'Budget minus estimate at completion (VAC); negative is over.',
    formula: '{bac} − {bac} × {ac} ÷ {ev}',
    compute: i => whole(i.vac, noEstimate),
  },
  {
    id: 'earned-pct',
    name: 'Earned, per cent',
    unit: 'ratio',
    better: 'higher',
    words: 'Earned value as a share of the budget at completion, two decimals, half to even.',
    formula: '{ev} ÷ {bac} × 100',
    compute: i =>
      i.complete === null
        ? missing('The baseline has no budget.')
        : found((toPlaces(i.complete, 4) ?? 0) * 100),
  },
];

function valueMetric(d: Definition, f: Family): Metric {
  const inputs = {
    bac: f.of('Budget at completion', 'BAC'),
    pv: f.of('Planned value', 'PV'),
    ev: f.of('Earned value', 'EV'),
    ac: f.of('Actual cost', 'AC'),
  } as const;
  return projectMetric({
    id: `${d.id}${f.suffix}`,
    name: `${d.name}${f.in}`,
    unit: d.id === 'earned-pct' ? 'percent' : d.unit === 'amount' ? f.unit : 'ratio',
    better: d.better,
    words: d.words,
    formula: d.formula,
    inputs: { ...inputs, currency },
    version: 1,
    source: d.id === 'eac-by-80-20' ? 'Weights: Anbari, Project Management Journal 34(4), 2003.' : evm,
    compute: given => d.compute(valueIndices(given), given),
  });
}

const elapsed = { name: 'Working days gone by', unit: 'days', symbol: 'AT' } as const;
const planned = { name: 'Working days of the baseline', unit: 'days', symbol: 'PD' } as const;
const reached = { name: 'Working days whose planned value is reached', unit: 'days', symbol: 'N' } as const;
const paceless = 'No working day has gone by, or nothing has been earned, so there is no pace.';

interface TimeDefinition {
  readonly id: string;
  readonly name: string;
  readonly unit: 'days' | 'ratio';
  readonly better: Metric['better'];
  readonly words: string;
  readonly formula: string;
  readonly value: (s: EarnedSchedule) => MaybeFraction;
}

const es = '({reached} + ({ev} − {reachedValue}) ÷ ({nextValue} − {reachedValue}))';
const timeDefinitions: readonly TimeDefinition[] = [
  {
    id: 'earned-schedule',
    name: 'Earned schedule',
    unit: 'days',
    better: 'higher',
    words:
      'The working day of the baseline by whose end as much was to be earned as has been earned now (ES).',
    formula: es.slice(1, -1),
    value: s => s.es,
  },
  {
    id: 'schedule-variance-time',
    name: 'Schedule variance in time',
    unit: 'days',
    better: 'higher',
    words: 'Earned schedule minus the working days gone by, SV(t); negative is late.',
    formula: `${es} − {elapsed}`,
    value: s => s.svt,
  },
  {
    id: 'pace-index',
    name: 'Pace',
    unit: 'ratio',
    better: 'higher',
    words: 'Earned schedule for each working day gone by, SPI(t), two decimals, half to even.',
    formula: `${es} ÷ {elapsed}`,
    value: s => s.spit,
  },
  {
    id: 'duration-by-pace',
    name: 'Duration at this pace',
    unit: 'days',
    better: 'lower',
    words: 'Working days in all when the pace stays as it was, IEAC(t).',
    formula: `{planned} ÷ (${es} ÷ {elapsed})`,
    value: s => s.ieact,
  },
  {
    id: 'to-complete-pace',
    name: 'Pace to keep the finish',
    unit: 'ratio',
    better: 'lower',
    words:
      'Planned working days for each one left until the baseline’s finish, TSPI, two decimals, half to even.',
    formula: `({planned} − ${es}) ÷ ({planned} − {elapsed})`,
    value: s => s.tspi,
  },
];

function timeMetric(d: TimeDefinition, f: Family): Metric {
  return projectMetric({
    id: `${d.id}${f.suffix}`,
    name: `${d.name}${f.in}`,
    unit: d.unit,
    better: d.better,
    words: d.words,
    formula: d.formula,
    inputs: {
      ev: f.of('Earned value', 'EV'),
      reached,
      reachedValue: f.of('Planned value at the end of the last of them', 'PV(N)'),
      nextValue: { ...f.of('Planned value at the end of the next one', 'PV(N+1)'), optional: true },
      elapsed,
      planned,
      currency,
    },
    version: 1,
    source: lipke,
    compute: given => {
      const outcome = d.value(
        earnedScheduleFrom(
          { periods: given.reached, value: given.reachedValue, next: given.nextValue ?? null },
          { ev: given.ev, elapsed: given.elapsed, planned: given.planned },
        ),
      );
      return index(
        outcome,
        d.id === 'to-complete-pace' ? 'No working day of the baseline is left.' : paceless,
      );
    },
  });
}

const finishByPace = { name: 'That working day', unit: 'day', symbol: 'D' } as const;

/** Earned value and earned schedule, in money and in work. */
export const valueMetrics: readonly Metric[] = [
  ...families.flatMap(f => [
    ...definitions.map(d => valueMetric(d, f)),
    ...timeDefinitions.map(d => timeMetric(d, f)),
  ]),
  projectMetric({
    id: 'finish-by-pace',
    name: 'Finish at this pace',
    unit: 'day',
    better: 'lower',
    words:
      'The working day of the plan’s calendar on which the work ends when the pace stays as it was: IEAC(t) working days from the baseline’s start, rounded up.',
    formula: '{finishByPace}',
    inputs: { finishByPace },
    version: 1,
    source: lipke,
    compute: given => found(given.finishByPace),
  }),
];
