import type { Permission, Role } from '@chartroom/contract';
import type { Expression } from 'kysely';
import type { Grant, Lent, Place } from '../policy/policy.ts';
import type { AskingTx, TenantTx, Tx } from '../tenancy/transaction.ts';

/** A person as sign-in needs to know one. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly grants: readonly (Grant | Lent)[];
}

/** The id of a person, or a query that answers it. */
export type Whose = string | Expression<string>;

/** What platform asks of register; wired in main. */
export interface Directory {
  /** The person with all grants expanded downwards; null when there is none. */
  readonly person: (tx: AskingTx, whose: Whose) => Promise<KnownPerson | null>;
  /** Names of people by id. */
  readonly names: (tx: TenantTx, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Those of the projects on which the actor holds a permission. */
  readonly projects: (tx: Tx, permission: Permission, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Where a project stands, as far as permission cares; null when there is none. */
  readonly place: (tx: TenantTx, project: string) => Promise<Place | null>;
  /** What the actor may not read in the log of changes. */
  readonly concealed: (tx: Tx) => Promise<Concealed>;
}

/** Ids of the projects whose events somebody may not read, and of those whose money. */
export interface Concealed {
  readonly projects: readonly string[];
  readonly money: readonly string[];
}
