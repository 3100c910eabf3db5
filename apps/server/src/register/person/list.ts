import type { Api, FieldCell, Input } from '@chartroom/contract';
import { type Answer, holdsEverywhere, may, type Tx } from '../../platform/index.ts';
import { type FieldCatalogue, fieldCatalogue } from '../field/catalogue.ts';
import { cellsOfAll } from '../field/subjects.ts';
import { todayIn } from '../organisation/today.ts';
import { personViews } from './person.ts';
import { pageOfPeople } from './store.ts';

/** A page of people, found by a part of a name or address. */
export async function listPeople(
  tx: Tx,
  query: Input<Api['listPeople']>['query'],
): Promise<Answer<Api['listPeople']>> {
  const added = await fieldCatalogue(tx, 'person');
  const page = await pageOfPeople(tx, query, {
    ...{ today: await todayIn(tx), added, seesMoney: may(tx.actor, 'money.read', {}) },
    calculated: await calculatedIn(tx, added, [query.filter, query.sort]),
  });
  return {
    ...page,
    items: await personViews(tx, page.items),
    may: { create: holdsEverywhere(tx.actor, 'person.manage') },
  };
}

/** What the formulas that a filter or an order names come to, by their key and the id of the person. */
async function calculatedIn(
  tx: Tx,
  { formulas }: FieldCatalogue,
  mentioned: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Readonly<Record<string, FieldCell>>>> {
  const words = new Set(mentioned.flatMap(m => m?.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []));
  const found = new Map<string, Readonly<Record<string, FieldCell>>>();
  for (const key of formulas.keys()) if (words.has(key)) found.set(key, await cellsOfAll(tx, 'person', key));
  return found;
}
