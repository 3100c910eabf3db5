import { type AsOf, asOfSearch } from '../../../lib/as-of.ts';

/** What the address of the page holds: the day reported on, when that was, and where to look. */
export interface ChangedAfterSearch extends AsOf {
  readonly day?: string | undefined;
  readonly since?: string | undefined;
  readonly project?: string | undefined;
  readonly portfolio?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the address; what does not belong there is left out. */
export function changedAfterSearch(search: Readonly<Record<string, unknown>>): ChangedAfterSearch {
  const { asOf: day, knownAt: since } = asOfSearch({ asOf: search.day, knownAt: search.since });
  return { day, since, project: text(search.project), portfolio: text(search.portfolio) };
}
