import type { Day } from '../base/day.ts';
import type { StatusOverride } from './computed-status.ts';
import type { RuleReason } from './judge.ts';
import type { EffectiveRules, Status } from './rules.ts';
import type { MetricUnit } from './words.ts';

/** One input of a figure: its name, its unit and the letter it has in the formula. */
export interface MetricInput {
  readonly name: string;
  readonly unit: MetricUnit;
  readonly symbol: string;
  readonly optional?: true;
}
export type MetricInputs = Readonly<Record<string, MetricInput>>;

/** Values by input id: numbers, text and days; `rules` and `override` are records. */
export type MetricValues = Readonly<Record<string, unknown>>;

/** One project among those a portfolio figure is computed from, with the columns it uses. */
export interface MetricRow {
  readonly projectId: string;
  readonly key: string;
  readonly name: string;
  readonly values: MetricValues;
}

/** A figure, or why there is none. Rows that could not be counted are named with the reason. */
export interface MetricOutcome {
  readonly value: number | string | null;
  readonly why: string | null;
  readonly leftOut?: readonly { readonly why: string; readonly count: number }[];
  readonly reasons?: readonly RuleReason[];
}

/** One definition of the catalogue. */
export interface Metric {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  readonly scope: 'project' | 'portfolio';
  readonly better: 'higher' | 'lower' | 'none';
  readonly words: string;
  /** With inputs in braces by id: `{finishForecast} − {finishBaseline}`. */
  readonly formula: string;
  readonly inputs: MetricInputs;
  /** Portfolio figures: what each row gives. */
  readonly columns: MetricInputs;
  /** Raised whenever the same inputs could give another value. */
  readonly version: number;
  /** The standard it follows, or why it is defined so. */
  readonly source: string;
  /** The formula as used for these inputs, where it has more than one form. */
  readonly formulaFor: (values: MetricValues) => string;
  readonly compute: (values: MetricValues, rows?: readonly MetricRow[]) => MetricOutcome;
  /** Set where the value grows by itself as days pass; `words` name what it grows from, with the day in braces. */
  readonly grows?: { readonly words: string; readonly of: (values: MetricValues) => Growth | null };
}

/** From which day a value grows, and how many days make one unit of it. */
export interface Growth {
  readonly from: Day;
  readonly daysPerUnit: number;
}

interface UnitTypes {
  readonly day: Day;
  readonly rating: string;
  readonly status: Status;
  readonly trend: string;
  readonly state: string;
  readonly currency: string;
  readonly rate: string;
  readonly rules: EffectiveRules;
  readonly override: StatusOverride;
}
type TypeOf<U extends MetricUnit> = U extends keyof UnitTypes ? UnitTypes[U] : number;
export type Given<I extends MetricInputs> = {
  readonly [K in keyof I]: TypeOf<I[K]['unit']> | (I[K] extends { optional: true } ? null : never);
};

/** A figure that has a value. */
export const found = (value: number | string): MetricOutcome => ({ value, why: null });
/** A figure that has none, and the reason in a sentence. */
export const missing = (why: string): MetricOutcome => ({ value: null, why });

const typeOf = (unit: MetricUnit): 'string' | 'number' | 'object' => {
  switch (unit) {
    case 'rules':
    case 'override':
      return 'object';
    case 'day':
    case 'rating':
    case 'status':
    case 'trend':
    case 'state':
    case 'currency':
    case 'rate':
      return 'string';
    default:
      return 'number';
  }
};

/** Why an input cannot be used, or null when it can. */
function inputProblem({ input, type }: Named, value: unknown): string | null {
  if (value === null || value === undefined) return input.optional ? null : `${input.name}: not known.`;
  if (typeof value === type) {
    if (type === 'string' || (type === 'number' && Number.isFinite(value))) return null;
    if (input.unit === 'override' || (input.unit === 'rules' && isRules(value))) return null;
  }
  return `${input.name} cannot be read: ${String(value)}. Expected ${input.unit}.`;
}

const isRules = (value: unknown): boolean => {
  const { rules } = value as { readonly rules?: unknown };
  return Array.isArray(rules) && rules.every(r => Array.isArray(r?.limits));
};

interface Named {
  readonly id: string;
  readonly input: MetricInput;
  readonly type: 'string' | 'number' | 'object';
}
const named = (inputs: MetricInputs): readonly Named[] =>
  Object.entries(inputs).map(([id, input]) => ({ id, input, type: typeOf(input.unit) }));

function problemOf(inputs: readonly Named[], values: MetricValues): string | null {
  for (const one of inputs) {
    const problem = inputProblem(one, values[one.id]);
    if (problem !== null) return problem;
  }
  return null;
}

/** The same values with null for what is absent. */
function withNulls(inputs: readonly Named[], values: MetricValues): MetricValues {
  for (const { id } of inputs)
    if (values[id] === undefined) return Object.fromEntries(inputs.map(i => [i.id, values[i.id] ?? null]));
  return values;
}

type Common = 'id' | 'name' | 'unit' | 'better' | 'words' | 'formula' | 'version' | 'source';

/** Declares a figure of one project. Inputs that are missing are found before `compute` is asked. */
export function projectMetric<const I extends MetricInputs>(
  definition: Pick<Metric, Common> & {
    readonly inputs: I;
    readonly compute: (given: Given<I>) => MetricOutcome;
    readonly formulaFor?: (given: Given<I>) => string;
    readonly grows?: { readonly words: string; readonly of: (given: Given<I>) => Growth | null };
  },
): Metric {
  const { compute, formulaFor, grows, ...rest } = definition;
  const inputs = named(definition.inputs);
  const given = (values: MetricValues) => withNulls(inputs, values) as Given<I>;
  return {
    ...rest,
    scope: 'project',
    columns: {},
    formulaFor: values => (formulaFor ? formulaFor(given(values)) : definition.formula),
    compute: values => {
      const problem = problemOf(inputs, values);
      return problem === null ? compute(given(values)) : missing(problem);
    },
    ...(grows && {
      grows: {
        words: grows.words,
        of: values => (problemOf(inputs, values) === null ? grows.of(given(values)) : null),
      },
    }),
  };
}

/** Declares a figure over projects: what each row adds, or why it is left out, and the total of what is added. */
export function portfolioMetric<const I extends MetricInputs, const C extends MetricInputs, V>(
  definition: Pick<Metric, Common> & {
    readonly inputs: I;
    readonly columns: C;
    readonly each: (row: Given<C>, given: Given<I>) => { readonly add: V } | { readonly why: string };
    readonly total: (added: readonly V[], given: Given<I>) => MetricOutcome;
  },
): Metric {
  const { each, total, ...rest } = definition;
  const inputs = named(definition.inputs);
  const columns = named(definition.columns);
  return {
    ...rest,
    scope: 'portfolio',
    formulaFor: () => definition.formula,
    compute: (values, rows = []) => {
      const problem = problemOf(inputs, values);
      if (problem !== null) return missing(problem);
      const given = withNulls(inputs, values) as Given<I>;
      const added: V[] = [];
      const leftOut = new Map<string, number>();
      for (const row of rows) {
        const gap = problemOf(columns, row.values);
        const one = gap !== null ? { why: gap } : each(withNulls(columns, row.values) as Given<C>, given);
        if ('why' in one) leftOut.set(one.why, (leftOut.get(one.why) ?? 0) + 1);
        else added.push(one.add);
      }
      return { ...total(added, given), leftOut: [...leftOut].map(([why, count]) => ({ why, count })) };
    },
  };
}
