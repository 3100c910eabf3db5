import {
  asWall,
  type Plan,
  type PlanAssignment,
  type PlanCalendar,
  type PlanHeader,
  type PlanLink,
  type PlanResource,
  type PlanTask,
  type WallSecond,
} from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { standardCalendar } from './standard-calendar.ts';

/** A plan as read, in which references may lead nowhere and UIDs may repeat. */
export interface DraftPlan extends Omit<Plan, 'header' | 'tasks'> {
  readonly header: Omit<PlanHeader, 'start' | 'calendarUid'> & {
    readonly start: WallSecond | undefined;
    readonly calendarUid: number | undefined;
  };
  /** In file order; a UID may be missing. */
  readonly tasks: readonly DraftTask[];
}
export type DraftTask = Omit<PlanTask, 'uid'> & { readonly uid: number | undefined };

/** The first of each UID is kept; a later one is left out with a finding. */
function unique<T extends { readonly uid: number }>(
  list: readonly T[],
  what: string,
  to: Report,
): readonly T[] {
  const seen = new Set<number>();
  return list.filter(item => {
    if (!seen.has(item.uid)) return seen.add(item.uid);
    to.lose({ element: what, kind: 'not-kept', reason: 'its UID is used before' }, `UID ${item.uid}`);
    to.find({
      code: 'plan.duplicate_uid',
      severity: 'error',
      message: `${what} ${item.uid} occurs more than once; the first was kept. Correct it in the tool the file comes from.`,
      path: [what, String(item.uid)],
    });
    return false;
  });
}

const hasUid = (draft: DraftTask): draft is PlanTask => draft.uid !== undefined;

/** A repeated or missing UID of a task gets a new number, so that no work disappears. */
function numbered(drafts: readonly DraftTask[], to: Report): readonly PlanTask[] {
  const seen = new Set<number>();
  let next = drafts.reduce((most, t) => Math.max(most, t.uid ?? 0), 0) + 1;
  return drafts.map((draft, i) => {
    const { uid } = draft;
    if (hasUid(draft) && !seen.has(draft.uid)) {
      seen.add(draft.uid);
      return draft;
    }
    const given = next++;
    const name = draft.name || `row ${i + 1}`;
    to.lose(
      { element: 'Task/UID', kind: 'guessed', reason: 'missing or used before; the task got a new number' },
      `${name}: ${given}`,
    );
    to.find({
      code: uid === undefined ? 'plan.missing_uid' : 'plan.duplicate_uid',
      severity: 'warning',
      message: `Task "${name}" ${uid === undefined ? 'has no UID' : `has the UID ${uid} of another task`}; it got ${given}, and links to it lead to the other one. Check its links.`,
      path: ['Task', String(given)],
    });
    return { ...draft, uid: given };
  });
}

function soundCalendars(draft: DraftPlan, to: Report): readonly PlanCalendar[] {
  const calendars = unique(draft.calendars, 'Calendar', to);
  const known = new Map(calendars.map(c => [c.uid, c]));
  const circular = (c: PlanCalendar) => {
    const seen = new Set<number>();
    for (
      let at: PlanCalendar | undefined = c;
      at;
      at = at.baseUid === undefined ? undefined : known.get(at.baseUid)
    ) {
      if (seen.has(at.uid)) return true;
      seen.add(at.uid);
    }
    return false;
  };
  return calendars.map(c => {
    if (c.baseUid === undefined || (known.has(c.baseUid) && !circular(c))) return c;
    to.lose(
      {
        element: 'Calendar/BaseCalendarUID',
        kind: 'not-kept',
        reason: 'that calendar is missing or based on this one',
      },
      `calendar ${c.uid}: ${c.baseUid}`,
    );
    to.find({
      code: 'plan.missing_calendar',
      severity: 'warning',
      message: `Calendar "${c.name}" is based on calendar ${c.baseUid}, which is missing or based on it in turn; it stands alone now. Check its working days.`,
      path: ['Calendar', String(c.uid)],
    });
    return { ...c, baseUid: undefined };
  });
}

/** A calendar that is not there is left out, so that the next one up applies. */
function withCalendar<T extends { readonly uid: number; readonly calendarUid?: number | undefined }>(
  list: readonly T[],
  what: string,
  context: { readonly known: ReadonlySet<number>; readonly to: Report },
): readonly T[] {
  return list.map(item => {
    if (item.calendarUid === undefined || context.known.has(item.calendarUid)) return item;
    context.to.lose(
      { element: `${what}/CalendarUID`, kind: 'not-kept', reason: 'there is no such calendar' },
      `${what} ${item.uid}: ${item.calendarUid}`,
    );
    context.to.find({
      code: 'plan.missing_calendar',
      severity: 'warning',
      message: `${what} ${item.uid} uses calendar ${item.calendarUid}, which the file does not have; the project's calendar is used. Choose a calendar for it.`,
      path: [what, String(item.uid)],
    });
    return { ...item, calendarUid: undefined };
  });
}

