import type { Person } from '@chartroom/contract';
import { type AddedValues, addedValues, withAddedSet } from '../added-fields/added-values.ts';

/** A person's attributes as a form holds them. */
export interface PersonValues extends AddedValues {
  readonly name: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly unitId: string | null;
}

export const noPerson: PersonValues = { name: '', email: '', jobTitle: '', unitId: null };

export const valuesOf = (person: Person): PersonValues => ({
  name: person.name,
  email: person.email ?? '',
  jobTitle: person.jobTitle ?? '',
  unitId: person.unit?.id ?? null,
  ...addedValues(person.fields),
});

/** Some values as the body of a request: an empty line is nothing. */
export function bodyOf(values: Partial<PersonValues>) {
  const { fields, ...own } = withAddedSet(values);
  const said = Object.fromEntries(
    Object.entries(own).map(([field, value]) => [field, field !== 'name' && value === '' ? null : value]),
  ) as Readonly<Record<string, string | null>>;
  return { ...said, ...(fields === undefined ? {} : { fields }) };
}
