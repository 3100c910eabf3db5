/** Edges before they are sorted. */
export interface EdgeList {
  readonly from: number[];
  readonly to: number[];
  readonly edge: number[];
  readonly lag: number[];
}

/** Edges sorted by their head, and where those out of a node are found. */
export interface SortedEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly edge: Uint8Array;
  readonly lag: Int32Array;
  readonly inAt: Int32Array;
  readonly outAt: Int32Array;
  readonly outEdge: Int32Array;
}

/** Where the group of each number begins, when numbers are sorted; one more entry than numbers. */
export function offsets(size: number, of: readonly number[]): Int32Array {
  const at = new Int32Array(size + 1);
  for (const v of of) at[v + 1] = (at[v + 1] ?? 0) + 1;
  for (let i = 0; i < size; i++) at[i + 1] = (at[i + 1] ?? 0) + (at[i] ?? 0);
  return at;
}

/** An order of the nodes in which every edge leads forwards; nodes on a cycle are missing. Depth first, so that chains stay together. */
export function topologicalOrder(size: number, list: EdgeList): { order: Int32Array; length: number } {
  const { outAt, outTo, waiting } = adjacency(size, list);
  const order = new Int32Array(size);
  const stack = new Int32Array(size);
  let length = 0;
  for (let root = 0; root < size; root++) {
    if (waiting[root] !== 0) continue;
    let top = 0;
    stack[top++] = root;
    waiting[root] = -1;
    while (top > 0) {
      const v = stack[--top] ?? 0;
      order[length++] = v;
      for (let i = (outAt[v + 1] ?? 0) - 1; i >= (outAt[v] ?? 0); i--) {
        const w = outTo[i] ?? 0;
        waiting[w] = (waiting[w] ?? 0) - 1;
        if (waiting[w] !== 0) continue;
        waiting[w] = -1;
        stack[top++] = w;
      }
    }
  }
  return { order, length };
}

function adjacency(size: number, list: EdgeList) {
  const outAt = offsets(size, list.from);
  const outTo = new Int32Array(list.from.length);
  const next = outAt.slice();
  const waiting = new Int32Array(size);
  list.from.forEach((v, e) => {
    const w = list.to[e] ?? 0;
    const slot = next[v] ?? 0;
    next[v] = slot + 1;
    outTo[slot] = w;
    waiting[w] = (waiting[w] ?? 0) + 1;
  });
  return { outAt, outTo, waiting };
}

/** Renames nodes by `rank` and sorts edges by their head, then by their tail. */
export function sortEdges(size: number, list: EdgeList, rank: Int32Array): SortedEdges {
  const count = list.from.length;
  const from = list.from.map(v => rank[v] ?? 0);
  const to = list.to.map(v => rank[v] ?? 0);
  const inAt = offsets(size, to);
  const next = inAt.slice();
  const sorted = {
    from: new Int32Array(count),
    to: new Int32Array(count),
    edge: new Uint8Array(count),
    lag: new Int32Array(count),
  };
  for (let e = 0; e < count; e++) {
    const w = to[e] ?? 0;
    const slot = next[w] ?? 0;
    next[w] = slot + 1;
    sorted.from[slot] = from[e] ?? 0;
    sorted.to[slot] = w;
    sorted.edge[slot] = list.edge[e] ?? 0;
    sorted.lag[slot] = list.lag[e] ?? 0;
  }
  const outAt = offsets(size, from);
  const outEdge = new Int32Array(count);
  const nextOut = outAt.slice();
  for (let e = 0; e < count; e++) {
    const v = sorted.from[e] ?? 0;
    const slot = nextOut[v] ?? 0;
    nextOut[v] = slot + 1;
    outEdge[slot] = e;
  }
  return { ...sorted, inAt, outAt, outEdge };
}
