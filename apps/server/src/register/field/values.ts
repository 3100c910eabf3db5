import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holds,
  holdsEverywhere,
  may,
  mustBeCurrent,
  type Place,
  type Tx,
} from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { scopeExists } from '../person/store.ts';
import { loadNamed } from '../project/store.ts';
import { projectsWith } from '../visibility/store.ts';
import { explanationOf } from './calculated.ts';
import { fieldCatalogue } from './catalogue.ts';
import type { FieldSetting, OtherEntity } from './definition.ts';
import { fieldsOf, setFields } from './set-fields.ts';
import * as store from './store/values.ts';
import { subjectsOf } from './subjects.ts';

/** Endpoint -> use case. */
export const valueHandlers = {
  getFieldValues: (tx, { params }) => getValues(tx, params.subject),
  explainFieldValue: (tx, { params }) => explainValue(tx, params),
  setFieldValues: (tx, { params, body }, { version }) =>
    setValues(tx, { id: params.subject, version }, body.set),
} satisfies Partial<Handlers<Api>>;

type Values = Answer<Api['getFieldValues']>;

interface Found {
  readonly entity: OtherEntity;
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

async function getValues(tx: Tx, id: string): Promise<Values> {
  const found = await find(tx, id);
  return {
    values: (await fieldsOf(tx, found.entity, [found.subject]))(found.subject),
    version: (await store.versionOf(tx, found, false)) ?? 1,
    may: { edit: found.mayEdit },
  };
}

/** Why a calculated field has its value: its formula, and each thing that it reads. */
async function explainValue(
  tx: Tx,
  { subject, calculated }: Input<Api['explainFieldValue']>['params'],
): Promise<Answer<Api['explainFieldValue']>> {
  const found = await find(tx, subject);
  const catalogue = await fieldCatalogue(tx, found.entity);
  const [row] = await subjectsOf(tx, found.entity, { ids: [found.subject] });
  const withheld = catalogue.money.has(calculated) && !may(tx.actor, 'money.read', found.here);
  const explained =
    row === undefined || withheld
      ? null
      : explanationOf({ catalogue, row, day: await todayIn(tx) }, calculated);
  if (explained === null) throw new AppError('not_found', 'There is no such calculated field.');
  return catalogue.byKey.get(calculated)?.retired === true ? { ...explained, value: null } : explained;
}

async function setValues(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  set: FieldSetting,
): Promise<Values> {
  const found = await find(tx, id);
  if (!found.mayEdit) throw new AppError('forbidden', `You may not change this ${found.entity}.`);
  await mustBeCurrent((await store.versionOf(tx, found, true)) ?? 1, version, () => getValues(tx, id));
  const changed = await setFields(tx, found.entity, [{ ...found, set, path: 'body.set' }]);
  await store.raiseVersions(tx, found.entity, [...changed]);
  return getValues(tx, id);
}
