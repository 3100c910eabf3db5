import { documentLanguages, templateKinds, templateStates } from '@chartroom/contract';

/** What the address of the library holds. */
export interface LibrarySearch {
  readonly kind?: (typeof templateKinds)[number] | undefined;
  readonly state?: (typeof templateStates)[number] | undefined;
  readonly language?: (typeof documentLanguages)[number] | undefined;
  readonly overdue?: true | undefined;
}

export const librarySearch = (search: Readonly<Record<string, unknown>>): LibrarySearch => ({
  kind: templateKinds.find(x => x === search.kind),
  state: templateStates.find(x => x === search.state),
  language: documentLanguages.find(x => x === search.language),
  overdue: search.overdue === true ? true : undefined,
});

/** What the address of a template holds: the version and the language shown, and whether it is being edited. */
export interface TemplateSearch {
  readonly number?: number | undefined;
  readonly language?: (typeof documentLanguages)[number] | undefined;
  /** The section that is edited. */
  readonly edit?: string | undefined;
}

export const templateSearch = (search: Readonly<Record<string, unknown>>): TemplateSearch => ({
  number: typeof search.number === 'number' ? search.number : undefined,
  language: documentLanguages.find(x => x === search.language),
  edit: typeof search.edit === 'string' ? search.edit : undefined,
});

export const documentTabs = ['write', 'versions'] as const;

/** What the address of a document holds: the tab, and the section looked at. */
export interface DocumentSearch {
  readonly tab?: 'versions' | undefined;
  readonly section?: string | undefined;
}

export const documentSearch = (search: Readonly<Record<string, unknown>>): DocumentSearch => ({
  tab: search.tab === 'versions' ? 'versions' : undefined,
  section: typeof search.section === 'string' ? search.section : undefined,
});
