import type { Api, BoardColumn, Input } from '@chartroom/contract';
import { asDay, type Plan, type PlanEdit, wallOfDay } from '@chartroom/engine';
import { type Answer, AppError, invalidField, record, type Tx } from '../../../platform/index.ts';
import { todayIn } from '../../organisation/today.ts';
import { planToEdit } from '../access.ts';
import { changePlan } from '../change.ts';
import {
  cardView,
  columnOf,
  firstColumns,
  type Item,
  isItem,
  isSprint,
  rankBefore,
  type SprintTask,
} from './card.ts';
import { inColumn, inSprint } from './place.ts';
import { insertMoves, loadColumns } from './store.ts';

type Body = Input<Api['moveCard']>['body'];

function itemOf(plan: Plan, uid: number): Item {
  const found = plan.tasks.find(t => t.uid === uid);
  if (found && isItem(found)) return found;
  throw invalidField('body.card', `There is no item ${uid} in the backlog or on the board.`);
}

export function sprintOf(plan: Plan, uid: number, field = 'body.sprint'): SprintTask {
  const found = plan.tasks.find(t => t.uid === uid);
  if (!found || !isSprint(found)) throw invalidField(field, `There is no sprint ${uid} in the plan.`);
  if (found.card.closedOn !== undefined)
    throw new AppError('conflict', `${found.name} is closed; nothing is planned in it any more.`);
  return found;
}

/** What a limit says to one more card in a column: null, a warning, or a refusal. */
function mustFit(
  plan: Plan,
  item: Item,
  { column, columns }: { readonly column: BoardColumn; readonly columns: readonly BoardColumn[] },
): string | null {
  const { wipLimit } = column;
  if (wipLimit === null || columnOf(item, columns) === column.key) return null;
  const there = plan.tasks
    .filter(isItem)
    .filter(t => t.card.sprint !== undefined && columnOf(t, columns) === column.key).length;
  if (there < wipLimit) return null;
  const text = `${column.name} holds ${there} cards and its limit is ${wipLimit}. Finish one before the next is begun.`;
  if (column.enforce === 'block') throw new AppError('conflict', text);
  return text;
}

function moved(
  plan: Plan,
  item: Item,
  {
    body,
    columns,
    now,
  }: { readonly body: Body; readonly columns: readonly BoardColumn[]; readonly now: string },
): Item {
  let next = item;
  if (body.sprint !== undefined)
    next = inSprint(next, body.sprint === null ? null : sprintOf(plan, body.sprint));
  if (body.column !== undefined)
    next = inColumn(next, { columns, key: body.column, now: wallOfDay(asDay(now)) });
  if (body.before !== undefined) {
    const others = plan.tasks.filter(isItem).filter(t => t.uid !== item.uid);
    next = { ...next, card: { ...next.card, rank: rankBefore(others, body.before) } };
  }
  return next;
}

/** Moves an item to another column, sprint or rank: a step of the plan, and an event from which flow is counted. */
export async function moveCard(
  tx: Tx,
  { params, body }: Input<Api['moveCard']>,
): Promise<Answer<Api['moveCard']>> {
  const project = await planToEdit(tx, params.project);
  const columns = (await loadColumns(tx, project.id)) ?? firstColumns;
  const column = columns.find(c => c.key === body.column);
  if (body.column !== undefined && !column)
    throw invalidField('body.column', `There is no column ${body.column} on the board.`);
  const now = await todayIn(tx);
  let warning: string | null = null;
  let before: Item | undefined;
  let after: Item | undefined;
  let answer: Answer<Api['moveCard']>['card'] = null;
  const version = await changePlan(tx, project.id, {
    cause: { kind: 'edit', reason: null },
    change: ({ plan }) => {
      before = itemOf(plan, body.card);
      if (column) warning = mustFit(plan, before, { column, columns });
      const next = moved(plan, before, { body, columns, now });
      after = next;
      const changed = { ...plan, tasks: plan.tasks.map(t => (t.uid === next.uid ? next : t)) };
      answer = cardView(changed, next, columns);
      return { plan: changed, edits: [{ kind: 'task', task: next } satisfies PlanEdit] };
    },
  });
  if (before && after) await noteMove(tx, project.id, { before, after, columns });
  return { version: version ?? project.version, card: answer, warning };
}

/** Keeps what happened to an item, where its column or sprint changed. */
export async function noteMove(
  tx: Tx,
  project: string,
  {
    before,
    after,
    columns,
  }: { readonly before: Item; readonly after: Item; readonly columns: readonly BoardColumn[] },
): Promise<void> {
  const [fromColumn, toColumn] = [columnOf(before, columns), columnOf(after, columns)];
  const [fromSprint, toSprint] = [before.card.sprint ?? null, after.card.sprint ?? null];
  if (fromColumn === toColumn && fromSprint === toSprint) return;
  await insertMoves(tx, project, [
    { card: after.uid, fromColumn, toColumn, fromSprint, toSprint, points: after.card.points ?? 0 },
  ]);
  record(tx, {
    name: 'register.plan.card-moved',
    subject: { kind: 'card', id: `${project}:${after.uid}` },
    projectId: project,
    before: { column: fromColumn, sprint: fromSprint },
    after: { column: toColumn, sprint: toSprint },
  });
}
