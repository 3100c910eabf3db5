import { isUnderWay } from './backward.ts';
import { beforeLag } from './lag.ts';
import { type Dates, Edge, EdgeBit, Flag, Kind, type Network, plainEdge } from './network.ts';
import { timeBetween } from './span.ts';

// Run for every task and link: plain numbers instead of records, hence more parameters than elsewhere.

/** For each entry of a linked summary the earliest start and finish of its tasks: where the summary itself begins. */
function reachOf(
  net: Network,
  node: number,
  dates: Dates,
): { readonly start: number; readonly finish: number } {
  let start = Infinity;
  let finish = Infinity;
  for (let i = net.outAt[node] ?? 0, end = net.outAt[node + 1] ?? 0; i < end; i++) {
    const s = net.to[net.outEdge[i] ?? 0] ?? 0;
    const inner =
      net.kind[s] === Kind.Entry
        ? reachOf(net, s, dates)
        : { start: dates.earlyStart[s] ?? 0, finish: dates.earlyFinish[s] ?? 0 };
    start = Math.min(start, inner.start);
    finish = Math.min(finish, inner.finish);
  }
  return { start, finish };
}

/** The least room before any successor, in the time of `node`; Infinity when there is none. `start` and `finish` are whose. */
function room(net: Network, node: number, dates: Dates, door: number): number {
  let least = Infinity;
  for (let i = net.outAt[door] ?? 0, end = net.outAt[door + 1] ?? 0; i < end; i++) {
    const e = net.outEdge[i] ?? 0;
    const s = net.to[e] ?? 0;
    const code = net.edge[e] ?? 0;
    const kind = code & EdgeBit.kind;
    if (code === plainEdge && door === node) {
      const gap = (dates.earlyWork[s] ?? 0) - (net.spanSec[s] ?? 0) - (dates.earlyWork[node] ?? 0);
      if (gap < least) least = gap;
      continue;
    }
    if (kind === Edge.Take) {
      least = Math.min(least, room(net, node, dates, s));
      continue;
    }
    const succ =
      net.kind[s] === Kind.Entry
        ? reachOf(net, s, dates)
        : { start: dates.earlyStart[s] ?? 0, finish: dates.earlyFinish[s] ?? 0 };
    if (!Number.isFinite(succ.start)) continue;
    const target = beforeLag(
      net,
      e,
      kind === Edge.FS || kind === Edge.SS ? succ.start : succ.finish,
      dates.early,
    );
    const own = (kind === Edge.FS || kind === Edge.FF ? dates.earlyFinish : dates.earlyStart)[node] ?? 0;
    least = Math.min(least, timeBetween(net, node, own, target));
  }
  return least;
}

/** Total slack of a leaf in seconds: the smaller of its start and finish slack; of a task in progress its finish slack. */
export function totalSlackOf(net: Network, node: number, dates: Dates): number {
  if ((net.flags[node] ?? 0) & Flag.Late) return 0;
  if (net.kind[node] === Kind.Work)
    return (dates.lateWork[node] ?? 0) + (net.spanSec[node] ?? 0) - (dates.earlyWork[node] ?? 0);
  const finish = timeBetween(net, node, dates.earlyFinish[node] ?? 0, dates.lateFinish[node] ?? 0);
  if (isUnderWay(net, node)) return finish;
  return Math.min(finish, timeBetween(net, node, dates.earlyStart[node] ?? 0, dates.lateStart[node] ?? 0));
}

/** How far a leaf can move without moving a successor; Infinity when it has none. */
export function roomAfter(net: Network, node: number, dates: Dates): number {
  return Math.max(0, room(net, node, dates, node));
}

/** Free slack of a leaf in seconds: how far it can move without moving a successor; no more than its total slack. */
export function freeSlackOf(net: Network, node: number, dates: Dates): number {
  if ((net.flags[node] ?? 0) & Flag.Late) return 0;
  return Math.max(0, Math.min(totalSlackOf(net, node, dates), roomAfter(net, node, dates)));
}
