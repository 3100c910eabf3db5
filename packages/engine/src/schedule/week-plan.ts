import { asWall, formatWall } from '../base/wall-second.ts';
import type { LinkType, Plan, PlanHeader, PlanLink } from './plan.ts';
import type { PlanCalendar } from './plan-calendar.ts';
import type { PlanTask } from './plan-task.ts';
import { schedule } from './schedule.ts';

// Small plans of the first weeks of January 2026, for tests.
// Monday 5 January 2026, 08:00, is where every plan begins; the standard week has eight hours a day.
export const monday = asWall('2026-01-05T08:00');
export const day = 28_800;
export const at = (text: string) => asWall(`2026-01-${text}`);

export const standard: PlanCalendar = {
  uid: 1,
  name: 'Standard',
  weekDays: [],
  workWeeks: [],
  exceptions: [],
};
const hours = (from: number, to: number) => ({ fromSec: from * 3600, toSec: to * 3600 });
const everyDay = (times: readonly { fromSec: number; toSec: number }[]) =>
  [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, working: true, times }));
const roundTheClock: PlanCalendar = {
  ...standard,
  uid: 2,
  name: 'Round the clock',
  weekDays: everyDay([hours(0, 24)]),
};
const mornings: PlanCalendar = {
  ...standard,
  uid: 3,
  name: 'Mornings',
  weekDays: [1, 2, 3, 4, 5].map(weekday => ({ weekday, working: true, times: [hours(8, 12)] })),
};

export type Row = Partial<PlanTask> & { readonly days?: number };
export type Link = readonly [pred: number, succ: number, type?: LinkType, over?: Partial<PlanLink>];

/** A plan of rows of one day each, and links as tuples. */
export function plan(
  rows: readonly Row[],
  links: readonly Link[] = [],
  over: Omit<Partial<Plan>, 'header'> & { readonly header?: Partial<PlanHeader> } = {},
): Plan {
  const tasks = rows.map(({ days = 1, ...row }, i) => ({
    uid: i + 1,
    id: i + 1,
    outlineLevel: 1,
    name: `T${i + 1}`,
    durationSec: days * day,
    ...row,
  }));
  return {
    calendars: [standard, roundTheClock, mornings],
    resources: [],
    assignments: [],
    customFields: [],
    links: links.map(([predUid, succUid, type = 'FS', l]) => ({ predUid, succUid, type, ...l })),
    ...over,
    header: { start: monday, calendarUid: 1, ...over.header },
    tasks,
  };
}

/** Dates of the tasks as `05T08:00-05T17:00`, day of January and time. */
export function dates(p: Plan, of: 'start' | 'early' | 'late' = 'start'): string[] {
  const s = schedule(p).result;
  const short = (w: Parameters<typeof formatWall>[0]) => formatWall(w).slice(8);
  return s.tasks().map(t => {
    const [from, to] =
      of === 'start'
        ? [t.start, t.finish]
        : of === 'early'
          ? [t.earlyStart, t.earlyFinish]
          : [t.lateStart, t.lateFinish];
    return `${short(from)}-${short(to)}`;
  });
}
export const slackDays = (p: Plan) =>
  schedule(p)
    .result.tasks()
    .map(t => t.totalSlackSec / day);
export const codes = (p: Plan) => schedule(p).findings.map(f => f.code);