function soundLinks(links: readonly PlanLink[], tasks: ReadonlySet<number>, to: Report): readonly PlanLink[] {
  return links.filter(link => {
    const there = tasks.has(link.succUid) && (tasks.has(link.predUid) || link.crossProject !== undefined);
    if (there && link.predUid !== link.succUid) return true;
    const self = link.predUid === link.succUid;
    const where = `${link.predUid} ${link.type} ${link.succUid}`;
    to.lose(
      {
        element: 'Task/PredecessorLink',
        kind: 'not-kept',
        reason: self ? 'it links a task to itself' : 'one of its tasks is missing',
      },
      where,
    );
    to.find({
      code: self ? 'plan.link_to_itself' : 'plan.dangling_link',
      severity: 'error',
      message: self
        ? `Task ${link.succUid} is linked to itself; the link was left out. Remove it.`
        : `The link ${where} names a task that the file does not have; it was left out. Add the missing link.`,
      path: ['Task', String(link.succUid)],
    });
    return false;
  });
}

function soundAssignments(
  draft: DraftPlan,
  known: { readonly tasks: ReadonlySet<number>; readonly resources: ReadonlyMap<number, PlanResource> },
  to: Report,
): readonly PlanAssignment[] {
  return unique(draft.assignments, 'Assignment', to).flatMap(a => {
    if (!known.tasks.has(a.taskUid)) {
      to.lose(
        { element: 'Assignment', kind: 'not-kept', reason: 'its task is missing' },
        `assignment ${a.uid}: task ${a.taskUid}`,
      );
      to.find({
        code: 'plan.dangling_assignment',
        severity: 'error',
        message: `Assignment ${a.uid} is for task ${a.taskUid}, which the file does not have; it was left out.`,
        path: ['Assignment', String(a.uid)],
      });
      return [];
    }
    const resource = a.resourceUid === undefined ? undefined : known.resources.get(a.resourceUid);
    const costMinor = resource?.kind === 'cost' ? a.costMinor : undefined;
    if (a.resourceUid === undefined || resource) return [{ ...a, costMinor }];
    to.lose(
      {
        element: 'Assignment/ResourceUID',
        kind: 'not-kept',
        reason: 'there is no such resource; the work is unassigned',
      },
      `assignment ${a.uid}: ${a.resourceUid}`,
    );
    to.find({
      code: 'plan.missing_resource',
      severity: 'warning',
      message: `Assignment ${a.uid} is for resource ${a.resourceUid}, which the file does not have; its work is unassigned now. Assign somebody.`,
      path: ['Assignment', String(a.uid)],
    });
    return [{ ...a, costMinor, resourceUid: undefined }];
  });
}

function projectCalendar(wanted: number | undefined, calendars: readonly PlanCalendar[], to: Report): number {
  if (wanted !== undefined && calendars.some(c => c.uid === wanted)) return wanted;
  const bases = calendars.filter(c => c.baseUid === undefined);
  const chosen = bases.find(c => c.name.toLowerCase() === 'standard') ?? bases[0] ?? calendars[0];
  const uid = chosen?.uid ?? 1;
  to.lose(
    { element: 'Project/CalendarUID', kind: 'guessed', reason: 'missing, or there is no such calendar' },
    `${wanted ?? 'none'}: took ${chosen?.name ?? 'a standard calendar'}`,
  );
  to.find({
    code: 'plan.missing_calendar',
    severity: 'warning',
    message: `The project names no calendar of the file; ${chosen ? `"${chosen.name}"` : 'a standard week of five days'} was taken. Choose the right one.`,
    path: ['Project'],
  });
  return uid;
}

function projectStart(draft: DraftPlan, to: Report): WallSecond {
  if (draft.header.start !== undefined) return draft.header.start;
  let first: WallSecond | undefined;
  for (const t of draft.tasks) {
    const start = t.actualStart ?? t.manualStart ?? t.stored?.start ?? t.constraintDate;
    if (start !== undefined && (first === undefined || start < first)) first = start;
  }
  const start = first ?? draft.header.currentDate ?? asWall('2000-01-03T08:00');
  to.lose(
    { element: 'Project/StartDate', kind: 'guessed', reason: 'missing' },
    first === undefined ? 'no date in the file' : 'the earliest task',
  );
  to.find({
    code: 'plan.missing_start',
    severity: 'warning',
    message: 'The project has no start date; the earliest date of its tasks was taken. Set the right one.',
    path: ['Project'],
  });
  return start;
}

/** Makes a plan in which every reference leads somewhere; what did not is reported. */
export function soundPlan(draft: DraftPlan, to: Report): Plan {
  const found = soundCalendars(draft, to);
  const calendars = found.length > 0 ? found : [standardCalendar(1)];
  const calendarUid = projectCalendar(draft.header.calendarUid, found, to);
  const context = { known: new Set(calendars.map(c => c.uid)), to };
  const tasks = withCalendar(numbered(draft.tasks, to), 'Task', context);
  const resources = withCalendar(unique(draft.resources, 'Resource', to), 'Resource', context);
  const uids = new Set(tasks.map(t => t.uid));
  return {
    header: { ...draft.header, start: projectStart(draft, to), calendarUid },
    calendars,
    tasks,
    links: soundLinks(draft.links, uids, to),
    resources,
    assignments: soundAssignments(
      draft,
      { tasks: uids, resources: new Map(resources.map(r => [r.uid, r])) },
      to,
    ),
    customFields: draft.customFields,
  };
}
