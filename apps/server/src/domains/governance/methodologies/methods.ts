import { type Api, type Input, type MethodDefinition, methodDefinition } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { personExists, todayIn } from '../../../register/index.ts';
import * as store from './store/methods.ts';

type MethodAnswer = Answer<Api['updateMethod']>;
type RefAnswer = NonNullable<MethodAnswer['newest']>;

const personOf = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export const versionRef = (v: store.VersionRow, projects: ReadonlyMap<string, number>): RefAnswer => ({
  ...{ id: v.id, number: v.number, state: v.state, effectiveFrom: v.effectiveFrom, note: v.note },
  publishedAt: v.publishedAt,
  publishedBy: personOf(v.publishedBy, v.publisher),
  projects: projects.get(v.id) ?? 0,
  version: v.version,
});

/** The newest version that is published and in effect on a day, of versions with the newest first. */
export const newestOn = (versions: readonly store.VersionRow[], day: string): store.VersionRow | undefined =>
  versions.find(v => v.state === 'published' && v.effectiveFrom !== null && v.effectiveFrom <= day);

interface Seen {
  readonly versions: readonly store.VersionRow[];
  readonly projects: ReadonlyMap<string, number>;
  readonly today: string;
}

function view(tx: Tx, m: store.MethodRow, { versions, projects, today }: Seen): MethodAnswer {
  const own = versions.filter(v => v.methodId === m.id);
  const newest = newestOn(own, today);
  const draft = own.find(v => v.state === 'draft');
  const on = (v: store.VersionRow) => projects.get(v.id) ?? 0;
  const sum = (list: readonly store.VersionRow[]) => list.reduce((n, v) => n + on(v), 0);
  return {
    ...{ id: m.id, key: m.key, name: m.name, kind: m.kind, source: m.source, version: m.version },
    owner: personOf(m.ownerId, m.owner),
    newest: newest === undefined ? null : versionRef(newest, projects),
    draft: draft === undefined ? null : versionRef(draft, projects),
    projects: sum(own),
    behind: sum(own.filter(v => newest !== undefined && v.number < newest.number)),
    may: { edit: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

async function seen(tx: Tx, method: string | null = null): Promise<Seen> {
  const today = await todayIn(tx);
  return {
    today,
    versions: await store.loadVersions(tx, method),
    projects: await store.projectsOnVersions(tx, today),
  };
}

export async function listMethods(tx: Tx): Promise<Answer<Api['listMethods']>> {
  const all = await seen(tx);
  return {
    items: (await store.loadMethods(tx)).map(m => view(tx, m, all)),
    may: { create: holdsEverywhere(tx.actor, 'rule.edit') },
  };
}

/** One method. Throws `not_found`. */
export async function oneMethod(tx: Tx, id: string): Promise<store.MethodRow> {
  const found = (await store.loadMethods(tx)).find(m => m.id === id);
  if (!found) throw new AppError('not_found', 'There is no such method.');
  return found;
}

export async function getMethod(
  tx: Tx,
  { params }: Input<Api['getMethod']>,
): Promise<Answer<Api['getMethod']>> {
  const method = await oneMethod(tx, params.method);
  const own = await seen(tx, method.id);
  return {
    ...view(tx, method, own),
    versions: own.versions.slice(0, 200).map(v => versionRef(v, own.projects)),
  };
}

async function ownerMustExist(tx: Tx, owner: string | null | undefined): Promise<void> {
  if (owner !== null && owner !== undefined && !(await personExists(tx, owner)))
    throw invalidField('body.ownerId', 'There is no such person. Choose one of the list.');
}

const firstDraft: MethodDefinition = methodDefinition.parse({
  phases: [{ id: 'begin', name: 'Begin' }],
});

/** Adds a method with a first draft; answers its id and the draft's. */
export async function addMethod(
  tx: Tx,
  m: store.NewMethod,
  { definition, note }: { readonly definition: MethodDefinition; readonly note: string },
): Promise<{ readonly id: string; readonly draft: string }> {
  const id = await store.insertMethod(tx, m);
  const draft = await store.insertDraft(tx, { methodId: id, number: 1, note, definition });
  record(tx, {
    name: 'governance.method.added',
    subject: { kind: 'method', id },
    before: null,
    after: { key: m.key, name: m.name, kind: m.kind, source: m.source, ownerId: m.ownerId },
  });
  return { id, draft };
}

const viewOf = async (tx: Tx, id: string): Promise<MethodAnswer> =>
  view(tx, await oneMethod(tx, id), await seen(tx, id));

export async function createMethod(tx: Tx, { body }: Input<Api['createMethod']>): Promise<MethodAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'add methods');
  await ownerMustExist(tx, body.ownerId);
  const methods = await store.loadMethods(tx);
  if (methods.some(m => m.key === body.key))
    throw new AppError('conflict', `There is a method ${body.key} already. Choose another key.`);
  if (methods.length >= 200)
    throw new AppError('conflict', 'There are 200 methods already. Use one of them.');
  const { id } = await addMethod(tx, body, { definition: firstDraft, note: '' });
  return viewOf(tx, id);
}

export async function updateMethod(
  tx: Tx,
  { params, body }: Input<Api['updateMethod']>,
  version: number,
): Promise<MethodAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'change methods');
  const before = await store.lockMethod(tx, params.method);
  if (!before) throw new AppError('not_found', 'There is no such method.');
  await ownerMustExist(tx, body.ownerId);
  await mustBeCurrent(before.version, version, () => viewOf(tx, before.id));
  const set = Object.fromEntries(Object.entries(body).filter(([, v]) => v !== undefined));
  const { name, kind, source, ownerId } = { ...before, ...set };
  await store.saveMethod(tx, before.id, { name, kind, source, ownerId });
  record(tx, {
    name: 'governance.method.changed',
    subject: { kind: 'method', id: before.id },
    before: Object.fromEntries(Object.keys(set).map(k => [k, before[k as keyof store.MethodRow]])),
    after: set,
  });
  return viewOf(tx, before.id);
}
