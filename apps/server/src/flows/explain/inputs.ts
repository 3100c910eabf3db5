import { asDay, type RatingScale, type Sourced, type StatusHistory, statusInputsOn } from '@chartroom/engine';
import {
  type Evidence,
  historyOf,
  loadEvidence,
  loadRuleSets,
  ruleSetOf,
} from '../../domains/monitoring/index.ts';
import { atOnce, type Tx } from '../../platform/index.ts';
import { type FactRow, factOn } from '../../register/index.ts';
import type { Moment } from '../state/moment.ts';
import { type FigureAttribute, figureAttributes, loadOrigins, type Origin } from './store.ts';

/** Everything a figure of one project may be computed from, each with where it comes from. */
export type ProjectInputs = Readonly<Record<string, Sourced>>;

/** What is known of one project at a moment; null when nothing was yet. */
export interface Known {
  /** What it was called. */
  readonly name: string;
  readonly history: StatusHistory;
  readonly inputs: ProjectInputs;
}

/** What was gathered of one project at a moment. */
export interface Gathered {
  /** What is true of it on the day; null when nothing was known of it yet. */
  readonly fact: FactRow | null;
  /** Where the value of each attribute comes from. */
  readonly origins: ReadonlyMap<FigureAttribute, Origin>;
  readonly evidence: Evidence;
  readonly ruleSets: Awaited<ReturnType<typeof loadRuleSets>>;
}

/** Gathers what figures about one project are computed from. */
export async function gatherInputs(tx: Tx, moment: Moment, project: string): Promise<Gathered> {
  const [fact, origins, evidence, ruleSets] = await atOnce(
    factOn(tx, project, moment),
    loadOrigins(tx, moment, project),
    loadEvidence(tx, [project], moment.knownAt),
    loadRuleSets(tx, moment.knownAt),
  );
  return { fact, origins, evidence, ruleSets };
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
  const { fact, evidence, origins } = gathered;
  if (!fact) return null;
  const ruleSets = gathered.ruleSets.map(ruleSetOf);
  const history = historyOf(project, { facts: [fact], evidence }, { scales, ruleSets });
  const day = asDay(moment.asOf);
  const onDay = statusInputsOn(history, day);
  if (!onDay) return null;
  const rules = gathered.ruleSets.find(r => r.number === onDay.rules?.version);
  return {
    name: fact.name,
    history,
    inputs: {
      ...Object.fromEntries(figureAttributes.map(a => [a, fromFact(fact[a], origins.get(a))])),
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

function fromFact(value: FactRow[FigureAttribute], origin: Origin | undefined): Sourced {
  if (!origin) return none;
  const { reason, by } = origin;
  return {
    value,
    source: reason?.startsWith('Import') ? 'import' : 'register',
    asOf: asDay(origin.validFrom),
    recordedAt: origin.recordedAt,
    sourceId: origin.eventId,
    label: [reason, by ? `by ${by}` : null].filter(t => t !== null).join(', ') || null,
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
