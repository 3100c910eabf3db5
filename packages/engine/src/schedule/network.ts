import type { Calendars } from '../calendar/calendars.ts';
import type { WorkingTime } from '../calendar/working-time.ts';

/** What a node is; decides how its dates come about. */
export const Kind = {
  /** Duration on one calendar. */
  Work: 0,
  /** Duration around the clock. */
  Elapsed: 1,
  /** Assignments on different calendars: ends with the last of them. */
  Effort: 2,
  /** Dates are given: manual, external or complete. */
  Fixed: 3,
  /** In progress: start is given, the rest follows. */
  Started: 4,
  /** What holds for all tasks of a linked summary: `es` floors their starts, `ef` their finishes. */
  Entry: 5,
  /** Start and finish of a linked summary, from its tasks. */
  Exit: 6,
} as const;

export const Flag = {
  Inactive: 1,
  /** Placed on its late dates. */
  Late: 2,
  Complete: 4,
  Manual: 8,
  /** Has a levelling delay in `side`. */
  Delayed: 16,
  /** Duration counts around the clock, whatever the kind. */
  Elapsed: 32,
  /** Never critical: text stands for a date or duration. */
  Text: 64,
  /** Its people work on different calendars, so that its duration says nothing about its rest. */
  Mixed: 128,
} as const;

/** Kinds of edges; the first four are links. */
export const Edge = { FS: 0, SS: 1, FF: 2, SF: 3, Give: 4, Take: 5 } as const;
/** Bits beside the kind of an edge. */
export const EdgeBit = { kind: 7, elapsed: 8, percent: 16, plain: 32 } as const;
/** Edge code of a finish-to-start link without lag between two Work nodes on one calendar: only work has to be compared. */
export const plainEdge = EdgeBit.plain;

/** Constraint numbers, as in `constraintTypes`. */
export const Con = { ASAP: 0, ALAP: 1, MSO: 2, MFO: 3, SNET: 4, SNLT: 5, FNET: 6, FNLT: 7 } as const;

/** One part of an effort-driven task: how long which calendar works on it, and how much later it begins. */
export interface Part {
  readonly calendar: WorkingTime;
  readonly spanSec: number;
  readonly delaySec: number;
}

/** What few nodes have. */
export interface Side {
  readonly parts: readonly Part[];
  readonly delaySec: number;
  /** On the task's calendar when given, else around the clock. */
  readonly delayWorking: boolean;
}

/** The tasks and links of a plan as typed arrays, nodes numbered so that every edge leads to a higher number. */
export interface Network {
  readonly calendars: Calendars;
  readonly size: number;
  /** Index in `plan.tasks`; of Entry and Exit nodes that of the summary. */
  readonly taskOf: Int32Array;
  /** Node of a task by its index; -1 for a summary or blank row. */
  readonly nodeOf: Int32Array;
  readonly kind: Uint8Array;
  readonly flags: Uint8Array;
  /** Index in `calendars.list`: of the duration, and of lags towards the node. */
  readonly calendar: Uint16Array;
  readonly lagCalendar: Uint16Array;
  /** Duration with the gaps of splits. */
  readonly spanSec: Float64Array;
  readonly constraint: Uint8Array;
  readonly constraintDate: Float64Array;
  readonly deadline: Float64Array;
  /** Given start; given finish or where the rest begins; the rest. Of Fixed and Started nodes. */
  readonly givenStart: Float64Array;
  readonly givenFinish: Float64Array;
  readonly restSec: Float64Array;
  readonly side: Map<number, Side>;
  /** Edges sorted by their head: `from` to `to`; those into a node stand between `inAt[node]` and `inAt[node + 1]`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly edge: Uint8Array;
  /** Seconds, or thousandths of a percent. */
  readonly lag: Int32Array;
  readonly inAt: Int32Array;
  readonly outAt: Int32Array;
  readonly outEdge: Int32Array;
  readonly frame: Frame;
}

/** What holds for all nodes. */
export interface Frame {
  readonly start: number;
  readonly finish: number;
  readonly fromFinish: boolean;
  readonly honour: boolean;
  readonly ownPaths: boolean;
  readonly minutesPerDay: number;
  readonly slackLimitSec: number;
  /** Some node is placed on other dates than its early ones. */
  readonly placesLate: boolean;
}

/** The calculated dates of the nodes, in wall seconds. */
export interface Dates {
  readonly earlyStart: Float64Array;
  readonly earlyFinish: Float64Array;
  readonly lateStart: Float64Array;
  readonly lateFinish: Float64Array;
  /** Where tasks are placed: the early arrays themselves unless some are placed late. */
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** Of Work nodes: work done on their calendar at `earlyFinish`, at `lateStart`, and at `finish`. */
  readonly earlyWork: Float64Array;
  readonly lateWork: Float64Array;
  readonly work: Float64Array;
  /** The early dates together. */
  readonly early: { readonly start: Float64Array; readonly finish: Float64Array };
  projectStart: number;
  projectFinish: number;
  /** Work done on the project's calendar at `projectFinish`. */
  finishWork: number;
}

/** Room for the dates of a network. */
export function newDates(net: Network): Dates {
  const make = () => new Float64Array(net.size);
  const earlyStart = make();
  const earlyFinish = make();
  const earlyWork = make();
  return {
    earlyStart,
    earlyFinish,
    lateStart: make(),
    lateFinish: make(),
    start: net.frame.placesLate ? make() : earlyStart,
    finish: net.frame.placesLate ? make() : earlyFinish,
    earlyWork,
    lateWork: make(),
    work: net.frame.placesLate ? make() : earlyWork,
    projectStart: net.frame.start,
    projectFinish: net.frame.start,
    early: { start: earlyStart, finish: earlyFinish },
    finishWork: 0,
  };
}

/** The calendar on which a node's duration counts. */
export const calendarOf = (net: Network, node: number): WorkingTime =>
  net.calendars.list[net.calendar[node] ?? 0] ?? net.calendars.project;

/** The calendar on which lags towards a node count. */
export const lagCalendarOf = (net: Network, node: number): WorkingTime =>
  net.calendars.list[net.lagCalendar[node] ?? 0] ?? net.calendars.project;

/** Marks the links at which passes need compare no more than work. To be called when a node's kind or calendar changes. */
export function markPlain(net: Network, edge: number): void {
  const [p, s] = [net.from[edge] ?? 0, net.to[edge] ?? 0];
  const code = (net.edge[edge] ?? 0) & ~EdgeBit.plain;
  const works = net.kind[p] === Kind.Work && net.kind[s] === Kind.Work;
  const plain = works && code === Edge.FS && net.lag[edge] === 0 && net.calendar[p] === net.calendar[s];
  net.edge[edge] = plain ? plainEdge : code;
}
