import { addWork, startOf, workAt, workBetween } from '../calendar/working-time.ts';
import { calendarOf, EdgeBit, Flag, Kind, lagCalendarOf, type Network } from './network.ts';

// Run for every task and link: plain numbers instead of records, hence more parameters than elsewhere.

/** Start and finish of nodes, early or placed. */
interface Places {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** Seconds of an edge's lag; a percentage is of the predecessor's duration. */
function lagSec(net: Network, edge: number, at: Places): number {
  const lag = net.lag[edge] ?? 0;
  if (((net.edge[edge] ?? 0) & EdgeBit.percent) === 0) return lag;
  const p = net.from[edge] ?? 0;
  if (at.finish[p] === -Infinity) return 0;
  const given = net.kind[p] === Kind.Exit || net.kind[p] === Kind.Effort;
  const duration = given
    ? workBetween(calendarOf(net, p), at.start[p] ?? 0, at.finish[p] ?? 0)
    : (net.spanSec[p] ?? 0);
  return Math.round((duration * lag) / 100_000);
}

const isElapsed = (net: Network, edge: number) => {
  const bits = net.edge[edge] ?? 0;
  if (bits & EdgeBit.elapsed) return true;
  return (bits & EdgeBit.percent) !== 0 && ((net.flags[net.from[edge] ?? 0] ?? 0) & Flag.Elapsed) !== 0;
};

/** The instant an edge's lag after `t`, on the successor's calendar unless elapsed. */
export function afterLag(net: Network, edge: number, t: number, at: Places): number {
  const lag = lagSec(net, edge, at);
  if (lag === 0) return t;
  return isElapsed(net, edge) ? t + lag : addWork(lagCalendarOf(net, net.to[edge] ?? 0), t, lag);
}

/** The latest instant an edge's lag before `t`: where the next work begins rather than where the last ended. */
export function beforeLag(net: Network, edge: number, t: number, at: Places): number {
  const lag = lagSec(net, edge, at);
  if (lag === 0) return t;
  if (isElapsed(net, edge)) return t - lag;
  const calendar = lagCalendarOf(net, net.to[edge] ?? 0);
  return startOf(calendar, workAt(calendar, t) - lag);
}
