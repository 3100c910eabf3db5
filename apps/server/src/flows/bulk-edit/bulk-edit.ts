import { type Api, type Input, mostChanges } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  changeSetView,
  type Handlers,
  invalidField,
  openChangeSet,
  readChangeSet,
  type Tx,
} from '../../platform/index.ts';
import { type ChangeOptions, changeProjects, type ProjectChange } from '../../register/index.ts';
import { type Moment, momentOf } from '../state/moment.ts';
import { portfolioScope } from '../state/store/portfolio.ts';
import { idsMatching } from './store.ts';

/** Endpoint -> use case. */
export const bulkEditHandlers = {
  changeProjects: (tx, { body }) =>
    change(
      tx,
      body.changes.map((c, i) => ({
        id: c.project,
        version: c.version,
        set: c.set,
        path: `body.changes.${i}`,
      })),
      body,
    ),
  changeMatchingProjects: (tx, { body }) => changeMatching(tx, body),
} satisfies Partial<Handlers<Api>>;

type Outcome = Answer<Api['changeProjects']>;
type How = Pick<Input<Api['changeProjects']>['body'], 'reason' | 'kind' | 'mode' | 'dryRun'>;

async function change(tx: Tx, changes: readonly ProjectChange[], how: How): Promise<Outcome> {
  const options: ChangeOptions = { reason: how.reason || null, mode: how.mode, dryRun: how.dryRun };
  const { applied, results } = await changeProjects(tx, changes, options);
  const count = (outcome: string) => results.filter(r => r.outcome === outcome).length;
  const counts = { changed: count('changed'), unchanged: count('unchanged'), refused: count('refused') };
  return {
    applied,
    changeSet: applied ? await step(tx, how, counts.changed) : null,
    counts,
    results: results.map((r, index) => ({ index, ...r, changes: [...r.changes] })),
  };
}

async function step(tx: Tx, { kind, reason }: How, count: number): Promise<Outcome['changeSet']> {
  const title = reason || (kind === 'paste' ? 'Pasted cells' : 'Edit of several projects');
  const id = await openChangeSet(tx, { kind, title, count });
  const set = id === null ? null : await readChangeSet(tx, id);
  return set === null ? null : changeSetView(tx, set);
}

async function changeMatching(tx: Tx, body: Input<Api['changeMatchingProjects']>['body']): Promise<Outcome> {
  const moment = await momentOf(tx, {});
  const portfolio = body.portfolioId === undefined ? null : await scopeOf(tx, moment, body.portfolioId);
  const ids = await idsMatching(tx, moment, { portfolio, query: body });
  if (ids.length !== body.expected) {
    throw new AppError(
      'conflict',
      `The list showed ${body.expected} projects, and ${ids.length > mostChanges ? 'more than that' : ids.length} match now. Look at it again.`,
    );
  }
  return change(
    tx,
    ids.map(id => ({ id, version: null, set: body.set, path: 'body' })),
    body,
  );
}

async function scopeOf(tx: Tx, moment: Moment, portfolio: string) {
  try {
    return await portfolioScope(tx, moment, portfolio);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found')
      throw invalidField('body.portfolioId', 'There is no such portfolio.');
    throw error;
  }
}
