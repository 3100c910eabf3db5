import {
  addDays,
  asDay,
  type Day,
  pointOn,
  type RatingScale,
  type ReportedRating,
  type RuleSet,
  type StatusHistory,
  type StatusPoint,
  statusSeries,
} from '@chartroom/engine';
import { atOnce, type PendingEvent, type Tx } from '../../../platform/index.ts';
import { type DatedFact, loadDatedFacts } from '../../../register/index.ts';
import { type PublishedRating, publishedRatings } from './store/published-ratings.ts';
import * as store from './store.ts';

/** No status changes by time alone after this day. */
const horizon = asDay('2199-12-31');
const batch = 100;

/** Keeps the status series true: recomputes it for the projects of an event, or for all when everybody is concerned. */
export async function refreshAfter(tx: Tx, events: readonly PendingEvent[]): Promise<void> {
  const everybody = events.some(e => !e.projectId && concernsStatus(e));
  const projects = everybody
    ? await store.allProjects(tx)
    : [...new Set(events.flatMap(e => (e.projectId ? [e.projectId] : [])))];
  await refreshSeries(tx, projects);
}

/** An event about no single project concerns the status of all, unless it leaves the reporting period as it was. */
const concernsStatus = ({ subject, after }: PendingEvent): boolean =>
  !['portfolio', 'organisation'].includes(subject.kind) ||
  (typeof after === 'object' && after !== null && 'cadenceDays' in after);

/** Recomputes the series of projects and records what is now otherwise; answers how many points were written. */
export async function refreshSeries(tx: Tx, projects: readonly string[]): Promise<number> {
  // Read once, together with what is read of the first projects.
  let judging: Promise<Judging> | null = null;
  let written = 0;
  for (let i = 0; i < projects.length; i += batch) {
    const some = projects.slice(i, i + batch);
    judging ??= loadJudging(tx);
    const [histories, known] = await atOnce(loadHistories(tx, some, judging), store.loadPoints(tx, some));
    const points = some.flatMap(id => {
      const history = histories.get(id);
      return history ? changedPoints(id, statusSeries(history, { until: horizon }), known.get(id) ?? []) : [];
    });
    const again = new Set(
      [...known.values()].flatMap(old => old.filter(p => p.recordedAt >= tx.at).map(keyOf)),
    );
    const [later, first] = [
      points.filter(p => again.has(keyOf(p))),
      points.filter(p => !again.has(keyOf(p))),
    ];
    await store.insertPoints(tx, first, false);
    await store.insertPoints(tx, later, true);
    written += points.length;
  }
  return written;
}

const keyOf = ({ projectId, day }: store.PointRow): string => `${projectId} ${day}`;

/** What a status depends on beside the facts of the register, by project. */
export interface Evidence {
  readonly reports: ReadonlyMap<string, readonly PublishedRating[]>;
  readonly overrides: ReadonlyMap<string, readonly store.OverrideRecord[]>;
  readonly cadences: ReadonlyMap<string, number>;
}

/** Reports, overrides and cadences of projects, by what was known at an instant (all that is when left out). */
export async function loadEvidence(
  tx: Tx,
  projects: readonly string[],
  knownAt = 'infinity',
): Promise<Evidence> {
  const [reports, overrides, cadences] = await atOnce(
    publishedRatings(tx, projects, knownAt),
    store.loadOverrides(tx, projects, knownAt),
    store.cadences(tx, projects, { asOf: '2199-12-31', knownAt }),
  );
  return { reports, overrides: Map.groupBy(overrides, o => o.projectId), cadences };
}

interface Judging {
  readonly scales: ReadonlyMap<string, RatingScale>;
  readonly ruleSets: readonly RuleSet[];
}

/** The scales and rules of the organisation, by all that is known. */
async function loadJudging(tx: Tx): Promise<Judging> {
  const [scales, ruleSets] = await atOnce(store.loadScales(tx), store.loadRuleSets(tx));
  return { scales: scalesOf(scales), ruleSets: ruleSets.map(ruleSetOf) };
}

/** Everything the status of a project depends on. */
export function historyOf(
  id: string,
  { facts, evidence }: { readonly facts: readonly DatedFact[]; readonly evidence: Evidence },
  { scales, ruleSets }: Judging,
): StatusHistory {
  return {
    facts: facts.map(datedFacts),
    reports: (evidence.reports.get(id) ?? []).map(r => ({
      id: r.id,
      asOf: asDay(r.asOf),
      overall: ratingOf(scales.get(r.scaleId), {
        scaleId: r.scaleId,
        said: r.overallSaid,
        level: r.overallLevel,
      }),
    })),
    overrides: (evidence.overrides.get(id) ?? []).flatMap(datedOverride),
    ruleSets,
    cadenceDays: evidence.cadences.get(id) ?? 30,
  };
}

