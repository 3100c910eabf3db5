import type { PlanAssignment } from '@chartroom/engine';
import type { XmlWriter } from '../xml/writer.ts';
import { contours, rateScales, timephasedType } from './codes.ts';
import { hundredths, type WriteContext, writeBaselines, writeCustom } from './write-task.ts';

const tenths = (seconds: number | undefined) => (seconds === undefined ? undefined : Math.round(seconds / 6));

function writeTimephased(x: XmlWriter, a: PlanAssignment, context: WriteContext): void {
  for (const slice of a.timephased ?? []) {
    x.open('TimephasedData');
    x.number('Type', timephasedType(slice.kind));
    x.number('UID', a.uid);
    x.wall('Start', slice.start);
    x.wall('Finish', slice.finish);
    x.number('Unit', 2);
    x.duration('Value', slice.workSec);
    if (slice.workSec === undefined) x.number('Value', hundredths(slice.costMinor, context));
    x.close('TimephasedData');
  }
}

/** Writes one assignment; `costMinor` is that of a cost resource, the calculated cost stands in `stored`. */
export function writeAssignment(x: XmlWriter, a: PlanAssignment, context: WriteContext): void {
  x.open('Assignment');
  x.number('UID', a.uid);
  x.number('TaskUID', a.taskUid);
  x.number('ResourceUID', a.resourceUid ?? -65_535);
  x.number('PercentWorkComplete', a.percentWorkComplete);
  x.number('ActualCost', hundredths(a.actualCostMinor, context));
  x.wall('ActualFinish', a.actualFinish);
  x.duration('ActualOvertimeWork', a.actualOvertimeWorkSec);
  x.wall('ActualStart', a.actualStart);
  x.duration('ActualWork', a.actualWorkSec);
  x.number('Cost', hundredths(a.costMinor ?? a.stored?.costMinor, context));
  x.number('CostRateTable', a.rateTable);
  if (a.materialPer !== undefined) x.number('RateScale', rateScales.indexOf(a.materialPer));
  x.number('Delay', tenths(a.delaySec));
  x.wall('Finish', a.stored?.finish);
  x.flag('HasFixedRateUnits', a.materialPer === undefined);
  x.number('LevelingDelay', tenths(a.levelingDelaySec));
  if (a.levelingDelaySec !== undefined) x.number('LevelingDelayFormat', 8);
  x.text('Notes', a.notes);
  x.duration('OvertimeWork', a.overtimeWorkSec);
  x.duration('RemainingWork', a.remainingWorkSec);
  x.wall('Start', a.stored?.start);
  x.wall('Stop', a.stop);
  x.wall('Resume', a.resume);
  x.number('Units', a.units);
  x.duration('Work', a.workSec);
  x.number('WorkContour', a.contour === undefined ? undefined : contours.indexOf(a.contour));
  writeCustom(x, a.customFields, context);
  writeBaselines(x, a.baselines, context);
  writeTimephased(x, a, context);
  x.close('Assignment');
}
