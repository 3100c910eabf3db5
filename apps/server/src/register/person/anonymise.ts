import type { Api } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  eraseAccount,
  erasePersonal,
  findTraces,
  mustBeFresh,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../platform/index.ts';
import { eraseValues } from '../field/store/values.ts';
import { isAdministered, isAdministrator, mustLeaveAdministrator, recordWithdrawn } from './grants.ts';
import * as store from './store.ts';

type Traces = Answer<Api['listTraces']>['items'];

const mustAdminister = async (tx: Tx): Promise<void> => {
  mustHoldEverywhere(tx.actor, 'person.manage', 'anonymise people');
  if (!(await isAdministrator(tx)))
    throw new AppError('forbidden', 'Only an administrator anonymises people.');
};

async function mentions(tx: Tx, texts: readonly (string | null)[]): Promise<Traces> {
  const visible = await store.visibleProjects(tx);
  const keys = new Map(visible.map(p => [p.id, p.key]));
  const found = await findTraces(
    tx,
    texts.filter(t => t !== null),
    [...keys.keys()],
  );
  return found.map(t => ({ ...t, projects: t.projects.map(id => keys.get(id) ?? '').sort() }));
}

/** Where free text mentions a person, as far as the administrator who asks may see. */
export async function tracesOf(tx: Tx, id: string): Promise<Traces> {
  await mustAdminister(tx);
  const person = await store.loadPerson(tx, id);
  if (!person) throw new AppError('not_found', 'There is no such person.');
  return person.anonymised ? [] : mentions(tx, [person.name, person.email]);
}

/**
 * Writes over who a leaver was. Rows and events keep pointing at the person by id, so that every figure and every seal
 * stays as it is; free text that mentions the name is listed and left to people.
 */
export async function anonymise(
  tx: Tx,
  id: string,
  reason: string,
): Promise<{ readonly erasedEvents: number; readonly remains: Traces }> {
  await mustAdminister(tx);
  mustBeFresh(tx, 'anonymise a person');
  if (id === tx.actor.person)
    throw new AppError('conflict', 'You cannot anonymise yourself. Ask another administrator.');
  await store.lockAdministrators(tx);
  const person = await store.lockPerson(tx, id);
  if (!person) throw new AppError('not_found', 'There is no such person.');
  if (person.anonymised) throw new AppError('conflict', 'This person is anonymised already.');
  const taken = await store.removeGrants(tx, id);
  await store.overwritePerson(tx, id, `Former person ${id.slice(-4).toUpperCase()}`);
  if (isAdministered(taken)) await mustLeaveAdministrator(tx);
  await eraseAccount(tx, id);
  await eraseValues(tx, { entity: 'person', subject: id });
  for (const grant of taken) recordWithdrawn(tx, id, grant);
  const erasedEvents = await erasePersonal(tx, id);
  record(tx, {
    name: 'register.person.anonymised',
    subject: { kind: 'person', id },
    reason,
  });
  return { erasedEvents, remains: await mentions(tx, [person.name, person.email]) };
}
