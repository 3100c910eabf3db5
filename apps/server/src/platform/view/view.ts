import type { Api, Input } from '@chartroom/contract';
import { brokeUniqueness } from '../database/failure.ts';
import { mustBeCurrent } from '../error/current.ts';
import { AppError, invalidField } from '../error/error.ts';
import { record } from '../event/event.ts';
import type { Answer, Handlers } from '../handler/handler.ts';
import type { Directory } from '../sign-in/directory.ts';
import { holdsEverywhere } from '../tenancy/actor.ts';
import type { Tx } from '../tenancy/transaction.ts';
import * as store from './store.ts';

type ViewApi = Pick<
  Api,
  'listViews' | 'createView' | 'updateView' | 'deleteView' | 'restoreView' | 'chooseView'
>;
type ViewAnswer = Answer<Api['createView']>;

/** The use cases of kept views. */
export const viewHandlers = (directory: Directory): Handlers<ViewApi> => {
  const one = async (tx: Tx, id: string) => shown(tx, directory, await viewToRead(tx, id));
  return {
    listViews: async (tx, { query }) => {
      const rows = await store.loadViews(tx, query.list);
      const names = await directory.names(tx, [...new Set(rows.map(r => r.ownerId))]);
      return { items: rows.map(row => answer(tx, row, names)), may: { share: mayShare(tx) } };
    },
    createView: async (tx, { body }) => one(tx, await createView(tx, body)),
    updateView: async (tx, { params, body }, { version }) => {
      await updateView(tx, { id: params.view, version, current: () => one(tx, params.view) }, body);
      return one(tx, params.view);
    },
    deleteView: (tx, { params }, { version }) =>
      deleteView(tx, { id: params.view, version, current: () => one(tx, params.view) }),
    restoreView: async (tx, { params }) => {
      await restoreView(tx, params.view);
      return one(tx, params.view);
    },
    chooseView: (tx, { body }) => chooseView(tx, body),
  };
};

const most = 100;

const mayShare = (tx: Tx): boolean => holdsEverywhere(tx.actor, 'view.share');
const isOwn = (tx: Tx, row: store.ViewRow): boolean => row.ownerId === tx.actor.person;
const mayEdit = (tx: Tx, row: store.ViewRow): boolean => isOwn(tx, row) || (row.shared && mayShare(tx));

const answer = (tx: Tx, row: store.ViewRow, names: ReadonlyMap<string, string>): ViewAnswer => {
  const { ownerId, deletedAt: _, ...rest } = row;
  return {
    ...rest,
    owner: { id: ownerId, name: names.get(ownerId) ?? '' },
    may: { edit: mayEdit(tx, row), share: mayEdit(tx, row) && mayShare(tx) },
  };
};

const shown = async (tx: Tx, directory: Directory, row: store.ViewRow): Promise<ViewAnswer> =>
  answer(tx, row, await directory.names(tx, [row.ownerId]));

async function viewToRead(tx: Tx, id: string): Promise<store.ViewRow> {
  const row = await store.lockView(tx, id);
  if (row === null) throw new AppError('not_found', 'There is no such view.');
  return row;
}

/** A view that one may change; one that was taken away only where that is asked for. */
async function viewToEdit(
  tx: Tx,
  id: string,
  { deleted }: { readonly deleted: boolean },
): Promise<store.ViewRow> {
  const row = await viewToRead(tx, id);
  if (!deleted && row.deletedAt !== null) throw new AppError('not_found', 'There is no such view.');
  if (!mayEdit(tx, row))
    throw new AppError('forbidden', `"${row.name}" is another person's. Keep a copy of your own.`);
  return row;
}

function mustShare(
  tx: Tx,
  wanted: { readonly shared?: boolean | undefined; readonly forEverybody?: boolean | undefined },
) {
  if ((wanted.shared === true || wanted.forEverybody === true) && !mayShare(tx))
    throw new AppError(
      'forbidden',
      'You may not share views: it takes the permission view.share. Keep it as your own.',
    );
}

