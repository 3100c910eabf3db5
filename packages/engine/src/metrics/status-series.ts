import { addDays, type Day } from '../base/day.ts';
import {
  type ComputedStatus,
  computeStatusBy,
  isUnderWay,
  type StatusInputs,
  type StatusOverride,
} from './computed-status.ts';
import { endOfTime, type judge, type RuleReason, rememberingJudge, statusMeasures } from './judge.ts';
import { type EffectiveRules, type RuleSet, ruleSetOn, rulesFor, type Status } from './rules.ts';
import type { ReportedRating } from './scales.ts';

/** What held of a project from a day until the next such record: complete, not a difference. */
export interface DatedFacts extends Omit<StatusInputs, 'asOf' | 'lastReport' | 'cadenceDays'> {
  readonly from: Day;
  /** false: it has left the portfolio it was reported in. */
  readonly present: boolean;
  readonly projectClass: string | null;
}

/** A published report; of two for one day the later in the list holds. */
export interface DatedReport {
  readonly id: string;
  readonly asOf: Day;
  readonly overall: ReportedRating;
}
export interface DatedOverride extends StatusOverride {
  readonly id: string;
}

/** All that the status of one project depends on. Lists need not be sorted. */
export interface StatusHistory {
  readonly facts: readonly DatedFacts[];
  readonly reports: readonly DatedReport[];
  readonly overrides: readonly DatedOverride[];
  readonly ruleSets: readonly RuleSet[];
  readonly cadenceDays: number;
}

/** What is shown of a project's status from a day until the next point. */
export interface StatusPoint {
  readonly from: Day;
  readonly present: boolean;
  readonly state: string;
  readonly reportId: string | null;
  readonly lastReport: Day | null;
  /** null: no report yet. */
  readonly reported: ReportedRating | null;
  readonly computed: Status;
  /** What the rules alone say: another than `computed` only under an override. */
  readonly byRules: Status;
  readonly overrideId: string | null;
  /** One for each dimension, as `computeStatus` gives them. */
  readonly dimensions: readonly RuleReason[];
  readonly because: string;
  readonly rulesVersion: number | null;
  readonly slipDays: number | null;
  readonly slipPct: number | null;
  readonly costVariancePct: number | null;
  /** The first day of the unbroken time in which reported and computed status differ; null while they do not. */
  readonly disagreeSince: Day | null;
}
/** Which days are wanted. With `from`, `before` is the point in force on the day before it, if there is one. */
export interface SeriesRange {
  readonly until: Day;
  readonly from?: Day;
  readonly before?: StatusPoint | null;
}

/**
 * The days on which anything shown of a project's status changes, up to a horizon: because a fact, a report, an
 * override or a rule changed, or because time alone made a report stale, a finish pass or an override expire.
 * Between two points nothing changes. Linear in the number of points, given the history.
 */
export function statusSeries(history: StatusHistory, range: SeriesRange): readonly StatusPoint[] {
  const sorted = sort(history);
  const days = changeDays(sorted, range);
  const cursor = cursorOver(sorted);
  const pointOf = pointsFrom();
  const points: StatusPoint[] = [];
  let last: StatusPoint | null = range.before ?? null;
  let next = 0;
  let day = days[next] ?? endOfTime;
  while (day <= range.until) {
    if (day === days[next]) next += 1;
    const seen = cursor(day);
    let crossing = endOfTime;
    if (seen) {
      const { point, until } = pointOf(seen, day, last);
      if (last === null || !sameShown(last, point)) {
        points.push(point);
        last = point;
      }
      crossing = until;
    }
    const change = days[next] ?? endOfTime;
    day = crossing < change ? crossing : change;
  }
  return points;
}

/** The point in force on a day; null before the first. */
export function pointOn(series: readonly StatusPoint[], day: Day): StatusPoint | null {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((series[middle]?.from ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  return series[low - 1] ?? null;
}

/** Everything known of a project on one day, found directly: what `computeStatus` and an explanation start from. */
export function statusInputsOn(history: StatusHistory, day: Day): StatusOnDay | null {
  return cursorOver(sort(history))(day);
}

export interface StatusOnDay {
  readonly facts: DatedFacts;
  readonly report: DatedReport | null;
  readonly override: DatedOverride | null;
  readonly rules: EffectiveRules | null;
  readonly inputs: StatusInputs;
}

const byKey = <T>(list: readonly T[], key: (t: T) => string): readonly T[] =>
  list.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));

const sort = (h: StatusHistory): StatusHistory => ({
  ...h,
  facts: byKey(h.facts, f => f.from),
  reports: byKey(h.reports, r => r.asOf),
  overrides: byKey(h.overrides, o => o.from),
});

