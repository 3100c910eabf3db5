const text = (x: unknown): string | undefined => (typeof x === 'string' ? x : undefined);

export const methodTabs = ['design', 'compare', 'impact'] as const;
export type MethodTab = (typeof methodTabs)[number];

/** What the address of a method holds: the version that is looked at, and how. */
export interface MethodSearch {
  readonly tab?: MethodTab | undefined;
  readonly version?: number | undefined;
  readonly against?: string | undefined;
}
export const methodSearch = (search: Readonly<Record<string, unknown>>): MethodSearch => ({
  tab: methodTabs.find(x => x === search.tab),
  version: typeof search.version === 'number' ? search.version : undefined,
  against: text(search.against),
});

/** What the address of the list of methods holds: whether one is being added. */
export interface MethodsSearch {
  readonly add?: 'packs' | 'new' | undefined;
}
export const methodsSearch = (search: Readonly<Record<string, unknown>>): MethodsSearch => ({
  add: search.add === 'packs' || search.add === 'new' ? search.add : undefined,
});

export interface AdoptionSearch {
  readonly unit?: string | undefined;
}
export const adoptionSearch = (search: Readonly<Record<string, unknown>>): AdoptionSearch => ({
  unit: text(search.unit),
});

/** What the address of the tailoring rules holds: the project they are tried on. */
export interface RulesSearch {
  readonly project?: string | undefined;
}
export const rulesSearch = (search: Readonly<Record<string, unknown>>): RulesSearch => ({
  project: text(search.project),
});
