import type { CustomValue } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { P6Activity, P6Constrained, P6Dates, P6Link } from '../p6/model.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { constraints, durationTypes, linkTypes, percentTypes, priorities, statuses, types } from './codes.ts';

const recalculated = new Set(
  `StartDate FinishDate AtCompletionDuration AtCompletionLaborCost AtCompletionLaborUnits AtCompletionNonLaborCost
  AtCompletionNonLaborUnits AtCompletionExpenseCost DurationPercentComplete PercentComplete UnitsPercentComplete
  ScopePercentComplete NonLaborUnitsPercentComplete ActualLaborCost ActualNonLaborCost PlannedLaborCost
  PlannedNonLaborCost RemainingLaborCost RemainingNonLaborCost ActualDuration RemainingEarlyStartDate
  RemainingEarlyFinishDate RemainingLateStartDate RemainingLateFinishDate CostVariance DurationVariance IsCritical
  RemainingFloat RemainingTotalCost ActualExpenseCost ActualThisPeriodLaborCost ActualThisPeriodLaborUnits
  ActualThisPeriodNonLaborCost ActualThisPeriodNonLaborUnits ProjectName WBSCode WBSName PlannedNonLaborUnits
  ActualNonLaborUnits RemainingNonLaborUnits`.split(/\s+/),
);
const usual = { EstimatedWeight: '1', ReviewStatus: 'OK' };
const coded = <T>(f: Fields, name: string, codes: ReadonlyMap<string, T>): T | undefined =>
  codes.get(f.text(name) ?? '');

function rule(f: Fields, prefix: string): P6Constrained | undefined {
  const type = coded(f, `${prefix}ConstraintType`, constraints);
  const date = f.wall(`${prefix}ConstraintDate`);
  return type === undefined ? undefined : { type, date };
}

const dates = (f: Fields): P6Dates => ({
  actualStart: f.wall('ActualStartDate'),
  actualFinish: f.wall('ActualFinishDate'),
  earlyStart: f.wall('EarlyStartDate') ?? f.wall('RemainingEarlyStartDate'),
  earlyFinish: f.wall('EarlyFinishDate') ?? f.wall('RemainingEarlyFinishDate'),
  lateStart: f.wall('LateStartDate') ?? f.wall('RemainingLateStartDate'),
  lateFinish: f.wall('LateFinishDate') ?? f.wall('RemainingLateFinishDate'),
  plannedStart: f.wall('StartDate') ?? f.wall('PlannedStartDate'),
  plannedFinish: f.wall('FinishDate') ?? f.wall('PlannedFinishDate'),
  suspend: f.wall('SuspendDate'),
  resume: f.wall('ResumeDate'),
});

const valueNames = [
  'TextValue',
  'DoubleValue',
  'IntegerValue',
  'CostValue',
  'StartDateValue',
  'FinishDateValue',
  'IndicatorValue',
  'CodeValue',
];

/** User-defined fields, and activity codes as `value of` their number (looked up when the whole file is read). */
function custom(f: Fields): readonly CustomValue[] {
  const udfs = f.children('UDF').flatMap(u => {
    const value = valueNames.map(n => u.values.get(n)).find(v => v !== undefined && v !== '');
    return value === undefined ? [] : [{ field: `udf ${u.values.get('TypeObjectId') ?? ''}`, value }];
  });
  const codes = f.children('Code').map(c => ({
    field: `code ${c.values.get('TypeObjectId') ?? ''}`,
    value: `value of ${c.values.get('ValueObjectId') ?? ''}`,
  }));
  return [...udfs, ...codes];
}

/** Reads activities one after another; notes are added when the whole file is read. */
export function activityReader(to: Report): (record: XmlRecord) => P6Activity {
  const f = fieldsOf('Activity', to, { recalculated, usual });
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `activity ${record.values.get('Id') ?? id}`);
    f.known('ObjectId', 'GUID', 'PlannedStartDate', 'PlannedFinishDate');
    const physical = f.number('PhysicalPercentComplete');
    const read: P6Activity = {
      id,
      projectId: f.text('ProjectObjectId') ?? '',
      wbsId: f.text('WBSObjectId'),
      code: f.text('Id') ?? id,
      name: f.text('Name') ?? '',
      type: coded(f, 'Type', types) ?? 'task',
      durationType: coded(f, 'DurationType', durationTypes),
      status: coded(f, 'Status', statuses) ?? 'not-started',
      percentType: coded(f, 'PercentCompleteType', percentTypes) ?? 'duration',
      physicalPercent: physical === undefined ? undefined : Math.round(physical * 10_000) / 100,
      calendarId: f.text('CalendarObjectId'),
      originalHours: f.number('PlannedDuration'),
      remainingHours: f.number('RemainingDuration'),
      dates: dates(f),
      constraint: rule(f, 'Primary'),
      secondConstraint: rule(f, 'Secondary'),
      expectedFinish: f.wall('ExpectedFinishDate'),
      freeFloatHours: f.number('FreeFloat'),
      totalFloatHours: f.number('TotalFloat'),
      actualWorkHours: f.number('ActualLaborUnits'),
      remainingWorkHours: f.number('RemainingLaborUnits'),
      plannedWorkHours: f.number('PlannedLaborUnits'),
      priority: coded(f, 'LevelingPriority', priorities),
      notes: undefined,
      customFields: custom(f),
      external: !f.has('Status') && !f.has('PlannedDuration'),
    };
    f.rest();
    return read;
  };
}

/** Reads relationships one after another. */
export function linkReader(to: Report): (record: XmlRecord) => P6Link {
  const f = fieldsOf('Relationship', to, {
    recalculated: new Set(['PredecessorActivityName', 'SuccessorActivityName']),
  });
  return record => {
    f.turn(record, `relationship ${record.values.get('ObjectId') ?? ''}`);
    f.known('ObjectId', 'SuccessorProjectObjectId');
    const read: P6Link = {
      predId: f.text('PredecessorActivityObjectId') ?? '',
      succId: f.text('SuccessorActivityObjectId') ?? '',
      predProject: f.text('PredecessorProjectObjectId'),
      type: coded(f, 'Type', linkTypes),
      lagHours: f.number('Lag') ?? 0,
    };
    f.rest();
    return read;
  };
}
