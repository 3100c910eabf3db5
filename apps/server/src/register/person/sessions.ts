import type { Api } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  endSessionsOf,
  mustHoldEverywhere,
  sessionsOf,
  type Tx,
} from '../../platform/index.ts';
import { mustOutrank } from './grants.ts';
import * as store from './store.ts';

async function mustManage(tx: Tx, person: string, act: string): Promise<void> {
  mustHoldEverywhere(tx.actor, 'person.manage', act);
  if (!(await store.scopeExists(tx, 'person', person)))
    throw new AppError('not_found', 'There is no such person.');
}

/** Where somebody is signed in. */
export async function personSessions(tx: Tx, person: string): Promise<Answer<Api['listPersonSessions']>> {
  await mustManage(tx, person, 'see sessions of others');
  return sessionsOf(tx, person);
}

/** Signs somebody out everywhere but, of who asks, here. */
export async function endPersonSessions(tx: Tx, person: string): Promise<void> {
  await mustManage(tx, person, 'end sessions of others');
  await mustOutrank(tx, person);
  await endSessionsOf(tx, person, tx.actor.session?.id ?? null);
}
