import type { AsOf } from '../../../lib/as-of.ts';
import { columnsIn } from '../columns-search.ts';

export const projectTabs = ['overview', 'method', 'progress', 'reports', 'history', 'details'] as const;
export type ProjectTab = (typeof projectTabs)[number];

/** What the address of a project page holds beside its key. */
export interface ProjectSearch extends AsOf {
  readonly tab?: ProjectTab | undefined;
  /** The report that is read, on the tab of reports. */
  readonly report?: string | undefined;
  /** Added fields that stand in the table of key dates. */
  readonly dateFields?: readonly string[] | undefined;
}

export const projectSearch = (search: Readonly<Record<string, unknown>>): ProjectSearch => ({
  tab: projectTabs.find(tab => tab === search.tab),
  report: typeof search.report === 'string' ? search.report : undefined,
  dateFields: columnsIn(search.dateFields),
});
