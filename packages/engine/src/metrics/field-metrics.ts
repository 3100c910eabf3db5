import { found, type Metric, type MetricOutcome, missing, portfolioMetric } from './metric.ts';
import { currency, inCurrency, median, priced, sum } from './portfolio-metrics.ts';

/** How a field of projects is put together over them. */
export const fieldTotals = ['sum', 'median'] as const;
export type FieldTotal = (typeof fieldTotals)[number];

/** A field that an organisation added to projects and counts as a figure over them. */
export interface FieldFigure {
  /** Letters and digits, as the organisation named it. */
  readonly key: string;
  readonly label: string;
  /** Money is in minor units of the currency of each project. */
  readonly type: 'number' | 'money';
  readonly how: FieldTotal;
  readonly better: Metric['better'];
}

/** By which a figure of a field is asked for, `field-sum-riskScore`. */
export const fieldMetricId = ({ key, how }: Pick<FieldFigure, 'key' | 'how'>): string =>
  `field-${how}-${key}`;

/** The column of the rows that holds the values of a field. */
export const fieldColumn = ({ key, type }: Pick<FieldFigure, 'key' | 'type'>): string =>
  type === 'money' ? `${key}FieldMinor` : `${key}Field`;

const formulas = { sum: 'Σ', median: 'median of' } as const;
const words = { sum: 'The sum of', median: 'The middle (of two in the middle their mean) of' } as const;
const named = { sum: 'total', median: 'median' } as const;
const source = 'A field that the organisation added; how it is put together stands in its definition.';

/** Numbers of fields have six decimals at most; what adding them as floats leaves behind is rounded away. */
const tidy = (value: number): number => Number(value.toFixed(6));

const totalOf = ({ how, type, label }: FieldFigure, added: readonly number[]): MetricOutcome => {
  if (added.length === 0) return missing(`No project has a value of ${label}.`);
  const value = how === 'sum' ? sum(added) : median(added);
  if (!Number.isFinite(value)) return missing(`The values of ${label} are too large to be put together.`);
  return found(type === 'money' ? Math.round(value) : tidy(value));
};

/** A figure over projects that sums a field of theirs, or takes the middle; those without a value are left out. */
export function fieldMetric(field: FieldFigure): Metric {
  const { key, label, type, how, better } = field;
  const column = fieldColumn(field);
  const about = {
    ...{ id: fieldMetricId({ key, how }), name: `${label}, ${named[how]}`, better, version: 1, source },
    words: `${words[how]} ${label} of the projects that have a value${type === 'money' ? ', in the reporting currency' : ''}.`,
  };
  if (type === 'number')
    return portfolioMetric({
      ...about,
      unit: 'count',
      formula: `${formulas[how]} {${column}}`,
      inputs: {},
      columns: { [column]: { name: label, unit: 'count', symbol: key } },
      each: row => ({ add: Number(row[column]) }),
      total: added => totalOf(field, added),
    });
  return portfolioMetric({
    ...about,
    unit: 'money',
    formula: `${formulas[how]} {${column}} × {rate}`,
    inputs: { currency },
    columns: { ...inCurrency, [column]: { name: label, unit: 'money', symbol: key } },
    each: (row, given) => {
      const values: Readonly<Record<string, unknown>> = row;
      return priced(Number(values[column]), row, given.currency);
    },
    total: added => totalOf(field, added),
  });
}

/** The figure of a field that an explanation is of, for who has nothing but that; null where its id names none. */
export function fieldMetricOf({
  metric,
  name = '',
  unit,
}: {
  readonly metric: string;
  readonly name?: string;
  readonly unit?: string;
}): Metric | null {
  const [, how, key] = /^field-(sum|median)-([a-zA-Z0-9]+)$/.exec(metric) ?? [];
  const total = fieldTotals.find(t => t === how);
  if (total === undefined || key === undefined) return null;
  return fieldMetric({
    ...{ key, label: name.replace(/, \w+$/, ''), how: total, better: 'none' },
    type: unit === 'money' ? 'money' : 'number',
  });
}
