import type { AsOf } from '../../../lib/as-of.ts';

export const scopes = ['live', 'present', 'all'] as const;
export type Scope = (typeof scopes)[number];

/** What the address of the project list holds. */
export interface ProjectsSearch extends AsOf {
  readonly q?: string | undefined;
  readonly filter?: string | undefined;
  readonly sort?: string | undefined;
  readonly scope?: Scope | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly portfolio?: string | undefined;
  /** Id of the view that is shown; `none` for the list as it is. */
  readonly view?: string | undefined;
  /** Key of the project open beside the list. */
  readonly open?: string | undefined;
  /** The dialog for a new project is open. */
  readonly new?: true | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Reads the address; what does not belong there is left out. */
export function projectsSearch(search: Readonly<Record<string, unknown>>): ProjectsSearch {
  const columns = Array.isArray(search.columns)
    ? search.columns.filter(id => typeof id === 'string')
    : undefined;
  return {
    q: text(search.q),
    filter: text(search.filter),
    sort: text(search.sort),
    scope: scopes.find(scope => scope === search.scope),
    columns,
    portfolio: text(search.portfolio),
    view: text(search.view),
    open: text(search.open),
    new: search.new === true ? true : undefined,
  };
}
