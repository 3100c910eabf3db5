import { columnsIn } from '../columns-search.ts';

/** What the address of the page of portfolios holds. */
export interface PortfoliosSearch {
  readonly portfolio?: string | undefined;
  /** The dialog for a new portfolio is open. */
  readonly new?: true | undefined;
  /** Added fields that stand in the table of programmes. */
  readonly columns?: readonly string[] | undefined;
}

/** Reads the address; what does not belong there is left out. */
export const portfoliosSearch = (search: Readonly<Record<string, unknown>>): PortfoliosSearch => ({
  portfolio: typeof search.portfolio === 'string' ? search.portfolio : undefined,
  new: search.new === true ? true : undefined,
  columns: columnsIn(search.columns),
});