/** Everything the status of projects depends on, by all that is known. */
export async function loadHistories(
  tx: Tx,
  projects: readonly string[],
  judging: Promise<Judging>,
): Promise<ReadonlyMap<string, StatusHistory>> {
  const [judged, facts, evidence] = await atOnce(
    judging,
    loadDatedFacts(tx, projects, 'infinity'),
    loadEvidence(tx, projects),
  );
  return new Map(projects.map(id => [id, historyOf(id, { facts: facts.get(id) ?? [], evidence }, judged)]));
}

export const scalesOf = (records: readonly store.ScaleRecord[]): ReadonlyMap<string, RatingScale> =>
  new Map(records.map(s => [s.id, { id: s.id, name: s.name, levels: s.levels }]));

export const ruleSetOf = (row: store.RuleSetRow): RuleSet => ({
  version: row.number,
  validFrom: asDay(row.validFrom),
  rules: row.rules.rules,
  classes: row.rules.classes,
});

/** A stored rating as the engine compares it. */
export function ratingOf(
  scale: RatingScale | undefined,
  stored: { readonly scaleId: string; readonly said: string; readonly level: string | null },
): ReportedRating {
  const { scaleId, said, level } = stored;
  const rank = level === null ? -1 : (scale?.levels.findIndex(l => l.key === level) ?? -1);
  const found = scale?.levels[rank];
  return {
    said,
    level: found ? level : null,
    status: found?.status ?? 'unknown',
    scale: scaleId,
    rank: found ? rank : null,
  };
}

const maybeDay = (d: string | null): Day | null => (d === null ? null : asDay(d));

const datedFacts = (f: DatedFact): StatusHistory['facts'][number] => ({
  from: asDay(f.validFrom),
  present: f.present,
  state: f.state,
  projectClass: f.class,
  currency: f.currency,
  startBaseline: maybeDay(f.startBaseline),
  finishBaseline: maybeDay(f.finishBaseline),
  finishForecast: maybeDay(f.finishForecast),
  finishActual: maybeDay(f.finishActual),
  costBaselineMinor: f.costBaselineMinor,
  costForecastMinor: f.costForecastMinor,
  benefitsBaselineMinor: f.benefitsBaselineMinor,
  benefitsForecastMinor: f.benefitsForecastMinor,
});

/** An override holds until it expires or the day before it was withdrawn. */
function datedOverride(o: store.OverrideRecord): StatusHistory['overrides'] {
  const last =
    o.withdrawnFrom !== null && o.withdrawnFrom <= o.expires
      ? addDays(asDay(o.withdrawnFrom), -1)
      : o.expires;
  if (last < o.validFrom) return [];
  return [{ id: o.id, status: o.status, reason: o.reason, from: asDay(o.validFrom), expires: asDay(last) }];
}

const rowOf = (projectId: string, day: string, p: StatusPoint): store.PointRow => ({
  projectId,
  day,
  reportId: p.reportId,
  reportDay: p.lastReport,
  reportedSaid: p.reported?.said ?? null,
  reportedLevel: p.reported?.level ?? null,
  reportedScale: p.reported?.scale ?? null,
  reportedStatus: p.reported?.status ?? 'unknown',
  computedStatus: p.computed,
  disagreeSince: p.disagreeSince,
  slipDays: p.slipDays,
  slipPct: p.slipPct,
  costVariancePct: p.costVariancePct,
  byRules: p.byRules,
  overrideId: p.overrideId,
  ruleSet: p.rulesVersion,
  dimensions: p.dimensions.map(d => [d.dimension, d.status, d.rule]),
});

const same = (a: store.PointRow, b: store.PointRow): boolean =>
  store.pointColumns.every(c => a[c] === b[c]) &&
  JSON.stringify(a.dimensions) === JSON.stringify(b.dimensions);

/**
 * What has to be recorded so that the series reads as computed: points that are new or other than known, and, on days
 * where a point was known and none is now, what holds on that day.
 */
function changedPoints(
  project: string,
  series: readonly StatusPoint[],
  known: readonly store.PointRow[],
): readonly store.PointRow[] {
  const byDay = new Map(known.map(k => [k.day, k]));
  const changed: store.PointRow[] = [];
  let last: store.PointRow | null = null;
  for (const point of series) {
    const row = rowOf(project, point.from, point);
    const before = byDay.get(point.from);
    byDay.delete(point.from);
    if (before ? !same(before, row) : last === null || !same(last, row)) changed.push(row);
    last = row;
  }
  for (const [day, before] of byDay) {
    const holds = pointOn(series, asDay(day));
    if (!holds) continue;
    const row = rowOf(project, day, holds);
    if (!same(before, row)) changed.push(row);
  }
  return changed;
}
