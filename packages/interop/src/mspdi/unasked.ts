import type { Unasked } from '../xml/fields.ts';

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Fields of a task that Microsoft Project works out and Chartroom does too, or that repeat another field. */
export const unaskedOfTask: Unasked = {
  recalculated: set(
    `StartVariance FinishVariance WorkVariance CV SV VAC ACWP BCWS BCWP OvertimeCost OvertimeWork RemainingCost
    RegularWork OverAllocated ActualOvertimeCost ActualOvertimeWork RemainingOvertimeCost RemainingOvertimeWork
    CostVariance DurationVariance ManualDuration ManualStart ManualFinish ResumeValid EAC`,
  ),
  usual: { LevelAssignments: '1', LevelingCanSplit: '1', IsPublished: '1' },
};

export const unaskedOfResource: Unasked = {
  recalculated: set(
    `PeakUnits OverAllocated Start Finish Work RegularWork OvertimeWork ActualWork RemainingWork ActualOvertimeWork
    RemainingOvertimeWork PercentWorkComplete Cost OvertimeCost ActualCost ActualOvertimeCost RemainingCost
    RemainingOvertimeCost WorkVariance CostVariance SV CV ACWP BCWS BCWP`,
  ),
  usual: { CanLevel: '1' },
};

export const unaskedOfAssignment: Unasked = {
  recalculated: set(
    `ActualOvertimeCost RemainingOvertimeCost RemainingCost OvertimeCost RegularWork RemainingOvertimeWork CostVariance
    WorkVariance StartVariance FinishVariance CV SV VAC ACWP BCWS BCWP Overallocated Milestone Summary PeakUnits`,
  ),
};

/** Settings at the value a new project of Microsoft Project has. */
export const unaskedOfProject: Unasked = {
  usual: {
    DefaultFixedCostAccrual: '3',
    DurationFormat: '7',
    WorkFormat: '2',
    NewTasksEstimated: '1',
    AutoAddNewResourcesAndTasks: '1',
    MicrosoftProjectServerURL: '1',
    TaskUpdatesResource: '1',
    Autolink: '1',
    InsertedProjectsLikeSummary: '1',
    ExtendedCreationDate: '1984-01-01T00:00:00',
  },
};
