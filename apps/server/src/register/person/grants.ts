import type { Api, Input } from '@chartroom/contract';
import {
  AppError,
  brokeUniqueness,
  invalidField,
  mustBeFresh,
  mustHoldEverywhere,
  record,
  type Tx,
} from '../../platform/index.ts';
import * as store from './store.ts';

/** Roles that see or change what a PMO director may not; given and taken by administrators only. */
export const protectedRoles: readonly string[] = ['administrator', 'auditor'];

/** Whether somebody is an administrator, also behind a token. */
export const isAdministrator = async (tx: Tx): Promise<boolean> =>
  tx.actor.kind === 'system' ||
  (tx.actor.person !== null && isAdministered(await store.loadGrants(tx, [tx.actor.person])));

/** Refuses to touch the sign-in of who holds more than a PMO director, unless to an administrator or that person. */
export async function mustOutrank(tx: Tx, person: string): Promise<void> {
  if (person === tx.actor.person || (await isAdministrator(tx))) return;
  const held = (await store.loadGrants(tx, [person])).map(g => g.role);
  const [role] = protectedRoles.filter(r => held.some(h => h === r));
  if (role !== undefined)
    throw new AppError(
      'forbidden',
      `Only an administrator changes how somebody with the role ${role} signs in.`,
    );
}

/** Whether a role of a person is that of an administrator. */
export const isAdministered = (roles: readonly { readonly role: string }[]): boolean =>
  roles.some(g => g.role === 'administrator');

/** Refuses what has left an organisation without an administrator; the caller holds `lockAdministrators`. */
export async function mustLeaveAdministrator(tx: Tx): Promise<void> {
  if ((await store.countAdministrators(tx)) > 0) return;
  throw new AppError('conflict', 'This is the last administrator. Make another one first.');
}

/** Gives a role. */
export async function addGrant(
  tx: Tx,
  person: string,
  { role, scopeKind, scopeId }: Input<Api['createGrant']>['body'],
): Promise<void> {
  mustHoldEverywhere(tx.actor, 'role.grant', 'give roles');
  mustBeFresh(tx, 'give roles');
  if (protectedRoles.includes(role) && !(await isAdministrator(tx))) {
    throw new AppError('forbidden', `Only an administrator gives the role ${role}.`);
  }
  if (!(await store.scopeExists(tx, 'person', person)))
    throw new AppError('not_found', 'There is no such person.');
  if (role === 'administrator' && scopeKind !== 'organisation') {
    throw invalidField('body.scopeKind', 'An administrator is one of the whole organisation.');
  }
  if (!(await store.scopeExists(tx, scopeKind, scopeId))) {
    const what =
      scopeKind === 'organisation'
        ? 'Leave this out for the organisation.'
        : `There is no such ${scopeKind}.`;
    throw invalidField('body.scopeId', what);
  }
  const grant = { personId: person, role, scopeKind, scopeId };
  const id = await store.insertGrant(tx, grant).catch(error => {
    if (!brokeUniqueness(error)) throw error;
    throw new AppError('conflict', 'This role is given there already.');
  });
  record(tx, {
    name: 'register.role.granted',
    subject: { kind: 'person', id: person },
    projectId: scopeKind === 'project' ? scopeId : null,
    before: null,
    after: { id, role, scopeKind, scopeId },
  });
}

/** Takes a role back; the last administrator stays. */
export async function dropGrant(tx: Tx, person: string, id: string): Promise<void> {
  mustHoldEverywhere(tx.actor, 'role.grant', 'take roles back');
  mustBeFresh(tx, 'take roles back');
  await store.lockAdministrators(tx);
  const removed = await store.removeGrant(tx, person, id);
  if (!removed) throw new AppError('not_found', 'There is no such role.');
  if (protectedRoles.includes(removed.role) && !(await isAdministrator(tx)) && person !== tx.actor.person) {
    throw new AppError('forbidden', `Only an administrator takes the role ${removed.role} back.`);
  }
  if (removed.role === 'administrator') await mustLeaveAdministrator(tx);
  recordWithdrawn(tx, person, removed);
}

/** Records that a role was taken back, where who may not see its project does not see it. */
export const recordWithdrawn = (
  tx: Tx,
  person: string,
  { id, role, scopeKind, scopeId }: store.GrantRecord,
): void => {
  record(tx, {
    name: 'register.role.withdrawn',
    subject: { kind: 'person', id: person },
    projectId: scopeKind === 'project' ? scopeId : null,
    before: { id, role, scopeKind, scopeId },
    after: null,
  });
};
