import {
  type Baseline,
  type Day,
  dayNumber,
  type Plan,
  type PlanAssignment,
  type PlanCalendar,
  type PlanLink,
  type PlanResource,
  type PlanTask,
  planCosts,
  progressAsPlanned,
  type Random,
  schedule,
  type WallSecond,
} from '@chartroom/engine';
import { phasesOf } from './plan-shape.ts';
import type { DemoProject } from './records.ts';

const daySec = 8 * 3_600;
const at = (day: Day, hour: number): WallSecond => (dayNumber(day) * 86_400 + hour * 3_600) as WallSecond;

/** What a plan has to fit: when it begins and ends, was to begin and end, and until when it is told. */
export interface Fit {
  readonly start: Day;
  readonly finish: Day;
  readonly startBaseline: Day;
  readonly finishBaseline: Day;
  readonly told: Day;
}

interface Shape {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  readonly assignments: readonly PlanAssignment[];
}

/** Rows, links and people of a plan while they are invented. */
interface Sheet {
  readonly tasks: PlanTask[];
  readonly links: PlanLink[];
  readonly assignments: PlanAssignment[];
  readonly random: Random;
  readonly people: number;
}

function row(sheet: Sheet, level: number, fields: Partial<PlanTask> & { readonly name: string }): number {
  const uid = sheet.tasks.length + 1;
  sheet.tasks.push({ uid, id: uid, outlineLevel: level, ...fields });
  return uid;
}

function link(sheet: Sheet, given: Partial<PlanLink> & Pick<PlanLink, 'predUid' | 'succUid'>): void {
  sheet.links.push({ type: 'FS', ...given });
}

function staff(sheet: Sheet, taskUid: number, days: number): void {
  const first = sheet.random.int(1, sheet.people);
  const both = sheet.people > 1 && sheet.random.chance(0.25) ? [first, (first % sheet.people) + 1] : [first];
  for (const resourceUid of both) {
    const units = sheet.random.choice([0.5, 1, 1]);
    const uid = sheet.assignments.length + 1;
    sheet.assignments.push({ uid, taskUid, resourceUid, units, workSec: Math.round(days * daySec * units) });
  }
}

/** One package: its steps one after the other, the first after what the phase waits for. Answers the last step. */
function addPackage(
  sheet: Sheet,
  name: string,
  { steps, after }: { readonly steps: readonly string[]; readonly after: number | null },
): number {
  row(sheet, 2, { name });
  let last: number | null = null;
  for (const step of steps) {
    const days = sheet.random.int(2, 12);
    const uid = row(sheet, 3, {
      name: `${name}: ${step.toLowerCase()}`,
      durationSec: days * daySec,
      durationUnit: 'day',
    });
    staff(sheet, uid, days);
    if (last !== null)
      link(sheet, {
        ...{ predUid: last, succUid: uid },
        ...(sheet.random.chance(0.12) ? { lagSec: sheet.random.int(1, 3) * daySec } : {}),
      });
    else if (after !== null) link(sheet, { predUid: after, succUid: uid });
    last = uid;
  }
  return last ?? 0;
}

/** The phases of a project, each closed by a milestone that the next one waits for; then the handover. */
function invent(
  random: Random,
  project: DemoProject,
  { people, large }: { readonly people: number; readonly large: number },
): Shape {
  const sheet: Sheet = { tasks: [], links: [], assignments: [], random, people };
  let gate: number | null = null;
  for (const phase of phasesOf(project.category)) {
    row(sheet, 1, { name: phase.name });
    const count = Math.max(2, Math.round(phase.packages.length * large));
    const ends = random
      .shuffle(phase.packages)
      .slice(0, count)
      .map(name =>
        addPackage(sheet, name, {
          steps: phase.steps.slice(0, random.int(3, phase.steps.length)),
          after: gate,
        }),
      );
    const done = row(sheet, 2, { name: phase.gate, durationSec: 0, milestone: true });
    for (const end of ends) link(sheet, { predUid: end, succUid: done });
    gate = done;
  }
  const handover = row(sheet, 1, { name: 'Handover to the business', durationSec: 0, milestone: true });
  if (gate !== null) link(sheet, { predUid: gate, succUid: handover });
  return sheet;
}

const withHandover = (tasks: readonly PlanTask[], finish: Day): readonly PlanTask[] =>
  tasks.map((t, i) =>
    i === tasks.length - 1
      ? { ...t, manual: true, manualStart: at(finish, 17), manualFinish: at(finish, 17) }
      : t,
  );

