import type { Person } from '@chartroom/contract';

/** A person's attributes as a form holds them. */
export interface PersonValues {
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
});

/** Some values as the body of a request: an empty line is nothing. */
export const bodyOf = (values: Partial<PersonValues>): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, field !== 'name' && value === '' ? null : value]),
  );
