import { Edge, markPlain, type Network } from './network.ts';

/** The columns of edges with one more, or one less. */
function spliced<T extends Int32Array | Uint8Array>(
  column: T,
  make: (n: number) => T,
  { at, value }: { readonly at: number; readonly value: number | null },
): T {
  const out = make(column.length + (value === null ? -1 : 1));
  out.set(column.subarray(0, at));
  if (value === null) out.set(column.subarray(at + 1), at);
  else {
    out[at] = value;
    out.set(column.subarray(at), at + 1);
  }
  return out;
}

const ints = (n: number) => new Int32Array(n);
const bytes = (n: number) => new Uint8Array(n);

function outgoing(size: number, from: Int32Array) {
  const outAt = new Int32Array(size + 1);
  for (const v of from) outAt[v + 1] = (outAt[v + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) outAt[i + 1] = (outAt[i + 1] ?? 0) + (outAt[i] ?? 0);
  const next = outAt.slice();
  const outEdge = new Int32Array(from.length);
  for (let e = 0; e < from.length; e++) {
    const v = from[e] ?? 0;
    const slot = next[v] ?? 0;
    next[v] = slot + 1;
    outEdge[slot] = e;
  }
  return { outAt, outEdge };
}

/** An edge to be put in. */
export interface NewEdge {
  readonly from: number;
  readonly to: number;
  readonly edge: number;
  readonly lag: number;
}

/** The network with one link more; its head must come after its tail. */
export function withEdge(net: Network, e: NewEdge): Network {
  const at = net.inAt[e.to + 1] ?? 0;
  const from = spliced(net.from, ints, { at, value: e.from });
  const changed: Network = {
    ...net,
    from,
    to: spliced(net.to, ints, { at, value: e.to }),
    edge: spliced(net.edge, bytes, { at, value: e.edge }),
    lag: spliced(net.lag, ints, { at, value: e.lag }),
    inAt: net.inAt.map((x, node) => (node > e.to ? x + 1 : x)),
    ...outgoing(net.size, from),
  };
  markPlain(changed, at);
  return changed;
}

/** The network without one link. */
export function withoutEdge(net: Network, edge: number): Network {
  const to = net.to[edge] ?? 0;
  const from = spliced(net.from, ints, { at: edge, value: null });
  return {
    ...net,
    from,
    to: spliced(net.to, ints, { at: edge, value: null }),
    edge: spliced(net.edge, bytes, { at: edge, value: null }),
    lag: spliced(net.lag, ints, { at: edge, value: null }),
    inAt: net.inAt.map((x, node) => (node > to ? x - 1 : x)),
    ...outgoing(net.size, from),
  };
}

/** The link between two nodes; -1 when there is none. */
export function edgeBetween(net: Network, from: number, to: number): number {
  for (let e = net.inAt[to] ?? 0, end = net.inAt[to + 1] ?? 0; e < end; e++)
    if (net.from[e] === from && ((net.edge[e] ?? 0) & 7) < Edge.Give) return e;
  return -1;
}
