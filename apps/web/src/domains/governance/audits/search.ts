import { controlCategories, pmoTypes, severities } from '@chartroom/contract';

/** What the address of the control matrix holds. */
export interface MatrixSearch {
  readonly unit?: string | undefined;
  readonly type?: (typeof pmoTypes)[number] | undefined;
  readonly severity?: (typeof severities)[number] | undefined;
  readonly failing?: true | undefined;
  /** The cell that is open: `project CODE`. */
  readonly cell?: string | undefined;
}

const text = (x: unknown): string | undefined => (typeof x === 'string' ? x : undefined);

export const matrixSearch = (search: Readonly<Record<string, unknown>>): MatrixSearch => ({
  unit: text(search.unit),
  type: pmoTypes.find(x => x === search.type),
  severity: severities.find(x => x === search.severity),
  failing: search.failing === true ? true : undefined,
  cell: text(search.cell),
});

export const waiverStates = ['asked', 'approved', 'refused', 'withdrawn', 'lapsed'] as const;
export interface WaiversSearch {
  readonly state?: (typeof waiverStates)[number] | undefined;
}
export const waiversSearch = (search: Readonly<Record<string, unknown>>): WaiversSearch => ({
  state: waiverStates.find(x => x === search.state),
});

/** What the address of the page on the type of PMO holds: the unit, and the type that is tried. */
export interface PmoTypeSearch {
  readonly unit?: string | undefined;
  readonly type?: (typeof pmoTypes)[number] | undefined;
}
export const pmoTypeSearch = (search: Readonly<Record<string, unknown>>): PmoTypeSearch => ({
  unit: text(search.unit),
  type: pmoTypes.find(x => x === search.type),
});

const auditTabs = ['sample', 'questionnaire', 'findings'] as const;
export interface AuditSearch {
  readonly tab?: (typeof auditTabs)[number] | undefined;
  /** The project whose questionnaire is open. */
  readonly project?: string | undefined;
  readonly finding?: string | undefined;
}
export const auditSearch = (search: Readonly<Record<string, unknown>>): AuditSearch => ({
  tab: auditTabs.find(x => x === search.tab),
  project: text(search.project),
  finding: text(search.finding),
});

const findingFilters = ['open', 'overdue', 'repeat', 'systemic', 'mine'] as const;
export interface FindingsSearch {
  readonly view?: 'table' | undefined;
  readonly only?: (typeof findingFilters)[number] | undefined;
  readonly severity?: 'critical' | 'major' | 'minor' | undefined;
  readonly unit?: string | undefined;
  readonly finding?: string | undefined;
}
export const findingsSearch = (search: Readonly<Record<string, unknown>>): FindingsSearch => ({
  view: search.view === 'table' ? 'table' : undefined,
  only: findingFilters.find(x => x === search.only),
  severity: (['critical', 'major', 'minor'] as const).find(x => x === search.severity),
  unit: text(search.unit),
  finding: text(search.finding),
});

export const questionnairesSearch = (
  search: Readonly<Record<string, unknown>>,
): { readonly open?: string | undefined } => ({ open: text(search.open) });

export const complianceSearch = (
  search: Readonly<Record<string, unknown>>,
): { readonly unit?: string | undefined } => ({ unit: text(search.unit) });

export const catalogueFilters = ['own', 'off'] as const;

/** What the address of the control catalogue holds. */
export interface CatalogueSearch {
  readonly search?: string | undefined;
  readonly category?: (typeof controlCategories)[number] | undefined;
  readonly only?: (typeof catalogueFilters)[number] | undefined;
  /** The code of the control that is open. */
  readonly control?: string | undefined;
}
export const catalogueSearch = (search: Readonly<Record<string, unknown>>): CatalogueSearch => ({
  search: text(search.search),
  category: controlCategories.find(x => x === search.category),
  only: catalogueFilters.find(x => x === search.only),
  control: text(search.control),
});
