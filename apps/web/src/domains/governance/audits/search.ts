import { pmoTypes, severities } from '@chartroom/contract';

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
