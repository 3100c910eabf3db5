import type { WallSecond } from '../base/wall-second.ts';

/** All constraint types, in the order of MSPDI `ConstraintType` 0..7. */
export const constraintTypes = ['ASAP', 'ALAP', 'MSO', 'MFO', 'SNET', 'SNLT', 'FNET', 'FNLT'] as const;
/** As soon or as late as possible, must start or finish on, start or finish no earlier or no later than. */
export type ConstraintType = (typeof constraintTypes)[number];

/** MSPDI `Type` 0, 1, 2. */
export type TaskType = 'fixed-units' | 'fixed-duration' | 'fixed-work';

/** The unit in which somebody wrote a duration; shown, never calculated with. */
export type DurationUnit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'percent';

/** An interruption: after `afterSec` of the task's duration (gaps not counted) nothing happens for `gapSec` of working time on its calendar. */
export interface Split {
  readonly afterSec: number;
  readonly gapSec: number;
}

/** MSPDI `Baseline` of a task or an assignment. */
export interface Baseline {
  /** 0..10 (MSPDI `Number`). */
  readonly number: number;
  readonly start?: WallSecond | undefined;
  readonly finish?: WallSecond | undefined;
  readonly durationSec?: number | undefined;
  readonly workSec?: number | undefined;
  readonly costMinor?: number | undefined;
  readonly fixedCostMinor?: number | undefined;
}

/** MSPDI `ExtendedAttribute` of a task, resource or assignment, or a column of another format. */
export interface CustomValue {
  /** Key of a `CustomField` (MSPDI `FieldID`, as text). */
  readonly field: string;
  /** As the file has it; a duration as `PT8H0M0S`. */
  readonly value: string;
}

/** What another tool calculated and stored. The engine never reads it: it is there to be compared with and for "dates as imported". */
export interface StoredTask {
  readonly start?: WallSecond | undefined;
  readonly finish?: WallSecond | undefined;
  readonly earlyStart?: WallSecond | undefined;
  readonly earlyFinish?: WallSecond | undefined;
  readonly lateStart?: WallSecond | undefined;
  readonly lateFinish?: WallSecond | undefined;
  /** MSPDI slacks are tenths of a minute; here seconds. */
  readonly freeSlackSec?: number | undefined;
  readonly totalSlackSec?: number | undefined;
  readonly startSlackSec?: number | undefined;
  readonly finishSlackSec?: number | undefined;
  readonly critical?: boolean | undefined;
  readonly durationSec?: number | undefined;
  readonly workSec?: number | undefined;
  readonly costMinor?: number | undefined;
}

/** What a backlog item or a sprint is beside a task. */
export interface PlanCard {
  readonly kind: 'story' | 'bug' | 'task' | 'sprint';
  readonly points?: number | undefined;
  /** Key of a column of the board. */
  readonly column?: string | undefined;
  /** UID of the sprint it is planned in. */
  readonly sprint?: number | undefined;
  /** Place in the backlog and in its column; smaller is higher. */
  readonly rank?: number | undefined;
  /** Of a sprint: the days on which it was started and closed. */
  readonly startedOn?: string | undefined;
  readonly closedOn?: string | undefined;
  /** Of a sprint. */
  readonly goal?: string | undefined;
}

