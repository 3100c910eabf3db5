import { type Permission, type PmoType, permissions, type Role, rolePermissions } from '@chartroom/contract';

/** A role given to a person, with everything under the place it was given on already worked out by register. */
export interface Grant {
  readonly role: Role;
  /** The kind of PMO in force where it was given: the unit's, else the organisation's. */
  readonly pmoType: PmoType;
  /** `everything` for the organisation; otherwise the ids of the place and of all that is under it. */
  readonly on: 'everything' | Partial<Places>;
}

/** What another lends while they are away: these permissions on these projects, whatever one's own roles. */
export interface Lent {
  readonly permissions: readonly Permission[];
  readonly projects: readonly string[];
}

/** Places in the structure; `projects` are those a role was given on directly: their members. */
export interface Places {
  readonly units: readonly string[];
  readonly portfolios: readonly string[];
  readonly programmes: readonly string[];
  readonly projects: readonly string[];
}

/** Where somebody holds one permission. A list is queried through it; `covers` answers for one thing. */
export interface Scope {
  /** Everywhere, except confidential projects that the person is no member of. */
  readonly everything: boolean;
  /** Also confidential projects (the auditor). */
  readonly confidential: boolean;
  readonly units: ReadonlySet<string>;
  readonly portfolios: ReadonlySet<string>;
  readonly programmes: ReadonlySet<string>;
  readonly projects: ReadonlySet<string>;
  /** What the person manages, sponsors or asked for. */
  readonly own: boolean;
}

/** Scopes by permission; a permission that is absent is not held anywhere. */
export type Access = ReadonlyMap<Permission, Scope>;

/** Where one project stands, as far as permission cares. */
export interface Place {
  readonly id?: string | null;
  readonly unitId?: string | null;
  /** The portfolio it is in and those above it may all be listed; one suffices since grants are expanded downwards. */
  readonly portfolioId?: string | null;
  readonly programmeId?: string | null;
  readonly confidential?: boolean;
  /** People who own it: manager, sponsor. */
  readonly owners?: readonly (string | null)[];
}

const nowhere: Scope = {
  everything: false,
  confidential: false,
  units: new Set(),
  portfolios: new Set(),
  programmes: new Set(),
  projects: new Set(),
  own: false,
};

const everywhere: Scope = { ...nowhere, everything: true, confidential: true };

const union = (a: ReadonlySet<string>, b: readonly string[] | undefined): ReadonlySet<string> =>
  b === undefined || b.length === 0 ? a : new Set([...a, ...b]);

const widen = (scope: Scope, grant: Grant, reach: 'scope' | 'own'): Scope => {
  if (reach === 'own') return { ...scope, own: true };
  if (grant.on === 'everything') {
    return { ...scope, everything: true, confidential: scope.confidential || grant.role === 'auditor' };
  }
  return {
    ...scope,
    units: union(scope.units, grant.on.units),
    portfolios: union(scope.portfolios, grant.on.portfolios),
    programmes: union(scope.programmes, grant.on.programmes),
    projects: union(scope.projects, grant.on.projects),
  };
};

/** What a person's roles allow, and where. Pure; `only` limits it to the scopes of a token. */
export const accessOf = (grants: readonly (Grant | Lent)[], only?: readonly string[]): Access => {
  const access = new Map<Permission, Scope>();
  for (const grant of grants) {
    if ('projects' in grant) {
      for (const permission of grant.permissions) {
        if (only !== undefined && !only.includes(permission)) continue;
        const scope = access.get(permission) ?? nowhere;
        access.set(permission, { ...scope, projects: union(scope.projects, grant.projects) });
      }
      continue;
    }
    for (const [permission, reach] of rolePermissions(grant.role, grant.pmoType)) {
      if (only !== undefined && !only.includes(permission)) continue;
      access.set(permission, widen(access.get(permission) ?? nowhere, grant, reach));
    }
  }
  return access;
};

/** An access cut down to one project: what it holds there, and nothing elsewhere. */
export const onlyOn = (access: Access, place: Place & { readonly id: string }, person: string): Access =>
  new Map(
    [...access]
      .filter(([, scope]) => covers(scope, place, person))
      .map(([permission]) => [permission, { ...nowhere, projects: new Set([place.id]) }]),
  );

/** Every permission everywhere: the system itself, for set-up, migration and jobs of its own. */
export const fullAccess: Access = new Map(permissions.map(p => [p, everywhere]));

/** Where an access holds a permission; a scope that covers nothing when it does not. */
export const scopeOf = (access: Access, permission: Permission): Scope => access.get(permission) ?? nowhere;

const has = (set: ReadonlySet<string>, id: string | null | undefined) =>
  id !== null && id !== undefined && set.has(id);

/** Whether a scope covers one project; `person` is who asks, null for nobody. */
export const covers = (scope: Scope, place: Place, person: string | null): boolean => {
  const owns = scope.own && person !== null && (place.owners ?? []).includes(person);
  if (owns || has(scope.projects, place.id)) return true;
  if (place.confidential === true) return scope.everything && scope.confidential;
  return (
    scope.everything ||
    has(scope.units, place.unitId) ||
    has(scope.portfolios, place.portfolioId) ||
    has(scope.programmes, place.programmeId)
  );
};
