import type { Api, Input } from '@chartroom/contract';
import { type Answer, holdsEverywhere, type Tx } from '../../platform/index.ts';
import { fieldCatalogue } from '../field/catalogue.ts';
import { todayIn } from '../organisation/today.ts';
import { personViews } from './person.ts';
import { pageOfPeople } from './store.ts';

/** A page of people, found by a part of a name or address. */
export async function listPeople(
  tx: Tx,
  query: Input<Api['listPeople']>['query'],
): Promise<Answer<Api['listPeople']>> {
  const page = await pageOfPeople(tx, query, {
    today: await todayIn(tx),
    added: await fieldCatalogue(tx, 'person'),
  });
  return {
    ...page,
    items: await personViews(tx, page.items),
    may: { create: holdsEverywhere(tx.actor, 'person.manage') },
  };
}
