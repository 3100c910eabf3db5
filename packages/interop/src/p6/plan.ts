import type { Plan, PlanLink, PlanTask } from '@chartroom/engine';
import type { Report } from '../loss/loss.ts';
import { soundPlan } from '../plan/sound.ts';
import type { P6, P6Link, P6Project } from './model.ts';
import { type OutlineRow, outline } from './outline.ts';
import { assignmentOf, type Numbers, resourceOf } from './resource.ts';
import { taskOf } from './task.ts';

/** Own ids become numbers where they are free numbers; others get new ones. */
function numbered(ids: readonly string[], from: number): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  let next = from;
  for (const id of ids) if (!numbers.has(id)) numbers.set(id, next++);
  return numbers;
}

function fixedCosts(p6: P6, to: Report): ReadonlyMap<string, number> {
  const costs = new Map<string, number>();
  for (const e of p6.expenses) {
    const total =
      e.actualCost === undefined && e.remainingCost === undefined
        ? (e.plannedCost ?? 0)
        : (e.actualCost ?? 0) + (e.remainingCost ?? 0);
    costs.set(e.activityId, (costs.get(e.activityId) ?? 0) + Math.round(total * 10 ** p6.digits));
    to.lose(
      { element: 'Expense', kind: 'changed', reason: 'its cost is kept as a fixed cost of the task' },
      `activity ${e.activityId}: ${total}`,
    );
  }
  return costs;
}

const calendarsOf = (p6: P6, numbers: Numbers) =>
  p6.calendars.map(c => ({
    uid: numbers.calendar.get(c.id) ?? 0,
    name: c.name,
    baseUid: c.baseId === undefined ? undefined : numbers.calendar.get(c.baseId),
    weekDays: c.weekDays,
    workWeeks: [],
    exceptions: c.exceptions,
  }));

function linkOf(
  link: P6Link,
  context: { readonly p6: P6; readonly numbers: Numbers; readonly to: Report },
): readonly PlanLink[] {
  const { p6, numbers, to } = context;
  const succUid = numbers.task.get(link.succId);
  const predUid = numbers.task.get(link.predId);
  const where = `${link.predId} to ${link.succId}`;
  if (link.type === undefined)
    to.lose(
      {
        element: 'Relationship/type',
        kind: 'guessed',
        reason: 'missing or unknown; read as finish to start',
      },
      where,
    );
  if (succUid === undefined) {
    to.lose({ element: 'Relationship', kind: 'not-kept', reason: 'its successor is not in the file' }, where);
    return [];
  }
  const lag = p6.projects[0]?.lagCalendar;
  if (link.lagHours !== 0 && lag !== 'successor' && lag !== 'around-the-clock') {
    to.lose(
      {
        element: 'Relationship/lag',
        kind: 'changed',
        reason: `the lag ran on the calendar of the ${lag ?? 'predecessor'}; here it runs on the successor's`,
      },
      where,
    );
  }
  const lagSec = Math.round(link.lagHours * 3600);
  const elapsed = lagSec !== 0 && lag === 'around-the-clock';
  const base = {
    succUid,
    type: link.type ?? ('FS' as const),
    lagSec: lagSec || undefined,
    lagElapsed: elapsed ? true : undefined,
  };
  if (predUid !== undefined) return [{ ...base, predUid }];
  const project = link.predProject ?? 'unknown';
  to.lose(
    {
      element: 'Relationship',
      kind: 'changed',
      reason: 'its predecessor is in another project; the link waits for it',
    },
    where,
  );
  return [{ ...base, predUid: -Number(link.predId) || -1, crossProject: project }];
}

function rowTask(
  row: OutlineRow,
  id: number,
  context: { readonly numbers: Numbers; readonly costs: ReadonlyMap<string, number>; readonly to: Report },
): PlanTask {
  const { numbers, costs, to } = context;
  if ('wbs' in row) {
    const uid = row.level === 0 ? 0 : (numbers.task.get(`wbs ${row.wbs.id}`) ?? id);
    return { uid, id, outlineLevel: row.level, name: row.wbs.name, wbs: row.wbs.code, summary: true };
  }
  const a = row.activity;
  return {
    uid: numbers.task.get(a.id) ?? id,
    id,
    outlineLevel: row.level,
    ...taskOf(a, to),
    calendarUid: a.calendarId === undefined ? undefined : numbers.calendar.get(a.calendarId),
    fixedCostMinor: costs.get(a.id) || undefined,
  };
}

function header(p6: P6, project: P6Project | undefined, numbers: Numbers) {
  const calendar =
    p6.calendars.find(c => c.id === project?.calendarId) ?? p6.calendars.find(c => c.isDefault);
  const starts = p6.projects.flatMap(p => (p.start === undefined ? [] : [p.start]));
  return {
    name: project?.code,
    title: project?.name,
    start: starts.toSorted((a, b) => a - b)[0],
    finish: project?.finish,
    statusDate: project?.dataDate,
    calendarUid: calendar === undefined ? undefined : numbers.calendar.get(calendar.id),
    minutesPerDay: calendar?.hoursPerDay ? Math.round(calendar.hoursPerDay * 60) : undefined,
    minutesPerWeek: calendar?.hoursPerWeek ? Math.round(calendar.hoursPerWeek * 60) : undefined,
    currency: p6.currency,
    currencyDigits: p6.digits,
    fiscalYearStartMonth: project?.fiscalYearStartMonth,
    honorConstraints: true,
  };
}

/** Makes a plan of what a Primavera file holds. Dates stay as stored; where Primavera thinks differently, the report says so. */
export function planOf(p6: P6, to: Report): Plan {
  const rows = outline(p6, to);
  const nodes = rows.map(r => ('wbs' in r ? `wbs ${r.wbs.id}` : r.activity.id));
  const numbers: Numbers = {
    task: numbered(nodes, 1),
    calendar: numbered(
      p6.calendars.map(c => c.id),
      1,
    ),
    resource: numbered(
      p6.resources.map(r => (r.role ? `role ${r.id}` : r.id)),
      1,
    ),
    digits: p6.digits,
  };
  if (p6.projects.length > 1) {
    to.lose(
      {
        element: 'Project',
        kind: 'changed',
        reason: 'several projects in one file became summary tasks of one plan',
      },
      p6.projects.map(p => p.code).join(', '),
    );
  }
  const costs = fixedCosts(p6, to);
  const resources = p6.resources.map(r => resourceOf(r, numbers, to));
  const material = new Set(resources.filter(r => r.kind === 'material').map(r => r.uid));
  const firstId = rows[0]?.level === 0 ? 0 : 1;
  return soundPlan(
    {
      header: header(p6, p6.projects[0], numbers),
      calendars: calendarsOf(p6, numbers),
      tasks: rows.map((row, i) => rowTask(row, firstId + i, { numbers, costs, to })),
      links: p6.links.flatMap(link => linkOf(link, { p6, numbers, to })),
      resources,
      assignments: p6.assignments.flatMap((a, i) => {
        const read = assignmentOf(a, i + 1, { numbers, material });
        if (read) return [read];
        to.lose(
          { element: 'Assignment', kind: 'not-kept', reason: 'its activity is missing' },
          `assignment ${a.id}`,
        );
        return [];
      }),
      customFields: p6.fields,
    },
    to,
  );
}
