import { constraintTypes, type LinkType, type PlanLink, type StoredTask } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import type { DraftTask } from '../plan/sound.ts';
import { type Fields, fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { fixedCostAccruals, linkTypes, readFormat, taskTypes, tenthsToSec } from './codes.ts';
import { type Shared, sharedReaders } from './read-shared.ts';
import { unaskedOfTask } from './unasked.ts';

/** A task as read, whose UID may be missing, with the links that lead to it. */
export interface ReadTask {
  readonly task: DraftTask;
  readonly links: readonly Omit<PlanLink, 'succUid'>[];
}

/** Dates are stored for a manual or external task even where only its own were written. */
function stored(f: Fields, shared: Shared): StoredTask {
  const fixed = f.flag('Manual') === true || f.flag('ExternalTask') === true;
  return {
    start: f.wall('Start') ?? (fixed ? f.wall('ManualStart') : undefined),
    finish: f.wall('Finish') ?? (fixed ? f.wall('ManualFinish') : undefined),
    earlyStart: f.wall('EarlyStart'),
    earlyFinish: f.wall('EarlyFinish'),
    lateStart: f.wall('LateStart'),
    lateFinish: f.wall('LateFinish'),
    freeSlackSec: tenthsToSec(f.number('FreeSlack')),
    totalSlackSec: tenthsToSec(f.number('TotalSlack')),
    startSlackSec: tenthsToSec(f.number('StartSlack')),
    finishSlackSec: tenthsToSec(f.number('FinishSlack')),
    critical: f.flag('Critical'),
    durationSec: f.duration('Duration') ?? (fixed ? f.duration('ManualDuration') : undefined),
    workSec: f.duration('Work'),
    costMinor: shared.money(f, 'Cost'),
  };
}

const yes = (f: Fields, name: string): true | undefined => (f.flag(name) === true ? true : undefined);

function nature(f: Fields, index: number) {
  const level = f.integer('OutlineLevel');
  const outline = f.text('OutlineNumber');
  return {
    id: f.integer('ID') ?? index,
    outlineLevel: level ?? (outline === undefined ? 1 : outline === '0' ? 0 : outline.split('.').length),
    outlineNumber: outline,
    wbs: f.text('WBS'),
    name: f.text('Name') ?? '',
    blank: yes(f, 'IsNull'),
    inactive: f.flag('Active') === false ? true : undefined,
    manual: yes(f, 'Manual'),
    summary: yes(f, 'Summary'),
    milestone: yes(f, 'Milestone'),
    external: yes(f, 'ExternalTask'),
    subproject: yes(f, 'IsSubproject'),
    subprojectName: f.text('SubprojectName') ?? f.text('ExternalTaskProject'),
    recurring: yes(f, 'Recurring'),
    type: taskTypes[f.integer('Type') ?? -1],
    effortDriven: f.flag('EffortDriven'),
  };
}

function planned(f: Fields, was: StoredTask) {
  const format = readFormat(f.integer('DurationFormat'));
  const fixed = f.flag('Manual') === true || f.flag('ExternalTask') === true;
  const constraint = constraintTypes[f.integer('ConstraintType') ?? -1];
  const calendar = f.integer('CalendarUID');
  return {
    durationSec: was.durationSec,
    elapsed: format.elapsed ? true : undefined,
    estimated: f.flag('Estimated') ?? (format.estimated ? true : undefined),
    durationUnit: format.unit,
    manualStart: fixed ? was.start : undefined,
    manualFinish: fixed ? was.finish : undefined,
    startText: f.raw('StartText'),
    finishText: f.raw('FinishText'),
    durationText: f.raw('DurationText'),
    constraint: constraint === 'ASAP' ? undefined : constraint,
    constraintDate: f.wall('ConstraintDate'),
    deadline: f.wall('Deadline'),
    calendarUid: calendar === undefined || calendar < 0 || f.flag('IsNull') === true ? undefined : calendar,
    ignoreResourceCalendar: yes(f, 'IgnoreResourceCalendar'),
  };
}

function progress(f: Fields) {
  const delay = tenthsToSec(f.number('LevelingDelay'));
  const delayFormat = readFormat(f.integer('LevelingDelayFormat'));
  return {
    actualStart: f.wall('ActualStart'),
    actualFinish: f.wall('ActualFinish'),
    percentComplete: f.number('PercentComplete'),
    percentWorkComplete: f.number('PercentWorkComplete'),
    physicalPercentComplete: f.number('PhysicalPercentComplete'),
    actualDurationSec: f.duration('ActualDuration'),
    remainingDurationSec: f.duration('RemainingDuration'),
    stop: f.wall('Stop'),
    resume: f.wall('Resume'),
    levelingDelaySec: delay === 0 ? undefined : delay,
    levelingDelayWorking: delay && delayFormat.unit !== undefined && !delayFormat.elapsed ? true : undefined,
    priority: f.integer('Priority'),
  };
}

function amounts(f: Fields, shared: Shared, was: StoredTask) {
  return {
    workSec: was.workSec,
    actualWorkSec: f.duration('ActualWork'),
    remainingWorkSec: f.duration('RemainingWork'),
    fixedCostMinor: shared.money(f, 'FixedCost') || undefined,
    fixedCostAccrual: fixedCostAccruals[f.integer('FixedCostAccrual') ?? 0],
    actualCostMinor: shared.money(f, 'ActualCost'),
    earnedValueMethod: f.integer('EarnedValueMethod') === 1 ? ('physical' as const) : undefined,
  };
}

function hyperlink(f: Fields): string | undefined {
  const address = f.text('HyperlinkAddress');
  const place = f.text('HyperlinkSubAddress');
  f.known('Hyperlink');
  return place === undefined ? address : `${address ?? ''}#${place}`;
}

function linkReader(to: Report): (record: XmlRecord, where: string) => readonly Omit<PlanLink, 'succUid'>[] {
  const f = fieldsOf('Task/PredecessorLink', to);
  return (record, where) => {
    f.turn(record, where);
    const predUid = f.integer('PredecessorUID');
    const code = f.integer('Type');
    const type: LinkType = linkTypes[code ?? 1] ?? 'FS';
    if (code === undefined || linkTypes[code] === undefined) {
      to.lose(
        {
          element: 'Task/PredecessorLink/Type',
          kind: 'guessed',
          reason: 'missing or unknown; read as finish to start',
        },
        where,
      );
    }
    const lag = f.number('LinkLag') ?? 0;
    const format = readFormat(f.integer('LagFormat'));
    const percent = format.unit === 'percent';
    const crossProject = f.flag('CrossProject') === true ? f.text('CrossProjectName') : undefined;
    f.known('CrossProjectName');
    f.rest();
    if (predUid === undefined) {
      to.lose(
        { element: 'Task/PredecessorLink', kind: 'not-kept', reason: 'it names no predecessor' },
        where,
      );
      return [];
    }
    return [
      {
        predUid,
        type,
        lagSec: percent || lag === 0 ? undefined : tenthsToSec(lag),
        lagPercent: percent ? lag : undefined,
        lagElapsed: format.elapsed ? true : undefined,
        lagUnit: format.unit,
        crossProject,
      },
    ];
  };
}

/** Reads tasks one after another. */
export function taskReader(to: Report, digits: () => number): (record: XmlRecord, index: number) => ReadTask {
  const f = fieldsOf('Task', to, unaskedOfTask);
  const shared = sharedReaders('Task', to, digits);
  const link = linkReader(to);
  return (record, index) => {
    const uid = record.values.get('UID');
    const where = `task ${uid ?? `in row ${index}`}`;
    f.turn(record, where);
    const was = stored(f, shared);
    const task: DraftTask = {
      uid: f.integer('UID'),
      ...nature(f, index),
      ...planned(f, was),
      ...progress(f),
      ...amounts(f, shared, was),
      notes: f.text('Notes'),
      hyperlink: hyperlink(f),
      baselines: shared.baselines(f.children('Baseline'), where),
      customFields: shared.custom(f.children('ExtendedAttribute'), where),
      stored: was,
    };
    const links = f.children('PredecessorLink').flatMap(r => link(r, where));
    f.rest();
    return { task, links };
  };
}
