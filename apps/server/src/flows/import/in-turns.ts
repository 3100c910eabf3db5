/** Does long work to its end and lets others have their turn wherever it yields: it takes longer than they would wait. */
export async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  let step = work.next();
  while (!step.done) {
    await new Promise(resolve => setImmediate(resolve));
    step = work.next();
  }
  return step.value;
}

const turn = 500;

/** Maps a long list, and yields after every few hundred. */
export function* mapped<T, R>(list: readonly T[], map: (item: T) => R): Generator<void, readonly R[]> {
  const results: R[] = [];
  for (const item of list) {
    if (results.length % turn === turn - 1) yield;
    results.push(map(item));
  }
  return results;
}
