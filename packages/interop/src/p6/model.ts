import type {
  Baseline,
  CustomField,
  CustomValue,
  LinkType,
  PlanCalendar,
  TaskType,
  WallSecond,
} from '@chartroom/engine';

/** Primavera's own things, the same from XER and PMXML, before they become a plan. Ids are those of the file. */
export interface P6 {
  readonly currency: string | undefined;
  readonly digits: number;
  readonly projects: readonly P6Project[];
  readonly wbs: readonly P6Wbs[];
  readonly calendars: readonly P6Calendar[];
  readonly activities: readonly P6Activity[];
  readonly links: readonly P6Link[];
  readonly resources: readonly P6Resource[];
  readonly assignments: readonly P6Assignment[];
  readonly expenses: readonly P6Expense[];
  readonly fields: readonly CustomField[];
}

/** Whose calendar a lag runs on. */
export type LagCalendar = 'predecessor' | 'successor' | 'project' | 'around-the-clock';

export interface P6Project {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly start: WallSecond | undefined;
  readonly finish: WallSecond | undefined;
  readonly dataDate: WallSecond | undefined;
  readonly calendarId: string | undefined;
  readonly lagCalendar: LagCalendar | undefined;
  readonly fiscalYearStartMonth: number | undefined;
}

export interface P6Wbs {
  readonly id: string;
  readonly projectId: string;
  readonly parentId: string | undefined;
  readonly code: string;
  readonly name: string;
  readonly order: number;
  /** The root node, which stands for the project itself. */
  readonly isProject: boolean;
}

export interface P6Calendar extends Pick<PlanCalendar, 'name' | 'weekDays' | 'exceptions'> {
  readonly id: string;
  readonly baseId: string | undefined;
  readonly isDefault: boolean;
  readonly hoursPerDay: number | undefined;
  readonly hoursPerWeek: number | undefined;
}

export type P6Type =
  | 'task'
  | 'resource-dependent'
  | 'level-of-effort'
  | 'start-milestone'
  | 'finish-milestone'
  | 'wbs-summary';
export type P6Constraint = 'SO' | 'SOB' | 'SOA' | 'FO' | 'FOB' | 'FOA' | 'ALAP' | 'MS' | 'MF';

export interface P6Activity {
  readonly id: string;
  readonly projectId: string;
  readonly wbsId: string | undefined;
  readonly code: string;
  readonly name: string;
  readonly type: P6Type;
  readonly durationType: TaskType | undefined;
  readonly status: 'not-started' | 'in-progress' | 'completed';
  readonly percentType: 'duration' | 'physical' | 'units';
  /** 0..100. */
  readonly physicalPercent: number | undefined;
  readonly calendarId: string | undefined;
  readonly originalHours: number | undefined;
  readonly remainingHours: number | undefined;
  readonly dates: P6Dates;
  readonly constraint: P6Constrained | undefined;
  readonly secondConstraint: P6Constrained | undefined;
  readonly expectedFinish: WallSecond | undefined;
  readonly freeFloatHours: number | undefined;
  readonly totalFloatHours: number | undefined;
  readonly actualWorkHours: number | undefined;
  readonly remainingWorkHours: number | undefined;
  readonly plannedWorkHours: number | undefined;
  /** 1 the most urgent to 5 the least. */
  readonly priority: number | undefined;
  readonly notes: string | undefined;
  readonly customFields: readonly CustomValue[];
  /** Only its name is in the file: it stands for an activity of a project that was not exported. */
  readonly external?: boolean;
  readonly baselines?: readonly Baseline[] | undefined;
}

export interface P6Constrained {
  readonly type: P6Constraint;
  readonly date: WallSecond | undefined;
}

export interface P6Dates {
  readonly actualStart: WallSecond | undefined;
  readonly actualFinish: WallSecond | undefined;
  readonly earlyStart: WallSecond | undefined;
  readonly earlyFinish: WallSecond | undefined;
  readonly lateStart: WallSecond | undefined;
  readonly lateFinish: WallSecond | undefined;
  readonly plannedStart: WallSecond | undefined;
  readonly plannedFinish: WallSecond | undefined;
  readonly suspend: WallSecond | undefined;
  readonly resume: WallSecond | undefined;
}

export interface P6Link {
  readonly predId: string;
  readonly succId: string;
  readonly predProject: string | undefined;
  readonly type: LinkType | undefined;
  readonly lagHours: number;
}

export interface P6Resource {
  readonly id: string;
  readonly role: boolean;
  readonly code: string;
  readonly name: string;
  readonly type: 'labor' | 'nonlabor' | 'material';
  readonly email: string | undefined;
  readonly calendarId: string | undefined;
  readonly unit: string | undefined;
  readonly notes: string | undefined;
  readonly rates: readonly P6Rate[];
}

export interface P6Rate {
  readonly from: WallSecond | undefined;
  readonly maxUnits: number | undefined;
  /** Major units an hour (or a unit of material), rates 1 to 5. */
  readonly prices: readonly (number | undefined)[];
}

export interface P6Assignment {
  readonly id: string;
  readonly activityId: string;
  readonly resourceId: string | undefined;
  readonly roleId: string | undefined;
  readonly plannedHours: number | undefined;
  readonly actualHours: number | undefined;
  readonly overtimeHours: number | undefined;
  readonly remainingHours: number | undefined;
  readonly unitsPerHour: number | undefined;
  readonly lagHours: number | undefined;
  readonly rate: number | undefined;
  readonly actualCost: number | undefined;
  readonly remainingCost: number | undefined;
  readonly plannedCost: number | undefined;
  readonly start: WallSecond | undefined;
  readonly finish: WallSecond | undefined;
  readonly actualStart: WallSecond | undefined;
  readonly actualFinish: WallSecond | undefined;
}

export interface P6Expense {
  readonly activityId: string;
  readonly plannedCost: number | undefined;
  readonly actualCost: number | undefined;
  readonly remainingCost: number | undefined;
}
