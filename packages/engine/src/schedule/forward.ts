import { addWork, finishOf, startOf, workAt } from '../calendar/working-time.ts';
import { afterLag } from './lag.ts';
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
import { beginBefore, beginFrom, endAfter } from './span.ts';

// Run for every task and link: plain numbers instead of records, hence more parameters than elsewhere.

/** Which starts and finishes a pass reads and writes: the early ones, or those where tasks are placed. */
export interface Places {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** Work done on a Work node's own calendar at its finish. */
  readonly work: Float64Array;
  readonly projectStart: number;
}

/** From when on a node may begin: what its constraint says, or else the project's start. */
function floorOf(net: Network, node: number, at: Places): number {
  const con = net.constraint[node];
  const date = net.constraintDate[node] ?? 0;
  if (con === Con.SNET || (con === Con.MSO && !net.frame.honour)) return date;
  if (con === Con.FNET || (con === Con.MFO && !net.frame.honour)) return beginBefore(net, node, date);
  return at.projectStart;
}

/** What a constraint makes of the start that links allow. */
function constrained(net: Network, node: number, t: number): number {
  const con = net.constraint[node] ?? 0;
  if (con < Con.MSO || !net.frame.honour) return t;
  const date = net.constraintDate[node] ?? 0;
  if (con === Con.MSO) return date;
  if (con === Con.MFO) return beginBefore(net, node, date);
  if (con === Con.SNLT) return Math.min(t, date);
  if (con === Con.FNLT) return Math.min(t, beginBefore(net, node, date));
  return t;
}

function delayed(net: Network, node: number, t: number): number {
  const side = net.side.get(node);
  if (!side || side.delaySec === 0) return t;
  return side.delayWorking ? addWork(calendarOf(net, node), t, side.delaySec) : t + side.delaySec;
}

/** The finish of a node in progress: its duration from its start, or its rest from where it is resumed, if that is later. */
function startedFinish(net: Network, node: number): number {
  const elapsed = ((net.flags[node] ?? 0) & Flag.Elapsed) !== 0;
  const calendar = calendarOf(net, node);
  const after = (t: number, span: number) => (elapsed ? t + span : addWork(calendar, t, span));
  const resume = net.givenFinish[node] ?? Number.NaN;
  const rest = Number.isNaN(resume) ? -Infinity : after(resume, net.restSec[node] ?? 0);
  const mixed = ((net.flags[node] ?? 0) & Flag.Mixed) !== 0 && rest > -Infinity;
  const whole = mixed ? -Infinity : after(net.givenStart[node] ?? 0, net.spanSec[node] ?? 0);
  const finish = Math.max(whole, rest);
  return net.constraint[node] === Con.FNET ? Math.max(finish, net.constraintDate[node] ?? 0) : finish;
}

/** From when on a node begins, given what its links ask: not before `start`, nor ending before `finish`. */
function boundOf(net: Network, node: number, at: Places, start: number, finish: number): number {
  const usual = net.constraint[node] === Con.ASAP && ((net.flags[node] ?? 0) & Flag.Delayed) === 0;
  if (usual && finish === -Infinity) return start > at.projectStart ? start : at.projectStart;
  let t = Math.max(start, floorOf(net, node, at));
  if (finish > -Infinity) t = Math.max(t, beginBefore(net, node, finish));
  t = constrained(net, node, t);
  return (net.flags[node] ?? 0) & Flag.Delayed ? delayed(net, node, t) : t;
}

/** Places a node whose duration runs on one calendar. `known` is the work done there at `start`, if not NaN. */
function placeWork(net: Network, node: number, at: Places, t: number, known: number): void {
  const c = calendarOf(net, node);
  const span = net.spanSec[node] ?? 0;
  const work = Number.isNaN(known) ? workAt(c, t) : known;
  at.work[node] = work + span;
  if (span > 0) {
    at.start[node] = startOf(c, work);
    at.finish[node] = finishOf(c, work + span);
  } else {
    const begin = finishOf(c, work) === t ? t : startOf(c, work);
    at.start[node] = begin;
    at.finish[node] = begin;
  }
}

/** Places a node of any other kind. */
function placeOther(net: Network, node: number, at: Places, start: number, finish: number): void {
  const kind = net.kind[node];
  if (kind === Kind.Fixed || kind === Kind.Started) {
    at.start[node] = net.givenStart[node] ?? 0;
    at.finish[node] = kind === Kind.Fixed ? (net.givenFinish[node] ?? 0) : startedFinish(net, node);
  } else if (kind === Kind.Entry) {
    const own = net.constraint[node] === Con.SNET ? (net.constraintDate[node] ?? 0) : start;
    at.start[node] = Math.max(start, own);
    at.finish[node] = finish;
  } else {
    const t = boundOf(net, node, at, start, finish);
    const begin = beginFrom(net, node, t);
    at.start[node] = begin;
    at.finish[node] = endAfter(net, node, kind === Kind.Effort ? t : begin);
  }
}

