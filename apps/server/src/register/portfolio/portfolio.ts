import { type Api, type FieldCells, type Input, projectFields } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
  holdsEverywhere,
  invalidField,
  may,
  mustBeCurrent,
  parseFilter,
  record,
  type Tx,
} from '../../platform/index.ts';
import { recordUpdated } from '../changed.ts';
import { fieldCatalogue, filterTypeOf } from '../field/catalogue.ts';
import { fieldsAt, fieldsOf, setFields } from '../field/set-fields.ts';
import { eraseValues } from '../field/store/values.ts';
import { asRead, isPast, type LookedAt, lookedAt } from '../known/looked-at.ts';
import { scopeExists } from '../person/store.ts';
import { projectsWith } from '../visibility/store.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const portfolioHandlers = {
  listPortfolios: (tx, { query }) => listPortfolios(tx, lookedAt(query)),
  createPortfolio: (tx, { body }) => addPortfolio(tx, body),
  updatePortfolio: (tx, input, { version }) => changePortfolio(tx, input, version),
  deletePortfolio: (tx, { params }, { version }) => dropPortfolio(tx, params.portfolio, version),
  listProgrammes: (tx, { query }) => listProgrammes(tx, lookedAt(query)),
  createProgramme: (tx, { body }) => addProgramme(tx, body),
  updateProgramme: (tx, input, { version }) => changeProgramme(tx, input, version),
} satisfies Partial<Handlers<Api>>;

const allPortfolios = (tx: Tx, at?: LookedAt) =>
  store.loadPortfolios(tx, projectsWith(tx.actor, 'project.read'), at);

/** The tree of portfolios at a moment, parents before children. */
export async function listPortfolios(tx: Tx, at: LookedAt): Promise<Answer<Api['listPortfolios']>> {
  const all = await allPortfolios(tx, at);
  const fields = await fieldsAt(tx, 'portfolio', { all, at });
  return {
    items: all.map(p => asRead(view(tx, p, fields(p.id)), isPast(at))),
    may: { create: holdsEverywhere(tx.actor, 'portfolio.edit') && !isPast(at) },
  };
}

/** Programmes at a moment, by name. */
export async function listProgrammes(tx: Tx, at: LookedAt): Promise<Answer<Api['listProgrammes']>> {
  const all = await store.loadProgrammes(tx, projectsWith(tx.actor, 'project.read'), at);
  const fields = await fieldsAt(tx, 'programme', { all, at });
  return {
    items: all.map(p => asRead(programmeView(tx, p, fields(p.id)), isPast(at))),
    may: { create: holds(tx.actor, 'portfolio.edit') && !isPast(at) },
  };
}

const mayEdit = (tx: Tx, id: string | null): boolean => may(tx.actor, 'portfolio.edit', { portfolioId: id });

function mustEdit(tx: Tx, id: string | null): void {
  if (!mayEdit(tx, id)) throw new AppError('forbidden', 'You may not change this portfolio.');
}

const named = {
  parentId: 'portfolio',
  portfolioId: 'portfolio',
  ownerId: 'person',
  managerId: 'person',
} as const;

/** Refuses an id in a body that names nothing in the organisation. */
async function mustName(tx: Tx, body: { readonly [K in keyof typeof named]?: string | null | undefined }) {
  for (const [field, kind] of Object.entries(named) as [keyof typeof named, 'portfolio' | 'person'][]) {
    const id = body[field];
    if (id && !(await scopeExists(tx, kind, id)))
      throw invalidField(`body.${field}`, `There is no such ${kind}. Choose one of the list.`);
  }
}

const view = (tx: Tx, p: store.PortfolioRecord, fields: FieldCells): Answer<Api['updatePortfolio']> => ({
  id: p.id,
  parentId: p.parentId,
  name: p.name,
  description: p.description,
  kind: p.kind,
  filter: p.filter,
  owner: p.ownerId ? { id: p.ownerId, name: p.owner ?? '' } : null,
  cadenceDays: p.cadenceDays,
  projects: p.projects,
  fields,
  version: p.version,
  may: { edit: mayEdit(tx, p.id), delete: mayEdit(tx, p.id) },
});

async function onePortfolio(tx: Tx, id: string): Promise<Answer<Api['updatePortfolio']>> {
  const found = (await allPortfolios(tx)).find(p => p.id === id);
  if (!found) throw new AppError('not_found', 'There is no such portfolio.');
  return view(tx, found, (await fieldsOf(tx, 'portfolio', [id]))(id));
}

