import type { AsOf } from '../../../lib/as-of.ts';

export const orders = ['wbs', 'who', 'start'] as const;
export type PlanOrder = (typeof orders)[number];
export const colourings = ['critical', 'progress', 'who'] as const;
export type Colouring = (typeof colourings)[number];

/** What the address of a plan holds beside the project's key. */
export interface PlanSearch extends AsOf {
  /** Pixels a day. */
  readonly zoom?: number | undefined;
  readonly order?: PlanOrder | undefined;
  readonly colour?: Colouring | undefined;
  readonly baseline?: number | undefined;
  /** Words in the names of the tasks shown. */
  readonly find?: string | undefined;
  /** Only tasks that are critical, late, unsaved. */
  readonly only?: 'critical' | 'late' | undefined;
  /** The critical path is not shown. */
  readonly calm?: true | undefined;
  readonly progress?: true | undefined;
  readonly slack?: true | undefined;
  /** The task whose panel is open. */
  readonly task?: number | undefined;
  readonly columns?: string | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const on = (value: unknown) => (value === true ? (true as const) : undefined);

export const planSearch = (search: Readonly<Record<string, unknown>>): PlanSearch => ({
  zoom: number(search.zoom),
  order: orders.find(o => o === search.order),
  colour: colourings.find(c => c === search.colour),
  baseline: number(search.baseline),
  find: text(search.find),
  only: search.only === 'critical' || search.only === 'late' ? search.only : undefined,
  calm: on(search.calm),
  progress: on(search.progress),
  slack: on(search.slack),
  task: number(search.task),
  columns: text(search.columns),
});
