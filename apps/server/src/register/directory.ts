import type { Directory } from '../platform/index.ts';
import { lentTo } from './absence/lent.ts';
import { knownPerson } from './access/access.ts';
import { concealed, personNames, projectPlace, projectsHeld } from './access/store.ts';

/** What sign-in and the permission kernel ask of the register; wired in main. */
export const directory: Directory = {
  person: async (tx, id) => {
    const person = await knownPerson(tx, id);
    if (!person?.active || !person.deputises) return person;
    return { ...person, grants: [...person.grants, ...(await lentTo(tx, person.id))] };
  },
  names: personNames,
  projects: projectsHeld,
  place: projectPlace,
  concealed,
};
