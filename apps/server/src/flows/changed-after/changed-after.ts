import type { Api, ChangedAfter, Input } from '@chartroom/contract';
import { loadRuleSets } from '../../domains/monitoring/index.ts';
import { type Answer, type Handlers, holds, type Tx } from '../../platform/index.ts';
import { fieldCatalogue, loadRates, visibleProject } from '../../register/index.ts';
import { loadStates } from '../state/load.ts';
import { type Moment, momentOf } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { type StateRow, stateAt } from '../state/store/states.ts';
import { addedComparedFields, type ComparedField, comparedFields, ratesOtherwise } from './fields.ts';
import { type LaterEvent, laterEvents, milestoneChanges } from './store.ts';

/** Endpoint -> use case. */
export const changedAfterHandlers = {
  listChangedAfter: (tx, { query }) => changedAfter(tx, query),
} satisfies Partial<Handlers<Api>>;

type Changes = Answer<Api['listChangedAfter']>;
type Item = Changes['items'][number];
const most = 1000;

/** What is known of a day now that was known otherwise when it was reported on, with who recorded it, when and why. */
export async function changedAfter(tx: Tx, query: Input<Api['listChangedAfter']>['query']): Promise<Changes> {
  const now = await momentOf(tx, { asOf: query.asOf });
  const after = query.knownAt ?? `${now.asOf}T23:59:59.999999Z`;
  const then: Moment = { ...now, knownAt: after, isNow: false };
  const [said, says] = [await statesOf(tx, then, query), await statesOf(tx, now, query)];
  const before = new Map(said.map(s => [s.id, s]));
  const both = says.flatMap(s => {
    const earlier = before.get(s.id);
    return earlier ? [{ said: earlier, says: s }] : [];
  });
  const span = { asOf: now.asOf, after, until: tx.at };
  const ids = both.map(b => b.says.id);
  const events = await laterEvents(tx, ids, span);
  const byProject = Map.groupBy(events, e => e.projectId ?? '');
  const shared = byProject.get('') ?? [];
  const fields = [...comparedFields, ...addedComparedFields(await fieldCatalogue(tx))];
  const items = [
    ...both.flatMap(b => projectItems({ ...b, fields }, [...(byProject.get(b.says.id) ?? []), ...shared])),
    ...(await milestoneItems(tx, says, { span, events })),
    ...(query.project === undefined ? await organisationItems(tx, span, shared) : []),
  ].sort((a, b) => ((a.at ?? '') < (b.at ?? '') ? 1 : -1));
  return {
    asOf: now.asOf,
    knownAt: after,
    items: items.slice(0, most),
    total: items.length,
    unknownThen: says.length - both.length,
  };
}

async function statesOf(
  tx: Tx,
  moment: Moment,
  { project, portfolio }: Input<Api['listChangedAfter']>['query'],
): Promise<readonly StateRow[]> {
  if (project !== undefined) {
    const { id } = await visibleProject(tx, project);
    const state = await stateAt(tx, moment, id);
    return state ? [state] : [];
  }
  const scope = portfolio === undefined ? null : await portfolioScope(tx, moment, portfolio);
  return loadStates(tx, moment, { wanted: 'all', portfolio: scope });
}

const cause = (e: LaterEvent | undefined): Pick<ChangedAfter, 'at' | 'by' | 'reason' | 'event'> => ({
  at: e?.at ?? null,
  by: e === undefined ? null : (e.by ?? 'Chartroom'),
  reason: e?.reason ?? null,
  event: e?.name ?? null,
});

const refOf = (s: StateRow) => ({ id: s.id, key: s.key, name: s.name });

function projectItems(
  {
    said,
    says,
    fields,
  }: {
    readonly said: StateRow;
    readonly says: StateRow;
    readonly fields: readonly ComparedField[];
  },
  events: readonly LaterEvent[],
): readonly Item[] {
  return fields
    .filter(f => f.of(said) !== f.of(says) && (f.money === undefined || says.seesMoney))
    .map(f => {
      const likely = events.filter(e => f.causes.test(e.name));
      // The event that names the field; a rating and a status are named by none.
      const found = likely.find(e => e.fields.includes(f.field)) ?? likely[0] ?? events[0];
      return {
        kind: 'project' as const,
        project: refOf(says),
        subject: says.name,
        field: f.field,
        said: f.of(said),
        says: f.of(says),
        currency: f.money === undefined ? null : says.currency,
        ...cause(found),
      };
    });
}

interface Span {
  readonly asOf: string;
  readonly after: string;
  readonly until: string;
}

async function milestoneItems(
  tx: Tx,
  says: readonly StateRow[],
  { span, events }: { readonly span: Span; readonly events: readonly LaterEvent[] },
): Promise<readonly Item[]> {
  const byId = new Map(says.map(s => [s.id, s]));
  const found = await milestoneChanges(tx, [...byId.keys()], span);
  return found.flatMap(m => {
    const project = byId.get(m.projectId);
    const by = cause(events.find(e => e.subjectId === m.id));
    return Object.keys(m.says)
      .filter(field => (m.said?.[field] ?? null) !== (m.says[field] ?? null))
      .map(field => ({
        kind: 'milestone' as const,
        project: project ? refOf(project) : null,
        subject: m.name,
        field,
        said: m.said?.[field] ?? null,
        says: m.says[field] ?? null,
        currency: null,
        ...by,
      }));
  });
}

/** Rates and rules, which change the figures of all. */
async function organisationItems(
  tx: Tx,
  span: Span,
  shared: readonly LaterEvent[],
): Promise<readonly Item[]> {
  const common = { project: null, currency: null };
  const ratesEvent = cause(shared.find(e => e.name === 'register.rates.added'));
  const rates = ratesOtherwise(
    await loadRates(tx, span.after, 2000),
    await loadRates(tx, 'infinity', 2000),
    span.asOf,
  ).map(r => ({ kind: 'rate' as const, ...common, ...r, ...ratesEvent }));
  const known = new Set((await loadRuleSets(tx, span.after)).map(s => s.number));
  const sets = holds(tx.actor, 'rule.read') ? await loadRuleSets(tx) : [];
  const rules = sets
    .filter(s => !known.has(s.number) && s.validFrom <= span.asOf)
    .map(s => ({
      kind: 'rules' as const,
      ...common,
      subject: `Rules v${s.number}`,
      field: s.validFrom,
      said: null,
      says: s.note,
      ...cause(shared.find(e => e.name === 'monitoring.rule-set.added' && e.subjectId === String(s.number))),
    }));
  return [...rates, ...rules];
}
