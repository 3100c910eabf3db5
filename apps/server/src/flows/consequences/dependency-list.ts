import type { Api, DependencyState, Input } from '@chartroom/contract';
import { asDay, crossRoom, daysBetween, type Plan, type Schedule, scheduleTogether } from '@chartroom/engine';
import { type Answer, AppError, type Tx } from '../../platform/index.ts';
import { portfolioSubtree, projectsWith, todayIn } from '../../register/index.ts';
import { crossLinkOf, plansLinkedWith } from './linked-plans.ts';
import { loadLinks, loadSeen, type SeenProject, type StoredLink } from './store.ts';

type ListAnswer = Answer<Api['listAllDependencies']>;

/** Most that are listed. */
const mostItems = 500;
/** Days after which nobody having answered is a conflict: a fortnight. */
const patienceDays = 14;

interface Ground {
  readonly plans: ReadonlyMap<string, Plan>;
  readonly schedules: ReadonlyMap<string, Schedule>;
  readonly seen: ReadonlyMap<string, SeenProject>;
  /** Projects whose plan the actor edits: they answer what is asked of these. */
  readonly edited: ReadonlySet<string>;
  readonly today: string;
}

type Dated = Pick<DependencyState, 'state' | 'slackDays' | 'given' | 'promised' | 'ageDays'>;

function conflictsOf(d: Dated): DependencyState['conflicts'] {
  return [
    ...(d.given === null ? (['lost'] as const) : []),
    ...((d.slackDays ?? 0) < 0 ? (['violated'] as const) : []),
    ...(d.given !== null && d.promised !== null && d.given > d.promised
      ? (['later-than-promised'] as const)
      : []),
    ...(d.state === 'disputed' ? (['disputed'] as const) : []),
    ...(d.state === 'proposed' && d.ageDays > patienceDays ? (['unanswered'] as const) : []),
  ];
}

function stateOf(
  l: StoredLink,
  { plans, schedules, seen, edited, today }: Ground,
): ListAnswer['items'][number] | null {
  const [giver, taker] = [seen.get(l.giverId), seen.get(l.takerId)];
  if (!giver || !taker) return null;
  const room = crossRoom(crossLinkOf(l), schedules, plans);
  const nameOf = (plan: string, uid: number) => {
    const task = plans.get(plan)?.tasks.find(t => t.uid === uid);
    return task ? { uid, name: task.name } : null;
  };
  const project = ({ id, key, name }: SeenProject) => ({ id, key, name });
  const dated: Dated = {
    state: l.state,
    given: room?.given ?? null,
    promised: l.promised,
    slackDays: room?.slackDays ?? null,
    ageDays: Math.max(0, daysBetween(asDay(l.createdAt.slice(0, 10)), asDay(today))),
  };
  return {
    id: l.id,
    giver: { project: project(giver), task: nameOf(l.giverId, l.giverTask) },
    taker: { project: project(taker), task: nameOf(l.takerId, l.takerTask) },
    type: l.type,
    needed: room?.needed ?? null,
    ...dated,
    conflicts: conflictsOf(dated),
    note: l.note,
    version: l.version,
    may: { answer: edited.has(l.giverId) },
  };
}

/** Links that may be seen at both ends, with how they stand; conflicts first, then the least slack. */
export async function listAll(tx: Tx, { query }: Input<Api['listAllDependencies']>): Promise<ListAnswer> {
  const stored = await loadLinks(tx);
  const ids = [...new Set(stored.flatMap(l => [l.giverId, l.takerId]))];
  const seen = await loadSeen(tx, projectsWith(tx.actor, 'project.read'), ids);
  const inside =
    query.portfolio === undefined ? null : new Set(await portfolioSubtree(tx, [query.portfolio]));
  if (inside?.size === 0) throw new AppError('not_found', 'There is no such portfolio.');
  const isIn = (id: string) => inside === null || inside.has(seen.get(id)?.portfolioId ?? '');
  const wanted = stored.filter(
    l => seen.has(l.giverId) && seen.has(l.takerId) && (isIn(l.giverId) || isIn(l.takerId)),
  );
  const { plans, links } = await plansLinkedWith(tx, [...new Set(wanted.map(l => l.giverId))]);
  const { result: schedules, findings } = scheduleTogether(plans, links);
  const today = await todayIn(tx);
  const edited = new Set((await loadSeen(tx, projectsWith(tx.actor, 'plan.edit'), ids)).keys());
  const items = wanted.flatMap(l => stateOf(l, { plans, schedules, seen, edited, today }) ?? []);
  const shown = query.conflictsOnly ? items.filter(i => i.conflicts.length > 0) : items;
  const urgency = (i: DependencyState | (typeof items)[number]) => (i.conflicts.length > 0 ? 0 : 1);
  return {
    asOf: today,
    computedAt: tx.at,
    items: shown
      .toSorted((a, b) => urgency(a) - urgency(b) || (a.slackDays ?? -1e9) - (b.slackDays ?? -1e9))
      .slice(0, mostItems),
    total: shown.length,
    circles: findings
      .filter(f => f.code === 'schedule.cross-cycle' && f.path.every(id => seen.has(id)))
      .map(f => f.path.map(id => seen.get(id)?.key ?? '')),
  };
}
