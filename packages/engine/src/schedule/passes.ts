import { backwardPass } from './backward.ts';
import { compilePlan } from './compile.ts';
import { firstOf, forwardPass, lastOf, placePass } from './forward.ts';
import { type Dates, type Network, newDates } from './network.ts';
import type { Plan } from './plan.ts';

/**
 * Calculates all dates. From start: early dates, then the project's finish, then late dates. From finish: late
 * dates first, then the project's start, then early dates. Tasks placed late come last.
 */
export function calculate(net: Network, dates: Dates): void {
  if (net.frame.fromFinish) {
    dates.projectFinish = net.frame.finish;
    backwardPass(net, dates);
    dates.projectStart = firstOf(net, dates.lateStart);
    forwardPass(net, dates);
    backwardPass(net, dates);
  } else {
    dates.projectStart = net.frame.start;
    forwardPass(net, dates);
    dates.projectFinish = lastOf(net, dates.earlyFinish);
    backwardPass(net, dates);
  }
  if (net.frame.placesLate) placePass(net, dates);
}

/** The bare passes over a compiled plan, for measuring them. */
export interface Passes {
  /** All dates anew. */
  readonly run: () => void;
  /** The longest path forwards and backwards over the same arrays: the least any calculation must do. */
  readonly longestPath: () => number;
  /** Bytes of the arrays that hold the network, and of those that hold the dates. */
  readonly bytes: number;
}

const bytesOf = (arrays: object) =>
  Object.values(arrays).reduce((sum: number, x) => sum + (ArrayBuffer.isView(x) ? x.byteLength : 0), 0);

/** Compiles a plan for measuring the passes alone. */
export function createPasses(plan: Plan): Passes {
  const { net } = compilePlan(plan);
  const dates = newDates(net);
  const head = new Float64Array(net.size);
  const tail = new Float64Array(net.size);
  return {
    run: () => calculate(net, dates),
    longestPath: () => longestPath(net, head, tail),
    bytes: bytesOf(net) + bytesOf(dates) + net.calendars.list.reduce((sum, c) => sum + bytesOf(c), 0),
  };
}

function longestPath(net: Network, head: Float64Array, tail: Float64Array): number {
  let longest = 0;
  for (let node = 0; node < net.size; node++) {
    let most = 0;
    for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++) {
      const x = head[net.from[e] ?? 0] ?? 0;
      if (x > most) most = x;
    }
    head[node] = most + (net.spanSec[node] ?? 0);
  }
  for (let node = net.size - 1; node >= 0; node--) {
    let most = 0;
    for (let i = net.outAt[node] ?? 0, end = net.outAt[node + 1] ?? 0; i < end; i++) {
      const x = tail[net.to[net.outEdge[i] ?? 0] ?? 0] ?? 0;
      if (x > most) most = x;
    }
    tail[node] = most + (net.spanSec[node] ?? 0);
    if (most > longest) longest = most;
  }
  return longest;
}
