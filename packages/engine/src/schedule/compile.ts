import type { Finding } from '../base/finding.ts';
import { type Calendars, compileCalendars, type Horizon } from '../calendar/calendars.ts';
import { orderNodes } from './cycle.ts';
import { doorsOf, edgesOf, indexByUid, type UidIndex, usableLinks } from './edges.ts';
import { type Effort, effortOf } from './effort.ts';
import { type Frame, Kind, markPlain, type Network } from './network.ts';
import { durationOf, loadNode, longestSec } from './node.ts';
import { sortEdges } from './order.ts';
import { type Outline, outlineOf } from './outline.ts';
import type { Plan } from './plan.ts';
import type { PlanAssignment, PlanResource } from './plan-resource.ts';
import type { PlanTask } from './plan-task.ts';

/** A plan made ready for the passes. */
export interface Compiled {
  readonly plan: Plan;
  readonly net: Network;
  readonly outline: Outline;
  /** Index in `plan.tasks` by UID. */
  readonly index: UidIndex;
  readonly resources: ReadonlyMap<number, PlanResource>;
  /** Assignments by task UID. An edit of one task's people is written into it. */
  readonly assigned: Map<number, readonly PlanAssignment[]>;
  /** By when summaries want a task finished, by task index; only where one does. */
  readonly caps: ReadonlyMap<number, number>;
  readonly findings: readonly Finding[];
}

const daySec = 86_400;

/** Two years before the first date of the plan (but not more than twelve before its start), for 130 years. */
function horizonOf(plan: Plan): Horizon {
  const { start, finish } = plan.header;
  let first = Math.min(start, finish ?? start);
  const floor = start - 3_650 * daySec;
  for (const t of plan.tasks)
    for (const d of [t.actualStart, t.manualStart, t.constraintDate])
      if (d !== undefined && d < first && d > floor) first = d;
  const firstDay = Math.floor(first / daySec) - 730;
  return { firstDay, lastDay: firstDay + 49_000 };
}

function frameOf(plan: Plan): Frame {
  const h = plan.header;
  const minutesPerDay = h.minutesPerDay ?? 480;
  return {
    start: h.start,
    finish: h.finish ?? h.start,
    fromFinish: h.scheduleFrom === 'finish' && h.finish !== undefined,
    honour: h.honorConstraints !== false,
    ownPaths: h.multipleCriticalPaths === true,
    minutesPerDay,
    slackLimitSec: (h.criticalSlackLimitDays ?? 0) * minutesPerDay * 60,
    placesLate: plan.tasks.some(t => t.constraint === 'ALAP'),
  };
}

function groupByTask(plan: Plan): Map<number, PlanAssignment[]> {
  const groups = new Map<number, PlanAssignment[]>();
  for (const a of plan.assignments) {
    const group = groups.get(a.taskUid);
    if (group) group.push(a);
    else groups.set(a.taskUid, [a]);
  }
  return groups;
}

function capsOf(plan: Plan, outline: Outline): Map<number, number> {
  const caps = new Map<number, number>();
  plan.tasks.forEach((t, i) => {
    const above = caps.get(outline.parent[i] ?? -1) ?? Infinity;
    const own = outline.summary[i] && t.constraint === 'FNLT' ? (t.constraintDate ?? Infinity) : Infinity;
    if (Math.min(above, own) < Infinity) caps.set(i, Math.min(above, own));
  });
  return caps;
}

/** What is wrong with one row in itself. */
export function checkTask(t: PlanTask): Finding[] {
  const findings: Finding[] = [];
  const report = (code: string, severity: Finding['severity'], message: string) =>
    findings.push({ code, severity, message, path: [`task ${t.uid}`, t.name] });
  const d = t.durationSec ?? 0;
  if (!(d >= 0 && d <= longestSec))
    report(
      'schedule.bad-duration',
      'error',
      `Task ${t.uid} has a duration of ${d} seconds; ${durationOf(t, 480)} was used. Correct its duration.`,
    );
  const dated = t.constraint !== undefined && t.constraint !== 'ASAP' && t.constraint !== 'ALAP';
  if (dated && t.constraintDate === undefined)
    report(
      'schedule.constraint-without-date',
      'warning',
      `Task ${t.uid} has the constraint ${t.constraint} but no date; it was ignored. Give the date or remove the constraint.`,
    );
  return findings;
}

