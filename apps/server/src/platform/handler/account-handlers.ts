import type {
  changePassword as changePasswordEndpoint,
  confirmPassword as confirmPasswordEndpoint,
  endOtherSessions as endOtherSessionsEndpoint,
  endOwnSession as endOwnSessionEndpoint,
  listSessions as listSessionsEndpoint,
} from '@chartroom/contract';
import { confirmPassword } from '../sign-in/fresh.ts';
import { changeOwnPassword } from '../sign-in/own-password.ts';
import { endOwnSession, endSessionsOf, sessionsOf } from '../sign-in/sessions.ts';
import type { Handlers } from './handler.ts';

export interface AccountApi {
  readonly listSessions: typeof listSessionsEndpoint;
  readonly endOwnSession: typeof endOwnSessionEndpoint;
  readonly endOtherSessions: typeof endOtherSessionsEndpoint;
  readonly changePassword: typeof changePasswordEndpoint;
  readonly confirmPassword: typeof confirmPasswordEndpoint;
}

/** The use cases of one's own account. */
export const accountHandlers: Handlers<AccountApi> = {
  listSessions: tx => sessionsOf(tx, tx.actor.person ?? ''),
  endOwnSession: (tx, { params }) => endOwnSession(tx, params.session),
  endOtherSessions: async tx => {
    await endSessionsOf(tx, tx.actor.person ?? '', tx.actor.session?.id ?? null);
  },
  changePassword: (tx, { body }) => changeOwnPassword(tx, body),
  confirmPassword: (tx, { body }) => confirmPassword(tx, body.password),
};
