import type { Day } from '../base/day.ts';

/** Working time within a day, in seconds after its midnight: 08:00-12:00 is `{ fromSec: 28800, toSec: 43200 }`. */
export interface WorkingTime {
  readonly fromSec: number;
  /** 86400 is the midnight at the day's end (MSPDI `ToTime` 00:00:00); up to 172800 runs into the next day. */
  readonly toSec: number;
}

/** What one weekday, or one dated exception, says about working. */
export interface DayTimes {
  /** MSPDI `DayWorking`. */
  readonly working: boolean;
  /** MSPDI `WorkingTimes`; left out with `working`: the default times, 08:00-12:00 and 13:00-17:00. */
  readonly times?: readonly WorkingTime[] | undefined;
}

/** MSPDI `WeekDay` with `DayType` 1..7. A weekday that is not listed is inherited. */
export interface WeekDay extends DayTimes {
  /** ISO: Monday 1 to Sunday 7 (MSPDI counts Sunday 1 to Saturday 7). */
  readonly weekday: number;
}

/** MSPDI `WorkWeek`: other weekday times between two days, both included. */
export interface WorkWeek {
  readonly name?: string | undefined;
  readonly from: Day;
  readonly to: Day;
  /** Weekdays not listed fall through to the calendar's ordinary week. */
  readonly weekDays: readonly WeekDay[];
}

/** Which day of a month: any day, a working-week day (Monday-Friday), a weekend day, or ISO weekday 1..7. */
export type MonthItem = 'day' | 'weekday' | 'weekend-day' | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** First to fourth, or 5 = last. */
export type MonthPosition = 1 | 2 | 3 | 4 | 5;

/** On which days of its range an exception applies. */
export type Recurrence =
  /** Every so many days (MSPDI Type 1, or 7 and 9; `everyDays` 1 = each day of the range). */
  | { readonly kind: 'daily'; readonly everyDays: number }
  /** MSPDI Type 6; weeks begin on Sunday; `weekdays` are ISO numbers from the bit mask `DaysOfWeek`. */
  | { readonly kind: 'weekly'; readonly everyWeeks: number; readonly weekdays: readonly number[] }
  /** MSPDI Type 4; a month too short for `monthDay` has no occurrence. */
  | { readonly kind: 'monthly-by-date'; readonly everyMonths: number; readonly monthDay: number }
  /** MSPDI Type 5. */
  | {
      readonly kind: 'monthly-by-position';
      readonly everyMonths: number;
      readonly position: MonthPosition;
      readonly item: MonthItem;
    }
  /** MSPDI Type 2; `month` 1..12 (MSPDI counts from 0). */
  | { readonly kind: 'yearly-by-date'; readonly month: number; readonly monthDay: number }
  /** MSPDI Type 3; `month` 1..12 (MSPDI counts from 0). */
  | {
      readonly kind: 'yearly-by-position';
      readonly month: number;
      readonly position: MonthPosition;
      readonly item: MonthItem;
    };

/** MSPDI `Exception`, or a `WeekDay` with `DayType` 0 of older files (then `daily`, every day). Read only one of the two lists. */
export interface CalendarException extends DayTimes {
  readonly name?: string | undefined;
  /** First day of the range (MSPDI `TimePeriod/FromDate`). */
  readonly from: Day;
  /** Last day of the range, included (MSPDI `TimePeriod/ToDate`). */
  readonly to: Day;
  /** MSPDI `Occurrences` where `EnteredByOccurrences` is 1: it ends after so many, or at `to`, whichever is first. */
  readonly occurrences?: number | undefined;
  readonly recurrence: Recurrence;
}

/** A base calendar, or one derived from another. Order of rule: own exception, own work week, own weekday, then the base calendar. */
export interface PlanCalendar {
  readonly uid: number;
  readonly name: string;
  /** The calendar it is derived from; left out for a base calendar (MSPDI `BaseCalendarUID` -1 or 0). */
  readonly baseUid?: number | undefined;
  readonly weekDays: readonly WeekDay[];
  readonly workWeeks: readonly WorkWeek[];
  readonly exceptions: readonly CalendarException[];
}