/** Calculates one node from its predecessors. */
export function forwardNode(net: Network, node: number, at: Places): void {
  if (net.kind[node] === Kind.Exit) {
    exitNode(net, node, at);
    return;
  }
  let start = -Infinity;
  let finish = -Infinity;
  let known = -Infinity;
  let last = -1;
  for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++) {
    const p = net.from[e] ?? 0;
    const code = net.edge[e] ?? 0;
    if (code === plainEdge) {
      const work = at.work[p] ?? 0;
      if (work > known || (work === known && (at.finish[p] ?? 0) > (at.finish[last] ?? 0))) {
        known = work;
        last = p;
      }
    } else if ((code & EdgeBit.kind) === Edge.Give) {
      start = Math.max(start, at.start[p] ?? 0);
      finish = Math.max(finish, at.finish[p] ?? 0);
    } else {
      const byFinish = (code & EdgeBit.kind) === Edge.FF || (code & EdgeBit.kind) === Edge.SF;
      const t = linkAsks(net, e, at);
      if (byFinish) finish = Math.max(finish, t);
      else start = Math.max(start, t);
    }
  }
  const after = last < 0 ? -Infinity : (at.finish[last] ?? 0);
  if (after > start) start = after;
  if (net.kind[node] !== Kind.Work) placeOther(net, node, at, start, finish);
  else {
    const t = boundOf(net, node, at, start, finish);
    placeWork(net, node, at, t, t === after ? known : Number.NaN);
  }
}

/** From when on a link lets its successor start (FS, SS) or finish (FF, SF). */
function linkAsks(net: Network, e: number, at: Places): number {
  const kind = (net.edge[e] ?? 0) & EdgeBit.kind;
  const p = net.from[e] ?? 0;
  const pred = (kind === Edge.FS || kind === Edge.FF ? at.finish[p] : at.start[p]) ?? 0;
  const lag = net.lag[e] ?? 0;
  if (lag === 0 || pred === -Infinity) return pred;
  const oneCalendar = net.kind[p] === Kind.Work && net.calendar[p] === net.lagCalendar[net.to[e] ?? 0];
  if (!oneCalendar || net.edge[e] !== kind) return afterLag(net, e, pred, at);
  const atFinish = kind === Edge.FS || kind === Edge.FF;
  const work = (at.work[p] ?? 0) - (atFinish ? 0 : (net.spanSec[p] ?? 0)) + lag;
  return lag > 0 ? finishOf(calendarOf(net, p), work) : startOf(calendarOf(net, p), work);
}

function exitNode(net: Network, node: number, at: Places): void {
  let start = Infinity;
  let finish = -Infinity;
  for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++) {
    const p = net.from[e] ?? 0;
    start = Math.min(start, at.start[p] ?? 0);
    finish = Math.max(finish, at.finish[p] ?? 0);
  }
  // A summary without active tasks asks for nothing.
  at.start[node] = start === Infinity ? -Infinity : start;
  at.finish[node] = finish;
}

/** The early dates, as places. */
export const earlyPlaces = (dates: Dates): Places => ({
  start: dates.earlyStart,
  finish: dates.earlyFinish,
  work: dates.earlyWork,
  projectStart: dates.projectStart,
});

/** Early dates of all nodes, and the project's finish. */
export function forwardPass(net: Network, dates: Dates): void {
  const at = earlyPlaces(dates);
  for (let node = 0; node < net.size; node++) forwardNode(net, node, at);
}

/** The latest finish of what is scheduled; the project's start where nothing is. */
export function lastOf(net: Network, finish: Float64Array): number {
  let last = -Infinity;
  for (let node = 0; node < net.size; node++) {
    const f = finish[node] ?? 0;
    if (f > last && (net.kind[node] ?? 0) < Kind.Entry && !((net.flags[node] ?? 0) & Flag.Inactive)) last = f;
  }
  return last === -Infinity ? net.frame.start : last;
}

/** The earliest start of what is scheduled. */
export function firstOf(net: Network, start: Float64Array): number {
  let first = Infinity;
  for (let node = 0; node < net.size; node++) {
    const s = start[node] ?? 0;
    if (s < first && (net.kind[node] ?? 0) < Kind.Entry && !((net.flags[node] ?? 0) & Flag.Inactive))
      first = s;
  }
  return first === Infinity ? net.frame.start : first;
}

/** Where one node is placed: on its late dates when it is to be as late as possible, else after its predecessors. */
export function placeNode(net: Network, node: number, dates: Dates): void {
  if ((net.flags[node] ?? 0) & Flag.Late && (net.kind[node] ?? 0) < Kind.Fixed) {
    dates.work[node] = (dates.lateWork[node] ?? 0) + (net.spanSec[node] ?? 0);
    dates.start[node] = dates.lateStart[node] ?? 0;
    dates.finish[node] = dates.lateFinish[node] ?? 0;
  } else forwardNode(net, node, dates);
}

/** Places all nodes; needed only where some are placed late. */
export function placePass(net: Network, dates: Dates): void {
  for (let node = 0; node < net.size; node++) placeNode(net, node, dates);
}
