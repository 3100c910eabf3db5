import type { Calendars } from '../calendar/calendars.ts';
import type { Part } from './network.ts';
import type { Contour, PlanAssignment, PlanResource } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';

/** How long a task's duration runs on which calendar. */
export interface Effort {
  /** Index in the plan's calendars on which the duration counts. */
  readonly calendar: number;
  /** Index of the calendar on which lags towards the task count. */
  readonly lagCalendar: number;
  /** Where its people work on different calendars. */
  readonly parts: readonly Part[];
  /** Its people, those who are done included, work on different calendars. */
  readonly mixed: boolean;
}

/** Average share of the units that a contour uses, as MS Project's help gives them in tenths of the duration. */
const contourShare: Readonly<Record<Contour, number>> = {
  flat: 1,
  'back-loaded': 0.6,
  'front-loaded': 0.6,
  'double-peak': 0.5,
  'early-peak': 0.5,
  'late-peak': 0.5,
  bell: 0.5,
  turtle: 0.7,
  contoured: 1,
};

/** Working seconds an assignment takes: its regular work at its units and contour. */
export function assignmentSpan(a: PlanAssignment): number | null {
  const work = (a.workSec ?? 0) - (a.overtimeWorkSec ?? 0);
  if (work <= 0 || a.units <= 0 || a.contour === 'contoured') return null;
  return Math.round(work / a.units / contourShare[a.contour ?? 'flat']);
}

/** An assignment with the index of its calendar. */
interface Staffed {
  readonly a: PlanAssignment;
  readonly index: number;
}

/** Of a task in progress the assignments with work left, if any; else all. */
function openOf(task: PlanTask, staff: readonly Staffed[]): readonly Staffed[] {
  if (task.actualStart === undefined) return staff;
  const rest = (a: PlanAssignment) => a.remainingWorkSec ?? (a.workSec ?? 0) - (a.actualWorkSec ?? 0);
  const open = staff.filter(s => rest(s.a) > 0);
  return open.length > 0 ? open : staff;
}

/** The calendars that drive a task: those of its people, within its own; its own alone with a fixed duration. */
export function effortOf(
  task: PlanTask,
  assignments: readonly PlanAssignment[],
  {
    resources,
    calendars,
  }: { readonly resources: ReadonlyMap<number, PlanResource>; readonly calendars: Calendars },
): Effort {
  const own = calendars.indexOf(task.calendarUid);
  const alone = { calendar: own, lagCalendar: own, parts: [], mixed: false };
  const hasOwn = task.calendarUid !== undefined;
  if (task.type === 'fixed-duration' || (hasOwn && task.ignoreResourceCalendar) || task.elapsed) return alone;
  const calendarFor = (a: PlanAssignment) => {
    const resource = a.resourceUid === undefined ? undefined : resources.get(a.resourceUid);
    if (resource?.kind !== 'work') return null;
    const theirs = calendars.indexOf(resource.calendarUid);
    return hasOwn ? calendars.both(theirs, own) : theirs;
  };
  const staff = assignments.flatMap(a => {
    const index = calendarFor(a);
    return index === null ? [] : [{ a, index }];
  });
  const open = openOf(task, staff);
  const first = open[0];
  if (!first) return alone;
  const mixed = staff.some(s => s.index !== first.index);
  if (open.every(s => s.index === first.index))
    return { calendar: first.index, lagCalendar: own, parts: [], mixed };
  const parts = open.map(({ a, index }) => ({
    calendar: calendars.list[index] ?? calendars.project,
    spanSec: assignmentSpan(a) ?? task.durationSec ?? 0,
    delaySec: a.delaySec ?? 0,
  }));
  return { calendar: calendars.any(open.map(s => s.index)), lagCalendar: own, parts, mixed };
}
