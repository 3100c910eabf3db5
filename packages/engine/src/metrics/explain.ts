import type { Day } from '../base/day.ts';
import { parseDay } from '../base/day.ts';
import { fill, formulaInSymbols, metricById } from './catalogue.ts';
import { fieldMetricOf } from './field-metrics.ts';
import type { RuleReason } from './judge.ts';
import type { Metric, MetricOutcome, MetricRow, MetricValues } from './metric.ts';
import { type MetricUnit, sayValue } from './words.ts';

/** Where a value comes from. */
export type InputSource =
  | 'report'
  | 'register'
  | 'import'
  | 'rule'
  | 'override'
  | 'derived'
  | 'setting'
  | 'clock';

/** A value with where it comes from. */
export interface Sourced {
  readonly value: unknown;
  readonly source: InputSource;
  /** The day it was true from. */
  readonly asOf?: Day | null;
  /** The instant it was recorded, ISO 8601 in UTC. */
  readonly recordedAt?: string | null;
  readonly sourceId?: string | null;
  /** Where it comes from in words, `Report of 25 Sep 2026 by Tom Okafor`. */
  readonly label?: string | null;
}

export interface ExplainedInput {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly value: unknown;
  readonly asOf: Day | null;
  readonly recordedAt: string | null;
  readonly source: InputSource;
  readonly sourceId: string | null;
  readonly label: string | null;
}

/** Why a figure is what it is: plain data, enough to compute it again elsewhere. */
export interface Explanation {
  readonly metric: string;
  readonly version: number;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly currency: string | null;
  readonly source: string;
  readonly value: number | string | null;
  /** Why there is no value. */
  readonly why: string | null;
  readonly formula: { readonly words: string; readonly symbols: string; readonly filled: string };
  readonly inputs: readonly ExplainedInput[];
  readonly reasons: readonly RuleReason[];
  /** Portfolio figures: the rows, with the columns that are used. */
  readonly rows: readonly MetricRow[];
  readonly leftOut: readonly { readonly why: string; readonly count: number }[];
}

/** Explains a figure from its inputs (by id) and rows; inputs it does not use are ignored. */
export function explain(
  metric: Metric,
  inputs: Readonly<Record<string, Sourced>>,
  rows: readonly MetricRow[] = [],
): Explanation {
  const explained = Object.entries(metric.inputs).map(([id, input]): ExplainedInput => {
    const given = inputs[id];
    return {
      id,
      name: input.name,
      unit: input.unit,
      value: given?.value ?? null,
      asOf: given?.asOf ?? null,
      recordedAt: given?.recordedAt ?? null,
      source: given?.source ?? 'register',
      sourceId: given?.sourceId ?? null,
      label: given?.label ?? null,
    };
  });
  const used = rows.map(row => ({ ...row, values: only(metric, row.values) }));
  const values = valuesOf(explained);
  const outcome = metric.compute(values, used);
  const currency = typeof values.currency === 'string' ? values.currency : null;
  return {
    metric: metric.id,
    version: metric.version,
    name: metric.name,
    unit: metric.unit,
    currency,
    source: metric.source,
    value: outcome.value,
    why: outcome.why,
    formula: {
      words: metric.words,
      symbols: formulaInSymbols(metric, metric.formulaFor(values)),
      filled: filled(metric, values, outcome, rows.length),
    },
    inputs: explained,
    reasons: outcome.reasons ?? [],
    rows: used,
    leftOut: outcome.leftOut ?? [],
  };
}

const valuesOf = (inputs: Explanation['inputs']): MetricValues =>
  Object.fromEntries(inputs.map(i => [i.id, i.value]));

const only = (metric: Metric, values: MetricValues): MetricValues =>
  Object.fromEntries(Object.keys(metric.columns).map(id => [id, values[id] ?? null]));

function filled(metric: Metric, values: MetricValues, outcome: MetricOutcome, rows: number): string {
  const currency = typeof values.currency === 'string' ? values.currency : null;
  const result = outcome.value === null ? 'not known' : sayValue(outcome.value, metric.unit, currency);
  if (metric.scope === 'portfolio') {
    const out = (outcome.leftOut ?? []).reduce((a, l) => a + l.count, 0);
    const formula = fill(
      metric.formula,
      id => (metric.columns[id] ?? metric.inputs[id])?.name.toLowerCase() ?? id,
    );
    return `${formula}, ${rows - out} of ${rows} projects = ${result}`;
  }
  if (outcome.reasons) {
    const said = outcome.reasons
      .filter(r => r.status !== 'unknown')
      .map(r => `${r.rule ?? 'set by hand'}: ${r.status}`);
    return `${said.length === 0 ? 'nothing can be judged' : said.join(', ')} = ${result}`;
  }
  const terms = fill(metric.formulaFor(values), id =>
    sayValue(values[id], metric.inputs[id]?.unit ?? 'count', currency),
  );
  return terms === result ? result : `${terms} = ${result}`;
}

/** What computing again gave, and whether it agrees with what was shown. */
export interface Recomputed {
  readonly agrees: boolean;
  readonly value: number | string | null;
  readonly why: string | null;
  /** Where it does not agree: what differs, and what to do. */
  readonly problem: string | null;
}

/** The part of an explanation that computing again needs; records read from a file fit as well. */
export interface Recomputable {
  readonly metric: string;
  readonly name?: string;
  readonly unit?: string;
  readonly version: number;
  readonly value: unknown;
  readonly inputs: readonly { readonly id: string; readonly value?: unknown }[];
  readonly rows?: readonly MetricRow[];
}

/** Computes a figure again from its explanation alone: no database, no network, no clock. */
export function recompute(explanation: Recomputable): Recomputed {
  const metric = metricById(explanation.metric) ?? fieldMetricOf(explanation);
  const fail = (problem: string): Recomputed => ({ agrees: false, value: null, why: null, problem });
  if (!metric) return fail(`There is no figure ${explanation.metric} in this version of the catalogue.`);
  if (metric.version !== explanation.version)
    return fail(
      `It was computed by version ${explanation.version} of ${metric.id}; this is version ${metric.version}. Use the release it was computed with.`,
    );
  const values: MetricValues = Object.fromEntries(explanation.inputs.map(i => [i.id, i.value ?? null]));
  for (const [id, input] of Object.entries(metric.inputs)) {
    const value = values[id];
    if (input.unit === 'day' && typeof value === 'string' && parseDay(value) === null)
      return fail(`${input.name} is no day: ${value}.`);
  }
  const { value, why } = metric.compute(values, explanation.rows ?? []);
  const agrees = value === explanation.value;
  const problem = agrees
    ? null
    : `It was shown as ${String(explanation.value)}; its inputs give ${String(value)}.`;
  return { agrees, value, why, problem };
}