/** A filter that cannot be read would make a portfolio that nobody can open. */
async function mustBeReadable(tx: Tx, filter: string | null): Promise<void> {
  if (filter === null) return;
  const { fields } = await fieldCatalogue(tx);
  parseFilter(filter, { ...Object.fromEntries(fields.map(f => [f.key, filterTypeOf(f)])), ...projectFields });
}

async function addPortfolio(
  tx: Tx,
  body: Input<Api['createPortfolio']>['body'],
): Promise<Answer<Api['updatePortfolio']>> {
  mustEdit(tx, body.parentId ?? null);
  await mustName(tx, body);
  const portfolio = {
    name: body.name,
    description: body.description ?? '',
    parentId: body.parentId ?? null,
    ownerId: body.ownerId ?? null,
    cadenceDays: body.cadenceDays ?? null,
    filter: body.filter ?? null,
  };
  await mustBeReadable(tx, portfolio.filter);
  const id = await store.insertPortfolio(tx, portfolio);
  record(tx, {
    name: 'register.portfolio.added',
    subject: { kind: 'portfolio', id },
    before: null,
    after: portfolio,
  });
  await setFields(tx, 'portfolio', [
    { subject: id, here: { portfolioId: id }, set: body.fields, path: 'body.fields' },
  ]);
  return onePortfolio(tx, id);
}

/** Changes a portfolio. */
export async function changePortfolio(
  tx: Tx,
  { params, body }: Input<Api['updatePortfolio']>,
  version: number,
): Promise<Answer<Api['updatePortfolio']>> {
  const before = await store.lockPortfolio(tx, params.portfolio);
  if (!before) throw new AppError('not_found', 'There is no such portfolio.');
  mustEdit(tx, before.id);
  await mustBeCurrent(before.version, version, () => onePortfolio(tx, before.id));
  if (body.parentId) mustEdit(tx, body.parentId);
  await mustName(tx, body);
  if (body.parentId) {
    if ((await store.portfolioSubtree(tx, [before.id])).includes(body.parentId)) {
      throw invalidField('body.parentId', 'A portfolio cannot be under itself. Choose one outside it.');
    }
  }
  if (before.kind === 'fixed' && body.filter) {
    const { projects } = await store.contentsOfPortfolio(tx, before.id);
    if (projects) {
      throw new AppError(
        'conflict',
        `${before.name} holds projects, maybe some that you do not see. Move them before a filter decides what it holds.`,
      );
    }
  }
  const filter = body.filter === undefined ? before.filter : body.filter;
  await mustBeReadable(tx, filter);
  const after = {
    id: before.id,
    parentId: body.parentId === undefined ? before.parentId : body.parentId,
    name: body.name ?? before.name,
    description: body.description ?? before.description,
    kind: filter === null ? ('fixed' as const) : ('dynamic' as const),
    filter,
    ownerId: body.ownerId === undefined ? before.ownerId : body.ownerId,
    cadenceDays: body.cadenceDays === undefined ? before.cadenceDays : body.cadenceDays,
  };
  await store.savePortfolio(tx, after);
  recordUpdated(tx, 'portfolio', { before, after });
  await setFields(tx, 'portfolio', [
    { subject: before.id, here: { portfolioId: before.id }, set: body.fields, path: 'body.fields' },
  ]);
  return onePortfolio(tx, before.id);
}

async function dropPortfolio(tx: Tx, id: string, version: number): Promise<void> {
  const before = await store.lockPortfolio(tx, id);
  if (!before) throw new AppError('not_found', 'There is no such portfolio.');
  mustEdit(tx, id);
  await mustBeCurrent(before.version, version, () => onePortfolio(tx, id));
  const { projects, others } = await store.contentsOfPortfolio(tx, id);
  if (projects || others) {
    const what = projects ? 'projects, maybe some that you do not see' : 'portfolios, programmes or roles';
    throw new AppError('conflict', `${before.name} still holds ${what}. Move them first.`);
  }
  const fields = (await fieldsOf(tx, 'portfolio', [id]))(id);
  await store.removePortfolio(tx, id);
  await eraseValues(tx, { entity: 'portfolio', subject: id });
  record(tx, {
    name: 'register.portfolio.deleted',
    subject: { kind: 'portfolio', id },
    before: {
      name: before.name,
      description: before.description,
      kind: before.kind,
      filter: before.filter,
      parentId: before.parentId,
      ownerId: before.ownerId,
      cadenceDays: before.cadenceDays,
      ...(Object.keys(fields).length === 0 ? {} : { fields }),
    },
    after: null,
  });
}

