import { type PlanAssignment, type PlanResource, workBetween } from '@chartroom/engine';
import { initialsOf, shownRows } from './columns.ts';
import type { Compared } from './consequences.ts';

/** Somebody who has more planned in a week than there is time for, with the weeks around the worst. */
export interface PersonLoad {
  readonly name: string;
  readonly initials: string;
  readonly group: string;
  readonly weeks: readonly { readonly weekSec: number; readonly hours: number; readonly mostHours: number }[];
}

const weekSec = 604_800;
/** 1970-01-05 was a Monday. */
const mondaySec = 4 * 86_400;
const mondayOf = (sec: number) => Math.floor((sec - mondaySec) / weekSec) * weekSec + mondaySec;
const tenth = (n: number) => Math.round(n * 10) / 10;
const mostPeople = 3;
const weeksShown = 5;

type SpanOf = (taskUid: number) => readonly [number, number] | null;

/** Seconds of work a week, by the week's Monday, spread evenly over working time. */
function weekly(
  c: Compared,
  assigned: readonly PlanAssignment[],
  spanOf: SpanOf,
): ReadonlyMap<number, number> {
  const out = new Map<number, number>();
  for (const a of assigned) {
    const span = spanOf(a.taskUid);
    if (span === null) continue;
    const [start, finish] = span;
    const all = workBetween(c.calendar, start, finish);
    if (all <= 0) continue;
    const rate = a.workSec === undefined ? a.units : a.workSec / all;
    for (let week = mondayOf(start); week < finish; week += weekSec) {
      const inside = workBetween(c.calendar, Math.max(start, week), Math.min(finish, week + weekSec));
      out.set(week, (out.get(week) ?? 0) + inside * rate);
    }
  }
  return out;
}

function excess(c: Compared, person: PlanResource, load: ReadonlyMap<number, number>) {
  let worst = { week: 0, sec: 0 };
  for (const [week, sec] of load) {
    const most = workBetween(c.calendar, week, week + weekSec) * (person.maxUnits ?? 1);
    if (sec - most > worst.sec) worst = { week, sec: sec - most };
  }
  return worst;
}

/** Who of those working on moved tasks is asked for more time than there is, and more than before. */
export function overloads(c: Compared, moved: ReadonlySet<number>): readonly PersonLoad[] {
  const rowOf = new Map(shownRows(c.plan).map((t, i) => [t.uid, i]));
  const spanIn = (spans: Compared['spans'], at: number | undefined): readonly [number, number] | null =>
    at === undefined ? null : [spans.start[at] ?? 0, spans.finish[at] ?? 0];
  const now: SpanOf = uid => spanIn(c.spans, rowOf.get(uid));
  const before: SpanOf = uid => spanIn(c.savedSpans, c.savedAt.get(uid));
  const touched = new Set(c.plan.assignments.flatMap(a => (moved.has(a.taskUid) ? [a.resourceUid] : [])));
  const found = c.plan.resources.flatMap(person => {
    if (!touched.has(person.uid) || person.kind !== 'work') return [];
    const assigned = c.plan.assignments.filter(a => a.resourceUid === person.uid);
    const load = weekly(c, assigned, now);
    const worst = excess(c, person, load);
    if (worst.sec < 1800 || worst.sec <= excess(c, person, weekly(c, assigned, before)).sec) return [];
    return [{ person, load, worst }];
  });
  return found
    .toSorted((a, b) => b.worst.sec - a.worst.sec)
    .slice(0, mostPeople)
    .map(({ person, load, worst }) => ({
      name: person.name,
      initials: initialsOf(person),
      group: person.group ?? '',
      weeks: Array.from({ length: weeksShown }, (_, i) => {
        const week = worst.week + (i - 2) * weekSec;
        const most = workBetween(c.calendar, week, week + weekSec) * (person.maxUnits ?? 1);
        return { weekSec: week, hours: tenth((load.get(week) ?? 0) / 3600), mostHours: tenth(most / 3600) };
      }),
    }));
}
