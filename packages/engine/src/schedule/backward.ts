import { finishOf, startOf, workAt } from '../calendar/working-time.ts';
import { beforeLag } from './lag.ts';
import {
  Con,
  calendarOf,
  type Dates,
  Edge,
  EdgeBit,
  Flag,
  Kind,
  type Network,
  plainEdge,
} from './network.ts';
import { beginBefore, endAfter, endBy } from './span.ts';

// Run for every task and link: plain numbers instead of records, hence more parameters than elsewhere.

const isManual = (net: Network, node: number) => ((net.flags[node] ?? 0) & Flag.Manual) !== 0;

/** Begun or complete: its late start is where it began. */
export const isUnderWay = (net: Network, node: number) =>
  net.kind[node] === Kind.Started || ((net.flags[node] ?? 0) & Flag.Complete) !== 0;

/** By when what leads to a node must be done: its late start, or where the rest of it is resumed. */
function lateBegin(net: Network, node: number, dates: Dates): number {
  const kind = net.kind[node] ?? 0;
  if (kind < Kind.Fixed || !isUnderWay(net, node)) return dates.lateStart[node] ?? 0;
  const resume = net.givenFinish[node] ?? Number.NaN;
  return Number.isNaN(resume) ? beginBefore(net, node, dates.lateFinish[node] ?? 0) : resume;
}

/** By when a node must end because of its constraint and its deadline. */
function capOf(net: Network, node: number): number {
  const con = net.constraint[node] ?? 0;
  const deadline = net.deadline[node] ?? Infinity;
  if (con < Con.MSO || con === Con.SNET || con === Con.FNET) return deadline;
  const date = net.constraintDate[node] ?? Infinity;
  if (con === Con.MFO || con === Con.FNLT) return Math.min(deadline, date);
  return Math.min(deadline, endAfter(net, node, date));
}

/** By when a node ends, given what its links ask: it must begin by `start` and end by `finish`. */
function limitOf(net: Network, node: number, dates: Dates, start: number, finish: number): number {
  const usual = net.constraint[node] === Con.ASAP && start === Infinity && !net.frame.fromFinish;
  if (usual && finish < dates.projectFinish) return Math.min(finish, net.deadline[node] ?? Infinity);
  const open = finish === Infinity && net.frame.ownPaths;
  let t = Math.min(finish, open ? (dates.earlyFinish[node] ?? 0) : dates.projectFinish);
  if (start < Infinity) t = Math.min(t, endAfter(net, node, start));
  t = Math.min(t, capOf(net, node));
  return net.frame.fromFinish ? pushed(net, node, t) : t;
}

/** Late dates of a node whose duration runs on one calendar. `known` is the work done there at `t`, if not NaN. */
function lateWork(net: Network, node: number, dates: Dates, t: number, known: number): void {
  const c = calendarOf(net, node);
  const span = net.spanSec[node] ?? 0;
  const work = Number.isNaN(known) ? workAt(c, t) : known;
  const finish = finishOf(c, work);
  dates.lateWork[node] = work - span;
  dates.lateFinish[node] = finish;
  dates.lateStart[node] = span > 0 ? startOf(c, work - span) : finish;
}

/** Late dates of a node of any other kind. */
function lateOther(net: Network, node: number, dates: Dates, start: number, finish: number): void {
  const kind = net.kind[node] ?? 0;
  if (kind >= Kind.Entry) {
    dates.lateStart[node] = start;
    dates.lateFinish[node] = finish;
    return;
  }
  const complete = ((net.flags[node] ?? 0) & Flag.Complete) !== 0;
  const t = complete
    ? (net.givenFinish[node] ?? 0)
    : endBy(net, node, limitOf(net, node, dates, start, finish));
  dates.lateFinish[node] = t;
  dates.lateStart[node] = isUnderWay(net, node) ? (net.givenStart[node] ?? 0) : beginBefore(net, node, t);
}

