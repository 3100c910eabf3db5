import { type Api, fieldEntities, type Input, mostFields } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  forget,
  type Handlers,
  holdsEverywhere,
  mustBeCurrent,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../platform/index.ts';
import { projectsWith } from '../visibility/store.ts';
import { type FieldCatalogue, fieldCatalogue, formulaTypes } from './catalogue.ts';
import { fieldIsSound, keyIsFree } from './check-definition.ts';
import type { FieldDefinition } from './definition.ts';
import { builtIn } from './inputs.ts';
import * as store from './store/fields.ts';
import { valueHandlers } from './values.ts';

/** Endpoint -> use case. */
export const fieldHandlers = {
  listFields: (tx, { query }) => listFields(tx, query.entity ?? null),
  createField: (tx, { body }) => createField(tx, body),
  updateField: (tx, { params, body }, { version }) => updateField(tx, { id: params.field, version }, body),
  ...valueHandlers,
} satisfies Partial<Handlers<Api>>;

type Field = Answer<Api['createField']>;

const mayEdit = (tx: Tx): boolean => holdsEverywhere(tx.actor, 'organisation.edit');

const view = (tx: Tx, f: FieldDefinition, usage: number): Field => ({
  ...f,
  options: f.options.map(o => ({ ...o })),
  usage,
  may: { edit: mayEdit(tx) },
});

async function views(tx: Tx, entity: Field['entity'] | null): Promise<readonly Field[]> {
  const fields = await store.loadFields(tx, entity);
  if (fields.length === 0) return [];
  const catalogues = new Map<Field['entity'], FieldCatalogue>();
  for (const f of fields) catalogues.set(f.entity, await fieldCatalogue(tx, f.entity));
  const isMoney = (f: FieldDefinition) => catalogues.get(f.entity)?.money.has(f.key) === true;
  const projects = await store.usageOfProjectFields(tx, projectsWith(tx.actor, 'project.read'));
  const sums = await store.usageOfProjectFields(tx, projectsWith(tx.actor, 'money.read'));
  const others = await store.usageOfOtherFields(tx, projectsWith(tx.actor, 'project.read'));
  const seesMoney = holdsEverywhere(tx.actor, 'money.read');
  const usage = (f: FieldDefinition) => {
    if (f.entity === 'project') return (isMoney(f) ? sums : projects).get(f.key) ?? 0;
    return isMoney(f) && !seesMoney ? 0 : (others.get(`${f.entity} ${f.key}`) ?? 0);
  };
  return fields.map(f => view(tx, isMoney(f) ? { ...f, seenBy: 'money' } : f, usage(f)));
}

async function listFields(tx: Tx, entity: Field['entity'] | null): Promise<Answer<Api['listFields']>> {
  const inputs: Answer<Api['listFields']>['inputs'][number][] = [];
  for (const of of entity === null ? fieldEntities : [entity]) {
    const { fields, byKey } = await fieldCatalogue(tx, of);
    const labelOf = (name: string) => byKey.get(name)?.label ?? builtIn[of][name]?.label;
    for (const [name, type] of formulaTypes(of, fields))
      inputs.push({ entity: of, name, type, label: labelOf(name) ?? 'The day of the question' });
  }
  return { items: [...(await views(tx, entity))], inputs, may: { create: mayEdit(tx) } };
}

async function one(tx: Tx, id: string): Promise<Field> {
  const found = (await views(tx, null)).find(f => f.id === id);
  if (!found) throw new AppError('not_found', 'There is no such field.');
  return found;
}

/** What the log keeps of a definition. */
const logged = ({ id: _, version: __, ...said }: FieldDefinition): object => said;

