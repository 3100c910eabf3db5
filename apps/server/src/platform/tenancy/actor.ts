import type { Permission } from '@chartroom/contract';
import { AppError } from '../error/error.ts';
import { type Access, covers, fullAccess, type Place, scopeOf } from '../policy/policy.ts';

/** Who asks, made anew for every request: nothing that was taken back is still held. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'system';
  readonly org: string;
  /** The person, also behind a token; null for the system itself. */
  readonly person: string | null;
  readonly token: string | null;
  readonly access: Access;
  /** The browser it comes from; nothing for a token, a job or the system. */
  readonly session?: ActorSession | null;
}

/** A session as far as a use case cares. */
export interface ActorSession {
  readonly id: string;
  /** Dangerous acts are open until then. */
  readonly freshUntil: string;
}

/** The system itself in one organisation: set-up, demonstration, jobs of its own. Never made from a request. */
export const systemActor = (org: string): Actor => ({
  kind: 'system',
  org,
  person: null,
  token: null,
  access: fullAccess,
});

/** Whether somebody holds a permission anywhere at all. */
export const holds = (actor: Actor, permission: Permission): boolean => actor.access.has(permission);

/** Whether somebody holds a permission on the organisation as a whole. */
export const holdsEverywhere = (actor: Actor, permission: Permission): boolean =>
  scopeOf(actor.access, permission).everything;

/** Whether somebody holds a permission on one project. */
export const may = (actor: Actor, permission: Permission, place: Place): boolean =>
  covers(scopeOf(actor.access, permission), place, actor.person);

/** Refuses with `forbidden` unless the permission is held on the organisation as a whole. */
export const mustHoldEverywhere = (actor: Actor, permission: Permission, act: string): void => {
  if (!holdsEverywhere(actor, permission)) {
    throw new AppError(
      'forbidden',
      `You may not ${act}: it takes the permission ${permission} for the organisation.`,
    );
  }
};