/** One row of a plan. Parents are given by order and `outlineLevel`, as in an outline. */
export interface PlanTask {
  /** Unique in the plan (MSPDI `UID`). 0 is the project summary row, where there is one. */
  readonly uid: number;
  /** Row number as shown (MSPDI `ID`). */
  readonly id: number;
  /** 0 only for the project summary row; 1 for the top rows; a task is a child of the nearest row above with a lower level. */
  readonly outlineLevel: number;
  readonly outlineNumber?: string | undefined;
  readonly wbs?: string | undefined;
  readonly name: string;
  /** A blank row (MSPDI `IsNull`): kept for its place, not scheduled. */
  readonly blank?: boolean | undefined;
  /** MSPDI `Active` 0: shown, not scheduled against, and pushes nothing. */
  readonly inactive?: boolean | undefined;
  /** MSPDI `Manual` 1. */
  readonly manual?: boolean | undefined;
  /** Flag of the file. A row with children is a summary whatever this says. */
  readonly summary?: boolean | undefined;
  /** Flag of the file; a duration of zero makes a milestone in scheduling. */
  readonly milestone?: boolean | undefined;
  /** Stands for a task of another project (MSPDI `ExternalTask`): keeps `manualStart` and `manualFinish`. */
  readonly external?: boolean | undefined;
  /** Stands for a whole inserted project (MSPDI `IsSubproject`). */
  readonly subproject?: boolean | undefined;
  /** File or project it comes from (MSPDI `SubprojectName` or `ExternalTaskProject`). */
  readonly subprojectName?: string | undefined;
  readonly recurring?: boolean | undefined;
  /** `fixed-units` when left out. */
  readonly type?: TaskType | undefined;
  readonly effortDriven?: boolean | undefined;
  /** Working seconds, or wall seconds when `elapsed` (MSPDI `Duration`). Left out: unknown; treated as one day, estimated. Of a summary: ignored unless it is manual. */
  readonly durationSec?: number | undefined;
  /** Duration counts around the clock (MSPDI `DurationFormat` 4, 6, 8, 10, 12 and 36.. with e). */
  readonly elapsed?: boolean | undefined;
  /** With a question mark (MSPDI `Estimated`). */
  readonly estimated?: boolean | undefined;
  readonly durationUnit?: DurationUnit | undefined;
  /** Dates that somebody set on a manual (or external) task: MSPDI `Start`, `Finish` of it, or `ManualStart`, `ManualFinish` where those are absent. Leave out for automatic tasks. */
  readonly manualStart?: WallSecond | undefined;
  readonly manualFinish?: WallSecond | undefined;
  /** Free text in place of a date or duration of a manual task (MSPDI `StartText`, `FinishText`, `DurationText`, also when the element is empty: then ''). */
  readonly startText?: string | undefined;
  readonly finishText?: string | undefined;
  readonly durationText?: string | undefined;
  /** `ASAP` when left out. */
  readonly constraint?: ConstraintType | undefined;
  readonly constraintDate?: WallSecond | undefined;
  readonly deadline?: WallSecond | undefined;
  /** Task calendar (MSPDI `CalendarUID`, -1 = none); left out: the project's calendar. */
  readonly calendarUid?: number | undefined;
  readonly ignoreResourceCalendar?: boolean | undefined;
  readonly actualStart?: WallSecond | undefined;
  readonly actualFinish?: WallSecond | undefined;
  /** Of duration, 0..100 (MSPDI `PercentComplete`). */
  readonly percentComplete?: number | undefined;
  /** Of work, 0..100. */
  readonly percentWorkComplete?: number | undefined;
  /** Judged by a person, 0..100 (MSPDI `PhysicalPercentComplete`). */
  readonly physicalPercentComplete?: number | undefined;
  readonly actualDurationSec?: number | undefined;
  readonly remainingDurationSec?: number | undefined;
  /** Where the done part ends (MSPDI `Stop`); an input only for a task with `actualStart`. */
  readonly stop?: WallSecond | undefined;
  /** Where the rest begins (MSPDI `Resume`); an input only for a task with `actualStart`. */
  readonly resume?: WallSecond | undefined;
  /** Delay by levelling: seconds, elapsed unless `levelingDelayWorking` (MSPDI `LevelingDelay` is tenths of a minute, `LevelingDelayFormat` 8 = elapsed days). */
  readonly levelingDelaySec?: number | undefined;
  readonly levelingDelayWorking?: boolean | undefined;
  /** In order of `afterSec`. */
  readonly splits?: readonly Split[] | undefined;
  /** 0..1000; 500 when left out; 1000 = do not level. */
  readonly priority?: number | undefined;
  /** Work of a task without assignments; with them their sum counts. Seconds. */
  readonly workSec?: number | undefined;
  readonly actualWorkSec?: number | undefined;
  readonly remainingWorkSec?: number | undefined;
  /** Minor units of the header's currency. MSPDI writes hundredths whatever the currency. */
  readonly fixedCostMinor?: number | undefined;
  /** MSPDI `FixedCostAccrual` 1 start, 2 prorated, 3 end. */
  readonly fixedCostAccrual?: 'start' | 'prorated' | 'end' | undefined;
  readonly actualCostMinor?: number | undefined;
  /** MSPDI `EarnedValueMethod` 0 percent complete, 1 physical percent complete. */
  readonly earnedValueMethod?: 'percent' | 'physical' | undefined;
  readonly notes?: string | undefined;
  readonly hyperlink?: string | undefined;
  readonly baselines?: readonly Baseline[] | undefined;
  readonly customFields?: readonly CustomValue[] | undefined;
  readonly checklist?: readonly { readonly text: string; readonly done: boolean }[] | undefined;
  /** A backlog item or a sprint; left out of every other task. */
  readonly card?: PlanCard | undefined;
  readonly stored?: StoredTask | undefined;
}
