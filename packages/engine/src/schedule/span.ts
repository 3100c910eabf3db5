import { addWork, lastFinish, nextInstant, nextStart, workBetween } from '../calendar/working-time.ts';
import { calendarOf, Flag, Kind, type Network } from './network.ts';

// Run for every task and link: plain numbers instead of records, hence more parameters than elsewhere.

const noParts: readonly never[] = [];
const partsOf = (net: Network, node: number) => net.side.get(node)?.parts ?? noParts;
const elapsed = (net: Network, node: number) => ((net.flags[node] ?? 0) & Flag.Elapsed) !== 0;

/** Where a node begins that may begin from `t` on. */
export function beginFrom(net: Network, node: number, t: number): number {
  if (elapsed(net, node)) return t;
  if (net.kind[node] === Kind.Effort)
    return Math.min(
      ...partsOf(net, node).map(p => nextStart(p.calendar, addWork(p.calendar, t, p.delaySec))),
    );
  const c = calendarOf(net, node);
  return (net.spanSec[node] ?? 0) > 0 ? nextStart(c, t) : nextInstant(c, t);
}

/** Where a node ends that begins at `t`. */
export function endAfter(net: Network, node: number, t: number): number {
  const span = net.spanSec[node] ?? 0;
  if (elapsed(net, node)) return t + span;
  if (net.kind[node] === Kind.Effort)
    return Math.max(...partsOf(net, node).map(p => addWork(p.calendar, t, p.delaySec + p.spanSec)));
  return addWork(calendarOf(net, node), t, span);
}

/** Where a node must begin to end at `t`; of one in progress, where its rest must. */
export function beginBefore(net: Network, node: number, t: number): number {
  const span = (net.kind[node] === Kind.Started ? net.restSec[node] : net.spanSec[node]) ?? 0;
  if (elapsed(net, node)) return t - span;
  if (net.kind[node] === Kind.Effort)
    return Math.min(...partsOf(net, node).map(p => addWork(p.calendar, t, -(p.delaySec + p.spanSec))));
  return addWork(calendarOf(net, node), t, -span);
}

/** The equivalent end of the period before, where a node that must end by `t` ends. */
export function endBy(net: Network, node: number, t: number): number {
  return elapsed(net, node) ? t : lastFinish(calendarOf(net, node), t);
}

/** Time from `a` to `b` as a node counts it. */
export function timeBetween(net: Network, node: number, a: number, b: number): number {
  return elapsed(net, node) ? b - a : workBetween(calendarOf(net, node), a, b);
}
