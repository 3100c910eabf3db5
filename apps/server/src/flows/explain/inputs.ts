import { asDay, type RatingScale, type Sourced, type StatusHistory, statusInputsOn } from '@chartroom/engine';
import {
  type Evidence,
  historyOf,
  loadEvidence,
  loadRuleSets,
  ruleSetOf,
} from '../../domains/monitoring/index.ts';
import { atOnce, type Tx } from '../../platform/index.ts';
import { type Attributes, loadFacts, type RecordedRow } from '../../register/index.ts';
import type { Moment } from '../state/moment.ts';
import { loadOrigins, type Origin } from './store.ts';

/** Everything a figure of one project may be computed from, each with where it comes from. */
export type ProjectInputs = Readonly<Record<string, Sourced>>;

/** What is known of one project at a moment; null when nothing was yet. */
export interface Known {
  /** What it was called. */
  readonly name: string;
  readonly history: StatusHistory;
  readonly inputs: ProjectInputs;
}

const attributeOf: Readonly<Record<string, keyof Attributes>> = {
  state: 'state',
  startBaseline: 'startBaseline',
  startForecast: 'startForecast',
  startActual: 'startActual',
  finishBaseline: 'finishBaseline',
  finishForecast: 'finishForecast',
  finishActual: 'finishActual',
  costBaselineMinor: 'costBaselineMinor',
  costForecastMinor: 'costForecastMinor',
  spentMinor: 'spentMinor',
  benefitsBaselineMinor: 'benefitsBaselineMinor',
  benefitsForecastMinor: 'benefitsForecastMinor',
  baselineNumber: 'baselineNumber',
  currency: 'currency',
};

/** What was gathered of one project at a moment. */
export interface Gathered {
  readonly facts: readonly RecordedRow[];
  /** Where the value of each attribute comes from. */
  readonly sources: readonly (readonly [string, RecordedRow | null])[];
  readonly origins: ReadonlyMap<string, Origin>;
  readonly evidence: Evidence;
  readonly ruleSets: Awaited<ReturnType<typeof loadRuleSets>>;
}

/** Gathers what figures about one project are computed from. */
export async function gatherInputs(tx: Tx, { asOf, knownAt }: Moment, project: string): Promise<Gathered> {
  const ofFacts = async () => {
    const all = (await loadFacts(tx, [project], knownAt)).get(project) ?? [];
    const until = all.filter(f => f.validFrom <= asOf);
    const sources = Object.entries(attributeOf).map(([id, name]) => [id, sinceWhen(until, name)] as const);
    const events = new Set(sources.flatMap(([, f]) => (f ? [f.eventId] : [])));
    return { facts: all, sources, origins: await loadOrigins(tx, [...events]) };
  };
  const [facts, evidence, ruleSets] = await atOnce(
    ofFacts(),
    loadEvidence(tx, [project], knownAt),
    loadRuleSets(tx, knownAt),
  );
  return { ...facts, evidence, ruleSets };
}

interface Asked {
  readonly project: string;
  readonly scales: ReadonlyMap<string, RatingScale>;
  /** As the series of the project says it at that moment. */
  readonly disagreeSince: string | null;
}

/** The inputs of figures about one project at a moment, out of what was gathered; null when nothing was known of it. */
export function inputsOf(
  gathered: Gathered,
  moment: Moment,
  { project, scales, disagreeSince }: Asked,
): Known | null {
  const { facts, evidence, sources, origins } = gathered;
  const ruleSets = gathered.ruleSets.map(ruleSetOf);
  const history = historyOf(project, { facts, evidence }, { scales, ruleSets });
  const day = asDay(moment.asOf);
  const onDay = statusInputsOn(history, day);
  if (!onDay) return null;
  const rules = gathered.ruleSets.find(r => r.number === onDay.rules?.version);
  return {
    name: facts.findLast(f => f.validFrom <= moment.asOf)?.name ?? '',
    history,
    inputs: {
      ...Object.fromEntries(
        sources.map(([id, f]) => [id, f ? fromFact(f, attributeOf[id] ?? 'state', origins) : none]),
      ),
      asOf: { value: day, source: 'clock', label: 'The day that was asked for' },
      cadenceDays: {
        value: history.cadenceDays,
        source: 'setting',
        label: 'How often its portfolio reports',
      },
      ...reportInputs(history, day),
      disagreeSince: {
        value: disagreeSince,
        source: 'derived',
        label: 'First day of the unbroken time in which reported and computed status differ',
      },
      rules: {
        value: onDay.rules,
        source: 'rule',
        asOf: onDay.rules?.validFrom ?? null,
        recordedAt: rules?.recordedAt ?? null,
        sourceId: rules ? String(rules.number) : null,
        label: rules ? `Rules v${rules.number}: ${rules.note}` : null,
      },
      override: {
        value: onDay.override,
        source: 'override',
        asOf: onDay.override?.from ?? null,
        sourceId: onDay.override?.id ?? null,
        label: onDay.override?.reason ?? null,
      },
    },
  };
}

const none: Sourced = { value: null, source: 'register' };

/** The fact with which an attribute took the value it has in the last one. */
function sinceWhen(facts: readonly RecordedRow[], name: keyof Attributes): RecordedRow | null {
  let found = facts.at(-1) ?? null;
  for (let i = facts.length - 2; i >= 0 && found; i--) {
    const earlier = facts[i];
    if (!earlier || earlier[name] !== found[name]) break;
    found = earlier;
  }
  return found;
}

function fromFact(f: RecordedRow, name: keyof Attributes, origins: ReadonlyMap<string, Origin>): Sourced {
  const origin = origins.get(f.eventId);
  const reason = origin?.reason ?? null;
  return {
    value: f[name],
    source: reason?.startsWith('Import') ? 'import' : 'register',
    asOf: asDay(f.validFrom),
    recordedAt: f.recordedAt,
    sourceId: f.eventId,
    label: [reason, origin?.by ? `by ${origin.by}` : null].filter(t => t !== null).join(', ') || null,
  };
}

function reportInputs(history: StatusHistory, day: string): ProjectInputs {
  const reports = history.reports.filter(r => r.asOf <= day).toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const report = reports.at(-1);
  const rated = reports.filter(r => r.overall.level !== null);
  const [last, previous] = [rated.at(-1)?.overall, rated.at(-2)?.overall];
  const from = (value: unknown): Sourced => ({
    value: value ?? null,
    source: 'report',
    asOf: report?.asOf ?? null,
    sourceId: report?.id ?? null,
    label: report ? `Report of ${report.asOf}` : null,
  });
  return {
    lastReport: from(report?.asOf),
    reported: from(report?.overall.said),
    rank: from(last?.rank),
    rankBefore: from(previous?.rank),
    scale: from(last?.scale),
    scaleBefore: from(previous?.scale),
    status: from(last?.status),
    statusBefore: from(previous?.status),
  };
}
