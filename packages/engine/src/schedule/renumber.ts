import type { NewEdge } from './edge-edit.ts';
import { type Dates, markPlain, type Network } from './network.ts';
import { sortEdges, topologicalOrder } from './order.ts';

/** A network with its dates, nodes in a new order. */
export interface Renumbered {
  readonly net: Network;
  readonly dates: Dates;
  /** New number by old. */
  readonly rank: Int32Array;
}

type Column = Float64Array | Int32Array | Uint16Array | Uint8Array;

const edgeColumns = new Set(['from', 'to', 'edge', 'lag', 'inAt', 'outAt', 'outEdge', 'nodeOf']);

/** Every column of a record of node columns in the new order; two names of one column stay one. */
function permuted<T extends object>(record: T, size: number, rank: Int32Array): T {
  const done = new Map<unknown, Column>();
  const move = (column: Column): Column => {
    const known = done.get(column);
    if (known) return known;
    const out = column.slice();
    for (let i = 0; i < size; i++) out[rank[i] ?? 0] = column[i] ?? 0;
    done.set(column, out);
    return out;
  };
  const isColumn = (x: unknown): x is Column =>
    x instanceof Float64Array ||
    x instanceof Int32Array ||
    x instanceof Uint16Array ||
    x instanceof Uint8Array;
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    isColumn(value) && value.length === size && !edgeColumns.has(name) ? move(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

/** The network with a link that runs against its order: nodes are numbered anew. Null when the link closes a circle. */
export function renumberedWith(net: Network, dates: Dates, link: NewEdge): Renumbered | null {
  const list = {
    from: [...net.from, link.from],
    to: [...net.to, link.to],
    edge: [...net.edge, link.edge],
    lag: [...net.lag, link.lag],
  };
  const { order, length } = topologicalOrder(net.size, list);
  if (length < net.size) return null;
  const rank = new Int32Array(net.size);
  order.forEach((node, r) => {
    rank[node] = r;
  });
  const moved: Network = {
    ...permuted(net, net.size, rank),
    nodeOf: net.nodeOf.map(node => (node < 0 ? -1 : (rank[node] ?? -1))),
    side: new Map([...net.side].map(([node, side]) => [rank[node] ?? 0, side])),
    ...sortEdges(net.size, list, rank),
  };
  for (let e = 0; e < moved.from.length; e++) markPlain(moved, e);
  const newDates = permuted(dates, net.size, rank);
  const early = { start: newDates.earlyStart, finish: newDates.earlyFinish };
  return { net: moved, dates: { ...newDates, early }, rank };
}
