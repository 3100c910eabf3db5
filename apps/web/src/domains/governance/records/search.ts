import { recordKinds } from '@chartroom/contract';

export const recordTabs = ['records', 'rules', 'holds', 'system'] as const;

/** What the address of the records holds. */
export interface RecordsSearch {
  readonly tab?: (typeof recordTabs)[number] | undefined;
  /** Id of the project. */
  readonly project?: string | undefined;
  readonly kind?: (typeof recordKinds)[number] | undefined;
  readonly only?: 'due' | 'held' | undefined;
  readonly search?: string | undefined;
  /** The record that is open. */
  readonly record?: string | undefined;
}

const text = (x: unknown): string | undefined => (typeof x === 'string' && x !== '' ? x : undefined);

export const recordsSearch = (search: Readonly<Record<string, unknown>>): RecordsSearch => ({
  tab: recordTabs.find(x => x === search.tab),
  project: text(search.project),
  kind: recordKinds.find(x => x === search.kind),
  only: (['due', 'held'] as const).find(x => x === search.only),
  search: text(search.search),
  record: text(search.record),
});
