import type { PlanHeader, WallSecond } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { fieldsOf } from '../xml/fields.ts';
import type { XmlRecord } from '../xml/records.ts';
import { taskTypes } from './codes.ts';
import { clockSec } from './read-day.ts';
import { unaskedOfProject } from './unasked.ts';

/** A header whose start and calendar may be missing in the file. */
export type DraftHeader = Omit<PlanHeader, 'start' | 'calendarUid'> & {
  readonly start: WallSecond | undefined;
  readonly calendarUid: number | undefined;
};

const clock = (text: string | undefined) => clockSec(text) ?? undefined;

/** Digits after the point of the currency; needed before the first amount is read. */
export function currencyDigits(values: ReadonlyMap<string, string>): number {
  const digits = Number(values.get('CurrencyDigits') ?? 2);
  return Number.isInteger(digits) && digits >= 0 && digits <= 4 ? digits : 2;
}

/** Reads what stands directly below `Project`. */
export function readHeader(record: XmlRecord, to: Report): DraftHeader {
  const f = fieldsOf('Project', to, unaskedOfProject);
  f.turn(record, 'project');
  const scheduleFromStart = f.flag('ScheduleFromStart');
  const weekStart = f.integer('WeekStartDay');
  const month = f.integer('FYStartDate');
  const header: DraftHeader = {
    name: f.text('Name'),
    title: f.text('Title'),
    author: f.text('Author'),
    company: f.text('Company'),
    manager: f.text('Manager'),
    start: f.wall('StartDate'),
    finish: f.wall('FinishDate'),
    scheduleFrom: scheduleFromStart === false ? 'finish' : 'start',
    statusDate: f.wall('StatusDate'),
    currentDate: f.wall('CurrentDate'),
    calendarUid: f.integer('CalendarUID'),
    minutesPerDay: f.integer('MinutesPerDay'),
    minutesPerWeek: f.integer('MinutesPerWeek'),
    daysPerMonth: f.integer('DaysPerMonth'),
    defaultStartSec: clock(f.text('DefaultStartTime')),
    defaultFinishSec: clock(f.text('DefaultFinishTime')),
    currency: f.text('CurrencyCode'),
    currencyDigits: f.text('CurrencyDigits') === undefined ? undefined : currencyDigits(record.values),
    currencySymbol: f.text('CurrencySymbol'),
    criticalSlackLimitDays: f.integer('CriticalSlackLimit'),
    multipleCriticalPaths: f.flag('MultipleCriticalPaths'),
    honorConstraints: f.flag('HonorConstraints'),
    newTasksAreManual: f.flag('NewTasksAreManual') ?? false,
    defaultTaskType: taskTypes[f.integer('DefaultTaskType') ?? -1],
    newTasksEffortDriven: f.flag('NewTasksEffortDriven'),
    splitsInProgressTasks: f.flag('SplitsInProgressTasks'),
    fiscalYearStartMonth: month !== undefined && month >= 1 && month <= 12 ? month : undefined,
    weekStartDay: weekStart === undefined ? undefined : weekStart === 0 ? 7 : weekStart,
    notes: f.text('Comments'),
  };
  f.known(
    'SaveVersion',
    'Calendars',
    'Tasks',
    'Resources',
    'Assignments',
    'ExtendedAttributes',
    'OutlineCodes',
  );
  f.rest();
  return header;
}
