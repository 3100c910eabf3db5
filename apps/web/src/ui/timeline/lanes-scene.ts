/** A stretch of a bar, tinted by its place among the others. */
export interface LaneSegment {
  readonly fromSec: number;
  readonly toSec: number;
}

/** A point on a bar. */
export interface LaneMark {
  readonly sec: number;
  readonly kind: 'passed' | 'ahead' | 'late';
  readonly title: string;
}

/** The shape and colour at the beginning of a bar. */
export type LaneEdge = 'good' | 'warning' | 'bad' | 'none';

/** One bar on a lane. */
export interface LaneBar {
  readonly id: string;
  readonly lane: number;
  readonly label: string;
  /** Behind the label, in the colour of notes. */
  readonly note: string;
  readonly startSec: number;
  readonly finishSec: number;
  /** Where it should have ended; NaN when that is not known. */
  readonly promisedSec: number;
  readonly edge: LaneEdge;
  readonly segments: readonly LaneSegment[];
  readonly marks: readonly LaneMark[];
}

/** An arrow from one bar to another, at the times it leaves and arrives. */
export interface LaneLink {
  readonly from: string;
  readonly to: string;
  readonly fromSec: number;
  readonly toSec: number;
  /** On the path that drives the end. */
  readonly driving: boolean;
}

export interface LanesScene {
  readonly lanes: readonly {
    readonly name: string;
    readonly counts: readonly (readonly [LaneEdge, number])[];
  }[];
  readonly bars: readonly LaneBar[];
  readonly links: readonly LaneLink[];
  readonly todaySec: number;
  readonly todayLabel: string;
  /** Id of the chosen bar; '' for none. */
  readonly chosen: string;
  /** Ids of bars on the driving path. */
  readonly driving: ReadonlySet<string>;
}