/** Scheduling from finish, "no earlier" constraints push late dates as "no later" ones pull early dates otherwise. */
function pushed(net: Network, node: number, t: number): number {
  if (!net.frame.honour) return t;
  const date = net.constraintDate[node] ?? 0;
  if (net.constraint[node] === Con.SNET) return Math.max(t, endAfter(net, node, date));
  if (net.constraint[node] === Con.FNET) return Math.max(t, date);
  return t;
}

/** Calculates the late dates of one node from its successors. */
export function backwardNode(net: Network, node: number, dates: Dates): void {
  const { lateStart, lateFinish, earlyStart } = dates;
  let start = Infinity;
  let finish = Infinity;
  let known = Infinity;
  let first = -1;
  for (let i = net.outAt[node] ?? 0, end = net.outAt[node + 1] ?? 0; i < end; i++) {
    const e = net.outEdge[i] ?? 0;
    const s = net.to[e] ?? 0;
    const code = net.edge[e] ?? 0;
    const kind = code & EdgeBit.kind;
    if (code === plainEdge) {
      const work = dates.lateWork[s] ?? 0;
      if (work < known || (work === known && (lateStart[s] ?? 0) < (lateStart[first] ?? 0))) {
        known = work;
        first = s;
      }
    } else if (kind >= Edge.Give) {
      finish = Math.min(finish, lateFinish[s] ?? 0);
      const holds = kind === Edge.Give || earlyStart[node] === earlyStart[s];
      if (holds) start = Math.min(start, lateStart[s] ?? 0);
    } else {
      const t = linkLimit(net, e, dates);
      if (kind === Edge.SS || kind === Edge.SF) start = Math.min(start, t);
      else finish = Math.min(finish, t);
    }
  }
  const before = first < 0 ? Infinity : (lateStart[first] ?? 0);
  if (before < finish) finish = before;
  if (net.kind[node] !== Kind.Work) lateOther(net, node, dates, start, finish);
  else {
    const t = limitOf(net, node, dates, start, finish);
    lateWork(net, node, dates, t, t === before ? known : endWork(net, node, dates, t));
  }
}

/** Work at an instant where it is known: at the project's finish, on the project's calendar. */
const endWork = (net: Network, node: number, dates: Dates, t: number) =>
  t === dates.projectFinish && net.calendar[node] === 0 ? dates.finishWork : Number.NaN;

/** By when (at the latest instant that is the same for the successor) a link lets its predecessor start (SS, SF) or finish (FS, FF); a manual one is not held by its start. */
function linkLimit(net: Network, e: number, dates: Dates): number {
  const kind = (net.edge[e] ?? 0) & EdgeBit.kind;
  const byStart = kind === Edge.SS || kind === Edge.SF;
  if (byStart && isManual(net, net.from[e] ?? 0)) return Infinity;
  const s = net.to[e] ?? 0;
  const toStart = kind === Edge.FS || kind === Edge.SS;
  if (net.kind[s] === Kind.Work) {
    const work = (dates.lateWork[s] ?? 0) + (toStart ? 0 : (net.spanSec[s] ?? 0));
    if (net.edge[e] === kind && net.calendar[s] === net.lagCalendar[s])
      return startOf(calendarOf(net, s), work - (net.lag[e] ?? 0));
    return beforeLag(net, e, startOf(calendarOf(net, s), work), dates.early);
  }
  const succ = toStart ? lateBegin(net, s, dates) : (dates.lateFinish[s] ?? 0);
  return succ === Infinity ? succ : beforeLag(net, e, succ, dates.early);
}

/** Late dates of all nodes; needs early dates and the project's finish. */
export function backwardPass(net: Network, dates: Dates): void {
  dates.finishWork = workAt(net.calendars.project, dates.projectFinish);
  for (let node = net.size - 1; node >= 0; node--) backwardNode(net, node, dates);
}
