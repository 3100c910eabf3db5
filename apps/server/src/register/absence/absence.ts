import type { Api, Input } from '@chartroom/contract';
import {
  type Answer,
  AppError,
  type Handlers,
  holdsEverywhere,
  invalidField,
  record,
  type Tx,
} from '../../platform/index.ts';
import { todayIn } from '../organisation/today.ts';
import { personExists } from '../person/store.ts';
import * as store from './store.ts';

/** Endpoint -> use case. */
export const absenceHandlers = {
  listAbsences: async tx => ({ items: await absences(tx) }),
  createAbsence: (tx, { body }) => createAbsence(tx, body),
  endAbsence: (tx, { params }) => endAbsence(tx, params.absence),
} satisfies Partial<Handlers<Api>>;

type AbsenceAnswer = Answer<Api['createAbsence']>;

const view = (tx: Tx, d: store.AbsenceRecord): AbsenceAnswer => ({
  id: d.id,
  person: { id: d.personId, name: d.person },
  deputy: { id: d.deputyId, name: d.deputy },
  from: d.fromDay,
  until: d.untilDay,
  may: { end: d.personId === tx.actor.person || holdsEverywhere(tx.actor, 'person.manage') },
});

async function absences(tx: Tx): Promise<readonly AbsenceAnswer[]> {
  const about = holdsEverywhere(tx.actor, 'person.manage') ? null : tx.actor.person;
  return (await store.loadAbsences(tx, { today: await todayIn(tx), about })).map(d => view(tx, d));
}

/** Names a deputy from a day to a day: for oneself, or for anybody by who manages people. */
async function createAbsence(tx: Tx, body: Input<Api['createAbsence']>['body']): Promise<AbsenceAnswer> {
  // Who lends rights has signed in: a token or a link in a mail cannot pass on what it was given.
  if (tx.actor.kind === 'token') throw new AppError('forbidden', 'Sign in to name a deputy.');
  const person = body.personId ?? tx.actor.person;
  const forOther = person !== tx.actor.person;
  if (person === null || (forOther && !holdsEverywhere(tx.actor, 'person.manage'))) {
    throw new AppError('forbidden', 'You may name a deputy for yourself only.');
  }
  if (forOther && !(await personExists(tx, person))) throw noPerson('personId');
  if (!(await personExists(tx, body.deputyId))) throw noPerson('deputyId');
  if (person === body.deputyId) throw invalidField('body.deputyId', 'Choose somebody else as deputy.');
  const { from, until } = body;
  if (until < from) throw invalidField('body.until', `Choose ${from} or a later day.`);
  if (until < (await todayIn(tx)))
    throw invalidField('body.until', 'These days are over. Choose days to come.');
  if (await store.absenceBetween(tx, { person, from, until })) {
    throw new AppError('conflict', 'There is a deputy on some of these days already. End that one first.');
  }
  const id = await store.insertAbsence(tx, {
    personId: person,
    deputyId: body.deputyId,
    fromDay: from,
    untilDay: until,
  });
  record(tx, {
    name: 'register.absence.added',
    subject: { kind: 'absence', id },
    after: { personId: person, deputyId: body.deputyId, from, until },
  });
  const added = (await absences(tx)).find(d => d.id === id);
  if (!added) throw new Error('Broken assumption: a deputy just named is there');
  return added;
}

const noPerson = (field: string) =>
  invalidField(`body.${field}`, 'There is no such person. Choose one of the list.');

/** Ends it; what it allowed is over with the next request. */
async function endAbsence(tx: Tx, id: string): Promise<void> {
  const found = (await absences(tx)).find(d => d.id === id);
  if (!found) throw new AppError('not_found', 'There is no such absence.');
  if (!found.may.end) throw new AppError('forbidden', 'Only who is away may end it, or who manages people.');
  await store.endAbsenceRow(tx, id);
  record(tx, {
    name: 'register.absence.ended',
    subject: { kind: 'absence', id },
    before: { personId: found.person.id, deputyId: found.deputy.id, from: found.from, until: found.until },
  });
}

/** For whom the actor would act on a project: its manager, where they are away and have named the actor; else null. */
export async function standsInFor(
  tx: Tx,
  { managerId }: { readonly managerId: string | null },
): Promise<string | null> {
  if (managerId === null || tx.actor.person === null || managerId === tx.actor.person) return null;
  return (await store.awayToday(tx, tx.actor.person)).includes(managerId) ? managerId : null;
}