function checkTasks(plan: Plan, findings: Finding[]): void {
  const seen = new Set<number>();
  for (const t of plan.tasks) {
    if (t.blank) continue;
    findings.push(...checkTask(t));
    if (seen.has(t.uid))
      findings.push({
        code: 'schedule.duplicate-uid',
        severity: 'error',
        message: `There is more than one task ${t.uid}; links and assignments go to the first. Give each task its own number.`,
        path: [`task ${t.uid}`, t.name],
      });
    seen.add(t.uid);
  }
}

function emptyNetwork(size: number, calendars: Calendars, frame: Frame) {
  return {
    calendars,
    size,
    frame,
    taskOf: new Int32Array(size),
    kind: new Uint8Array(size),
    flags: new Uint8Array(size),
    calendar: new Uint16Array(size),
    lagCalendar: new Uint16Array(size),
    spanSec: new Float64Array(size),
    constraint: new Uint8Array(size),
    constraintDate: new Float64Array(size),
    deadline: new Float64Array(size).fill(Infinity),
    givenStart: new Float64Array(size),
    givenFinish: new Float64Array(size),
    restSec: new Float64Array(size),
    side: new Map(),
  };
}

/** How a task's duration runs, given the people on it. */
export const effortIn = (c: Pick<Compiled, 'assigned' | 'resources' | 'net'>, task: PlanTask): Effort =>
  effortOf(task, c.assigned.get(task.uid) ?? [], { resources: c.resources, calendars: c.net.calendars });

function loadDoor(net: Network, node: number, task: PlanTask, entry: boolean): void {
  const byHand = !entry && task.manual && task.manualStart !== undefined && task.manualFinish !== undefined;
  net.kind[node] = byHand ? Kind.Fixed : entry ? Kind.Entry : Kind.Exit;
  net.givenStart[node] = task.manualStart ?? 0;
  net.givenFinish[node] = task.manualFinish ?? 0;
  net.calendar[node] = net.lagCalendar[node] = net.calendars.indexOf(task.calendarUid);
  const floors = entry && task.constraint === 'SNET' && task.constraintDate !== undefined;
  net.constraint[node] = floors ? 4 : 0;
  net.constraintDate[node] = task.constraintDate ?? 0;
}

/** Turns a plan into typed arrays: reads the outline, compiles calendars, sorts out links, orders the nodes. */
export function compilePlan(plan: Plan): Compiled {
  const findings: Finding[] = [];
  checkTasks(plan, findings);
  const outline = outlineOf(plan.tasks);
  const index = indexByUid(plan);
  const usable = usableLinks({ plan, index, outline }, findings);
  const doors = doorsOf(plan, outline, usable);
  const edges = edgesOf({ plan, outline }, doors, usable);
  const { order, list } = orderNodes({ plan, taskOf: doors.taskOf }, edges, findings);
  const size = order.length;
  const rank = new Int32Array(size);
  order.forEach((node, r) => {
    rank[node] = r;
  });
  const calendars = compileCalendars(plan.calendars, plan.header.calendarUid, horizonOf(plan));
  const net: Network = {
    ...emptyNetwork(size, calendars, frameOf(plan)),
    nodeOf: doors.leaf.map(node => (node < 0 ? -1 : (rank[node] ?? -1))),
    ...sortEdges(size, list, rank),
  };
  const resources = new Map(plan.resources.map(r => [r.uid, r]));
  const compiled = {
    plan,
    net,
    outline,
    index,
    resources,
    assigned: groupByTask(plan),
    caps: capsOf(plan, outline),
  };
  const entries = new Set(doors.entry.values());
  order.forEach((node, r) => {
    const i = doors.taskOf[node] ?? 0;
    const task = plan.tasks[i];
    if (!task) return;
    net.taskOf[r] = i;
    if (doors.leaf[i] === node)
      loadNode(net, r, { task, effort: effortIn(compiled, task), cap: compiled.caps.get(i) ?? Infinity });
    else loadDoor(net, r, task, entries.has(node));
  });
  for (let e = 0; e < net.from.length; e++) markPlain(net, e);
  return { ...compiled, findings: [...findings, ...calendars.findings] };
}
