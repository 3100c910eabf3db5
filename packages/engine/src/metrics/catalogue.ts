import type { Metric } from './metric.ts';
import { moneyMetrics } from './money-metrics.ts';
import { portfolioMetrics } from './portfolio-metrics.ts';
import { reportMetrics } from './report-metrics.ts';
import { scheduleMetrics } from './schedule-metrics.ts';
import { statusMetrics } from './status-metrics.ts';
import { valueMetrics } from './value-metrics.ts';

/** Every figure the product shows, defined once. */
export const metricCatalogue: readonly Metric[] = [
  ...scheduleMetrics,
  ...moneyMetrics,
  ...reportMetrics,
  ...statusMetrics,
  ...valueMetrics,
  ...portfolioMetrics,
];

const byId: ReadonlyMap<string, Metric> = new Map(metricCatalogue.map(m => [m.id, m]));

/** The definition of a figure; null when there is none of that id. */
export const metricById = (id: string): Metric | null => byId.get(id) ?? null;

/** A formula in symbols: `F − B`. */
export const formulaInSymbols = (metric: Metric, formula = metric.formula): string =>
  fill(formula, id => (metric.inputs[id] ?? metric.columns[id])?.symbol ?? id);

/** A formula with each `{input}` replaced. */
export const fill = (formula: string, by: (id: string) => string): string =>
  formula.replace(/\{(\w+)\}/g, (_, id: string) => by(id));
