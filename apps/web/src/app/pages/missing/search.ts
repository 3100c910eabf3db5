import type { AsOf } from '../../../lib/as-of.ts';

export interface MissingSearch extends AsOf {
  readonly portfolio?: string | undefined;
  /** Part of the name of a project or manager. */
  readonly q?: string | undefined;
  /** Only those overdue for at least so many days. */
  readonly from?: number | undefined;
  /** Also those due within a week. */
  readonly soon?: true | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

export const missingSearch = (search: Readonly<Record<string, unknown>>): MissingSearch => ({
  portfolio: text(search.portfolio),
  q: text(search.q),
  from: typeof search.from === 'number' ? search.from : undefined,
  soon: search.soon === true ? true : undefined,
});
