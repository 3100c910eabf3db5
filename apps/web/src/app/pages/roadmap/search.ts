import type { AsOf } from '../../../lib/as-of.ts';

export const laneKinds = ['portfolio', 'programme', 'unit', 'category'] as const;
export type LaneKind = (typeof laneKinds)[number];

/** What the address of the roadmap holds. */
export interface RoadmapSearch extends AsOf {
  readonly lanes?: LaneKind | undefined;
  /** Whose status the edge of a bar shows. */
  readonly edge?: 'reported' | undefined;
  readonly filter?: string | undefined;
  readonly zoom?: number | undefined;
  readonly view?: 'table' | undefined;
  readonly project?: string | undefined;
  /** Money under the lanes; by the width of the window when left out. */
  readonly money?: 'shown' | 'hidden' | undefined;
  /** The path that drives the chosen project. */
  readonly path?: true | undefined;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const roadmapSearch = (search: Readonly<Record<string, unknown>>): RoadmapSearch => ({
  lanes: laneKinds.find(kind => kind === search.lanes),
  edge: search.edge === 'reported' ? 'reported' : undefined,
  filter: text(search.filter),
  zoom: typeof search.zoom === 'number' ? search.zoom : undefined,
  view: search.view === 'table' ? 'table' : undefined,
  project: text(search.project),
  money: (['shown', 'hidden'] as const).find(word => word === search.money),
  path: search.path === true ? true : undefined,
});
