import type { Permission, Role } from '@chartroom/contract';
import { accessOf, covers, type Place, scopeOf, type TenantTx } from '../../platform/index.ts';
import { directory } from '../directory.ts';
import { holdersOf } from './store.ts';

/** Whether a person, not the one who asks, holds a permission on a project at this moment. */
export async function personMay(
  tx: TenantTx,
  { person, permission }: { readonly person: string; readonly permission: Permission },
  place: Place,
): Promise<boolean> {
  const known = await directory.person(tx, person);
  return known?.active === true && covers(scopeOf(accessOf(known.grants), permission), place, person);
}

/** The most people that are asked at once. */
const most = 30;

/** People who hold one of these roles somewhere and by it, or any other, the permission on a project; at most thirty. */
export async function peopleHolding(
  tx: TenantTx,
  { permission, roles }: { readonly permission: Permission; readonly roles: readonly Role[] },
  place: Place,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const person of await holdersOf(tx, roles)) {
    if (found.length === most) break;
    if (await personMay(tx, { person, permission }, place)) found.push(person);
  }
  return found;
}
