import type { PlanHeader } from '@chartroom/engine';
import type { XmlWriter } from '../xml/writer.ts';
import { taskTypes } from './codes.ts';
import { clockText } from './write-calendar.ts';

const hour = 3600;

/** Writes what stands before the calendars, in the order Microsoft Project expects. */
export function writeHeader(x: XmlWriter, h: PlanHeader): void {
  x.number('SaveVersion', 14);
  x.text('Name', h.name);
  x.text('Title', h.title);
  x.text('Company', h.company);
  x.text('Manager', h.manager);
  x.text('Author', h.author);
  x.flag('ScheduleFromStart', h.scheduleFrom !== 'finish');
  x.wall('StartDate', h.start);
  x.wall('FinishDate', h.finish);
  x.number('FYStartDate', h.fiscalYearStartMonth);
  x.number('CriticalSlackLimit', h.criticalSlackLimitDays);
  x.number('CurrencyDigits', h.currencyDigits);
  x.text('CurrencySymbol', h.currencySymbol);
  x.text('CurrencyCode', h.currency);
  x.number('CalendarUID', h.calendarUid);
  x.text('DefaultStartTime', h.defaultStartSec === undefined ? undefined : clockText(h.defaultStartSec));
  x.text('DefaultFinishTime', h.defaultFinishSec === undefined ? undefined : clockText(h.defaultFinishSec));
  x.number('MinutesPerDay', h.minutesPerDay);
  x.number('MinutesPerWeek', h.minutesPerWeek);
  x.number('DaysPerMonth', h.daysPerMonth);
  x.number(
    'DefaultTaskType',
    h.defaultTaskType === undefined ? undefined : taskTypes.indexOf(h.defaultTaskType),
  );
  x.number('DurationFormat', 7);
  x.number('WorkFormat', 2);
  x.flag('HonorConstraints', h.honorConstraints);
  x.flag('MultipleCriticalPaths', h.multipleCriticalPaths);
  x.flag('NewTasksEffortDriven', h.newTasksEffortDriven);
  x.flag('SplitsInProgressTasks', h.splitsInProgressTasks);
  x.number('WeekStartDay', h.weekStartDay === undefined ? undefined : h.weekStartDay % 7);
  x.wall('StatusDate', h.statusDate);
  x.wall('CurrentDate', h.currentDate);
  // Without it the reader's own preference for new tasks can turn scheduled tasks into manual ones.
  x.flag('NewTasksAreManual', h.newTasksAreManual ?? false);
}

/** Seconds of one unit of a rate by the plan's own days and weeks. */
export function rateUnitSec(
  h: PlanHeader,
): Readonly<Record<'minute' | 'hour' | 'day' | 'week' | 'month' | 'year', number>> {
  const day = (h.minutesPerDay ?? 480) * 60;
  const week = (h.minutesPerWeek ?? 2400) * 60;
  return { minute: 60, hour, day, week, month: day * (h.daysPerMonth ?? 20), year: week * 52 };
}
