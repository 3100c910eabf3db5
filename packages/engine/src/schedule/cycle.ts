import type { Finding } from '../base/finding.ts';
import { Edge, EdgeBit } from './network.ts';
import { type EdgeList, offsets, topologicalOrder } from './order.ts';
import type { Plan } from './plan.ts';

/** Steps that may be spent on writing cycles out; beyond, one is given by its closing edge alone. */
const patience = 2_000_000;
const mostNamed = 20;
const mostRounds = 30;

/** The edges out of each node that has no order. */
function edgesBetween(size: number, list: EdgeList, free: Uint8Array) {
  const inside = list.from.flatMap((v, e) => (free[v] || free[list.to[e] ?? 0] ? [] : [e]));
  const at = offsets(
    size,
    inside.map(e => list.from[e] ?? 0),
  );
  const next = at.slice();
  const out = new Int32Array(inside.length);
  for (const e of inside) {
    const v = list.from[e] ?? 0;
    const slot = next[v] ?? 0;
    next[v] = slot + 1;
    out[slot] = e;
  }
  return { at, out };
}

/** Cycles met in one depth-first walk over the nodes without order, each as its edges in order, the closing one last. */
function findCycles(size: number, list: EdgeList, free: Uint8Array): number[][] {
  const { at, out } = edgesBetween(size, list, free);
  const next = at.slice();
  const place = new Int32Array(size).fill(-1);
  const done = new Uint8Array(size);
  const cycles: number[][] = [];
  let spent = 0;
  for (let root = 0; root < size; root++) {
    if (free[root] || done[root]) continue;
    const path = [root];
    const edges: number[] = [];
    place[root] = 0;
    while (path.length > 0) {
      const v = path.at(-1) ?? 0;
      const slot = next[v] ?? 0;
      if (slot >= (at[v + 1] ?? 0)) {
        done[v] = 1;
        place[v] = -1;
        path.pop();
        edges.pop();
        continue;
      }
      next[v] = slot + 1;
      const e = out[slot] ?? 0;
      const w = list.to[e] ?? 0;
      const from = place[w] ?? -1;
      if (from >= 0) {
        spent += edges.length - from;
        cycles.push(spent > patience ? [e] : [...edges.slice(from), e]);
      } else if (!done[w]) {
        place[w] = path.length;
        path.push(w);
        edges.push(e);
      }
    }
  }
  return cycles;
}

const isLink = (list: EdgeList, e: number) => ((list.edge[e] ?? 0) & EdgeBit.kind) < Edge.Give;

/** The edge of a cycle to leave out: its last link in the order of the plan, rather than the belonging to a summary. */
function edgeToDrop(cycle: readonly number[], list: EdgeList): number {
  const links = cycle.filter(e => isLink(list, e));
  return (links.length > 0 ? links : cycle).reduce((last, e) => Math.max(last, e), -1);
}

/** The task of each node, as its index in the plan. */
interface Nodes {
  readonly plan: Plan;
  readonly taskOf: readonly number[];
}

/** Names a cycle by its tasks, beginning where the link that was left out leads. */
function finding(
  { plan, taskOf, list }: Nodes & { readonly list: EdgeList },
  cycle: readonly number[],
  drop: number,
): Finding {
  const uidAt = (node: number | undefined) => plan.tasks[taskOf[node ?? -1] ?? -1]?.uid ?? -1;
  const at = cycle.indexOf(drop);
  const around = [...cycle.slice(at + 1), ...cycle.slice(0, at + 1)];
  const uids = around.map(e => uidAt(list.from[e])).filter((u, i, all) => u !== all[i - 1]);
  const named = uids.slice(0, mostNamed).join(' -> ');
  const more = uids.length > mostNamed ? ` -> ... ${uids.length - mostNamed} more` : '';
  return {
    code: 'schedule.cycle',
    severity: 'error',
    message: `Tasks ${named}${more} -> ${uids[0]} wait for each other; the link from ${uidAt(list.from[drop])} to ${uidAt(list.to[drop])} was ignored. Remove one of the links.`,
    path: uids.slice(0, mostNamed).map(u => `task ${u}`),
  };
}

function without(list: EdgeList, dropped: ReadonlySet<number>): EdgeList {
  const keep = (column: readonly number[]) => column.filter((_, e) => !dropped.has(e));
  return { from: keep(list.from), to: keep(list.to), edge: keep(list.edge), lag: keep(list.lag) };
}

/** An order of all nodes, and the edges it is an order of: of each cycle one link is left out, with a finding that names it. */
export function orderNodes({ plan, taskOf }: Nodes, all: EdgeList, findings: Finding[]) {
  const size = taskOf.length;
  let list = all;
  for (let round = 0; ; round++) {
    const { order, length } = topologicalOrder(size, list);
    if (length === size) return { order, list };
    const free = new Uint8Array(size);
    for (let i = 0; i < length; i++) free[order[i] ?? 0] = 1;
    const dropped = new Set<number>();
    for (const cycle of findCycles(size, list, free)) {
      if (cycle.some(e => dropped.has(e))) continue;
      // Each round breaks some cycles at their last link; should that not end, what closes them goes.
      const drop = round < mostRounds ? edgeToDrop(cycle, list) : (cycle.at(-1) ?? 0);
      dropped.add(drop);
      findings.push(finding({ plan, taskOf, list }, cycle, drop));
    }
    list = without(list, dropped);
  }
}