/** The shape between two days: durations in whole days, so long that the work ends shortly before the handover. */
function fitted(shape: Plan, start: Day, finish: Day): Plan {
  const header = { ...shape.header, start: at(start, 8) };
  const room = schedule({ ...shape, header }).result;
  const wanted = room.projectTimeBetween(header.start, at(finish, 17)) * 0.96;
  let factor = wanted / Math.max(1, room.projectTimeBetween(header.start, room.finish));
  for (let i = 0; i < 6; i++) {
    const scaled = (sec: number) => Math.max(1, Math.round((sec * factor) / daySec)) * daySec;
    const tasks = shape.tasks.map(t => (t.durationSec ? { ...t, durationSec: scaled(t.durationSec) } : t));
    const durations = new Map(tasks.map(t => [t.uid, t.durationSec ?? 0]));
    const assignments = shape.assignments.map(a => ({
      ...a,
      workSec: Math.round((durations.get(a.taskUid) ?? 0) * a.units),
    }));
    const links = shape.links.map(l => (l.lagSec ? { ...l, lagSec: scaled(l.lagSec) } : l));
    const plan = { ...shape, header, tasks, assignments, links };
    if (schedule(plan).result.finish <= at(finish, 17) || i === 5)
      return { ...plan, tasks: withHandover(tasks, finish) };
    factor *= 0.94;
  }
  return shape;
}

/** What every row was promised as, had the plan been carried out as it was first made. */
function promised(shape: Plan, fit: Fit): ReadonlyMap<number, readonly Baseline[]> {
  const plan = fitted(shape, fit.startBaseline, fit.finishBaseline);
  const dates = schedule(plan).result;
  const costs = planCosts(plan, dates);
  return new Map(
    dates.tasks().map(t => {
      const { workSec = 0, costMinor = 0 } = costs.get(t.uid) ?? {};
      const { start, finish, durationSec } = t;
      return [t.uid, [{ number: 0, start, finish, durationSec, workSec, costMinor }]];
    }),
  );
}

const calendar = (holidays: readonly { readonly day: Day; readonly name: string }[]): PlanCalendar => ({
  uid: 1,
  name: 'Standard',
  weekDays: [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, working: weekday <= 5 })),
  workWeeks: [],
  exceptions: holidays.map(({ day, name }) => ({
    name,
    from: day,
    to: day,
    working: false,
    recurrence: { kind: 'daily', everyDays: 1 },
  })),
});

/** What has been spent on every task that was begun: what it was to cost so far, and some more or less. */
function spent(plan: Plan, random: Random): readonly PlanTask[] {
  const costs = planCosts(plan, schedule(plan).result);
  const whole = random.int(92, 116);
  return plan.tasks.map(t => {
    const cost = costs.get(t.uid)?.costMinor ?? 0;
    if (!t.percentComplete || cost === 0) return t;
    const pct = whole + random.int(-12, 12);
    return { ...t, actualCostMinor: Math.round((cost * t.percentComplete * pct) / 10_000) };
  });
}

/** Somebody who works on a project, and what an hour of theirs costs. */
export interface Worker {
  readonly name: string;
  readonly email: string;
}

/** A plan that fits what was told of a project: its days, its promise, and progress up to the last report. */
export function inventPlan(
  random: Random,
  project: DemoProject,
  {
    fit,
    workers,
    holidays,
  }: {
    readonly fit: Fit;
    readonly workers: readonly Worker[];
    readonly holidays: readonly { readonly day: Day; readonly name: string }[];
  },
): Plan {
  const resources = workers.map(
    ({ name, email }, i): PlanResource => ({
      uid: i + 1,
      name,
      email,
      kind: 'work',
      rates: [
        { table: 0, rows: [{ standard: { amountMinor: 4_500 + 500 * random.int(0, 12), per: 'hour' } }] },
      ],
    }),
  );
  const days = dayNumber(fit.finish) - dayNumber(fit.start);
  const shape: Plan = {
    header: { start: at(fit.start, 8), calendarUid: 1, currency: project.currency, name: project.name },
    calendars: [calendar(holidays)],
    resources,
    customFields: [],
    ...invent(random, project, { people: resources.length, large: Math.min(1, Math.max(0.35, days / 900)) }),
  };
  const baselines = promised(shape, fit);
  const told = at(fit.told, 17);
  const plan = progressAsPlanned(fitted(shape, fit.start, fit.finish), told);
  return {
    ...plan,
    header: { ...plan.header, statusDate: told },
    tasks: spent(plan, random.fork('spent')).map(t => ({ ...t, baselines: baselines.get(t.uid) })),
  };
}
