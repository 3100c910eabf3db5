import type { Api, FieldEntity, FieldValue, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
  holdsEverywhere,
  may,
  mustBeCurrent,
  type Place,
  record,
  type Tx,
} from '../../platform/index.ts';
import { scopeExists } from '../person/store.ts';
import { loadNamed } from '../project/store.ts';
import { projectsWith } from '../visibility/store.ts';
import { type FieldCatalogue, fieldCatalogue } from './catalogue.ts';
import { checkedFields, mustBePeople } from './check-value.ts';
import { differingFields, type FieldSetting, withFields } from './definition.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const valueHandlers = {
  getFieldValues: (tx, { params }) => getValues(tx, params.subject),
  setFieldValues: (tx, { params, body }, { version }) =>
    setValues(tx, { id: params.subject, version }, body.set),
} satisfies Partial<Handlers<Api>>;

type Values = Answer<Api['getFieldValues']>;
type Entity = Exclude<FieldEntity, 'project'>;

interface Found {
  readonly entity: Entity;
  readonly subject: string;
  readonly here: Place;
  readonly projectId?: string;
  readonly mayEdit: boolean;
}

/** A key date of a project that the actor may see. */
async function findMilestone(tx: Tx, subject: string): Promise<Found | null> {
  const id = await store.projectOfMilestone(tx, subject);
  const project = id === null ? null : await loadNamed(tx, projectsWith(tx.actor, 'project.read'), id);
  if (!project) return null;
  const here = { ...project, owners: [project.managerId, project.sponsorId] };
  return {
    ...{ entity: 'milestone', subject, here, projectId: project.id },
    mayEdit: may(tx.actor, 'project.edit', here),
  };
}

/** A person, who is seen by who may see people; nothing more is said of one who is forgotten. */
async function findPerson(tx: Tx, subject: string): Promise<Found | null> {
  const person = holds(tx.actor, 'person.read') ? await store.findPerson(tx, subject) : null;
  if (person === null) return null;
  const mayEdit = !person.forgotten && holdsEverywhere(tx.actor, 'person.manage');
  return { entity: 'person', subject, here: {}, mayEdit };
}

async function findUnit(tx: Tx, subject: string): Promise<Found | null> {
  if (!(await scopeExists(tx, 'unit', subject))) return null;
  const mayEdit = holdsEverywhere(tx.actor, 'organisation.edit');
  return { entity: 'unit', subject, here: { unitId: subject }, mayEdit };
}

async function findPortfolio(tx: Tx, subject: string): Promise<Found | null> {
  if (!holds(tx.actor, 'portfolio.read')) return null;
  if (await scopeExists(tx, 'portfolio', subject)) {
    const here = { portfolioId: subject };
    return { entity: 'portfolio', subject, here, mayEdit: may(tx.actor, 'portfolio.edit', here) };
  }
  if (!(await scopeExists(tx, 'programme', subject))) return null;
  const here = { programmeId: subject, portfolioId: await store.portfolioOfProgramme(tx, subject) };
  return { entity: 'programme', subject, here, mayEdit: may(tx.actor, 'portfolio.edit', here) };
}

/** What is asked about and where it stands; refuses what is not there, or what the actor may not see. */
async function find(tx: Tx, subject: string): Promise<Found> {
  for (const look of [findUnit, findPortfolio, findMilestone, findPerson]) {
    const found = await look(tx, subject);
    if (found) return found;
  }
  throw new AppError('not_found', 'There is no such unit, portfolio, programme, person or key date.');
}

/** What nobody ever gave a value is at version 1. */
const nothing = { fields: {}, version: 1 };

/** Values as shown: a person with the name. */
function shown({ byKey, people }: FieldCatalogue, fields: FieldSetting): Values['values'] {
  const cell = (key: string, value: FieldValue) =>
    byKey.get(key)?.type === 'person' && typeof value === 'string'
      ? { id: value, name: people.get(value) ?? '' }
      : value;
  return Object.fromEntries(
    Object.entries(withFields({}, fields)).flatMap(([key, value]) =>
      value === null ? [] : [[key, cell(key, value)]],
    ),
  );
}

async function getValues(tx: Tx, id: string): Promise<Values> {
  const found = await find(tx, id);
  const { fields, version } = (await store.loadValues(tx, found)) ?? nothing;
  return {
    values: shown(await fieldCatalogue(tx, found.entity), fields),
    version,
    may: { edit: found.mayEdit },
  };
}

async function setValues(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  set: Input<Api['setFieldValues']>['body']['set'],
): Promise<Values> {
  const found = await find(tx, id);
  const { entity, subject, here } = found;
  if (!found.mayEdit) throw new AppError('forbidden', `You may not change this ${entity}.`);
  const catalogue = await fieldCatalogue(tx, entity);
  await store.lockFields(tx);
  const before = (await store.loadValues(tx, { entity, subject })) ?? nothing;
  await mustBeCurrent(before.version, version, () => getValues(tx, id));
  const path = 'body.set';
  const checked = checkedFields(tx, set, { catalogue, before: before.fields, here, path });
  await mustBePeople(tx, catalogue, [{ set, path }]);
  const after = withFields(before.fields, checked);
  const changed = differingFields(before.fields, after);
  if (changed.length > 0) {
    await store.saveValues(tx, { entity, subject }, after);
    recordSet(tx, found, { before: pick(before.fields, changed), after: pick(after, changed) });
  }
  return getValues(tx, id);
}

const pick = (values: FieldSetting, changed: readonly string[]) =>
  Object.fromEntries(changed.map(k => [`fields.${k}`, values[k] ?? null]));

/** Of a person the values are kept beside the log, where they can be forgotten. */
function recordSet(
  tx: Tx,
  { entity, subject, projectId }: Found,
  change: { readonly before: object; readonly after: object },
): void {
  record(tx, {
    name: `register.${entity}.fields-set`,
    subject: { kind: entity, id: subject },
    ...(projectId === undefined ? {} : { projectId }),
    ...(entity === 'person' ? { after: null, personal: { person: subject, ...change } } : change),
  });
}
