import { addDays, type Day } from '../base/day.ts';
import type { Growth, Metric, MetricValues } from './metric.ts';
import { moneyMetrics } from './money-metrics.ts';
import { reportMetrics } from './report-metrics.ts';
import type { RuleLimit, Status, StatusDimension, StatusRule } from './rules.ts';
import { scheduleMetrics } from './schedule-metrics.ts';
import { type MetricUnit, sayDay, sayStatus, sayValue } from './words.ts';

/** A measure as judged: its value and the thresholds it was held against. */
export interface JudgedLimit extends RuleLimit {
  readonly name: string;
  readonly unit: MetricUnit;
  /** null: it could not be computed, or it grows with the days and `because` says from when. */
  readonly value: number | null;
  readonly why: string | null;
}

/** What one rule says. */
export interface RuleReason {
  readonly dimension: StatusDimension | 'overall';
  /** null: no rule of this dimension could be applied, or the status was set by hand. */
  readonly rule: string | null;
  readonly status: Status;
  readonly limits: readonly JudgedLimit[];
  readonly because: string;
}

/** Measures that a rule may use: the figures of one project that are numbers. */
export const statusMeasures: ReadonlyMap<string, Metric> = new Map(
  [...scheduleMetrics, ...moneyMetrics, ...reportMetrics]
    .filter(m => !['day', 'rating', 'trend', 'money'].includes(m.unit))
    .map(m => [m.id, m]),
);

/** The first day on which a measure that grows by itself is beyond a limit. */
export function firstDayBeyond(growth: Growth, limit: number): Day {
  let days = Math.max(0, Math.floor(limit * growth.daysPerUnit));
  while (days / growth.daysPerUnit <= limit) days += 1;
  return addDays(growth.from, days);
}

interface Measured {
  readonly limit: RuleLimit;
  readonly metric: Metric | undefined;
  readonly value: number | null;
  readonly why: string | null;
  readonly growth: Growth | null;
}
type Level = 'atRisk' | 'offTrack';

/**
 * Judges one rule: a level is reached when all limits that can be computed are exceeded. A limit that cannot be
 * computed is left out and named; when none can, the status is not known.
 */
export function judge(rule: StatusRule, values: MetricValues): RuleReason {
  const all = rule.limits.map(limit => measure(limit, values));
  const usable = all.filter(m => m.value !== null);
  const status = statusBy(usable);
  return {
    dimension: rule.dimension,
    rule: rule.id,
    status,
    limits: all.map(judged),
    because: sayRule(rule, all, usable),
  };
}

function measure(limit: RuleLimit, values: MetricValues): Measured {
  const metric = statusMeasures.get(limit.measure);
  if (!metric) return { limit, metric, value: null, why: `${limit.measure} is no measure.`, growth: null };
  const { value, why } = metric.compute(values);
  if (typeof value !== 'number') return { limit, metric, value: null, why, growth: null };
  return { limit, metric, value, why, growth: metric.grows?.of(values) ?? null };
}

const judged = ({ limit, metric, value, why, growth }: Measured): JudgedLimit => ({
  measure: limit.measure,
  atRisk: limit.atRisk,
  offTrack: limit.offTrack,
  name: metric?.name ?? limit.measure,
  unit: metric?.unit ?? 'count',
  value: growth ? null : value,
  why,
});

function statusBy(usable: readonly Measured[]): Status {
  if (usable.length === 0) return 'unknown';
  if (reached(usable, 'offTrack')) return 'off-track';
  return reached(usable, 'atRisk') ? 'at-risk' : 'on-track';
}

function reached(usable: readonly Measured[], level: Level): boolean {
  let judgedBy = 0;
  for (const { limit, metric, value } of usable) {
    const bound = limit[level];
    if (bound === null || value === null) continue;
    if (!(metric?.better === 'higher' ? value < bound : value > bound)) return false;
    judgedBy += 1;
  }
  return judgedBy > 0;
}