async function createField(tx: Tx, body: Input<Api['createField']>['body']): Promise<Field> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'add fields');
  keyIsFree(body.key, body.entity);
  await store.lockFields(tx);
  const others = await store.loadFields(tx, body.entity);
  if (others.length >= mostFields)
    throw new AppError(
      'limit',
      `A ${body.entity} has ${mostFields} added fields at most. Use one that is retired.`,
    );
  const same = others.find(f => f.key.toLowerCase() === body.key.toLowerCase());
  if (same)
    throw new AppError('conflict', `${same.label} has the key ${same.key} already. Choose another.`, {
      fields: [{ path: 'body.key', message: 'It is taken.' }],
    });
  const field = {
    ...body,
    requiredClass: body.requiredClass || null,
    position: others.length,
    retired: false,
  };
  fieldIsSound({ ...field, id: '', version: 1 }, others);
  const id = await store.insertField(tx, field);
  record(tx, {
    name: 'register.field.added',
    subject: { kind: 'field', id },
    before: null,
    after: logged({ ...field, id, version: 1 }),
  });
  forget(tx);
  return one(tx, id);
}

type Patch = Input<Api['updateField']>['body'];

async function updateField(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  body: Patch,
): Promise<Field> {
  mustHoldEverywhere(tx.actor, 'organisation.edit', 'change fields');
  await store.lockFields(tx);
  const before = await store.lockField(tx, id);
  if (!before) throw new AppError('not_found', 'There is no such field.');
  await mustBeCurrent(before.version, version, () => one(tx, id));
  const others = (await store.loadFields(tx, before.entity)).filter(f => f.id !== id);
  const { position, ...given } = body;
  const set = Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined));
  const after: FieldDefinition = {
    ...before,
    ...set,
    requiredClass: (given.requiredClass ?? before.requiredClass) || null,
  };
  fieldIsSound(after, others);
  await optionsInUseStay(tx, before, after);
  if (after.retired && !before.retired) nothingReadsIt(before, await fieldCatalogue(tx, before.entity));
  const at = position === undefined ? before.position : Math.min(position, others.length);
  await store.saveField(tx, { ...after, position: at });
  if (at !== before.position)
    await store.saveOrder(
      tx,
      [...others.slice(0, at), before, ...others.slice(at)].map(f => f.id),
    );
  const changed = Object.keys(set).filter(
    k =>
      JSON.stringify(before[k as keyof FieldDefinition]) !==
      JSON.stringify(after[k as keyof FieldDefinition]),
  );
  const names = at === before.position ? changed : [...changed, 'position'];
  const pick = (f: FieldDefinition) => Object.fromEntries(names.map(k => [k, f[k as keyof FieldDefinition]]));
  const told = !changed.includes('retired') ? 'updated' : after.retired ? 'retired' : 'brought-back';
  record(tx, {
    name: `register.field.${told}`,
    subject: { kind: 'field', id },
    before: pick(before),
    after: pick({ ...after, position: at }),
  });
  forget(tx);
  return one(tx, id);
}

/** A value that something has, or had, stays in the list: retired, not removed. */
async function optionsInUseStay(tx: Tx, before: FieldDefinition, after: FieldDefinition): Promise<void> {
  const kept = new Set(after.options.map(o => o.code));
  const gone = before.options.filter(o => !kept.has(o.code)).map(o => o.code);
  if (gone.length === 0) return;
  const [used] = await store.codesInUse(tx, before.key, gone);
  if (used === undefined) return;
  throw new AppError(
    'conflict',
    `${used} is or was the value of something. Retire it instead of removing it.`,
    {
      fields: [{ path: 'body.options', message: `Keep ${used}.` }],
    },
  );
}

function nothingReadsIt(field: FieldDefinition, catalogue: FieldCatalogue): void {
  for (const { field: other, compiled } of catalogue.formulas.values()) {
    if (other.retired || !('formula' in compiled) || !compiled.formula.reads.includes(field.key)) continue;
    throw new AppError(
      'conflict',
      `${other.label} is calculated from it. Change or retire ${other.label} first.`,
    );
  }
}

/** Adds fields, one after the other, by the same rules as by hand. */
export async function addFields(tx: Tx, fields: readonly Input<Api['createField']>['body'][]): Promise<void> {
  for (const field of fields) await createField(tx, field);
}
