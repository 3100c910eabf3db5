import { workAt } from '../calendar/working-time.ts';
import { backwardNode, backwardPass } from './backward.ts';
import { earlyPlaces, forwardNode, lastOf } from './forward.ts';
import { type Dates, Kind, type Network } from './network.ts';

/** What a ripple touched. */
export interface Ripple {
  /** Nodes whose early dates are other than before. */
  readonly moved: readonly number[];
  /** Calculations made, forwards and backwards. */
  readonly recalculated: number;
}

/** Marks on nodes that are taken in order of their number, up or down. */
function marks(size: number) {
  const marked = new Uint8Array(size);
  let pending = 0;
  let low = size;
  let high = -1;
  return {
    add: (node: number) => {
      if (marked[node]) return;
      marked[node] = 1;
      pending++;
      if (node < low) low = node;
      if (node > high) high = node;
    },
    upwards: (visit: (node: number) => void) => {
      for (let node = low; pending > 0; node++)
        if (marked[node]) {
          marked[node] = 0;
          pending--;
          visit(node);
        }
    },
    downwards: (visit: (node: number) => void) => {
      for (let node = high; pending > 0; node--)
        if (marked[node]) {
          marked[node] = 0;
          pending--;
          visit(node);
        }
    },
  };
}

function forwards(net: Network, dates: Dates, seeds: readonly number[]) {
  const at = earlyPlaces(dates);
  const queue = marks(net.size);
  const isSeed = new Set(seeds);
  const moved: number[] = [];
  let count = 0;
  for (const s of seeds) queue.add(s);
  queue.upwards(node => {
    count++;
    const [start, finish, work] = [at.start[node], at.finish[node], at.work[node]];
    forwardNode(net, node, at);
    const same = start === at.start[node] && finish === at.finish[node] && work === at.work[node];
    if (!same) moved.push(node);
    if (same && !isSeed.has(node)) return;
    for (let i = net.outAt[node] ?? 0, end = net.outAt[node + 1] ?? 0; i < end; i++)
      queue.add(net.to[net.outEdge[i] ?? 0] ?? 0);
  });
  return { moved, count };
}

function backwards(net: Network, dates: Dates, seeds: Iterable<number>): number {
  const queue = marks(net.size);
  let count = 0;
  const addPredecessors = (node: number) => {
    for (let e = net.inAt[node] ?? 0, end = net.inAt[node + 1] ?? 0; e < end; e++)
      queue.add(net.from[e] ?? 0);
  };
  for (const s of seeds) {
    queue.add(s);
    addPredecessors(s);
  }
  queue.downwards(node => {
    count++;
    const [start, finish, work] = [dates.lateStart[node], dates.lateFinish[node], dates.lateWork[node]];
    backwardNode(net, node, dates);
    const same =
      start === dates.lateStart[node] && finish === dates.lateFinish[node] && work === dates.lateWork[node];
    if (!same) addPredecessors(node);
  });
  return count;
}

/**
 * Brings dates up to date after the inputs of some nodes changed: forwards as far as dates move, then backwards
 * likewise; all late dates only when the project's finish moved. For plans scheduled from start with nothing placed late.
 */
export function ripple(net: Network, dates: Dates, seeds: readonly number[]): Ripple {
  const { moved, count } = forwards(net, dates, seeds);
  const finish = moved.length > 0 ? lastOf(net, dates.earlyFinish) : dates.projectFinish;
  if (finish !== dates.projectFinish) {
    dates.projectFinish = finish;
    backwardPass(net, dates);
    return { moved, recalculated: count + net.size };
  }
  dates.finishWork = workAt(net.calendars.project, finish);
  return { moved, recalculated: count + backwards(net, dates, new Set([...seeds, ...moved])) };
}

/** Whether a node is a task, not the door of a summary. */
export const isTask = (net: Network, node: number) => (net.kind[node] ?? 0) < Kind.Entry;
