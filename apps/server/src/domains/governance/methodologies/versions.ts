import type { Api, Input, MethodDefinition } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  holds,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../../platform/index.ts';
import { fieldCatalogue, todayIn } from '../../../register/index.ts';
import { diffOf } from './diff.ts';
import { oneMethod, versionRef } from './methods.ts';
import { leftOpenIn, type Problem, wrongWith } from './rules.ts';
import * as store from './store/methods.ts';

type VersionAnswer = Answer<Api['getMethodVersion']>;
type Definition = MethodDefinition;

/** One version. Throws `not_found`. */
export async function oneVersion(tx: Tx, id: string): Promise<store.VersionRow> {
  const found = (await store.loadVersions(tx)).find(v => v.id === id);
  if (!found) throw new AppError('not_found', 'There is no such version of a method.');
  return found;
}

/** The definition of a version that is there. */
export async function definitionOf(tx: Tx, id: string): Promise<Definition> {
  const found = (await store.loadDefinitions(tx, [id])).get(id);
  if (found === undefined) throw new AppError('not_found', 'There is no such version of a method.');
  return found;
}

async function viewOf(tx: Tx, id: string): Promise<VersionAnswer> {
  const v = await oneVersion(tx, id);
  const method = await oneMethod(tx, v.methodId);
  const definition = await definitionOf(tx, id);
  const siblings = await store.loadVersions(tx, v.methodId);
  const keeps = holdsEverywhere(tx.actor, 'rule.edit');
  const isDraft = v.state === 'draft';
  return {
    ...versionRef(v, await store.projectsOnVersions(tx, await todayIn(tx))),
    method: { id: method.id, key: method.key, name: method.name },
    definition,
    problems: [...leftOpenIn(definition), ...(await retiredIn(tx, definition))].slice(0, 100),
    may: {
      edit: keeps && isDraft,
      publish: keeps && isDraft,
      remove: keeps && isDraft && siblings.length > 1,
      retire: keeps && v.state === 'published',
      draft: keeps && siblings.every(s => s.state !== 'draft'),
      migrate: v.state === 'published' && holds(tx.actor, 'project.edit'),
    },
  };
}

export const getVersion = (tx: Tx, { params }: Input<Api['getMethodVersion']>): Promise<VersionAnswer> =>
  viewOf(tx, params.methodVersion);

export async function draftVersion(
  tx: Tx,
  { params }: Input<Api['draftMethodVersion']>,
): Promise<VersionAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'make drafts of methods');
  const method = await store.lockMethod(tx, params.method);
  if (!method) throw new AppError('not_found', 'There is no such method.');
  const versions = await store.loadVersions(tx, method.id);
  const draft = versions.find(v => v.state === 'draft');
  if (draft)
    throw new AppError(
      'conflict',
      `Version ${draft.number} of ${method.name} is a draft already. Go on with it.`,
    );
  const [newest] = versions;
  if (newest === undefined) throw new AppError('not_found', 'There is no such method.');
  const number = newest.number + 1;
  const definition = await definitionOf(tx, newest.id);
  const id = await store.insertDraft(tx, { methodId: method.id, number, note: '', definition });
  record(tx, {
    name: 'governance.method-version.drafted',
    subject: { kind: 'method-version', id },
    before: null,
    after: { method: method.key, number, copiedFrom: newest.number },
  });
  return viewOf(tx, id);
}

/** A draft that is to change, locked and at the version that was read; what was published is refused. */
async function draftToChange(
  tx: Tx,
  id: string,
  { act, version }: { readonly act: string; readonly version: number },
): Promise<{ readonly draft: store.VersionRow; readonly method: store.MethodRow }> {
  mustHoldEverywhere(tx.actor, 'rule.edit', `${act} versions of methods`);
  const method = await store.lockMethod(tx, (await oneVersion(tx, id)).methodId);
  // Read again behind the lock.
  const draft = await oneVersion(tx, id);
  if (!method) throw new AppError('not_found', 'There is no such method.');
  if (draft.state !== 'draft') {
    const on = (await store.projectsOnVersions(tx, await todayIn(tx))).get(id) ?? 0;
    const used = on === 0 ? '' : on === 1 ? ' and a project is on it' : ` and ${on} projects are on it`;
    throw new AppError(
      'conflict',
      `Version ${draft.number} of ${method.name} is ${draft.state}${used}: what projects follow does not change under them. Make a new draft from it.`,
    );
  }
  await mustBeCurrent(draft.version, version, () => viewOf(tx, id));
  return { draft, method };
}

/** Refuses a definition that cannot be followed. */
export function mustBePossible(definition: Definition): void {
  const wrong = wrongWith(definition).slice(0, 50);
  const [first] = wrong;
  if (first === undefined) return;
  throw new AppError('invalid', first.message, {
    fields: wrong.map(({ path, message }) => ({ path: `body.definition.${path}`, message })),
  });
}

/** Refuses to ask for a field that projects do not have, or that is worked out. */
async function mustNameFields(tx: Tx, { fields }: Definition): Promise<void> {
  if (fields.length === 0) return;
  const { byKey } = await fieldCatalogue(tx);
  const wrong = fields.flatMap(({ field, name }, i) => {
    const found = byKey.get(field);
    const why =
      found === undefined
        ? `“${name}” asks for the field ${field}, which projects do not have.`
        : found.type === 'formula'
          ? `“${name}” asks for ${found.label}, which is calculated: nobody fills it.`
          : null;
    return why === null ? [] : [{ path: `body.definition.fields.${i}.field`, message: why }];
  });
  const [first] = wrong;
  if (first !== undefined) throw new AppError('invalid', first.message, { fields: wrong });
}