function sayRule(rule: StatusRule, all: readonly Measured[], usable: readonly Measured[]): string {
  if (usable.length === 0) return all.map(m => m.why ?? '').join(' ');
  const only = usable.length === 1 ? usable[0] : undefined;
  if (only?.growth) return sayGrowth(only.growth, only.limit, only.metric?.grows?.words ?? '{day}');
  const values = usable.map(m => sayValue(m.value, m.metric?.unit ?? 'count')).join(' and ');
  const gaps =
    usable.length === all.length ? '' : all.map(m => (m.value === null ? ` ${m.why}` : '')).join('');
  return `${rule.name} ${values}; ${sayLevels(usable)}.${gaps}`;
}

function sayLevels(usable: readonly Measured[]): string {
  const at = sayLevel(usable, 'atRisk');
  const off = sayLevel(usable, 'offTrack');
  return at === '' || off === '' ? at + off : `${at}, ${off}`;
}

function sayLevel(usable: readonly Measured[], level: Level): string {
  const set = usable.filter(m => m.limit[level] !== null);
  if (set.length === 0) return '';
  const words = set.map(m => sayValue(m.limit[level], m.metric?.unit ?? 'count')).join(' and ');
  const side = set[0]?.metric?.better === 'higher' ? 'below' : 'over';
  return `${level === 'atRisk' ? 'at risk' : 'off track'} ${side} ${words}`;
}

function sayGrowth(growth: Growth, limit: RuleLimit, words: string): string {
  const from = (status: Status, value: number | null) =>
    value === null ? [] : [`${sayStatus(status)} from ${sayDay(firstDayBeyond(growth, value))}`];
  const levels = [...from('at-risk', limit.atRisk), ...from('off-track', limit.offTrack)].join(', ');
  return `${words.replace('{day}', sayDay(growth.from))}; ${levels}.`;
}

/** Judges one project on rising days; remembers what it said, and until when that holds. */
export interface RememberingJudge {
  readonly judge: typeof judge;
  /** The first day on which one of these rules, last judged, says something else though nothing changes but the day. */
  readonly until: (rules: readonly StatusRule[]) => Day;
}

/**
 * Judges as `judge` does: a rule is judged again only when a value that it uses has changed, or when a measure of
 * it has grown beyond a limit.
 */
export function rememberingJudge(): RememberingJudge {
  const known = new Map<StatusRule, Remembered>();
  return {
    judge: (rule, values) => {
      const last = known.get(rule);
      const day = values.asOf as Day;
      if (last && day >= last.from && day < last.until && same(last, values)) return last.reason;
      const inputs = last?.inputs ?? inputsOf(rule);
      const reason = judge(rule, values);
      const until = nextCrossing(rule, values, day);
      known.set(rule, { inputs, values: inputs.map(id => values[id]), from: day, until, reason });
      return reason;
    },
    until: rules => {
      let first = endOfTime;
      for (const rule of rules) {
        const until = known.get(rule)?.until ?? endOfTime;
        if (until < first) first = until;
      }
      return first;
    },
  };
}

interface Remembered {
  readonly inputs: readonly string[];
  readonly values: readonly unknown[];
  readonly from: Day;
  readonly until: Day;
  readonly reason: RuleReason;
}
export const endOfTime = '9999-12-31' as Day;

function same(last: Remembered, values: MetricValues): boolean {
  for (let i = 0; i < last.inputs.length; i += 1)
    if (values[last.inputs[i] ?? ''] !== last.values[i]) return false;
  return true;
}

const inputsOf = (rule: StatusRule): readonly string[] => {
  const ids = rule.limits.flatMap(l => Object.keys(statusMeasures.get(l.measure)?.inputs ?? {}));
  return [...new Set(ids)].filter(id => id !== 'asOf');
};

/** The first day after one on which a measure of a rule grows beyond a limit if nothing else changes. */
function nextCrossing(rule: StatusRule, values: MetricValues, after: Day): Day {
  let next = endOfTime;
  for (const limit of rule.limits) {
    const growth = statusMeasures.get(limit.measure)?.grows?.of(values) ?? null;
    if (growth === null || !(growth.daysPerUnit > 0)) continue;
    for (const bound of [limit.atRisk, limit.offTrack]) {
      const day = bound === null ? endOfTime : firstDayBeyond(growth, bound);
      if (day > after && day < next) next = day;
    }
  }
  return next;
}
