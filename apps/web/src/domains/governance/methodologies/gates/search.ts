import { calendarStates } from '@chartroom/contract';

export const gateStatesShown = [...calendarStates, 'overdue', 'conditions'] as const;

/** What the address of the calendar of gates holds. */
export interface GatesSearch {
  readonly state?: (typeof gateStatesShown)[number] | undefined;
  readonly unit?: string | undefined;
  /** `2026-10` */
  readonly month?: string | undefined;
  readonly project?: string | undefined;
}

const text = (x: unknown): string | undefined => (typeof x === 'string' ? x : undefined);

export const gatesSearch = (search: Readonly<Record<string, unknown>>): GatesSearch => ({
  state: gateStatesShown.find(x => x === search.state),
  unit: text(search.unit),
  month: /^\d{4}-\d\d$/.test(text(search.month) ?? '') ? text(search.month) : undefined,
  project: text(search.project),
});
