import type { Report } from '../loss/loss.ts';
import type { P6Assignment, P6Expense, P6Rate, P6Resource } from '../p6/model.ts';
import { plainText } from '../p6/text.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { rateNumbers, resourceTypes } from './codes.ts';

const usual = {
  IsActive: '1',
  CalculateCostFromUnits: '1',
  AutoComputeActuals: '0',
  DefaultUnitsPerTime: '1',
};

const rateFields = (f: Fields): P6Rate => ({
  from: f.wall('EffectiveDate'),
  maxUnits: f.number('MaxUnitsPerTime'),
  prices: ['', '2', '3', '4', '5'].map(n => f.number(`PricePerUnit${n}`)),
});

/** Reads rates of resources or roles one after another, each with the id of its owner. */
export function rateReader(
  kind: 'Resource' | 'Role',
  to: Report,
): (record: XmlRecord) => readonly [string, P6Rate] {
  const f = fieldsOf(`${kind}Rate`, to, {
    recalculated: new Set(['ResourceId', 'ResourceName', 'RoleId', 'RoleName']),
  });
  return record => {
    f.turn(record, `rate ${record.values.get('ObjectId') ?? ''}`);
    f.known('ObjectId');
    const read = [f.text(`${kind}ObjectId`) ?? '', rateFields(f)] as const;
    f.rest();
    return read;
  };
}

/** Reads resources or roles one after another, without their rates. */
export function resourceReader(kind: 'Resource' | 'Role', to: Report): (record: XmlRecord) => P6Resource {
  const f = fieldsOf(kind, to, { usual, recalculated: new Set(['CalendarName']) });
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `${kind.toLowerCase()} ${id}`);
    f.known('ObjectId', 'GUID', 'SequenceNumber', 'UnitOfMeasureObjectId');
    const own = rateFields(f);
    const priced = own.prices.some(p => p !== undefined && p > 0) || own.maxUnits !== undefined;
    const read: P6Resource = {
      id,
      role: kind === 'Role',
      code: f.text('Id') ?? id,
      name: f.text('Name') ?? f.text('Id') ?? id,
      type: resourceTypes.get(f.text('ResourceType') ?? '') ?? 'labor',
      email: f.text('EmailAddress'),
      calendarId: f.text('CalendarObjectId'),
      unit: f.text('UnitOfMeasureAbbreviation'),
      notes: plainText(f.text(kind === 'Role' ? 'Responsibilities' : 'ResourceNotes')),
      rates: priced ? [own] : [],
    };
    f.rest();
    return read;
  };
}

const recalculated = new Set(
  `ActualRegularCost ActualThisPeriodCost ActualThisPeriodUnits AtCompletionCost AtCompletionUnits PlannedFinishDate
  PlannedStartDate RemainingDuration RemainingFinishDate RemainingStartDate RemainingLag RemainingUnitsPerTime
  UnitsPercentComplete WBSObjectId ResourceType CalendarName CalendarObjectId ActualOvertimeCost ActualRegularUnits`.split(
    /\s+/,
  ),
);
const usualOfAssignment = {
  IsCostUnitsLinked: '1',
  RateSource: 'Resource',
  DrivingActivityDatesFlag: '1',
  IsPrimaryResource: '0',
};

/** Reads assignments one after another. */
export function assignmentReader(to: Report): (record: XmlRecord) => P6Assignment {
  const f = fieldsOf('ResourceAssignment', to, { recalculated, usual: usualOfAssignment });
  return record => {
    const id = record.values.get('ObjectId') ?? '';
    f.turn(record, `assignment ${id}`);
    f.known('ObjectId', 'GUID', 'ProjectObjectId');
    const read: P6Assignment = {
      id,
      activityId: f.text('ActivityObjectId') ?? '',
      resourceId: f.text('ResourceObjectId'),
      roleId: f.text('RoleObjectId'),
      plannedHours: f.number('PlannedUnits'),
      actualHours: f.number('ActualUnits'),
      overtimeHours: f.number('ActualOvertimeUnits'),
      remainingHours: f.number('RemainingUnits'),
      unitsPerHour: f.number('PlannedUnitsPerTime'),
      lagHours: f.number('PlannedLag'),
      rate: rateNumbers.get(f.text('RateType') ?? ''),
      actualCost: f.number('ActualCost'),
      remainingCost: f.number('RemainingCost'),
      plannedCost: f.number('PlannedCost'),
      start: f.wall('StartDate') ?? f.wall('PlannedStartDate'),
      finish: f.wall('FinishDate') ?? f.wall('PlannedFinishDate'),
      actualStart: f.wall('ActualStartDate'),
      actualFinish: f.wall('ActualFinishDate'),
    };
    f.rest();
    return read;
  };
}

/** Reads expenses one after another. */
export function expenseReader(to: Report): (record: XmlRecord) => P6Expense {
  const f = fieldsOf('ActivityExpense', to);
  return record => {
    f.turn(record, `expense ${record.values.get('ObjectId') ?? ''}`);
    f.known('ObjectId', 'ProjectObjectId', 'WBSObjectId');
    const read: P6Expense = {
      activityId: f.text('ActivityObjectId') ?? '',
      plannedCost: f.number('PlannedCost'),
      actualCost: f.number('ActualCost'),
      remainingCost: f.number('RemainingCost'),
    };
    f.rest();
    return read;
  };
}
