import type { Api, BoardColumn, Input, Sprint } from '@chartroom/contract';
import { applyCommands, asDay, type Plan, type WallSecond, wallOfDay } from '@chartroom/engine';
import { type Answer, AppError, invalidField, record, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../organisation/today.ts';
import { planToEdit } from '../access.ts';
import { changePlan } from '../change.ts';
import { columnOf, firstColumns, type Item, isItem, isSprint, phaseOf, type SprintTask } from './card.ts';
import { noteMove, sprintOf } from './move-card.ts';
import { dayAt, inSprint } from './place.ts';
import { insertClose, loadColumns, loadMoves } from './store.ts';

const pointsOf = (items: readonly Item[]): number => items.reduce((sum, i) => sum + (i.card.points ?? 0), 0);

const isDone = (item: Item, columns: readonly BoardColumn[]): boolean =>
  columns.find(c => c.key === columnOf(item, columns))?.done ?? false;

/** A sprint as the contract shows it. */
export function sprintView(plan: Plan, task: SprintTask, columns: readonly BoardColumn[]): Sprint {
  const items = plan.tasks.filter(isItem).filter(i => i.card.sprint === task.uid);
  const { card } = task;
  return {
    uid: task.uid,
    name: task.name,
    goal: card.goal ?? '',
    start: dayAt(task.manualStart),
    finish: dayAt(task.manualFinish),
    state: card.closedOn !== undefined ? 'closed' : card.startedOn !== undefined ? 'active' : 'planned',
    phase: phaseOf(plan, plan.tasks.indexOf(task)),
    cards: items.length,
    points: pointsOf(items),
    donePoints: pointsOf(items.filter(i => isDone(i, columns))),
  };
}

/** Adds a sprint: a task with fixed days, which may lie in a phase of the plan. */
export async function createSprint(tx: Tx, { params, body }: Input<Api['createSprint']>): Promise<Sprint> {
  const project = await planToEdit(tx, params.project);
  if (body.finish < body.start) throw invalidField('body.finish', `Choose ${body.start} or later.`);
  let made: Sprint | null = null;
  await changePlan(tx, project.id, {
    cause: { kind: 'edit', reason: null },
    change: ({ plan, nextTask, task }) => {
      const manualStart = (wallOfDay(asDay(body.start)) + 8 * 3_600) as WallSecond;
      const manualFinish = (wallOfDay(asDay(body.finish)) + 17 * 3_600) as WallSecond;
      const card = { kind: 'sprint' as const, goal: body.goal || undefined };
      const fields = { name: body.name, manual: true, manualStart, manualFinish, card };
      const place = body.under === undefined ? {} : { place: { under: body.under } };
      const { result, findings } = applyCommands(plan, [{ do: 'create', ...place, fields }], {
        scheduled: task,
        firstFreeUid: nextTask,
      });
      if (findings[0]) throw invalidField('body.under', findings[0].message);
      const added = result.plan.tasks.find(t => t.uid === nextTask);
      if (added && isSprint(added)) made = sprintView(result.plan, added, firstColumns);
      return result;
    },
  });
  if (made === null) throw new AppError('conflict', 'The sprint could not be added. Load the plan again.');
  return made;
}

/** Starts a sprint. */
export async function startSprint(tx: Tx, id: string, uid: number): Promise<Sprint> {
  const project = await planToEdit(tx, id);
  const columns = (await loadColumns(tx, id)) ?? firstColumns;
  const startedOn = await todayIn(tx);
  let answer: Sprint | null = null;
  await changePlan(tx, project.id, {
    cause: { kind: 'edit', reason: null },
    change: ({ plan }) => {
      const sprint = sprintOf(plan, uid);
      if (sprint.card.startedOn !== undefined)
        throw new AppError('conflict', `${sprint.name} has been started already.`);
      const started: SprintTask = { ...sprint, card: { ...sprint.card, startedOn } };
      const changed = { ...plan, tasks: plan.tasks.map(t => (t.uid === uid ? started : t)) };
      answer = sprintView(changed, started, columns);
      return { plan: changed, edits: [{ kind: 'task', task: started }] };
    },
  });
  if (answer === null) throw new AppError('not_found', 'There is no such sprint.');
  record(tx, {
    name: 'register.plan.sprint-started',
    subject: { kind: 'sprint', id: `${id}:${uid}` },
    projectId: id,
    after: { startedOn },
  });
  return answer;
}

/** The items that were in a sprint when it was started: what was committed to. */
async function committed(tx: Tx, id: string, sprint: SprintTask): Promise<number> {
  const within = new Map<number, number>();
  for (const m of await loadMoves(tx, id)) {
    if (m.at.slice(0, 10) > (sprint.card.startedOn ?? '')) break;
    if (m.toSprint === sprint.uid) within.set(m.card, m.points);
    else within.delete(m.card);
  }
  return [...within.values()].reduce((sum, p) => sum + p, 0);
}

/** Closes a sprint: what is done stays in it, everything else is carried over. */
export async function closeSprint(
  tx: Tx,
  id: string,
  { sprint: uid, carryTo }: Input<Api['closeSprint']>['body'],
): Promise<Answer<Api['closeSprint']>> {
  const project = await planToEdit(tx, id);
  const columns = (await loadColumns(tx, id)) ?? firstColumns;
  const closedOn = await todayIn(tx);
  const carried: { readonly before: Item; readonly after: Item }[] = [];
  let answer: Sprint | null = null;
  let closing: SprintTask | null = null;
  await changePlan(tx, project.id, {
    cause: { kind: 'edit', reason: null },
    change: ({ plan }) => {
      const sprint = sprintOf(plan, uid);
      if (sprint.card.startedOn === undefined)
        throw new AppError('conflict', `${sprint.name} has not been started, so there is nothing to close.`);
      if (carryTo === uid)
        throw invalidField('body.carryTo', 'Choose another sprint, or none for the backlog.');
      const target = carryTo === null ? null : sprintOf(plan, carryTo, 'body.carryTo');
      closing = sprint;
      const closed: SprintTask = { ...sprint, card: { ...sprint.card, closedOn } };
      const tasks = plan.tasks.map(t => {
        if (t.uid === uid) return closed;
        if (!isItem(t) || t.card.sprint !== uid || isDone(t, columns)) return t;
        const after = inSprint(t, target);
        carried.push({ before: t, after });
        return after;
      });
      const changed = { ...plan, tasks };
      answer = sprintView(changed, closed, columns);
      return { plan: changed, edits: [{ kind: 'plan', plan: changed }] };
    },
  });
  if (answer === null || closing === null) throw new AppError('not_found', 'There is no such sprint.');
  const closedSprint: Sprint = answer;
  const points = await committed(tx, id, closing);
  for (const c of carried) await noteMove(tx, id, { ...c, columns });
  await insertClose(tx, id, {
    ...{ uid, name: closedSprint.name, committed: points, done: closedSprint.donePoints },
    carriedOver: carried.length,
  });
  record(tx, {
    name: 'register.plan.sprint-closed',
    subject: { kind: 'sprint', id: `${id}:${uid}` },
    projectId: id,
    after: { committed: points, done: closedSprint.donePoints, carriedOver: carried.length },
  });
  return { sprint: closedSprint, carriedOver: carried.map(c => c.after.uid) };
}
