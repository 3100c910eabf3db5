import {
  AppError,
  mustBeFresh,
  mustHoldEverywhere,
  sendPasswordLink,
  type Tx,
} from '../../platform/index.ts';
import { mustOutrank } from './grants.ts';
import * as store from './store.ts';

/** Sends a person the link by which they set their password. */
export async function invitePerson(
  tx: Tx,
  id: string,
): Promise<{ readonly address: string; readonly expiresAt: string }> {
  mustHoldEverywhere(tx.actor, 'person.manage', 'invite people');
  const person = await store.lockPerson(tx, id);
  if (!person) throw new AppError('not_found', 'There is no such person.');
  await mustOutrank(tx, id);
  mustBeFresh(tx, 'invite somebody');
  const { email, name, active } = person;
  if (email === null)
    throw new AppError('conflict', `${name} has no e-mail address to send an invitation to. Add one first.`);
  if (!active) throw new AppError('conflict', `${name} is inactive. Make them active first.`);
  return {
    address: email,
    ...(await sendPasswordLink(tx, 'invitation', { personId: id, name, address: email })),
  };
}
