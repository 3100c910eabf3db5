export const steps = ['columns', 'check', 'done'] as const;
export type Step = (typeof steps)[number];

/** What the address of an import holds: the step gone back to. */
export interface ImportSearch {
  readonly step?: Step | undefined;
}

export const importSearch = (search: Readonly<Record<string, unknown>>): ImportSearch => ({
  step: steps.find(step => step === search.step),
});
