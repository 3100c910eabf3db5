import type { View } from '@chartroom/contract';
import { useEffect } from 'react';
import { searchOf, settingsOf } from '../views/settings.ts';
import { startView, useViews } from '../views/use-views.ts';
import { type ProjectsSearch, scopes } from './search.ts';

/** How the list is shown, beside filter, order and columns. */
const moreOf = ({ scope, portfolio }: ProjectsSearch): Readonly<Record<string, string>> => ({
  ...(scope === undefined ? {} : { scope }),
  ...(portfolio === undefined ? {} : { portfolio }),
});

const searchFor = (view: View): Partial<ProjectsSearch> => ({
  ...searchOf(view.settings),
  scope: scopes.find(s => s === view.settings.more.scope),
  portfolio: view.settings.more.portfolio,
  view: view.id,
});

const asItIs: Partial<ProjectsSearch> = {
  filter: undefined,
  sort: undefined,
  columns: undefined,
  scope: undefined,
  portfolio: undefined,
  view: 'none',
};

/** The list as a view keeps it; an address that says nothing begins with the view that was chosen for that. */
export function useProjectView(search: ProjectsSearch, onSearch: (change: Partial<ProjectsSearch>) => void) {
  const { views, loaded } = useViews('projects');
  const { q, filter, sort, columns, scope, portfolio, view } = search;
  const plain = [q, filter, sort, columns, scope, portfolio, view].every(part => part === undefined);
  useEffect(() => {
    const start = plain && loaded ? startView(views) : undefined;
    if (start !== undefined) onSearch(searchFor(start));
  }, [plain, loaded, views, onSearch]);
  return {
    settings: settingsOf(search, moreOf(search)),
    onApply: (chosen: View | null) => onSearch(chosen === null ? asItIs : searchFor(chosen)),
  };
}
