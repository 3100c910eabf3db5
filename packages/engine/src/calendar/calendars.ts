import type { Finding } from '../base/finding.ts';
import type { PlanCalendar } from '../schedule/plan-calendar.ts';
import { anyOf, bothOf, calendarSource, type DaySource, standardSource } from './day-source.ts';
import { compileCalendar, type WorkingTime } from './working-time.ts';

/** The calendars of a plan, each compiled once when it is first asked for. */
export interface Calendars {
  /** Of the project: index 0 of `list`. */
  readonly project: WorkingTime;
  readonly list: readonly WorkingTime[];
  /** Index in `list` of a calendar of the plan; the project's for one that does not exist. */
  readonly indexOf: (uid: number | undefined) => number;
  /** Index of the calendar that works when both do; the first one's when they never do. */
  readonly both: (a: number, b: number) => number;
  /** Index of the calendar that works when any of these does. */
  readonly any: (indexes: readonly number[]) => number;
  readonly findings: readonly Finding[];
}

/** The days (since 1970-01-01) between which calendars are compiled with their exceptions. */
export interface Horizon {
  readonly firstDay: number;
  readonly lastDay: number;
}

const works = (s: DaySource) => [1, 2, 3, 4, 5, 6, 7].some(w => s.ordinary(w).length > 0);
const rulesOf = (c: PlanCalendar) => c.weekDays.length + c.workWeeks.length + c.exceptions.length;

/** Resolves bases; a calendar without rules of its own is its base, so that they share one table. */
function resolveSources(calendars: readonly PlanCalendar[], findings: Finding[]) {
  const byUid = new Map(calendars.map(c => [c.uid, c]));
  const done = new Map<number, DaySource>();
  const report = (code: string, c: PlanCalendar, message: string) =>
    findings.push({ code, severity: 'warning', message, path: [`calendar ${c.uid}`, c.name] });
  const resolve = (c: PlanCalendar, above: readonly number[]): DaySource => {
    const known = done.get(c.uid);
    if (known) return known;
    const base = c.baseUid === undefined ? undefined : byUid.get(c.baseUid);
    if (c.baseUid !== undefined && !base)
      report(
        'calendar.missing-base',
        c,
        `Calendar ${c.name} is derived from calendar ${c.baseUid}, which is not in the plan; the standard week was used. Choose a base calendar.`,
      );
    const loop = base !== undefined && [...above, c.uid].includes(base.uid);
    if (loop)
      report(
        'calendar.cycle',
        c,
        `Calendar ${c.name} is derived from itself; the standard week was used as its base. Choose another base calendar.`,
      );
    const under =
      base && !loop ? resolve(base, [...above, c.uid]) : c.baseUid === undefined ? null : standardSource;
    let source = under && rulesOf(c) === 0 ? under : calendarSource(c, under);
    if (!works(source)) {
      report(
        'calendar.no-working-time',
        c,
        `Calendar ${c.name} has no working time in its week; the standard week was used. Give it working days.`,
      );
      source = standardSource;
    }
    done.set(c.uid, source);
    return source;
  };
  for (const c of calendars) resolve(c, []);
  return done;
}

/** Compiles the calendars of a plan. `projectUid` names the project's; a missing one is replaced by the standard week, with a finding. */
export function compileCalendars(
  calendars: readonly PlanCalendar[],
  projectUid: number,
  horizon: Horizon,
): Calendars {
  const findings: Finding[] = [];
  const sources = resolveSources(calendars, findings);
  const list: WorkingTime[] = [];
  const indexes = new Map<DaySource, number>();
  const pairs = new Map<string, number>();
  const unions = new Map<string, number>();
  const add = (source: DaySource): number => {
    const known = indexes.get(source);
    if (known !== undefined) return known;
    indexes.set(source, list.length);
    list.push(compileCalendar(source, horizon.firstDay, horizon.lastDay));
    return list.length - 1;
  };
  const projectSource = sources.get(projectUid);
  if (!projectSource)
    findings.push({
      code: 'calendar.missing',
      severity: 'warning',
      message: `The project's calendar ${projectUid} is not in the plan; the standard week was used. Choose a project calendar.`,
      path: [`calendar ${projectUid}`],
    });
  add(projectSource ?? standardSource);
  const at = (i: number): WorkingTime => list[i] ?? project;
  const project = list[0] ?? compileCalendar(standardSource, horizon.firstDay, horizon.lastDay);
  return {
    project,
    list,
    indexOf: uid => {
      const source = uid === undefined ? undefined : sources.get(uid);
      return source ? add(source) : 0;
    },
    both: (a, b) => {
      if (a === b) return a;
      const key = `${a}&${b}`;
      const known = pairs.get(key);
      if (known !== undefined) return known;
      const source = bothOf(at(a).source, at(b).source);
      const index = works(source) ? add(source) : a;
      pairs.set(key, index);
      return index;
    },
    any: members => {
      const own = [...new Set(members)].toSorted((a, b) => a - b);
      if (own.length === 1) return own[0] ?? 0;
      const key = own.join();
      const known = unions.get(key);
      if (known !== undefined) return known;
      const made = add(anyOf(own.map(i => at(i).source)));
      unions.set(key, made);
      return made;
    },
    findings,
  };
}
