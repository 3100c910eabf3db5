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

export const draftParts = ['tasks', 'roles', 'documents', 'registers', 'gates', 'budget', 'fields'] as const;
export type DraftPart = (typeof draftParts)[number];

/** What the address of a project template holds: the version shown, the part edited, the version compared with. */
export interface ProjectTemplateSearch {
  readonly number?: number | undefined;
  readonly part?: DraftPart | undefined;
  readonly from?: number | undefined;
}

export const projectTemplateSearch = (search: Readonly<Record<string, unknown>>): ProjectTemplateSearch => ({
  number: typeof search.number === 'number' ? search.number : undefined,
  part: draftParts.find(x => x === search.part),
  from: typeof search.from === 'number' ? search.from : undefined,
});

/** What the address of the project templates holds. */
export interface ProjectTemplatesSearch {
  readonly overdue?: true | undefined;
}

export const projectTemplatesSearch = (
  search: Readonly<Record<string, unknown>>,
): ProjectTemplatesSearch => ({
  overdue: search.overdue === true ? true : undefined,
});
