/** Distance between rows that are numbered anew; more than fifty rows can then be put between two, one after the other. */
const gap = 1024;
/** Neighbours closer than this get no row between them any more. */
const least = 1e-6;

/** The members of a sequence that can stay when it is to rise: a longest rising subsequence, by index. */
function rising(values: readonly (number | undefined)[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Int32Array(values.length).fill(-1);
  values.forEach((value, i) => {
    if (value === undefined) return;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const mid = (low + high) >> 1;
      if ((values[tails[mid] ?? -1] ?? 0) < value) low = mid + 1;
      else high = mid;
    }
    before[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  });
  const kept = new Set<number>();
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) kept.add(i);
  return kept;
}

/**
 * Where rows lie after they were put in this order: as few as possible are numbered anew. The same map when the order
 * is as it was.
 */
export function placesOf(
  uids: readonly number[],
  known: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const values = uids.map(u => known.get(u));
  const inOrder = values.every((v, i) => v !== undefined && (i === 0 || v > (values[i - 1] ?? 0)));
  if (inOrder && uids.length === known.size) return known;
  const kept = rising(values);
  const places = new Map<number, number>();
  for (let i = 0; i < uids.length; ) {
    const uid = uids[i] ?? 0;
    const own = values[i];
    if (kept.has(i) && own !== undefined) {
      places.set(uid, own);
      i += 1;
      continue;
    }
    let end = i;
    while (end < uids.length && !kept.has(end)) end += 1;
    const from = i === 0 ? undefined : places.get(uids[i - 1] ?? 0);
    const to = values[end];
    const low = from ?? (to ?? 0) - gap * (end - i + 1);
    const step = to === undefined ? gap : (to - low) / (end - i + 1);
    if (step < least) return new Map(uids.map((u, n) => [u, n * gap]));
    for (let k = i; k < end; k++) places.set(uids[k] ?? 0, low + step * (k - i + 1));
    i = end;
  }
  return places;
}
