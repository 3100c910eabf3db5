import type { WallSecond } from '../base/wall-second.ts';
import type { Baseline, CustomValue } from './plan-task.ts';

/** What a rate is paid for: a length of work, or one unit of material. */
export type RateUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'unit';

/** A price: a rate is no amount, so its minor units may carry a fraction. */
export interface Rate {
  readonly amountMinor: number;
  /** `unit` for material. Days, weeks and months are the header's minutes per day and week, and days per month. */
  readonly per: RateUnit;
}

/** One row of a cost rate table (MSPDI `Rate`): valid from `from` until `to` (excluded). */
export interface RateRow {
  readonly from?: WallSecond | undefined;
  readonly to?: WallSecond | undefined;
  readonly standard: Rate;
  readonly overtime?: Rate | undefined;
  readonly costPerUseMinor?: number | undefined;
}

/** Cost rate table: MSPDI `RateTable` 0..4 = A..E. Rows in order of time. */
export interface RateTable {
  readonly table: 0 | 1 | 2 | 3 | 4;
  readonly rows: readonly RateRow[];
}

/** MSPDI `AvailabilityPeriod`. */
export interface Availability {
  readonly from?: WallSecond | undefined;
  readonly to?: WallSecond | undefined;
  /** 1 = 100 %. */
  readonly units: number;
}

/** A person, a generic role, a material or a cost kind. */
export interface PlanResource {
  readonly uid: number;
  /** Row number as shown (MSPDI `ID`). */
  readonly id?: number | undefined;
  readonly name: string;
  /** MSPDI `Type` 1 work, 0 material, 2 or `IsCostResource` cost. */
  readonly kind: 'work' | 'material' | 'cost';
  readonly initials?: string | undefined;
  readonly group?: string | undefined;
  readonly code?: string | undefined;
  readonly email?: string | undefined;
  /** A role to be filled, not a person (MSPDI `IsGeneric`). */
  readonly generic?: boolean | undefined;
  readonly inactive?: boolean | undefined;
  /** MSPDI `CalendarUID`; left out: the project's calendar. */
  readonly calendarUid?: number | undefined;
  /** 1 = 100 % (MSPDI `MaxUnits`); 1 when left out. */
  readonly maxUnits?: number | undefined;
  readonly materialLabel?: string | undefined;
  /** MSPDI `AccrueAt` 1 start, 2 end, 3 prorated. */
  readonly accrueAt?: 'start' | 'end' | 'prorated' | undefined;
  /** Table A from `StandardRate`, `OvertimeRate`, `CostPerUse` where the file has no `Rates`. */
  readonly rates: readonly RateTable[];
  readonly availability?: readonly Availability[] | undefined;
  readonly notes?: string | undefined;
  readonly customFields?: readonly CustomValue[] | undefined;
}

/** MSPDI `WorkContour` 0..8. */
export type Contour =
  | 'flat'
  | 'back-loaded'
  | 'front-loaded'
  | 'double-peak'
  | 'early-peak'
  | 'late-peak'
  | 'bell'
  | 'turtle'
  | 'contoured';

/** Work or cost by time (MSPDI `TimephasedData`): spread evenly over working time from `start` to `finish`. */
export interface Timephased {
  /** The MSPDI `Type` in words: 1, 2, 3 of an assignment, 4.. and the rest by number. */
  readonly kind:
    | 'remaining-work'
    | 'actual-work'
    | 'actual-overtime-work'
    | 'baseline-work'
    | `mspdi-${number}`;
  readonly start: WallSecond;
  readonly finish: WallSecond;
  /** Seconds of work for the work kinds. */
  readonly workSec?: number | undefined;
  /** Minor units for the cost kinds. */
  readonly costMinor?: number | undefined;
  /** Baseline number for baseline kinds. */
  readonly baseline?: number | undefined;
}

/** What was stored beside an assignment and is calculated; only for comparison. */
export interface StoredAssignment {
  readonly start?: WallSecond | undefined;
  readonly finish?: WallSecond | undefined;
  readonly costMinor?: number | undefined;
}

/** One resource on one task. */
export interface PlanAssignment {
  readonly uid: number;
  readonly taskUid: number;
  /** Left out: unassigned work (MSPDI `ResourceUID` -65535 or an unknown one). */
  readonly resourceUid?: number | undefined;
  /** 1 = 100 % (MSPDI `Units`); for material the quantity. */
  readonly units: number;
  /** Total work in seconds, overtime included (MSPDI `Work`). */
  readonly workSec?: number | undefined;
  /** MSPDI `OvertimeWork`. */
  readonly overtimeWorkSec?: number | undefined;
  /** MSPDI `ActualWork`. */
  readonly actualWorkSec?: number | undefined;
  /** MSPDI `ActualOvertimeWork`. */
  readonly actualOvertimeWorkSec?: number | undefined;
  /** MSPDI `RemainingWork`. */
  readonly remainingWorkSec?: number | undefined;
  readonly percentWorkComplete?: number | undefined;
  readonly contour?: Contour | undefined;
  /** Working time from the task's start to this assignment's (MSPDI `Delay`, tenths of a minute). */
  readonly delaySec?: number | undefined;
  /** MSPDI `LevelingDelay`, tenths of a minute. */
  readonly levelingDelaySec?: number | undefined;
  readonly actualStart?: WallSecond | undefined;
  readonly actualFinish?: WallSecond | undefined;
  readonly stop?: WallSecond | undefined;
  readonly resume?: WallSecond | undefined;
  /** MSPDI `CostRateTable` 0..4; 0 when left out. */
  readonly rateTable?: 0 | 1 | 2 | 3 | 4 | undefined;
  /** Amount of a cost resource (MSPDI `Cost` of such an assignment): an input, nothing computes it. */
  readonly costMinor?: number | undefined;
  readonly actualCostMinor?: number | undefined;
  /** Material used per time instead of a fixed quantity (MSPDI `FixedMaterial` 0 with a rate scale). */
  readonly materialPer?: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | undefined;
  readonly timephased?: readonly Timephased[] | undefined;
  readonly baselines?: readonly Baseline[] | undefined;
  readonly stored?: StoredAssignment | undefined;
  readonly notes?: string | undefined;
  readonly customFields?: readonly CustomValue[] | undefined;
}
