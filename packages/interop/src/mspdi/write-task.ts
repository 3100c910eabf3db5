import {
  type Baseline,
  type CustomValue,
  constraintTypes,
  type PlanLink,
  type PlanTask,
} from '@chartroom/engine';
import type { XmlWriter } from '../xml/writer.ts';
import { fixedCostAccruals, linkTypes, minorToHundredths, taskTypes, writeFormat } from './codes.ts';

/** What writing needs to know of the plan. */
export interface WriteContext {
  readonly digits: number;
  /** Number of a custom field in the file; undefined when it cannot be written. */
  readonly field: (key: string) => string | undefined;
}

const tenths = (seconds: number | undefined) => (seconds === undefined ? undefined : Math.round(seconds / 6));

/** An amount in hundredths. */
export const hundredths = (minor: number | undefined, context: WriteContext): number | undefined =>
  minor === undefined ? undefined : minorToHundredths(minor, context.digits);

export function writeCustom(
  x: XmlWriter,
  values: readonly CustomValue[] | undefined,
  context: WriteContext,
): void {
  for (const { field, value } of values ?? []) {
    const id = context.field(field);
    if (id === undefined) continue;
    x.open('ExtendedAttribute');
    x.text('FieldID', id);
    x.text('Value', value);
    x.close('ExtendedAttribute');
  }
}

export function writeBaselines(
  x: XmlWriter,
  baselines: readonly Baseline[] | undefined,
  context: WriteContext,
): void {
  for (const b of baselines ?? []) {
    x.open('Baseline');
    x.number('Number', b.number);
    x.wall('Start', b.start);
    x.wall('Finish', b.finish);
    x.duration('Duration', b.durationSec);
    x.duration('Work', b.workSec);
    x.number('Cost', hundredths(b.costMinor, context));
    x.number('FixedCost', hundredths(b.fixedCostMinor, context));
    x.close('Baseline');
  }
}

function writeNature(x: XmlWriter, t: PlanTask): void {
  x.number('UID', t.uid);
  x.number('ID', t.id);
  if (t.name !== '') x.text('Name', t.name);
  // Right after the name, or Microsoft Project does not see them.
  x.flag('Active', t.inactive !== true);
  x.flag('Manual', t.manual === true);
  x.number('Type', t.type === undefined ? undefined : taskTypes.indexOf(t.type));
  x.flag('IsNull', t.blank === true);
  x.text('WBS', t.wbs);
  x.text('OutlineNumber', t.outlineNumber);
  x.number('OutlineLevel', t.outlineLevel);
  x.number('Priority', t.priority);
  x.text('StartText', t.startText);
  x.text('FinishText', t.finishText);
  x.text('DurationText', t.durationText);
}

function writeDates(x: XmlWriter, t: PlanTask): void {
  const fixed = t.manual === true || t.external === true;
  x.wall('Start', t.stored?.start ?? t.manualStart);
  x.wall('Finish', t.stored?.finish ?? t.manualFinish);
  x.duration('Duration', t.durationSec ?? t.stored?.durationSec);
  if (fixed) {
    x.wall('ManualStart', t.manualStart);
    x.wall('ManualFinish', t.manualFinish);
    x.duration('ManualDuration', t.durationSec);
  }
  x.number(
    'DurationFormat',
    writeFormat({ unit: t.durationUnit, elapsed: t.elapsed === true, estimated: t.estimated === true }),
  );
  x.duration('Work', t.workSec ?? t.stored?.workSec);
  x.wall('Stop', t.stop);
  x.wall('Resume', t.resume);
  x.flag('EffortDriven', t.effortDriven);
  x.flag('Recurring', t.recurring === true);
  x.flag('Estimated', t.estimated);
  x.flag('Milestone', t.milestone === true);
  x.flag('Summary', t.summary === true);
  x.flag('Critical', t.stored?.critical);
  x.flag('IsSubproject', t.subproject === true);
  if (t.external !== true) x.text('SubprojectName', t.subprojectName);
  x.flag('ExternalTask', t.external === true);
  if (t.external === true) x.text('ExternalTaskProject', t.subprojectName);
}

