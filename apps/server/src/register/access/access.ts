import type { PmoType, Role } from '@chartroom/contract';
import type { AskingTx, Grant, Whose } from '../../platform/index.ts';
import { expandPlaces, type GrantPlaces, grantPlaces } from './store.ts';

export interface RegisteredPerson {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly roles: readonly Role[];
  readonly grants: readonly Grant[];
  /** Whether others may have named them as deputy for today. */
  readonly deputises: boolean;
}

/** A person with what is their own: name, roles, and each role with everything under its place; null for nobody. */
export async function knownPerson(tx: AskingTx, whose: Whose): Promise<RegisteredPerson | null> {
  const found = await grantPlaces(tx, whose);
  if (found === null) return null;
  const { id, name, active, deputises } = found;
  const roles = [...new Set(found.grants.map(g => g.role as Role))].sort();
  return { id, name, active, roles, grants: active ? await expanded(tx, found) : [], deputises };
}

/** The roles of a person with everything under each place worked out; what an actor is made of, on every request. */
export const grantsOf = async (tx: AskingTx, person: string): Promise<readonly Grant[]> =>
  (await knownPerson(tx, person))?.grants ?? [];

async function expanded(tx: AskingTx, { organisationType, grants }: GrantPlaces): Promise<readonly Grant[]> {
  const needsPlaces = grants.some(g => g.kind === 'unit' || g.kind === 'portfolio');
  const under = needsPlaces
    ? await expandPlaces(
        tx,
        grants.map(g => g.placeId).filter(id => id !== null),
      )
    : [];
  return grants.map(g => {
    const below = (kind: string) => under.filter(u => u.root === g.placeId && u.kind === kind);
    return {
      role: g.role as Role,
      pmoType: pmoTypeOf(below('unit'), g.placeId) ?? organisationType,
      on: placesOf(g.kind, g.placeId, kind => below(kind).map(u => u.id)),
    };
  });
}

const pmoTypeOf = (
  units: readonly { id: string; pmoType: PmoType | null }[],
  id: string | null,
): PmoType | null => units.find(u => u.id === id)?.pmoType ?? null;

function placesOf(kind: string, id: string | null, below: (kind: string) => readonly string[]): Grant['on'] {
  if (kind === 'organisation' || id === null) return 'everything';
  if (kind === 'unit') return { units: below('unit') };
  if (kind === 'portfolio') return { portfolios: below('portfolio'), programmes: below('programme') };
  return kind === 'programme' ? { programmes: [id] } : { projects: [id] };
}
