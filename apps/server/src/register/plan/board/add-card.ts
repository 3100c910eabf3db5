import type { Api, Input } from '@chartroom/contract';
import { applyCommands, type PlanTask } from '@chartroom/engine';
import { type Answer, AppError, invalidField, type Tx } from '../../../platform/index.ts';
import { planToEdit } from '../access.ts';
import { changePlan } from '../change.ts';
import { cardView, firstColumns, isItem, rankBefore } from './card.ts';
import { insertMoves, loadColumns } from './store.ts';

/** Adds a backlog item at the end of the backlog. It has its place in the plan, and moves no date until it is planned. */
export async function createCard(
  tx: Tx,
  { params, body }: Input<Api['createCard']>,
): Promise<Answer<Api['createCard']>> {
  const project = await planToEdit(tx, params.project);
  const columns = (await loadColumns(tx, project.id)) ?? firstColumns;
  const [first] = columns;
  let added: PlanTask | undefined;
  let answer: Answer<Api['createCard']>['card'] = null;
  const version = await changePlan(tx, project.id, {
    cause: { kind: 'edit', reason: null },
    change: ({ plan, nextTask, task }) => {
      const { name, kind, points, under } = body;
      const rank = rankBefore(plan.tasks.filter(isItem), null);
      const card = { kind, points, column: first?.key, rank };
      const place = under === undefined ? {} : { place: { under } };
      const fields = { name, inactive: true, card };
      const { result, findings } = applyCommands(plan, [{ do: 'create', ...place, fields }], {
        scheduled: task,
        firstFreeUid: nextTask,
      });
      if (findings[0]) throw invalidField('body.under', findings[0].message);
      added = result.plan.tasks.find(t => t.uid === nextTask);
      if (added && isItem(added)) answer = cardView(result.plan, added, columns);
      return result;
    },
  });
  if (!added || version === null)
    throw new AppError('conflict', 'The item could not be added. Load the plan again.');
  await insertMoves(tx, project.id, [
    {
      card: added.uid,
      fromColumn: null,
      toColumn: first?.key ?? null,
      fromSprint: null,
      toSprint: null,
      points: body.points ?? 0,
    },
  ]);
  return { version, card: answer, warning: null };
}
