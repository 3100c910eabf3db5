import type { WallSecond } from '../base/wall-second.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import type { PlanAssignment, PlanResource } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';

/** `FS` the successor starts after the predecessor finishes; `SS`, `FF`, `SF` (it finishes after the predecessor starts) likewise. MSPDI `Type` 0 FF, 1 FS, 2 SF, 3 SS. */
export type LinkType = 'FS' | 'SS' | 'FF' | 'SF';

/** A link between two tasks; either end may be a summary. */
export interface PlanLink {
  readonly predUid: number;
  readonly succUid: number;
  readonly type: LinkType;
  /** Lag in seconds, negative = lead (MSPDI `LinkLag` is tenths of a minute of working time whatever the unit shown). Working time unless `lagElapsed`. */
  readonly lagSec?: number | undefined;
  /** Lag as a percentage of the predecessor's duration, -75 = 75 % lead (MSPDI `LagFormat` 19, 20, 51, 52: `LinkLag` is the percentage); then `lagSec` is left out. */
  readonly lagPercent?: number | undefined;
  /** Lag counts around the clock (MSPDI `LagFormat` 4, 6, 8, 10, 12, 20 and their estimated forms). */
  readonly lagElapsed?: boolean | undefined;
  /** The unit somebody wrote the lag in. */
  readonly lagUnit?: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'percent' | undefined;
  /** Task of another file (MSPDI `CrossProjectName`); the predecessor is then an external task, or missing. */
  readonly crossProject?: string | undefined;
}

/** A column that somebody added (MSPDI `ExtendedAttribute` definition, or outline code). */
export interface CustomField {
  /** MSPDI `FieldID` as text, or a column's name. */
  readonly key: string;
  readonly of: 'task' | 'resource' | 'assignment';
  /** MSPDI `FieldName`, `Text1`. */
  readonly name: string;
  readonly alias?: string | undefined;
}

/** What holds for the whole plan. */
export interface PlanHeader {
  readonly name?: string | undefined;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly company?: string | undefined;
  readonly manager?: string | undefined;
  /** MSPDI `StartDate`: an input when scheduling from start. */
  readonly start: WallSecond;
  /** MSPDI `FinishDate`: an input only when scheduling from finish. */
  readonly finish?: WallSecond | undefined;
  /** MSPDI `ScheduleFromStart`; `start` when left out. */
  readonly scheduleFrom?: 'start' | 'finish' | undefined;
  readonly statusDate?: WallSecond | undefined;
  /** MSPDI `CurrentDate`. */
  readonly currentDate?: WallSecond | undefined;
  /** The project's calendar (MSPDI `CalendarUID`). */
  readonly calendarUid: number;
  /** 480 when left out. */
  readonly minutesPerDay?: number | undefined;
  /** 2400 when left out. */
  readonly minutesPerWeek?: number | undefined;
  /** 20 when left out. */
  readonly daysPerMonth?: number | undefined;
  /** Seconds after midnight (MSPDI `DefaultStartTime`, `DefaultFinishTime`); 08:00 and 17:00 when left out. */
  readonly defaultStartSec?: number | undefined;
  readonly defaultFinishSec?: number | undefined;
  /** ISO 4217 (MSPDI `CurrencyCode`). */
  readonly currency?: string | undefined;
  /** Digits after the point (MSPDI `CurrencyDigits`); 2 when left out. */
  readonly currencyDigits?: number | undefined;
  readonly currencySymbol?: string | undefined;
  /** Days of slack up to which a task is critical (MSPDI `CriticalSlackLimit`); 0 when left out. */
  readonly criticalSlackLimitDays?: number | undefined;
  /** MSPDI `MultipleCriticalPaths`: every network of linked tasks has its own critical path. */
  readonly multipleCriticalPaths?: boolean | undefined;
  /** MSPDI `HonorConstraints`; true when left out: constraint dates win over links. */
  readonly honorConstraints?: boolean | undefined;
  readonly newTasksAreManual?: boolean | undefined;
  readonly defaultTaskType?: 'fixed-units' | 'fixed-duration' | 'fixed-work' | undefined;
  readonly newTasksEffortDriven?: boolean | undefined;
  /** MSPDI `SplitsInProgressTasks`. */
  readonly splitsInProgressTasks?: boolean | undefined;
  /** Month 1..12 in which the fiscal year begins (MSPDI `FYStartDate`). */
  readonly fiscalYearStartMonth?: number | undefined;
  /** ISO weekday on which a week begins (MSPDI `WeekStartDay` 0 = Sunday). */
  readonly weekStartDay?: number | undefined;
  readonly notes?: string | undefined;
}

/** A whole plan, the same whatever tool it came from. Times are wall seconds, durations and work are seconds, money is minor units. */
export interface Plan {
  readonly header: PlanHeader;
  readonly calendars: readonly PlanCalendar[];
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly resources: readonly PlanResource[];
  readonly assignments: readonly PlanAssignment[];
  readonly customFields: readonly CustomField[];
}
