import type { Api, Input, Status } from '@chartroom/contract';
import { addDays, asDay, type Metric } from '@chartroom/engine';
import type { Answer, Handlers, Tx } from '../../platform/index.ts';
import { changesBetween, scaleNote } from '../state/changes.ts';
import { calculatedOn, metricRows, metricsOf, portfolioFigures } from '../state/figures.ts';
import { figureContext, type Ground, loadGround, loadStates } from '../state/load.ts';
import { type Moment, momentOf, onDay } from '../state/moment.ts';
import type { StateRow } from '../state/store/states.ts';
import { attentionRows } from './attention.ts';
import { cockpitFigures } from './figures.ts';
import { cockpitTrend } from './trend.ts';

/** Endpoint -> use case. */
export const cockpitHandlers = {
  getCockpit: (tx, { query }) => cockpit(tx, query),
  getCockpitTrend: (tx, { query }) => cockpitTrend(tx, query),
} satisfies Partial<Handlers<Api>>;

type Cockpit = Answer<Api['getCockpit']>;

const live = (s: StateRow): boolean => s.present && s.state !== 'closed' && s.state !== 'cancelled';

interface Side {
  readonly moment: Moment;
  readonly all: readonly StateRow[];
  readonly live: readonly StateRow[];
}

async function side(tx: Tx, moment: Moment, ground: Ground): Promise<Side> {
  const all = await loadStates(tx, moment, { wanted: 'all', portfolio: ground.portfolio });
  return { moment, all, live: all.filter(live) };
}

/** The portfolio on a day, compared with another: counts, figures, what needs attention, what changed. */
export async function cockpit(tx: Tx, query: Input<Api['getCockpit']>['query']): Promise<Cockpit> {
  const moment = await momentOf(tx, query);
  const ground = await loadGround(tx, moment, query.portfolio);
  const now = await side(tx, moment, ground);
  const then =
    query.compareWith === undefined ? null : await side(tx, onDay(moment, query.compareWith), ground);
  const context = await figureContext(tx, moment, { ground, states: now.live });
  const rows = metricRows(now.live, context, calculatedOn(context));
  const earlier = then && { context: await figureContext(tx, then.moment, { ground, states: then.live }) };
  const before = then &&
    earlier && {
      context: earlier.context,
      rows: metricRows(then.live, earlier.context, calculatedOn(earlier.context)),
    };
  const changes = then
    ? await changesBetween(
        tx,
        { before: { moment: then.moment, states: then.all }, after: { moment, states: now.all } },
        ground.scales,
      )
    : [];
  const attention = await attentionRows(tx, moment, {
    now: now.live,
    earlier: then?.live ?? null,
    context,
    rows,
  });
  return {
    asOf: moment.asOf,
    compareWith: query.compareWith ?? null,
    knownAt: query.knownAt ?? tx.at,
    portfolio: ground.portfolio && { id: ground.portfolio.id, name: ground.portfolio.name },
    currency: ground.currency,
    projects: now.live.length,
    projectsBefore: then?.live.length ?? null,
    reported: ratingCounts(ground, now.live, then?.live ?? null),
    computed: statusCounts(now.live, then?.live ?? null),
    scaleNote: then ? scaleNote(then.live, now.live, ground.scales) : null,
    figures: portfolioFigures(
      [...cockpitFigures, ...context.added.map(a => a.metric)],
      { rows, context },
      before,
    ),
    ...attention,
    changes: changes.slice(0, 500),
    changeCounts: countBy(changes, c => c.kind),
    bubbles: bubbles(now.live, rows, ground),
    leftOut: leftOutOf(now.live),
  };
}

const countBy = <T, K extends string>(list: readonly T[], key: (t: T) => K): Cockpit['changeCounts'] => {
  const counts = { new: 0, left: 0, returned: 0, closed: 0, moved: 0, rerated: 0, rebaselined: 0 };
  for (const t of list) counts[key(t) as unknown as keyof typeof counts] += 1;
  return counts;
};

