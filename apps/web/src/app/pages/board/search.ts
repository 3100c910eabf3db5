import type { AsOf } from '../../../lib/as-of.ts';

/** What the address of a board holds. */
export interface BoardSearch extends AsOf {
  /** Number of the sprint that is shown; all planned work without one. */
  readonly sprint?: number | undefined;
  readonly view?: 'flow' | undefined;
}

export const boardSearch = (search: Readonly<Record<string, unknown>>): BoardSearch => ({
  sprint: typeof search.sprint === 'number' ? search.sprint : undefined,
  view: search.view === 'flow' ? 'flow' : undefined,
});