/** Looks at rising days of a sorted history; each record is passed once. */
function cursorOver(history: StatusHistory): (day: Day) => StatusOnDay | null {
  let fact = -1;
  let report = -1;
  let effective: { readonly of: string; readonly rules: EffectiveRules } | null = null;
  return day => {
    while ((history.facts[fact + 1]?.from ?? '9') <= day) fact += 1;
    while ((history.reports[report + 1]?.asOf ?? '9') <= day) report += 1;
    const facts = history.facts[fact];
    if (!facts) return null;
    const said = history.reports[report] ?? null;
    const override = history.overrides.findLast(o => o.from <= day && day <= o.expires) ?? null;
    const set = ruleSetOn(history.ruleSets, day);
    const of = `${set?.version} ${facts.projectClass}`;
    if (set && effective?.of !== of) effective = { of, rules: rulesFor(set, facts.projectClass) };
    return {
      facts,
      report: said,
      override,
      rules: set ? (effective?.rules ?? null) : null,
      inputs: {
        asOf: day,
        state: facts.state,
        startBaseline: facts.startBaseline,
        finishBaseline: facts.finishBaseline,
        finishForecast: facts.finishForecast,
        finishActual: facts.finishActual,
        currency: facts.currency ?? null,
        costBaselineMinor: facts.costBaselineMinor,
        costForecastMinor: facts.costForecastMinor,
        benefitsBaselineMinor: facts.benefitsBaselineMinor,
        benefitsForecastMinor: facts.benefitsForecastMinor,
        lastReport: said?.asOf ?? null,
        cadenceDays: history.cadenceDays,
      },
    };
  };
}

/** The days on which something is recorded to change. */
function changeDays(history: StatusHistory, range: SeriesRange): readonly Day[] {
  const days = new Set<Day>();
  for (const f of history.facts) days.add(f.from);
  for (const r of history.reports) days.add(r.asOf);
  for (const s of history.ruleSets) days.add(s.validFrom);
  for (const o of history.overrides) {
    days.add(o.from);
    days.add(addDays(o.expires, 1));
  }
  if (range.from !== undefined) days.add(range.from);
  return [...days].filter(d => d >= (range.from ?? '0')).sort();
}

const noStatus = { overall: 'unknown', byRules: 'unknown', override: null, dimensions: [] } as const;

function statusOf(seen: StatusOnDay, by: typeof judge): Omit<ComputedStatus, 'reasons'> {
  if (!seen.facts.present)
    return { ...noStatus, because: 'Not computed: it has left the portfolio.', rulesVersion: 0 };
  if (seen.rules === null)
    return { ...noStatus, because: 'Not computed: no rules are in force yet.', rulesVersion: 0 };
  return computeStatusBy(by, { inputs: seen.inputs, rules: seen.rules, override: seen.override });
}

/** Points of one project on rising days, each with the first day on which time alone may change it. */
function pointsFrom() {
  const remembering = rememberingJudge();
  let of: DatedFacts | null = null;
  let figures = noFigures;
  return (seen: StatusOnDay, day: Day, last: StatusPoint | null) => {
    if (seen.facts !== of) figures = figuresOf(seen);
    of = seen.facts;
    const judged = seen.facts.present && isUnderWay(seen.facts.state) && seen.rules !== null;
    const computed = statusOf(seen, remembering.judge);
    const point = { ...pointOf(seen, day, computed), ...figures };
    const apart = disagree(point.reported?.status, point.computed);
    return {
      point: { ...point, disagreeSince: apart ? (last?.disagreeSince ?? day) : null },
      until: judged && seen.rules ? remembering.until(seen.rules.rules) : endOfTime,
    };
  };
}

function pointOf(seen: StatusOnDay, day: Day, computed: Omit<ComputedStatus, 'reasons'>) {
  const { facts, report } = seen;
  return {
    from: day,
    present: facts.present,
    state: facts.state,
    reportId: report?.id ?? null,
    lastReport: report?.asOf ?? null,
    reported: report?.overall ?? null,
    computed: computed.overall,
    byRules: computed.byRules,
    overrideId: computed.override === null ? null : (seen.override?.id ?? null),
    dimensions: computed.dimensions,
    because: computed.because,
    rulesVersion: seen.rules?.version ?? null,
  };
}

const noFigures: Pick<StatusPoint, 'slipDays' | 'slipPct' | 'costVariancePct'> = {
  slipDays: null,
  slipPct: null,
  costVariancePct: null,
};

/** None of these grows by itself: they are the same while the facts are. */
function figuresOf({ facts, inputs }: StatusOnDay): typeof noFigures {
  if (!facts.present) return noFigures;
  const figure = (id: string) => {
    const value = statusMeasures.get(id)?.compute(inputs).value;
    return typeof value === 'number' ? value : null;
  };
  return {
    slipDays: figure('finish-slip-days'),
    slipPct: figure('finish-slip-pct'),
    costVariancePct: figure('cost-variance-pct'),
  };
}

/** Whether a reported and a computed status differ; never when one of them is not known. */
export const disagree = (reported: Status | undefined, computed: Status): boolean =>
  reported !== undefined && reported !== 'unknown' && computed !== 'unknown' && reported !== computed;

function sameShown(a: StatusPoint, b: StatusPoint): boolean {
  for (const key of shown) if (a[key] !== b[key]) return false;
  const x = a.reported;
  const y = b.reported;
  if (x?.said !== y?.said || x?.level !== y?.level || x?.scale !== y?.scale || x?.status !== y?.status)
    return false;
  return (
    a.dimensions.length === b.dimensions.length &&
    a.dimensions.every((d, i) => {
      const e = b.dimensions[i];
      return d === e || (d.status === e?.status && d.rule === e.rule && d.because === e.because);
    })
  );
}
const shown = [
  'present',
  'state',
  'reportId',
  'lastReport',
  'computed',
  'byRules',
  'overrideId',
  'because',
  'rulesVersion',
  'slipDays',
  'slipPct',
  'costVariancePct',
  'disagreeSince',
] as const;
