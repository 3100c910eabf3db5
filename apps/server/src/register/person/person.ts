import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  brokeUniqueness,
  type Handlers,
  holdsEverywhere,
  invalidField,
  mustBeCurrent,
  mustBeFresh,
  mustHoldEverywhere,
  peopleWithAccount,
  record,
  setAccount,
  setAccountActive,
  setAccountEmail,
  type Tx,
} from '../../platform/index.ts';
import { changedFields } from '../changed.ts';
import { fieldsOf, setFields } from '../field/set-fields.ts';
import { anonymise, tracesOf } from './anonymise.ts';
import {
  addGrant,
  dropGrant,
  isAdministered,
  isAdministrator,
  mustLeaveAdministrator,
  mustOutrank,
  protectedRoles,
} from './grants.ts';
import { invitePerson } from './invite.ts';
import { listPeople } from './list.ts';
import { endPersonSessions, personSessions } from './sessions.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const personHandlers = {
  listPeople: (tx, { query }) => listPeople(tx, query),
  getPerson: (tx, { params }) => onePerson(tx, params.person),
  createPerson: (tx, { body }) => createPerson(tx, body),
  updatePerson: (tx, { params, body }, { version }) => updatePerson(tx, { id: params.person, version }, body),
  setPassword: (tx, { params, body }) => setPassword(tx, params.person, body.password),
  invitePerson: (tx, { params }) => invitePerson(tx, params.person),
  getAccount: tx => ownAccount(tx),
  updateAccount: (tx, { body }, { version }) => renameSelf(tx, version, body.name),
  listPersonSessions: (tx, { params }) => personSessions(tx, params.person),
  endPersonSessions: (tx, { params }) => endPersonSessions(tx, params.person),
  listTraces: async (tx, { params }) => ({ items: await tracesOf(tx, params.person) }),
  anonymisePerson: async (tx, { params, body }) => ({
    ...(await anonymise(tx, params.person, body.reason)),
    person: await onePerson(tx, params.person),
  }),
  createGrant: async (tx, { params, body }) => {
    await addGrant(tx, params.person, body);
    return onePerson(tx, params.person);
  },
  deleteGrant: async (tx, { params }) => {
    await dropGrant(tx, params.person, params.grant);
    return onePerson(tx, params.person);
  },
} satisfies Partial<Handlers<Api>>;

export type PersonAnswer = Answer<Api['getPerson']>;

/**
 * People as the contract shows them, with their roles; those on a project that one may not see are for who gives roles
 * and takes them back, and do not say which project it is.
 */
export async function personViews(
  tx: Tx,
  people: readonly store.PersonRecord[],
): Promise<readonly PersonAnswer[]> {
  const ids = people.map(p => p.id);
  const grants = Map.groupBy(await store.loadGrants(tx, ids), g => g.personId);
  const accounts = await peopleWithAccount(tx, ids);
  const fields = await fieldsOf(tx, 'person', ids);
  const manages = holdsEverywhere(tx.actor, 'person.manage');
  const grantsRoles = holdsEverywhere(tx.actor, 'role.grant');
  const administers = await isAdministrator(tx);
  const outranks = (id: string) =>
    administers ||
    id === tx.actor.person ||
    !(grants.get(id) ?? []).some(g => protectedRoles.includes(g.role));
  return people.map(p => ({
    id: p.id,
    name: p.name,
    email: p.email,
    jobTitle: p.jobTitle,
    unit: p.unitId === null ? null : { id: p.unitId, name: p.unit ?? '' },
    active: p.active,
    signsIn: accounts.has(p.id),
    grants: (grants.get(p.id) ?? [])
      .filter(g => g.visible || grantsRoles)
      .map(g => ({
        id: g.id,
        role: g.role,
        scope: g.visible
          ? { kind: g.scopeKind, id: g.scopeId, name: g.scopeName ?? '' }
          : { kind: g.scopeKind, id: null, name: 'A project you may not see' },
        grantedAt: g.grantedAt,
      })),
    fields: fields(p.id),
    version: p.version,
    may: {
      edit: manages && !p.anonymised,
      grant: grantsRoles && !p.anonymised,
      setPassword: manages && !p.anonymised && outranks(p.id),
      anonymise: administers && !p.anonymised && p.id !== tx.actor.person,
    },
  }));
}

async function onePerson(tx: Tx, id: string): Promise<PersonAnswer> {
  const found = await store.loadPerson(tx, id);
  const [view] = found ? await personViews(tx, [found]) : [];
  if (!view) throw new AppError('not_found', 'There is no such person.');
  return view;
}

/** Adds people with their events; answers their ids in the same order. */
export async function addPeople(
  tx: Tx,
  people: Parameters<typeof store.insertPeople>[1],
): Promise<readonly string[]> {
  if (people.length === 0) return [];
  const ids = await store.insertPeople(tx, people).catch(emailTaken);
  people.forEach((p, i) => {
    record(tx, {
      name: 'register.person.added',
      subject: { kind: 'person', id: ids[i] ?? '' },
      before: null,
      after: { unitId: p.unitId },
      personal: { person: ids[i] ?? '', after: { name: p.name, email: p.email, jobTitle: p.jobTitle } },
    });
  });
  return ids;
}

function emailTaken(error: unknown): never {
  if (!brokeUniqueness(error)) throw error;
  throw new AppError('conflict', 'Somebody has this e-mail address already.', {
    fields: [{ path: 'body.email', message: 'Choose another address.' }],
  });
}

