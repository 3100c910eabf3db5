import { type FieldEntity, fieldEntities } from '@chartroom/contract';

/** What the address of the fields holds: of what, and which is open. */
export interface FieldsSearch {
  readonly of?: FieldEntity | undefined;
  readonly open?: string | undefined;
}

export const fieldsSearch = (search: Readonly<Record<string, unknown>>): FieldsSearch => ({
  of: fieldEntities.find(e => e === search.of),
  open: typeof search.open === 'string' ? search.open : undefined,
});
