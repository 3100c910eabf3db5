import type { AsOf } from '../../../lib/as-of.ts';

/** What the address of the log holds. */
export interface LogSearch extends AsOf {
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  /** The entry open beside the list. */
  readonly open?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the address; what does not belong there is left out. */
export const logSearch = (search: Readonly<Record<string, unknown>>): LogSearch => ({
  filter: text(search.filter),
  sort: text(search.sort),
  open: text(search.open),
});