function writeFigures(x: XmlWriter, t: PlanTask, context: WriteContext): void {
  const s = t.stored;
  x.wall('EarlyStart', s?.earlyStart);
  x.wall('EarlyFinish', s?.earlyFinish);
  x.wall('LateStart', s?.lateStart);
  x.wall('LateFinish', s?.lateFinish);
  x.number('FreeSlack', tenths(s?.freeSlackSec));
  x.number('TotalSlack', tenths(s?.totalSlackSec));
  x.number('StartSlack', tenths(s?.startSlackSec));
  x.number('FinishSlack', tenths(s?.finishSlackSec));
  x.number('FixedCost', hundredths(t.fixedCostMinor, context));
  const accrual = t.fixedCostAccrual === undefined ? -1 : fixedCostAccruals.indexOf(t.fixedCostAccrual);
  if (accrual > 0) x.number('FixedCostAccrual', accrual);
  x.number('PercentComplete', t.percentComplete);
  x.number('PercentWorkComplete', t.percentWorkComplete);
  x.number('Cost', hundredths(s?.costMinor, context));
  x.wall('ActualStart', t.actualStart);
  x.wall('ActualFinish', t.actualFinish);
  x.duration('ActualDuration', t.actualDurationSec);
  x.number('ActualCost', hundredths(t.actualCostMinor, context));
  x.duration('ActualWork', t.actualWorkSec);
  x.duration('RemainingDuration', t.remainingDurationSec);
  x.duration('RemainingWork', t.remainingWorkSec);
}

function writeRules(x: XmlWriter, t: PlanTask): void {
  x.number('ConstraintType', constraintTypes.indexOf(t.constraint ?? 'ASAP'));
  x.number('CalendarUID', t.calendarUid ?? -1);
  x.wall('ConstraintDate', t.constraintDate);
  x.wall('Deadline', t.deadline);
  x.number('LevelingDelay', tenths(t.levelingDelaySec));
  if (t.levelingDelaySec !== undefined) x.number('LevelingDelayFormat', t.levelingDelayWorking ? 7 : 8);
  if (t.hyperlink !== undefined) {
    const at = t.hyperlink.indexOf('#');
    x.text('HyperlinkAddress', at < 0 ? t.hyperlink : t.hyperlink.slice(0, at));
    if (at >= 0) x.text('HyperlinkSubAddress', t.hyperlink.slice(at + 1));
  }
  x.flag('IgnoreResourceCalendar', t.ignoreResourceCalendar === true);
  x.text('Notes', t.notes);
  x.number('PhysicalPercentComplete', t.physicalPercentComplete);
  x.number('EarnedValueMethod', t.earnedValueMethod === 'physical' ? 1 : 0);
}

function writeLink(x: XmlWriter, link: PlanLink): void {
  x.open('PredecessorLink');
  x.number('PredecessorUID', link.predUid);
  x.number('Type', linkTypes.indexOf(link.type));
  x.flag('CrossProject', link.crossProject !== undefined);
  x.text('CrossProjectName', link.crossProject);
  x.number('LinkLag', link.lagPercent ?? tenths(link.lagSec) ?? 0);
  const percent = link.lagPercent !== undefined;
  x.number(
    'LagFormat',
    writeFormat({ unit: percent ? 'percent' : link.lagUnit, elapsed: link.lagElapsed === true }),
  );
  x.close('PredecessorLink');
}

/** Writes one task with the links that lead to it. */
export function writeTask(
  x: XmlWriter,
  task: PlanTask,
  rest: { readonly links: readonly PlanLink[]; readonly context: WriteContext },
): void {
  const { links, context } = rest;
  x.open('Task');
  writeNature(x, task);
  writeDates(x, task);
  writeFigures(x, task, context);
  writeRules(x, task);
  for (const link of links) writeLink(x, link);
  writeBaselines(x, task.baselines, context);
  writeCustom(x, task.customFields, context);
  x.close('Task');
}
