import type { Dimension } from '@chartroom/contract';
import type { Place } from '../../platform/index.ts';
import type { Attributes } from '../../register/index.ts';

/** What was true of a project from a day on. */
export interface KnownFact {
  readonly day: string;
  readonly attributes: Attributes;
}

/** A report as far as an import can say one: what it compares with. */
export interface ReportContent {
  readonly scaleId: string;
  readonly overall: string;
  readonly dimensions: Partial<Readonly<Record<Dimension, string>>>;
  readonly narrative: string;
  readonly finishForecast: string | null;
  readonly costForecastMinor: number | null;
}

/** A project that is there already, with its history by what is known now. */
export interface KnownProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly externalSource: string | null;
  readonly externalKey: string | null;
  /** false: the importing person may not change it. */
  readonly mayEdit: boolean;
  /** Where it stands now, as far as permission cares. */
  readonly place: Place;
  /** By day. */
  readonly facts: readonly KnownFact[];
  /** Published reports by their day, the latest revision of each. */
  readonly reports: ReadonlyMap<string, ReportContent>;
}

/** What rows point at by name. */
export type NamedKind = 'unit' | 'portfolio' | 'programme' | 'person';

/** Names and keys of units, portfolios, programmes and people, and the ids they stand for. */
export interface Names {
  /** The id, or a stand-in for something that the import will add. */
  readonly idOf: (kind: NamedKind, name: string) => string;
  readonly isThere: (kind: NamedKind, name: string) => boolean;
  readonly programmeByKey: (key: string) => string | null;
  /** The name behind an id or a stand-in. */
  readonly nameOf: (id: string) => string;
}
