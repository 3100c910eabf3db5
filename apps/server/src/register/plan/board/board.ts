import type { Api, BoardColumn } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  invalidField,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { mayPlan, planToEdit, visiblePlan } from '../access.ts';
import { readState } from '../cache.ts';
import { createCard } from './add-card.ts';
import { cardView, columnOf, firstColumns, isItem, isSprint, ranked } from './card.ts';
import { flow, velocity } from './flow.ts';
import { moveCard } from './move-card.ts';
import { closeSprint, createSprint, sprintView, startSprint } from './sprint.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const boardHandlers = {
  getBoard: (tx, { params, query }) => getBoard(tx, params.project, query.sprint ?? null),
  setBoard: (tx, { params, body }) => setBoard(tx, params.project, body.columns),
  getBacklog: (tx, { params }) => getBacklog(tx, params.project),
  createCard: (tx, input) => createCard(tx, input),
  moveCard: (tx, input) => moveCard(tx, input),
  createSprint: (tx, input) => createSprint(tx, input),
  startSprint: (tx, { params, body }) => startSprint(tx, params.project, body.sprint),
  closeSprint: (tx, { params, body }) => closeSprint(tx, params.project, body),
  getVelocity: (tx, { params }) => velocity(tx, params.project),
  getFlow: (tx, { params, query }) => flow(tx, params.project, query),
} satisfies Partial<Handlers<Api>>;

async function getBoard(tx: Tx, id: string, sprint: number | null): Promise<Answer<Api['getBoard']>> {
  const project = await visiblePlan(tx, id);
  const { plan } = await readState(tx, id, project.version);
  const columns = (await store.loadColumns(tx, id)) ?? firstColumns;
  const shown = ranked(
    plan.tasks
      .filter(isItem)
      .filter(t => (sprint === null ? t.card.sprint !== undefined : t.card.sprint === sprint)),
  );
  return {
    version: project.version,
    columns: columns.map(c => {
      const cards = shown.filter(t => columnOf(t, columns) === c.key).map(t => cardView(plan, t, columns));
      return { ...c, cards, over: c.wipLimit === null ? 0 : Math.max(0, cards.length - c.wipLimit) };
    }),
    sprints: plan.tasks.filter(isSprint).map(t => sprintView(plan, t, columns)),
    may: { edit: mayPlan(tx, project, 'plan.edit') },
  };
}

async function getBacklog(tx: Tx, id: string): Promise<Answer<Api['getBacklog']>> {
  const project = await visiblePlan(tx, id);
  const { plan } = await readState(tx, id, project.version);
  const columns = (await store.loadColumns(tx, id)) ?? firstColumns;
  const items = ranked(plan.tasks.filter(isItem).filter(t => t.card.sprint === undefined));
  return {
    version: project.version,
    items: items.slice(0, 1_000).map(t => cardView(plan, t, columns)),
    may: { edit: mayPlan(tx, project, 'plan.edit') },
  };
}

async function setBoard(
  tx: Tx,
  id: string,
  columns: readonly BoardColumn[],
): Promise<Answer<Api['setBoard']>> {
  const project = await planToEdit(tx, id);
  if (new Set(columns.map(c => c.key)).size < columns.length)
    throw invalidField('body.columns', 'Two columns have the same key. Give each its own.');
  if (!columns.some(c => c.done))
    throw invalidField('body.columns', 'Say of at least one column that what comes there is done.');
  const { plan } = await readState(tx, id, project.version);
  const before = (await store.loadColumns(tx, id)) ?? firstColumns;
  const lost = plan.tasks.filter(isItem).find(t => !columns.some(c => c.key === columnOf(t, before)));
  if (lost)
    throw new AppError(
      'conflict',
      `${lost.name} is in the column ${columnOf(lost, before)}, which would be gone. Move its cards first.`,
    );
  await store.saveColumns(tx, id, columns);
  record(tx, {
    name: 'register.plan.board-set',
    subject: { kind: 'plan', id },
    projectId: id,
    before: { columns: before },
    after: { columns },
  });
  return { columns: [...columns] };
}
