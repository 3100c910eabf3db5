import type { Api, Status } from '@chartroom/contract';
import { asDay, daysBetween, type MetricRow, metricById } from '@chartroom/engine';
import type { Answer, Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../../register/index.ts';
import type { FigureContext } from '../state/figures.ts';
import type { Moment } from '../state/moment.ts';
import { projectRow } from '../state/project-row.ts';
import { nextMilestones, type StateRow, statesOnDays } from '../state/store/states.ts';
import { trendDays, usualCadence } from './trend.ts';

type Cockpit = Answer<Api['getCockpit']>;
const most = 100;

/** The live projects on a day and on the day compared with, and what figures over the former are computed with. */
interface Watched {
  readonly now: readonly StateRow[];
  readonly earlier: readonly StateRow[] | null;
  readonly context: FigureContext;
  readonly rows: readonly MetricRow[];
}

/** What is off track, disagrees or is silent, the most exposed first. */
export async function attentionRows(
  tx: Tx,
  moment: Moment,
  { now, earlier, context, rows }: Watched,
): Promise<Pick<Cockpit, 'attention' | 'attentionTotal'>> {
  const silent = (row: MetricRow | undefined) =>
    row !== undefined && countedAlone('silent-count', row, context) === 1;
  const exposure = (row: MetricRow | undefined) =>
    row ? countedAlone('cost-forecast-total', row, context) : null;
  const found = now
    .map((state, i) => ({ state, exposure: exposure(rows[i]), silent: silent(rows[i]) }))
    .filter(({ state, silent }) => needsAttention(state) || silent)
    .sort((a, b) => rank(a.state) - rank(b.state) || (b.exposure ?? -1) - (a.exposure ?? -1));
  const shown = found.slice(0, most);
  const ids = shown.map(f => f.state.id);
  const next = await nextMilestones(tx, moment, ids);
  const days = trendDays(moment.asOf, usualCadence(context.cadences, 30));
  const past = Map.groupBy(await statesOnDays(tx, ids, { days, knownAt: moment.knownAt }), s => s.id);
  const catalogue = await fieldCatalogue(tx);
  const before = new Map(earlier?.map(s => [s.id, s]));
  return {
    attentionTotal: found.length,
    attention: shown.map(({ state, exposure }) => ({
      ...projectRow(tx, { asOf: moment.asOf, catalogue }, { state, before: before.get(state.id) ?? null }),
      slipTrend: (past.get(state.id) ?? []).flatMap(s => (s.slipDays === null ? [] : [s.slipDays])),
      next: nextOf(next.get(state.id), moment.asOf),
      exposureMinor: exposure,
    })),
  };
}

const nextOf = (next: { readonly name: string; readonly day: string } | undefined, asOf: string) =>
  next ? { ...next, overdueDays: next.day < asOf ? daysBetween(asDay(next.day), asDay(asOf)) : null } : null;

const needsAttention = (s: StateRow): boolean =>
  s.computedStatus === 'off-track' || s.reportedStatus === 'off-track' || s.disagreeSince !== null;

const severityOf: Readonly<Record<Status, number>> = {
  'off-track': 0,
  'at-risk': 1,
  unknown: 2,
  'on-track': 3,
};
const worst = (s: StateRow): number =>
  Math.min(severityOf[s.computedStatus as Status], severityOf[s.reportedStatus as Status]);
/** Off track first, and among those the ones whose report says otherwise. */
const rank = (s: StateRow): number => worst(s) * 2 + (s.disagreeSince === null ? 1 : 0);

/** What one project adds to a figure over projects; null when it is left out of it. */
function countedAlone(metric: string, row: MetricRow, { asOf, currency }: FigureContext): number | null {
  const value = metricById(metric)?.compute({ asOf, currency }, [row]).value;
  return typeof value === 'number' ? value : null;
}
