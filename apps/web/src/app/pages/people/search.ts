import type { AsOf } from '../../../lib/as-of.ts';
import { columnsIn } from '../columns-search.ts';

/** What the address of the list of people holds. */
export interface PeopleSearch extends AsOf {
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  /** The dialog for a new person is open. */
  readonly new?: true | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the address; what does not belong there is left out. */
export const peopleSearch = (search: Readonly<Record<string, unknown>>): PeopleSearch => ({
  q: text(search.q),
  filter: text(search.filter),
  sort: text(search.sort),
  columns: columnsIn(search.columns),
  new: search.new === true ? true : undefined,
});