/** Finds a portfolio by name, or adds a fixed one; answers its id. */
export async function portfolioByName(
  tx: Tx,
  name: string,
  cadenceDays: number | null = null,
): Promise<string> {
  const found = (await allPortfolios(tx)).find(p => p.name.toLowerCase() === name.toLowerCase());
  if (found) return found.id;
  mustEdit(tx, null);
  const portfolio = { name, description: '', parentId: null, ownerId: null, cadenceDays, filter: null };
  const id = await store.insertPortfolio(tx, portfolio);
  record(tx, {
    name: 'register.portfolio.added',
    subject: { kind: 'portfolio', id },
    before: null,
    after: portfolio,
  });
  return id;
}

const programmeView = (
  tx: Tx,
  p: store.ProgrammeRecord,
  fields: FieldCells,
): Answer<Api['updateProgramme']> => ({
  id: p.id,
  name: p.name,
  description: p.description,
  portfolio: p.portfolioId ? { id: p.portfolioId, name: p.portfolio ?? '' } : null,
  manager: p.managerId ? { id: p.managerId, name: p.manager ?? '' } : null,
  externalKey: p.externalKey,
  projects: p.projects,
  fields,
  version: p.version,
  may: { edit: may(tx.actor, 'portfolio.edit', { programmeId: p.id, portfolioId: p.portfolioId }) },
});

async function oneProgramme(tx: Tx, id: string): Promise<Answer<Api['updateProgramme']>> {
  const all = await store.loadProgrammes(tx, projectsWith(tx.actor, 'project.read'));
  const found = all.find(p => p.id === id);
  if (!found) throw new AppError('not_found', 'There is no such programme.');
  return programmeView(tx, found, (await fieldsOf(tx, 'programme', [id]))(id));
}

async function addProgramme(
  tx: Tx,
  body: Input<Api['createProgramme']>['body'],
): Promise<Answer<Api['updateProgramme']>> {
  mustEdit(tx, body.portfolioId ?? null);
  await mustName(tx, body);
  const [id = ''] = await addProgrammes(tx, [
    {
      name: body.name,
      description: body.description ?? '',
      portfolioId: body.portfolioId ?? null,
      managerId: body.managerId ?? null,
      externalKey: null,
    },
  ]);
  await setFields(tx, 'programme', [
    {
      ...{ subject: id, set: body.fields, path: 'body.fields' },
      here: { programmeId: id, portfolioId: body.portfolioId ?? null },
    },
  ]);
  return oneProgramme(tx, id);
}

/** Adds programmes with their events; answers their ids in the same order. */
export async function addProgrammes(
  tx: Tx,
  programmes: readonly store.NewProgramme[],
): Promise<readonly string[]> {
  if (programmes.length === 0) return [];
  const ids = await store.insertProgrammes(tx, programmes);
  programmes.forEach((p, i) => {
    record(tx, {
      name: 'register.programme.added',
      subject: { kind: 'programme', id: ids[i] ?? '' },
      before: null,
      after: p,
    });
  });
  return ids;
}

/** Changes a programme. */
export async function changeProgramme(
  tx: Tx,
  { params, body }: Input<Api['updateProgramme']>,
  version: number,
): Promise<Answer<Api['updateProgramme']>> {
  const before = await store.lockProgramme(tx, params.programme);
  if (!before) throw new AppError('not_found', 'There is no such programme.');
  if (!may(tx.actor, 'portfolio.edit', { programmeId: before.id, portfolioId: before.portfolioId })) {
    throw new AppError('forbidden', 'You may not change this programme.');
  }
  await mustBeCurrent(before.version, version, () => oneProgramme(tx, before.id));
  const after = {
    id: before.id,
    name: body.name ?? before.name,
    description: body.description ?? before.description,
    portfolioId: body.portfolioId === undefined ? before.portfolioId : body.portfolioId,
    managerId: body.managerId === undefined ? before.managerId : body.managerId,
  };
  if (after.portfolioId !== before.portfolioId) mustEdit(tx, after.portfolioId);
  await mustName(tx, body);
  await store.saveProgramme(tx, after);
  recordUpdated(tx, 'programme', { before, after });
  await setFields(tx, 'programme', [
    {
      ...{ subject: before.id, set: body.fields, path: 'body.fields' },
      here: { programmeId: before.id, portfolioId: after.portfolioId },
    },
  ]);
  return oneProgramme(tx, before.id);
}