/** Fields that are asked for and that nobody can fill any more. */
async function retiredIn(tx: Tx, { fields }: Definition): Promise<readonly Problem[]> {
  if (fields.length === 0) return [];
  const { byKey } = await fieldCatalogue(tx);
  return fields.flatMap(({ field, name }, i) =>
    byKey.get(field)?.retired === false
      ? []
      : [
          {
            path: `fields.${i}.field`,
            message: `“${name}” asks for a field that was retired; projects are not asked for it. Take it out.`,
          },
        ],
  );
}

export async function saveVersion(
  tx: Tx,
  { params, body }: Input<Api['saveMethodDraft']>,
  version: number,
): Promise<VersionAnswer> {
  const id = params.methodVersion;
  const { draft, method } = await draftToChange(tx, id, { act: 'change', version });
  mustBePossible(body.definition);
  await mustNameFields(tx, body.definition);
  const changes = diffOf(await definitionOf(tx, id), body.definition);
  await store.saveDraft(tx, id, body);
  record(tx, {
    name: 'governance.method-version.saved',
    subject: { kind: 'method-version', id },
    before: { note: draft.note },
    after: {
      ...{ method: method.key, number: draft.number, note: body.note },
      changes: changes.slice(0, 200).map(c => `${c.change} ${c.part} ${c.id}`),
    },
  });
  return viewOf(tx, id);
}

export async function removeVersion(
  tx: Tx,
  { params }: Input<Api['removeMethodDraft']>,
  version: number,
): Promise<void> {
  const id = params.methodVersion;
  const { draft, method } = await draftToChange(tx, id, { act: 'remove', version });
  if ((await store.loadVersions(tx, method.id)).length === 1)
    throw new AppError('conflict', `${method.name} has no other version. Change this draft instead.`);
  await store.deleteDraft(tx, id);
  record(tx, {
    name: 'governance.method-version.removed',
    subject: { kind: 'method-version', id },
    before: { method: method.key, number: draft.number },
    after: null,
  });
}

export async function publishVersion(
  tx: Tx,
  { params, body }: Input<Api['publishMethodVersion']>,
  version: number,
): Promise<VersionAnswer> {
  const id = params.methodVersion;
  const { draft, method } = await draftToChange(tx, id, { act: 'publish', version });
  const today = await todayIn(tx);
  // What the system itself loads (the demonstration) was published elsewhere, then.
  if (body.effectiveFrom < today && tx.actor.kind !== 'system')
    throw invalidField('body.effectiveFrom', `${body.effectiveFrom} has passed. Choose ${today} or later.`);
  const definition = await definitionOf(tx, id);
  mustBePossible(definition);
  if (definition.phases.length === 0)
    throw new AppError('conflict', `${method.name} has no phase yet. Add one before it is published.`);
  const note = body.note ?? draft.note;
  await store.markPublished(tx, id, { effectiveFrom: body.effectiveFrom, note });
  record(tx, {
    name: 'governance.method-version.published',
    subject: { kind: 'method-version', id },
    before: { state: 'draft' },
    after: {
      method: method.key,
      number: draft.number,
      state: 'published',
      effectiveFrom: body.effectiveFrom,
    },
    reason: note === '' ? null : note,
  });
  return viewOf(tx, id);
}

export async function retireVersion(
  tx: Tx,
  { params, body }: Input<Api['retireMethodVersion']>,
  version: number,
): Promise<VersionAnswer> {
  mustHoldEverywhere(tx.actor, 'rule.edit', 'retire versions of methods');
  const id = params.methodVersion;
  await store.lockMethod(tx, (await oneVersion(tx, id)).methodId);
  const found = await oneVersion(tx, id);
  await mustBeCurrent(found.version, version, () => viewOf(tx, id));
  if (found.state !== 'published')
    throw new AppError('conflict', `This version is ${found.state}; only a published one can be retired.`);
  await store.markRetired(tx, id);
  record(tx, {
    name: 'governance.method-version.retired',
    subject: { kind: 'method-version', id },
    before: { state: 'published' },
    after: { state: 'retired', number: found.number },
    reason: body.reason,
  });
  return viewOf(tx, id);
}

export async function diffVersion(
  tx: Tx,
  { params, query }: Input<Api['diffMethodVersion']>,
): Promise<Answer<Api['diffMethodVersion']>> {
  const to = await oneVersion(tx, params.methodVersion);
  const siblings = await store.loadVersions(tx, to.methodId);
  const from =
    query.against === undefined
      ? siblings.find(v => v.number < to.number)
      : siblings.find(v => v.id === query.against);
  if (query.against !== undefined && from === undefined)
    throw new AppError('not_found', 'There is no such version of a method.');
  const after = await definitionOf(tx, to.id);
  const before = from === undefined ? null : await definitionOf(tx, from.id);
  const nothing: Definition = { ...after, ...empty };
  return {
    from: from?.number ?? null,
    to: to.number,
    items: diffOf(before ?? nothing, after).map(i => ({ ...i, fields: [...i.fields] })),
  };
}

const empty = {
  ...{ phases: [], gates: [], activities: [], deliverables: [], checklists: [], fields: [] },
  ...{ roles: [], cadences: [], registers: [] },
};