const nameIsTaken = (name: string): AppError =>
  new AppError('conflict', `You have a view named "${name}" of this list already. Choose another name.`);

async function createView(tx: Tx, body: Input<Api['createView']>['body']): Promise<string> {
  const { person } = tx.actor;
  if (person === null) throw new AppError('forbidden', 'Only people keep views.');
  mustShare(tx, body);
  if ((await store.countOwn(tx, body.list)) >= most)
    throw new AppError('conflict', `You keep ${most} views of this list. Take one away first.`);
  const shared = body.shared || body.forEverybody;
  if (body.forEverybody) await store.clearForEverybody(tx, body.list, null);
  try {
    const id = await store.insertView(tx, { ...body, shared, ownerId: person });
    record(tx, {
      name: 'platform.view.created',
      subject: { kind: 'view', id },
      after: { list: body.list, name: body.name, shared, forEverybody: body.forEverybody },
    });
    return id;
  } catch (error) {
    if (brokeUniqueness(error)) throw nameIsTaken(body.name);
    throw error;
  }
}

/** The view that is meant, at the version that its caller read. */
interface Read {
  readonly id: string;
  readonly version: number;
  readonly current: () => unknown;
}

async function updateView(tx: Tx, { id, version, current }: Read, body: Input<Api['updateView']>['body']) {
  const before = await viewToEdit(tx, id, { deleted: false });
  await mustBeCurrent(before.version, version, current);
  mustShare(tx, body);
  const forEverybody = body.shared === false ? false : (body.forEverybody ?? before.forEverybody);
  const after = {
    ...before,
    name: body.name ?? before.name,
    shared: forEverybody || (body.shared ?? before.shared),
    forEverybody,
    settings: body.settings ?? before.settings,
  };
  if (forEverybody) await store.clearForEverybody(tx, before.list, id);
  try {
    await store.saveView(tx, after);
  } catch (error) {
    if (brokeUniqueness(error)) throw nameIsTaken(after.name);
    throw error;
  }
  const told = ({ name, shared, forEverybody, settings }: typeof after) => ({
    name,
    shared,
    forEverybody,
    settings,
  });
  record(tx, {
    name: 'platform.view.changed',
    subject: { kind: 'view', id },
    before: told(before),
    after: told(after),
  });
}

async function deleteView(tx: Tx, { id, version, current }: Read): Promise<void> {
  const row = await viewToEdit(tx, id, { deleted: false });
  await mustBeCurrent(row.version, version, current);
  await store.saveView(tx, { ...row, forEverybody: false, deletedAt: tx.at });
  record(tx, { name: 'platform.view.deleted', subject: { kind: 'view', id }, before: { name: row.name } });
}

async function restoreView(tx: Tx, id: string): Promise<void> {
  const row = await viewToEdit(tx, id, { deleted: true });
  if (row.deletedAt === null) return;
  try {
    await store.saveView(tx, { ...row, deletedAt: null });
  } catch (error) {
    if (brokeUniqueness(error)) throw nameIsTaken(row.name);
    throw error;
  }
  record(tx, { name: 'platform.view.restored', subject: { kind: 'view', id }, after: { name: row.name } });
}

async function chooseView(
  tx: Tx,
  { list, viewId }: Input<Api['chooseView']>['body'],
): Promise<Answer<Api['chooseView']>> {
  if (tx.actor.person === null) throw new AppError('forbidden', 'Only people choose views.');
  const row = viewId === null ? null : await store.lockView(tx, viewId);
  if (viewId !== null && (row === null || row.deletedAt !== null || row.list !== list))
    throw invalidField('body.viewId', 'There is no such view of this list. Choose one of the list.');
  await store.saveChoice(tx, list, viewId);
  record(tx, {
    name: 'platform.view.chosen',
    subject: { kind: 'person', id: tx.actor.person },
    after: { list, viewId },
  });
  return { viewId };
}
