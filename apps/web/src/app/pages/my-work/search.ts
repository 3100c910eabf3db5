import type { AsOf } from '../../../lib/as-of.ts';

export const workTabs = ['work', 'absence', 'notifications'] as const;
export type WorkTab = (typeof workTabs)[number];

export const workSearch = (
  search: Readonly<Record<string, unknown>>,
): AsOf & { readonly tab?: WorkTab | undefined } => ({
  tab: workTabs.find(tab => tab === search.tab),
});
