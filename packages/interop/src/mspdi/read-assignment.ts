import type { PlanAssignment, Timephased } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf, parseDuration } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import {
  contours,
  hundredthsToMinor,
  rateScales,
  rateTableNumbers,
  tenthsToSec,
  timephasedBaseline,
  timephasedKind,
} from './codes.ts';
import { sharedReaders } from './read-shared.ts';
import { unaskedOfAssignment } from './unasked.ts';

const nobody = -65_535;

/** Reads work or cost by time. */
function timephasedReader(
  to: Report,
  digits: () => number,
): (record: XmlRecord, where: string) => readonly Timephased[] {
  const slice = fieldsOf('Assignment/TimephasedData', to);
  return (record, where) => {
    slice.turn(record, where);
    const type = slice.integer('Type') ?? 0;
    const start = slice.wall('Start');
    const finish = slice.wall('Finish');
    const value = slice.text('Value');
    slice.known('UID', 'Unit');
    slice.rest();
    if (start === undefined || finish === undefined) return [];
    // Microsoft Project leaves the value out where nothing is done: that is how it writes a gap.
    const workSec = value === undefined ? (type <= 4 ? 0 : undefined) : (parseDuration(value) ?? undefined);
    const cost = workSec === undefined && value !== undefined ? Number(value) : Number.NaN;
    const costMinor = Number.isFinite(cost) ? hundredthsToMinor(cost, digits()) : undefined;
    return [
      { kind: timephasedKind(type), start, finish, workSec, costMinor, baseline: timephasedBaseline(type) },
    ];
  };
}

/** Reads assignments one after another; null when no task is named. */
export function assignmentReader(
  to: Report,
  digits: () => number,
): (record: XmlRecord, index: number) => PlanAssignment | null {
  const f = fieldsOf('Assignment', to, unaskedOfAssignment);
  const timephased = timephasedReader(to, digits);
  const shared = sharedReaders('Assignment', to, digits);

  const works = () => ({
    workSec: f.duration('Work'),
    overtimeWorkSec: f.duration('OvertimeWork'),
    actualWorkSec: f.duration('ActualWork'),
    actualOvertimeWorkSec: f.duration('ActualOvertimeWork'),
    remainingWorkSec: f.duration('RemainingWork'),
    percentWorkComplete: f.number('PercentWorkComplete'),
    contour: contours[f.integer('WorkContour') ?? -1],
    delaySec: tenthsToSec(f.number('Delay')) || undefined,
    levelingDelaySec: tenthsToSec(f.number('LevelingDelay')) || undefined,
  });
  const dates = () => ({
    actualStart: f.wall('ActualStart'),
    actualFinish: f.wall('ActualFinish'),
    stop: f.wall('Stop'),
    resume: f.wall('Resume'),
  });
  return (record, index) => {
    const where = `assignment ${record.values.get('UID') ?? `in row ${index}`}`;
    f.turn(record, where);
    const taskUid = f.integer('TaskUID');
    if (taskUid === undefined) {
      to.lose({ element: 'Assignment', kind: 'not-kept', reason: 'it names no task' }, where);
      return null;
    }
    const resource = f.integer('ResourceUID');
    const slices = f.children('TimephasedData').flatMap(r => timephased(r, where));
    const costMinor = shared.money(f, 'Cost');
    const perTime =
      f.flag('HasFixedRateUnits') === false ? rateScales[f.integer('RateScale') ?? 0] : undefined;
    f.known('LevelingDelayFormat', 'FixedMaterial', 'RateScale');
    const read: PlanAssignment = {
      uid: f.integer('UID') ?? -1 - index,
      taskUid,
      resourceUid: resource === undefined || resource === nobody ? undefined : resource,
      units: f.number('Units') ?? 1,
      ...works(),
      ...dates(),
      rateTable: rateTableNumbers[f.integer('CostRateTable') ?? -1],
      costMinor,
      actualCostMinor: shared.money(f, 'ActualCost'),
      materialPer: perTime,
      timephased: slices.length > 0 ? slices : undefined,
      baselines: shared.baselines(f.children('Baseline'), where),
      stored: { start: f.wall('Start'), finish: f.wall('Finish'), costMinor },
      notes: f.text('Notes'),
      customFields: shared.custom(f.children('ExtendedAttribute'), where),
    };
    f.rest();
    return read;
  };
}