async function createPerson(tx: Tx, body: Input<Api['createPerson']>['body']): Promise<PersonAnswer> {
  mustHoldEverywhere(tx.actor, 'person.manage', 'add people');
  await mustBeUnit(tx, body.unitId ?? null);
  const [id = ''] = await addPeople(tx, [
    {
      name: body.name,
      email: body.email ?? null,
      jobTitle: body.jobTitle ?? null,
      unitId: body.unitId ?? null,
    },
  ]);
  await setFields(tx, 'person', [{ subject: id, here: {}, set: body.fields, path: 'body.fields' }]);
  return onePerson(tx, id);
}

async function mustBeUnit(tx: Tx, id: string | null): Promise<void> {
  if (id !== null && !(await store.scopeExists(tx, 'unit', id))) {
    throw invalidField('body.unitId', 'There is no such unit. Choose one of the list.');
  }
}

/** Changes a person; making one inactive ends their sign-in. */
export async function updatePerson(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  body: Input<Api['updatePerson']>['body'],
): Promise<PersonAnswer> {
  mustHoldEverywhere(tx.actor, 'person.manage', 'change people');
  const before = await store.lockPerson(tx, id);
  if (!before) throw new AppError('not_found', 'There is no such person.');
  await mustBeCurrent(before.version, version, () => onePerson(tx, id));
  if (before.anonymised)
    throw new AppError('conflict', 'Who this was is forgotten. Add a new person instead.');
  if (body.unitId) await mustBeUnit(tx, body.unitId);
  const after = {
    id,
    name: body.name ?? before.name,
    email: body.email === undefined ? before.email : body.email,
    jobTitle: body.jobTitle === undefined ? before.jobTitle : body.jobTitle,
    unitId: body.unitId === undefined ? before.unitId : body.unitId,
    active: body.active ?? before.active,
  };
  if (after.email !== before.email || after.active !== before.active) await mustOutrank(tx, id);
  if (id === tx.actor.person && !after.active) {
    throw new AppError('conflict', 'You cannot make yourself inactive. Ask another administrator.');
  }
  const leaves = before.active && !after.active && isAdministered(await store.loadGrants(tx, [id]));
  if (leaves) await store.lockAdministrators(tx);
  await store.savePerson(tx, after).catch(emailTaken);
  if (leaves) await mustLeaveAdministrator(tx);
  if (after.active !== before.active) await setAccountActive(tx, id, after.active);
  if (after.email !== null && after.email !== before.email) await setAccountEmail(tx, id, after.email);
  recordUpdated(tx, id, { before, after });
  await setFields(tx, 'person', [{ subject: id, here: {}, set: body.fields, path: 'body.fields' }]);
  return onePerson(tx, id);
}

const personalOf = ({ name, email, jobTitle }: NewState) => ({ name, email, jobTitle });
const placeOf = ({ unitId, active }: NewState) => ({ unitId, active });

type NewState = Parameters<typeof store.savePerson>[1];

function recordUpdated(
  tx: Tx,
  id: string,
  { before, after }: { readonly before: NewState; readonly after: NewState },
): void {
  const personal = changedFields(personalOf(before), personalOf(after));
  const place = changedFields(placeOf(before), placeOf(after));
  const says = Object.keys(personal.after).length > 0;
  // Added fields that were set are told by themselves.
  if (!says && Object.keys(place.after).length === 0) return;
  record(tx, {
    name: 'register.person.updated',
    subject: { kind: 'person', id },
    ...place,
    ...(says ? { personal: { person: id, ...personal } } : {}),
  });
}

async function ownAccount(tx: Tx): Promise<Answer<Api['getAccount']>> {
  const found = tx.actor.person === null ? null : await store.loadPerson(tx, tx.actor.person);
  if (!found) throw new AppError('not_found', 'Only a person has an account.');
  return found;
}

/** One's own name; all else about oneself is for who manages people. */
async function renameSelf(tx: Tx, version: number, name: string): Promise<Answer<Api['getAccount']>> {
  if (tx.actor.kind !== 'person')
    throw new AppError('forbidden', 'A token changes no name. Sign in to do this.');
  const before = await store.lockPerson(tx, tx.actor.person ?? '');
  if (!before) throw new AppError('not_found', 'There is no such person.');
  await mustBeCurrent(before.version, version, () => ownAccount(tx));
  const after = { ...before, name };
  await store.savePerson(tx, after);
  recordUpdated(tx, before.id, { before, after });
  return ownAccount(tx);
}

async function setPassword(tx: Tx, id: string, password: string): Promise<void> {
  mustHoldEverywhere(tx.actor, 'person.manage', 'give accounts');
  mustBeFresh(tx, 'give somebody a password');
  const person = await store.lockPerson(tx, id);
  if (!person) throw new AppError('not_found', 'There is no such person.');
  await mustOutrank(tx, id);
  if (person.email === null)
    throw new AppError('conflict', `${person.name} has no e-mail address to sign in with. Add one first.`);
  if (!person.active) throw new AppError('conflict', `${person.name} is inactive. Make them active first.`);
  await setAccount(tx, id, person.email, password);
}

/** Ids of all people by name and by e-mail address in lower case. */
export async function knownPeople(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const p of await store.findPeople(tx)) {
    if (!found.has(p.name.toLowerCase())) found.set(p.name.toLowerCase(), p.id);
    if (p.email) found.set(p.email.toLowerCase(), p.id);
  }
  return found;
}

/** Finds people by e-mail address or name and adds those that are missing; answers ids by lower-case text. */
export async function peopleByName(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map(await knownPeople(tx));
  const missing = [...new Map(names.map(n => [n.toLowerCase(), n])).entries()].filter(([k]) => !found.has(k));
  const ids = await addPeople(
    tx,
    missing.map(([, name]) => ({
      name,
      email: name.includes('@') ? name : null,
      jobTitle: null,
      unitId: null,
    })),
  );
  missing.forEach(([key], i) => {
    found.set(key, ids[i] ?? '');
  });
  return found;
}