const statusOrder: readonly Status[] = ['on-track', 'at-risk', 'off-track', 'unknown'];

function statusCounts(now: readonly StateRow[], then: readonly StateRow[] | null): Cockpit['computed'] {
  const count = (states: readonly StateRow[], status: Status) =>
    states.filter(s => s.computedStatus === status).length;
  return statusOrder.map(status => ({
    status,
    count: count(now, status),
    before: then ? count(then, status) : null,
  }));
}

/** What a project's rating is counted under: as said; apart, those that gave none and those that never reported. */
export const saidOf = (s: Pick<StateRow, 'reportId' | 'reportedSaid'>): string =>
  s.reportId === null ? 'No report' : s.reportedSaid || 'No rating';

function ratingCounts(
  ground: Ground,
  now: readonly StateRow[],
  then: readonly StateRow[] | null,
): Cockpit['reported'] {
  const seen = new Map<string, { status: Status; rank: number; count: number; before: number }>();
  const add = (s: StateRow, field: 'count' | 'before') => {
    const said = saidOf(s);
    const entry = seen.get(said) ?? {
      status: s.reportedStatus as Status,
      rank: rankOf(ground, s),
      count: 0,
      before: 0,
    };
    seen.set(said, { ...entry, [field]: entry[field] + 1 });
  };
  for (const s of now) add(s, 'count');
  for (const s of then ?? []) add(s, 'before');
  return [...seen]
    .map(([said, e]) => ({ said, ...e }))
    .sort((a, b) => a.rank - b.rank || (a.said < b.said ? -1 : 1))
    .map(({ said, status, count, before }) => ({ said, status, count, before: then ? before : null }));
}

/** Where a rating stands from best to worst whatever its scale: 0 to 1; those without a colour come last. */
function rankOf(ground: Ground, s: StateRow): number {
  const levels = (s.reportedScale && ground.scales.get(s.reportedScale)?.levels) || [];
  const at = levels.findIndex(l => l.key === s.reportedLevel);
  return at < 0 ? 2 : at / Math.max(1, levels.length - 1);
}

function bubbles(
  states: readonly StateRow[],
  rows: ReturnType<typeof metricRows>,
  ground: Ground,
): Cockpit['bubbles'] {
  const inputs = { asOf: '1900-01-01', currency: ground.currency };
  const alone = (metric: Metric | undefined, i: number) => {
    const row = rows[i];
    return row && metric ? metric.compute(inputs, [row]).value : null;
  };
  const amount = (v: unknown) => (typeof v === 'number' ? v : null);
  return states
    .map((s, i) => ({
      projectId: s.id,
      key: s.key,
      name: s.name,
      slipDays: s.slipDays,
      status: s.computedStatus as Status,
      valueMinor: amount(alone(benefits, i)),
      costMinor: amount(alone(cost, i)) ?? 0,
    }))
    .filter(b => b.costMinor > 0)
    .sort((a, b) => b.costMinor - a.costMinor)
    .slice(0, 150);
}

const [benefits, cost] = metricsOf(['benefits-forecast-total', 'cost-forecast-total']);

function leftOutOf(states: readonly StateRow[]): Cockpit['leftOut'] {
  const unseen = states.filter(s => !s.seesMoney).length;
  const unknown = states.filter(s => s.seesMoney && s.costForecastMinor === null).length;
  return [
    ...(unknown > 0 ? [{ why: 'No whole-life cost is known', count: unknown }] : []),
    ...(unseen > 0 ? [{ why: 'You may not see their money', count: unseen }] : []),
  ];
}

/** The day that a cockpit is compared with when nobody chose one: about a reporting period before. */
export const defaultCompareDay = (asOf: string, cadenceDays: number): string =>
  addDays(asDay(asOf), -Math.max(30, cadenceDays));
